"""Every block of the manual that can be run is run, and prints what the page shows.

`UPDATE_SNAPSHOTS=1 pytest tests/manual` writes what is printed into the pages: then read them.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from asn_neutrality.source.text import SourceText
from asn_neutrality.syntax.format import format_file
from asn_neutrality.syntax.parse import parse
from tests.manual.page import Page, Reader, renewing

EXAMPLE = re.compile(r'contoh [^"]*"[^"]*"')
NAMES = ("tutorial", "language", "recipes")
PAGES = (*(Page(name + suffix) for name in NAMES for suffix in ("", ".id")), Page("api"))


def follow(page: Page, folder: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Reader, list[str]]:
    """Work along with a page, in its language."""
    monkeypatch.setenv("LC_ALL", "id_ID.UTF-8" if page.language == "id" else "C.UTF-8")
    reader = Reader(folder, page.language)
    return reader, reader.follow(page)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_a_page_shows_is_what_happens(page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reader, printed = follow(page, tmp_path, monkeypatch)
    if renewing():
        page.write(printed)
    assert page.shown() == printed
    assert printed
    assert reader.wrong() == []


@pytest.mark.parametrize("name", NAMES)
def test_both_languages_show_the_same_rules(name: str) -> None:
    english, indonesian = (Page(name + suffix).blocks() for suffix in ("", ".id"))
    assert [block.kind for block in english] == [block.kind for block in indonesian]
    for one, other in zip(english, indonesian, strict=True):
        if one.kind == "larangan" and not one.prints:
            assert rules(one.text) == rules(other.text)


def rules(text: str) -> str:
    """Rules as their Indonesian text, without the titles of examples, which are in one language only."""
    tree, _ = parse(SourceText("page", f"larangan bagian\n{text}" if text.startswith(" ") else text))
    return EXAMPLE.sub("contoh", format_file(tree, "id").replace("bahasa en", "bahasa id"))
