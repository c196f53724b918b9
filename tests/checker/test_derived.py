"""Conclusions, presumptions, and combinations that cannot be."""

from __future__ import annotations

import pytest

from asn_neutrality.logic.atoms import Meant, Member
from asn_neutrality.logic.shapes import Leaf, Not
from tests.checker.checking import diagnose, pack, refusals
from tests.checker.world import CALENDARS, HEAD, LIST, WORDS

DINAS: Meant = Leaf(Member("dinas", ("ya",), ("ya",)))
USE = HEAD + "pakai penanggalan\n"


def test_conclusion_is_read_whole() -> None:
    (made,) = pack(HEAD + LIST + "simpulkan perbuatan adalah suka bila tidak dinas menurut daftar\n", WORDS).conclusions
    assert (made.fact, made.value, made.condition) == ("perbuatan", "suka", Not(DINAS))
    assert [citation.source for citation in made.citations] == ["uji_coba.daftar"]


def test_presumption_and_impossibility_are_read_whole() -> None:
    made = pack(HEAD + LIST + "anggap dinas adalah ya\nmustahil dinas menurut daftar\n", WORDS)
    assert [(one.fact, one.value) for one in made.presumptions] == [("dinas", "ya")]
    assert [(one.condition, len(one.citations)) for one in made.impossible] == [(DINAS, 1)]


@pytest.mark.parametrize("fact", ["tanggal", "wilayah", "uraian", "golongan", "kontes", "pemilihan", "fase.kampanye"])
def test_only_plain_choices_can_be_concluded_or_presumed(fact: str) -> None:
    text = f"simpulkan {fact} adalah sebelum bila dinas\nanggap {fact} adalah sebelum\n"
    assert refusals(USE + text, WORDS, CALENDARS) == ["C091 4:11", "C091 5:8"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("simpulkan perbuatn adalah suka bila dinas", ["C022 4:11 perbuatan?"]),
        ("simpulkan perbuatan adalah sukka bila dinas", ["C023 4:28 suka?"]),
        ("simpulkan perbuatan adalah cltn bila dinas", ["C024 4:28"]),
        ("simpulkan pelaku.status adalah asn bila dinas", ["C023 4:32"]),
        ("simpulkan perbuatan adalah suka bila dines menurut tiada", ["C021 4:38 dinas?", "C020 4:52"]),
        ("anggap perbuatan adalah sukka", ["C023 4:25 suka?"]),
        ("anggap perbuatn adalah suka", ["C022 4:8 perbuatan?"]),
        ("mustahil dines", ["C021 4:10 dinas?"]),
        ("mustahil dinas menurut tiada", ["C020 4:24"]),
        ("simpulkan dinas adalah ya bila dinas", ["C090 4:11"]),
        ("simpulkan dinas adalah ya bila t\nistilah t berarti tidak dinas", ["C090 4:11"]),
        ("simpulkan dinas adalah ya bila berpihak\nsimpulkan berpihak adalah ya bila dinas", ["C090 4:11"]),
        ("simpulkan dinas adalah ya bila berpihak\nsimpulkan dinas adalah tidak bila perbuatan adalah suka", []),
        ("anggap dinas adalah ya\nanggap dinas adalah tidak", ["C092 5:8"]),
        ("anggap dinas adalah ya\nanggap dinas adalah ya", []),
    ],
)
def test_what_is_wrong_with_what_is_derived_is_refused_where_it_stands(text: str, expected: list[str]) -> None:
    assert refusals(USE + text + "\n", WORDS, CALENDARS) == expected


@pytest.mark.parametrize(
    "condition",
    [
        "tanggal sejak lelang",
        "fase.lelang adalah selama",
        "tanggal dalam 2 hari sesudah lelang",
    ],
)
def test_conclusion_depends_on_what_its_stage_depends_on(condition: str) -> None:
    calendar = 'kalender k judul "K" lingkup berpihak ya\n  tahap lelang 2024-01-01 untuk dinas\n'
    (found,) = diagnose(HEAD + calendar + f"simpulkan dinas adalah ya bila {condition}\n", WORDS)
    assert (found.code, found.arguments["circle"]) == ("C090", "dinas -> dinas")
    (found,) = diagnose(HEAD + calendar + f"simpulkan berpihak adalah ya bila {condition}\n", WORDS)
    assert found.arguments["circle"] == "berpihak -> berpihak"


def test_conclusion_may_depend_on_the_days_of_a_stage() -> None:
    text = "simpulkan dinas adalah ya bila tanggal sejak kampanye atau tanggal sejak 2024-01-01\n"
    assert not refusals(USE + text, WORDS, CALENDARS)


def test_presumptions_of_several_packs_may_not_contradict_each_other() -> None:
    other = HEAD.replace("uji_coba", "lain") + "anggap dinas adalah tidak\n"
    (found,) = diagnose(HEAD + "anggap dinas adalah ya\n", WORDS, other)
    assert (found.code, found.arguments["earlier"], found.arguments["value"]) == ("C092", "ya", "tidak")
