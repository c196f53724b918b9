"""From items of sources to rules and back."""

from __future__ import annotations

import pytest

from asn_neutrality import Provenance
from asn_neutrality.analysis.trace import Place, SourceTrace, place_order, trace
from asn_neutrality.analysis.uses import Use, UseKind, uses
from asn_neutrality.domain.sources import Locator
from tests.checker.checking import rule_set
from tests.fixtures.bridge import rules

FOUND = trace(rules())


def source(name: str) -> SourceTrace:
    """The trace of one source of the bridge."""
    (found,) = (each for each in FOUND.sources if each.source.id == f"jembatan.{name}")
    return found


def written(place: Place) -> str:
    """A place as it is written."""
    return " ".join(f"{step.kind} {step.value}" for step in place)


def place(text: str) -> Place:
    """The place written so."""
    words = text.split()
    return tuple(Locator(kind, value) for kind, value in zip(words[::2], words[1::2], strict=True))


def test_each_item_names_what_rests_on_it() -> None:
    found = {written(item.place): [use.name for use in item.uses] for item in source("berita").items}
    assert found == {
        "butir 1": ["jembatan.menyeberang_malam"],
        "butir 2": ["jembatan.usir"],
        "butir 3": ["jembatan.memancing"],
        "butir 4": [],
    }


def test_item_that_is_no_rule_has_its_reason() -> None:
    (item,) = (item for item in source("naskah_asli").items if item.not_encoded)
    assert (written(item.place), item.uses) == ("pasal 3", ())
    assert [each.reason for each in item.not_encoded] == ["Hanya menamai jembatan"]


def test_each_rule_names_everything_it_rests_on() -> None:
    crossing, fishing, permission = FOUND.rules
    kinds = [(use.kind, use.citation.source.rpartition(".")[2]) for use in crossing.uses]
    assert kinds == [
        (UseKind.PROHIBITION, "naskah_asli"),
        (UseKind.PROHIBITION, "berita"),
        (UseKind.EXCEPTION, "kabar"),
        (UseKind.SANCTION, "berita"),
        (UseKind.SANCTION, "naskah_asli"),
        (UseKind.SANCTION, "kabar"),
        (UseKind.AUTHORITY, "naskah_asli"),
    ]
    assert [use.kind for use in fishing.uses] == [UseKind.PROHIBITION, UseKind.SANCTION, UseKind.READING]
    assert [use.kind for use in permission.uses] == [UseKind.PERMISSION]


def test_both_directions_have_the_same_uses() -> None:
    from_items = {(use.name, use.citation) for each in FOUND.sources for item in each.items for use in item.uses}
    from_rules = {(use.name, use.citation) for each in FOUND.rules for use in each.uses}
    assert from_rules <= from_items
    assert from_items == {(use.name, use.citation) for use in uses(rules())}


def test_quotation_counts_for_its_own_citation_only() -> None:
    seen = {(use.kind, use.citation.source): use.seen for use in uses(rules())}
    assert seen[UseKind.PROHIBITION, "jembatan.berita"] is Provenance.PRIMARY  # the fishing rule quotes the original
    assert seen[UseKind.SANCTION, "jembatan.berita"] is Provenance.REPORT


def test_missing_numbers_of_a_list_are_gaps() -> None:
    text = """\
paket daftar versi "1.0.0" bahasa id judul "D" rezim r
sumber s judul "S"
fakta a "A" : ya_tidak
larangan satu judul "S" dasar s butir 2 rezim r bila a
larangan dua judul "D" dasar s butir 5 rezim r bila a
tidak_dikodekan s butir 4 alasan "umum"
"""
    (found,) = trace(rule_set(text)).sources
    assert found.gaps == (1, 3)


def test_calendars_and_conclusions_are_traced() -> None:
    text = """\
paket k versi "1.0.0" bahasa id judul "K" rezim r
sumber s judul "S" dilihat naskah
fakta tanggal "T" : tanggal peran waktu_perbuatan
fakta pemilihan "P" : pilihan umum peran penentu_kalender
fakta a "A" : ya_tidak
fakta b "B" : ya_tidak
simpulkan a adalah ya bila b menurut s pasal 1
mustahil a dan b menurut s pasal 2
kalender raya judul "R" menurut s pasal 3 dilihat laporan
  tahap satu 2020-01-01
  tahap dua 2020-02-01 menurut s pasal 4 dilihat belum
"""
    found = uses(rule_set(text))
    assert [(use.kind, use.name, use.seen) for use in found] == [
        (UseKind.CONCLUSION, "a", Provenance.PRIMARY),
        (UseKind.IMPOSSIBLE, "k", Provenance.PRIMARY),
        (UseKind.CALENDAR, "raya", Provenance.REPORT),
        (UseKind.CALENDAR, "raya.satu", Provenance.REPORT),
        (UseKind.CALENDAR, "raya.dua", Provenance.UNSEEN),
    ]


@pytest.mark.parametrize(
    "places",
    [
        ["pasal 2", "pasal 11", "pasal 11 huruf c", "pasal 11 huruf d", "pasal 70A"],
        ["lampiran I butir 3", "lampiran II butir 1", "lampiran IV", "lampiran IX"],
        ["pasal 3 ayat (2)", "pasal 3 ayat (2a)", "pasal 3 ayat (10)"],
    ],
)
def test_places_are_in_the_order_of_their_source(places: list[str]) -> None:
    assert [written(each) for each in sorted(map(place, reversed(places)), key=place_order)] == places


def test_use_of_a_rule_knows_its_rule() -> None:
    owned: list[Use] = [use for use in uses(rules()) if use.rule is not None]
    assert {use.rule for use in owned} == {each.rule.id for each in FOUND.rules}
