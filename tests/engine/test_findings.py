"""What is found of one prohibition, what excuses it and which part of its condition failed."""

from __future__ import annotations

import pytest

from asn_neutrality.domain.rules import FindingStatus
from asn_neutrality.engine.event import Event
from asn_neutrality.engine.findings import excused_by, failed
from asn_neutrality.explain.written import written
from tests.engine.judging import event, finding, rule_of
from tests.fixtures.village import ELECTION

TEXT = """\
paket peraga versi "1.0.0" bahasa id judul "Peraga" lingkup kontes bupati / dpr rezim etik "Etik"
fakta tanggal "Tanggal" : tanggal peran waktu_perbuatan
fakta kontes "Kontes" : pilihan bupati / dpr / lain peran penentu_kontes
fakta a "A" : pilihan satu / dua / tiga
fakta b "B" : pilihan satu / dua
fakta c "C" : ya_tidak
fakta d "D" : ya_tidak
fakta e "E" : ya_tidak penilaian tidak
mustahil a adalah satu dan b adalah satu
sumber daftar judul "Daftar" berlaku 2024-01-01 .. 2024-12-31
larangan r judul "R" dasar daftar rezim etik bila a adalah satu dan b adalah satu dan c dan (d atau e)
larangan s
  judul "S"
  dasar daftar
  rezim etik
  bila a adalah dua
  kecuali satu bila c
  kecuali dua bila d
  kecuali tiga diperdebatkan bila e
"""
IN = {"tanggal": "2024-05-01", "kontes": "bupati"}


def parts(found: Event, name: str) -> list[str]:
    """The failed parts of a rule's condition, as written."""
    return [written(part) for part in failed(found, rule_of(found, name))]


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"kontes": "lain", "tanggal": "2025-01-01"}, FindingStatus.OUT_OF_SCOPE),
        ({"kontes": "bupati", "tanggal": "2025-01-01"}, FindingStatus.OUT_OF_FORCE),
        ({"kontes": "?", "tanggal": "2023"}, FindingStatus.OUT_OF_FORCE),
        ({"a": "tiga"}, FindingStatus.NOT_MET),
        ({**IN, "a": "dua", "c": "ya"}, FindingStatus.EXCUSED),
        ({**IN, "a": "dua", "c": "tidak", "d": "tidak", "e": "ya"}, FindingStatus.DISPUTED),
        ({**IN, "a": "dua", "c": "tidak", "d": "tidak", "e": "tidak"}, FindingStatus.VIOLATED),
        ({**IN, "a": "dua", "c": "tidak"}, FindingStatus.UNDETERMINED),
        ({"a": "dua", "c": "tidak", "d": "tidak", "e": "tidak"}, FindingStatus.UNDETERMINED),
    ],
)
def test_finding_is_the_first_that_applies(facts: dict[str, str], expected: FindingStatus) -> None:
    assert finding(event(TEXT, **facts), "s") is expected


@pytest.mark.parametrize(
    ("facts", "names"),
    [
        ({"c": "ya", "d": "tidak", "e": "tidak"}, ("satu",)),
        ({"c": "ya", "d": "ya", "e": "tidak"}, ("satu", "dua")),
        ({"c": "ya", "d": "tidak", "e": "ya"}, ("satu", "tiga")),
        ({"c": "ya"}, ("satu", "dua", "tiga")),
    ],
)
def test_excuses_are_those_that_may_apply(facts: dict[str, str], names: tuple[str, ...]) -> None:
    found = event(TEXT, **IN, a="dua", **facts)
    assert excused_by(found, rule_of(found, "s")) == names


def test_rule_whose_condition_fails_is_not_excused() -> None:
    found = event(TEXT, **IN, a="tiga", c="ya", d="ya")
    assert excused_by(found, rule_of(found, "s")) == ()


def test_permission_excuses_and_its_own_exception_takes_that_back() -> None:
    attending = {"pelaku": "pns", "perbuatan": "hadir", "cuti": "tidak_cuti", "keluarga": "nihil", "surat": "ya"}
    here, elsewhere = (event(**ELECTION, **attending, tanggal="2024-10-01", wilayah=area) for area in ("16", "17.01"))
    assert (finding(here, "hadir"), finding(elsewhere, "hadir")) == (FindingStatus.EXCUSED, FindingStatus.VIOLATED)
    assert excused_by(here, rule_of(here, "hadir")) == ("desa.hadir_bertugas",)


def test_every_part_that_cannot_hold_has_failed() -> None:
    found = event(TEXT, **IN, a="dua", c="tidak", d="ya")
    assert parts(found, "r") == ["a adalah satu", "c adalah ya"]
    assert parts(event(TEXT, **IN, a="tiga", b="dua"), "r") == ["a adalah satu", "b adalah satu"]


def test_parts_that_only_together_cannot_hold_have_failed_together() -> None:
    found = event(TEXT, **IN, c="ya", d="ya")
    assert finding(found, "r") is FindingStatus.NOT_MET
    assert parts(found, "r") == ["a adalah satu", "b adalah satu"]
