"""Records written as examples are read back as they were."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import asn_neutrality as asn
from asn_neutrality.domain.records import Dates, Days, EventRecord, Regions, State, Unknown, Values
from asn_neutrality.domain.rules import FindingStatus
from asn_neutrality.explain.example_source import WrittenExample, example_source

RULE = "batang_hari_2024.surat_dukungan"
HEAD = 'paket salinan versi "1.0.0" bahasa id\n  judul "Salinan"\n\npakai batang_hari_2024\n\n'
A, B = date(2024, 10, 1), date(2024, 10, 31)


@pytest.mark.parametrize(
    ("fact", "state"),
    [
        ("tanggal", Dates((Days(A, A),))),
        ("tanggal", Dates((Days(A, B),))),
        ("tanggal", Dates((Days(None, A), Days(B, None)))),
        ("tanggal_pemeriksaan", Dates((), not_yet=True)),
        ("pelaku.wilayah", Regions(("15.*", "15.04"))),
        ("pelaku.status", Values(frozenset({"pns", "pppk"}))),
        ("sepengetahuan_pelaku", Unknown()),
    ],
)
def test_what_is_written_is_what_was_meant(fact: str, state: State, tmp_path: Path) -> None:
    rules = asn.load("batang_hari_2024")
    facts: dict[str, State] = {fact: state, "perbuatan": Values(frozenset({"hadir"}))}
    ordered = {name: facts[name] for name in rules.vocabulary.facts if name in facts}
    made = WrittenExample('"Judul"', FindingStatus.NOT_MET, None, EventRecord(ordered))
    path = tmp_path / "salinan.larangan"
    path.write_text(HEAD + example_source(RULE, [made], rules, "id"), "utf-8")
    (example,) = asn.load(path).packs["salinan"].examples
    assert example.record == made.record
    assert example.title == "'Judul'"
