"""Plausible mistakes and what is said of each: one message, enough by itself to mend it.

`UPDATE_SNAPSHOTS=1 pytest tests/mistakes` writes the table of `docs/mistakes.md` anew: then read it.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from asn_neutrality.pipeline import check
from asn_neutrality.source.catalogue import help_text
from asn_neutrality.source.text import SourceText
from asn_neutrality.syntax.format import format_file
from asn_neutrality.syntax.keywords import CLAUSES, DECLARATIONS, KEYWORDS
from asn_neutrality.syntax.parse import parse
from tests.mistakes.page import BASE, Mistake, mistakes, table, write, written
from tests.syntax.reading import ROOT

ENGLISH = format_file(parse(SourceText("edaran", BASE))[0], "en")
WORDS = re.compile(r"^[ \t]*([a-z_]{4,})\b", re.MULTILINE)
BEGINNING = {spelling for word in (*DECLARATIONS, *CLAUSES) for spelling in (word.id, word.en)}
SPELLINGS = {spelling for word in KEYWORDS for spelling in (word.id, word.en)}


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> tuple[Mistake, ...]:
    return mistakes(tmp_path_factory.mktemp("mistakes"))


def test_rules_without_the_mistakes_are_right() -> None:
    assert not check(ROOT / "tests" / "mistakes" / "edaran.larangan")


def test_there_are_many_mistakes_and_each_is_found(found: tuple[Mistake, ...]) -> None:
    assert len(found) > 80
    assert not [each.written for each in found if not each.found]


def test_one_mistake_gives_one_message(found: tuple[Mistake, ...]) -> None:
    several = {each.written: [one.code for one in each.found] for each in found if len(each.found) > 1}
    # Without its header a file says so and what stands in its place; the other are two mistakes.
    assert several == {"pakt edaran": ["S008", "C001"], "bila pelaku.status dan asn": ["C044", "C021"]}


def test_every_message_says_what_to_do(found: tuple[Mistake, ...]) -> None:
    helpless = [each.written for each in found if not each.found[0].suggestion and not help_text(each.found[0], "id")]
    assert not helpless


def test_the_page_holds_what_is_said(found: tuple[Mistake, ...]) -> None:
    rows = table(found)
    if os.environ.get("UPDATE_SNAPSHOTS"):
        write(rows)
    assert written() == rows


@pytest.mark.parametrize("text", [BASE, ENGLISH], ids=["id", "en"])
@pytest.mark.parametrize("slip", ["dropped", "doubled", "swapped", "replaced"])
def test_every_misspelt_keyword_is_recognised(text: str, slip: str) -> None:
    for match in WORDS.finditer(text):
        word = match[1]
        if word not in BEGINNING or (bad := _misspelt(word, slip)) in SPELLINGS:
            continue
        broken = text[: match.start(1)] + bad + text[match.end(1) :]
        suggestions = [diagnostic.suggestion for diagnostic in parse(SourceText("edaran", broken))[1]]
        assert word in suggestions, (bad, suggestions)


def _misspelt(word: str, slip: str) -> str:
    match slip:
        case "dropped":
            return word[:2] + word[3:]
        case "doubled":
            return word[:2] + word[1] + word[2:]
        case "swapped":
            return word[0] + word[2] + word[1] + word[3:]
        case _:
            return word[:2] + "x" + word[3:]


def test_clauses_in_any_order_are_no_mistake(tmp_path: Path) -> None:
    head, rule = BASE.split("larangan suka_akun\n")
    clauses = re.split(r"(?m)^(?=  [a-z])", rule)[1:]
    for turn in range(len(clauses)):
        path = tmp_path / "edaran.larangan"
        path.write_text(head + "larangan suka_akun\n" + "".join([*clauses[turn:], *clauses[:turn]]), "utf-8")
        assert not check(path), turn
