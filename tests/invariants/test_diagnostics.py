"""Codes, their words, their pages, their smallest examples and their uses are the same set."""

from __future__ import annotations

import re
import string
import tomllib
from functools import cache
from pathlib import Path

import pytest

from asn_neutrality import pipeline
from asn_neutrality.source.diagnostic import Diagnostic
from tests.invariants.checkout import PACKAGE, ROOT, literals, modules

CODE = re.compile(r"[SCRPTBL]\d{3}")
TABLES = {"S": "syntax", "C": "checker", "R": "records", "P": "program", "T": "receipts", "B": "tables", "L": "lint"}
PAGES = ROOT / "docs" / "diagnostics"
EXAMPLES = ROOT / "tests" / "diagnostics"


@cache
def entries() -> dict[str, dict[str, str]]:
    """Every entry of the tables of words, by code."""
    found: dict[str, dict[str, str]] = {}
    for letter, table in TABLES.items():
        path = PACKAGE / "source" / "diagnostics" / f"{table}.toml"
        entries_of_table = tomllib.loads(path.read_text("utf-8"))
        assert all(code.startswith(letter) for code in entries_of_table), f"a code in {table}.toml has another letter"
        found |= entries_of_table
    return found


def test_every_code_in_use_has_words_and_the_reverse() -> None:
    used = {str(text.value) for _, tree in modules() for text in literals(tree) if CODE.fullmatch(str(text.value))}
    assert used == set(entries())


def test_every_code_has_a_page_and_the_reverse() -> None:
    assert {path.stem for path in PAGES.glob("*.md") if path.stem != "README"} == set(entries())


def test_the_index_of_pages_lists_every_code_and_its_name() -> None:
    rows = re.findall(r"^\| \[(\w+)\]\((\w+)\.md\) \| (\S+) \|", (PAGES / "README.md").read_text("utf-8"), re.MULTILINE)
    assert rows == [(code, code, entry["name"]) for code, entry in sorted(entries().items())]


def test_every_code_has_a_smallest_example_and_the_reverse() -> None:
    assert {path.stem for path in EXAMPLES.iterdir() if CODE.fullmatch(path.stem)} == set(entries())


def test_smallest_examples_of_rule_files_give_their_code() -> None:
    examples = [path for path in EXAMPLES.iterdir() if CODE.fullmatch(path.stem) and path.stem[0] not in "RTB"]
    given = {path.stem: {diagnostic.code for diagnostic in told_of(path)} for path in examples}
    assert not {code: codes for code, codes in given.items() if code not in codes}


def told_of(example: Path) -> list[Diagnostic]:
    """What is wrong with an example; where it is one of advice, the advice."""
    return pipeline.lint(example) if example.stem.startswith("L") else pipeline.check(*files_of(example))


def files_of(example: Path) -> list[Path] | list[str]:
    """An example, and the file beside it that some need; where what was asked for is wrong, the names asked for."""
    if example.suffix == ".names":
        return example.read_text("utf-8").split()
    return [path for path in (example.with_suffix(".beside.larangan"), example) if path.exists()]


def test_names_of_diagnostics_are_unique() -> None:
    names = [entry["name"] for entry in entries().values()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("code", sorted(entries()))
def test_words_follow_the_house_style_in_both_languages(code: str) -> None:
    entry = entries()[code]
    assert re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", entry["name"])
    assert set(entry) in ({"name", "id", "en"}, {"name", "id", "en", "help_id", "help_en"})
    for key, words in entry.items():
        assert not words.endswith("."), f"{key}: no full stop"
        assert not words[:1].isupper() or words[:2].isupper(), f"{key}: lower case"
        assert not re.search(r"\b(str|int|float|bool|dict|tuple|NoneType)\b", words), f"{key}: a Python type"


@pytest.mark.parametrize("code", sorted(entries()))
def test_both_languages_show_the_same_words_of_the_user(code: str) -> None:
    entry = entries()[code]
    for one, other in (("id", "en"), ("help_id", "help_en")):
        assert braces(entry.get(one, "")) == braces(entry.get(other, ""))


def braces(words: str) -> set[str]:
    """The arguments a message shows; of those given in both languages only what they have in common."""
    names = (name for _, name, _, _ in string.Formatter().parse(words) if name is not None)
    return {re.sub("_(id|en)$", "", name) for name in names}
