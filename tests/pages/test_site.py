"""Rule packs as pages. `UPDATE_SNAPSHOTS=1 pytest tests/pages` writes the snapshots anew: then look at them."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

import pytest

import asn_neutrality as asn
from asn_neutrality.domain.words import Language
from asn_neutrality.explain.sentences import prohibition_sentence
from asn_neutrality.pages import write_pages
from tests.checker.checking import rule_set
from tests.fixtures import bridge
from tests.pages.reading import Page, bridge_pages, read, shipped_pages

SNAPSHOTS = Path(__file__).parent / "snapshots"
LANGUAGES: tuple[Language, ...] = ("id", "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_reads_as_reviewed(language: Language) -> None:
    path = SNAPSHOTS / f"jembatan.{language}.html"
    main = bridge_pages()[f"{language}/jembatan.html"].partition("<main>")[2].partition("</main>")[0]
    text = main.replace("><", ">\n<") + "\n"
    if os.environ.get("UPDATE_SNAPSHOTS"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text


def test_every_link_leads_somewhere() -> None:
    pages = {name: read(html) for name, html in shipped_pages().items()}
    lost = [
        (name, href)
        for name, page in pages.items()
        for href in page.links
        if not href.startswith("https://") and not _found(PurePosixPath(name).parent, href, pages)
    ]
    assert not lost


def _found(folder: PurePosixPath, href: str, pages: Mapping[str, Page]) -> bool:
    path, _, place = href.partition("#")
    page = pages.get(posixpath.normpath(folder / path))
    return page is not None and (not place or place in page.ids)


def test_pages_are_well_formed_and_need_no_script() -> None:
    for name, html in {**shipped_pages(), **bridge_pages()}.items():
        page = read(html)
        assert not page.wrong, name
        assert len(page.ids) == len(set(page.ids)), name
        assert not page.tags & {"script", "img", "link", "iframe"}, name


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_prohibition_is_there_with_its_sentence_quotation_and_examples(language: Language) -> None:
    rules = asn.load("nasional", "daerah")
    for pack in rules.packs.values():
        text = "".join(read(shipped_pages()[f"{language}/{pack.name}.html"]).text)
        for rule in pack.prohibitions:
            assert prohibition_sentence(rule, rules, language) in text, rule.id
            assert (rule.quote or "") in text, rule.id
            assert all(example.title in text for example in rule.examples), rule.id


def test_languages_have_the_same_places() -> None:
    pages = shipped_pages()
    for name in (name for name in pages if name.startswith("id/")):
        assert read(pages[name]).ids == read(pages[f"en/{name.removeprefix('id/')}"]).ids, name


def test_one_language_stands_by_itself() -> None:
    pages = write_pages(bridge.rules(), ("en",))
    assert sorted(pages) == ["index.html", "jembatan.html", "timeline.html"]
    assert "Bahasa Indonesia" not in pages["index.html"]


def test_an_example_written_outside_its_rule_stands_with_the_rule() -> None:
    text = """\
paket luar versi "1.0.0" bahasa id judul "L" rezim r
sumber s judul "S"
fakta x "X" : ya_tidak
larangan satu judul "Satu" dasar s rezim r bila x
uji luar.satu contoh melanggar "Di luar" x: ya
"""
    page = write_pages(rule_set(text), ("id",))["luar.html"]
    assert "Di luar" in page.partition('id="satu"')[2]
