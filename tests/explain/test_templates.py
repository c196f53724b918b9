"""The templates as a set."""

from __future__ import annotations

import re
import string

import pytest

from asn_neutrality.explain.templates import templates
from asn_neutrality.explain.voice import within_sentence
from tests.explain.small_facts import FACTS

ID, EN = templates("id").entries, templates("en").entries


def braces(text: str) -> set[str]:
    """The names in braces."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_both_languages_have_the_same_sentences() -> None:
    assert list(ID) == list(EN)


@pytest.mark.parametrize("key", ID)
def test_both_languages_fill_the_same_braces(key: str) -> None:
    assert braces(ID[key]) == braces(EN[key])


def test_no_template_names_a_fact() -> None:
    names = {name for name in FACTS if "_" in name or "." in name}
    words = {word for text in (*ID.values(), *EN.values()) for word in re.findall(r"[a-z_.]+", text)}
    assert not names & words


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a dan b"),
        (["a", "b", "c"], "a, b, dan c"),
        (["a, b", "c"], "a, b; dan c"),
        (["a; b", "c", "d"], "a; b; c; dan d"),
        (["a dan b", "c"], "a dan b; dan c"),
        (["a atau b", "c"], "a atau b dan c"),
    ],
)
def test_items_with_commas_are_set_apart_by_semicolons(items: list[str], expected: str) -> None:
    assert templates("id").list_all(items) == expected


def test_alternatives_are_joined_by_or() -> None:
    assert templates("en").list_any(["a", "b", "c"]) == "a, b, or c"
    assert templates("id").list_any(["a", "b"]) == "a atau b"


def test_a_comma_inside_quotation_marks_parts_nothing() -> None:
    assert templates("en").list_quoted(["“a, b”", "“c”"], "and") == "“a, b” and “c”"
    assert templates("id").list_quoted(["“a, b”", "“c”", "“d”"], "or") == "“a, b”, “c”, atau “d”"


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("Ada persetujuan tertulis Menteri", "ada persetujuan tertulis Menteri"),
        ("Oleh PNS", "oleh PNS"),
        ("PNS aktif", "PNS aktif"),
        ("Komisi Pemilihan Umum", "Komisi Pemilihan Umum"),
        ("Bupati dan Wakil Bupati", "Bupati dan Wakil Bupati"),
        ("Teguran", "teguran"),
        ("", ""),
    ],
)
def test_a_label_loses_its_capital_inside_a_sentence_unless_it_is_a_name(label: str, words: str) -> None:
    assert within_sentence(label) == words
