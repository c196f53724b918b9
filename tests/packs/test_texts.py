"""The lists say what their sources say, item by item."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from pathlib import Path

import pytest

from asn_neutrality import Citation, Prohibition, RulePack
from tests.packs.shipped import LISTS, rules

ITEMS = tomllib.loads((Path(__file__).parent / "items.toml").read_text("utf-8"))
COUNTS = {"musi_rawas_2020": 16, "indramayu_2020": 7, "batang_hari_2024": 7, "kaimana_2020": 7, "bengkulu_2023": 4}
PROHIBITIONS = [rule for name in LISTS for rule in rules().packs[name].prohibitions]
every_list = pytest.mark.parametrize("name", LISTS)
every_prohibition = pytest.mark.parametrize("rule", PROHIBITIONS, ids=lambda rule: rule.id)


def place(citation: Citation) -> str:
    """Where in its source, as the items are keyed."""
    return " ".join(f"{locator.kind} {locator.value}" for locator in citation.locators)


def places(pack: RulePack, citations: Iterable[Citation]) -> set[str]:
    """The places cited in the pack's own list."""
    return {place(citation) for citation in citations if citation.source == f"{pack.name}.daftar"} - {""}


@every_list
def test_every_item_of_the_source_is_written_down(name: str) -> None:
    assert len(ITEMS[name]) == COUNTS[name]


@every_list
def test_every_item_is_encoded_or_listed_as_not_encoded_and_none_is_invented(name: str) -> None:
    pack = rules().packs[name]
    encoded = places(pack, (citation for rule in pack.prohibitions for citation in rule.basis))
    left_out = places(pack, (item.citation for item in pack.not_encoded))
    assert encoded | left_out == set(ITEMS[name])
    assert not encoded & left_out


@every_list
def test_what_is_not_encoded_says_why(name: str) -> None:
    assert all(len(item.reason.split()) > 5 for item in rules().packs[name].not_encoded)


@every_prohibition
def test_quotes_the_item_it_cites_word_for_word(rule: Prohibition) -> None:
    first = rule.basis[0]
    assert first.source == f"{rule.pack}.daftar"
    assert rule.quote
    assert rule.quote in ITEMS[rule.pack][place(first)]


@every_prohibition
def test_quotes_the_whole_item(rule: Prohibition) -> None:
    item = ITEMS[rule.pack][place(rule.basis[0])]
    rest = item.replace(rule.quote or "", "").strip()
    assert rest in {"", "(ADV)", "karena hal ini diatur dalam PP Nomor 42 Tahun 2004"}


@every_prohibition
def test_has_a_title_in_both_languages(rule: Prohibition) -> None:
    assert rule.title.id
    assert rule.title.en
    assert rule.title.id != rule.title.en


@every_prohibition
def test_is_bound_by_scope_and_not_by_the_day_of_a_report(rule: Prohibition) -> None:
    assert (rule.period.start, rule.period.end) == (None, None)


@every_list
def test_titles_and_labels_are_in_both_languages(name: str) -> None:
    pack = rules().packs[name]
    labels = [pack.title, *(track.label for track in pack.tracks), *(source.title for source in pack.sources)]
    labels += [exception.label for rule in pack.prohibitions for exception in rule.exceptions if exception.label]
    labels += [question.title for question in pack.questions]
    labels += [reading.label for question in pack.questions for reading in question.readings if reading.label]
    assert [label.id for label in labels if not label.en] == []


@every_list
def test_readings_and_exceptions_have_words(name: str) -> None:
    pack = rules().packs[name]
    assert all(reading.label for question in pack.questions for reading in question.readings)
    assert all(exception.label for rule in pack.prohibitions for exception in rule.exceptions)


@every_list
def test_rests_on_a_report_of_the_list(name: str) -> None:
    own = next(source for source in rules().packs[name].sources if source.id == f"{name}.daftar")
    assert own.provenance.value == "laporan"
