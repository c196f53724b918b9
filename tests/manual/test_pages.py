"""Every page of the manual has its place, in both languages, and every public name its entry."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import asn_neutrality as asn
from tests.manual.page import DOCS

TREE = re.compile(r"^```\{toctree\}\n(.*?)^```$", re.MULTILINE | re.DOTALL)
HEADING = re.compile(r"^#+ (.*)$", re.MULTILINE)
ANCHOR = re.compile(r"\]\(([^)\s#]*\.md)?#([^)\s]+)\)")
BELOW = {"law", "diagnostics", "decisions"}
INDONESIAN = {path.name.removesuffix(".id.md") for path in DOCS.glob("*.id.md")}


def contents(index: str) -> list[str]:
    """The pages that a first page lists, in order."""
    entries = [line for tree in TREE.findall((DOCS / index).read_text("utf-8")) for line in tree.splitlines()]
    return [line for line in entries if line and not line.startswith(":")]


def anchors(path: Path) -> set[str]:
    """The places within a page that links can name."""
    headings = HEADING.findall(path.read_text("utf-8"))
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_every_page_has_its_place_in_the_table_of_contents() -> None:
    pages = {path.stem for path in DOCS.glob("*.md") if not path.name.endswith(".id.md")} - {"index"}
    assert {page for page in contents("index.md") if "/" not in page} == pages
    assert {page.split("/")[0] for page in contents("index.md") if "/" in page} == BELOW - {"law"}


def test_the_tables_of_contents_are_the_same_in_both_languages() -> None:
    english = contents("index.md")
    assert contents("index.id.md") == [f"{page}.id" if page in INDONESIAN else page for page in english]


def test_no_page_is_listed_twice() -> None:
    assert len(set(contents("index.md"))) == len(contents("index.md"))


def test_folders_of_pages_are_those_that_stand_below_one() -> None:
    assert {path.parent.name for path in DOCS.rglob("*/*.md")} == BELOW


@pytest.mark.parametrize("path", sorted(DOCS.rglob("*.md")), ids=lambda path: path.relative_to(DOCS).as_posix())
def test_links_into_pages_name_a_heading(path: Path) -> None:
    for page, anchor in ANCHOR.findall(path.read_text("utf-8")):
        assert anchor in anchors(path.parent / page if page else path), anchor


@pytest.mark.parametrize("path", sorted(DOCS.glob("*.id.md")), ids=lambda path: path.name)
def test_a_page_in_two_languages_leads_to_the_other(path: Path) -> None:
    other = path.with_name(path.name.replace(".id.md", ".md"))
    assert f"({other.name})" in path.read_text("utf-8")
    assert f"({path.name})" in other.read_text("utf-8")


def test_every_public_name_stands_in_the_reference() -> None:
    named = re.findall(r"^\.\. auto\w+:: asn_neutrality\.(\w+)", (DOCS / "api.md").read_text("utf-8"), re.MULTILINE)
    assert sorted(named) == sorted(asn.__all__)
