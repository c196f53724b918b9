"""Rules about the same conduct."""

from __future__ import annotations

import pytest

from asn_neutrality.analysis.neighbours import accepted, neighbours
from tests.checker.checking import rule_set

WORDS = """\
paket contoh_tetangga versi "1.0.0" bahasa id judul "T" rezim r
sumber s judul "S"
fakta perbuatan "P" : pilihan a / b / c / d
fakta x "X" : ya_tidak
"""


def rule(name: str, condition: str) -> str:
    """A prohibition with this condition."""
    return f'larangan {name} judul "{name}" dasar s rezim r {condition}\n'


@pytest.mark.parametrize(
    ("condition", "values"),
    [
        ("bila perbuatan adalah a / b", "ab"),
        ("bila perbuatan bukan a / b", "cd"),
        ("bila perbuatan adalah a dan x", "a"),
        ("bila perbuatan adalah a atau x", "abcd"),
        ("bila tidak (perbuatan adalah a atau perbuatan adalah b)", "cd"),
        ("bila tidak (perbuatan adalah a dan x)", "abcd"),
        ("bila (perbuatan adalah a / b) dan (perbuatan adalah b / c)", "b"),
        ("bila x tafsir satu bila perbuatan adalah a tafsir dua bila perbuatan adalah b", "ab"),
        ("bila x", "abcd"),
    ],
)
def test_values_under_which_a_condition_can_hold(condition: str, values: str) -> None:
    rules = rule_set(WORDS + rule("satu", condition))
    (prohibition,) = rules.packs["contoh_tetangga"].prohibitions
    assert accepted(prohibition.condition, rules.vocabulary.facts["perbuatan"]) == frozenset(values)


def test_nearest_reaches_most_of_the_same_conduct() -> None:
    text = (
        rule("satu", "bila perbuatan adalah a / b")
        + rule("dua", "bila perbuatan adalah b / c / d")
        + rule("tiga", "bila perbuatan adalah a / b dan x")
        + rule("empat", "bila perbuatan adalah d")
        + rule("lima", "bila x")
    )
    found = neighbours(rule_set(WORDS + text))
    named = {key.partition(".")[2]: [each.partition(".")[2] for each in near] for key, near in found.items()}
    assert named == {
        "satu": ["tiga", "dua"],
        "dua": ["empat", "satu", "tiga"],
        "tiga": ["satu", "dua"],
        "empat": ["dua"],
    }


def test_without_a_choice_there_are_no_neighbours() -> None:
    text = 'paket p versi "1.0.0" bahasa id judul "P" rezim r\nsumber s judul "S"\nfakta x "X" : ya_tidak\n'
    assert neighbours(rule_set(text + rule("satu", "bila x"))) == {}
