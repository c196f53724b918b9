"""Membership of parties and candidacies under the civil-service laws."""

from __future__ import annotations

import pytest

from asn_neutrality import FindingStatus, Outcome
from tests.packs.national.discipline.judging import NOT_MET, VIOLATED, finding, sanctions, verdict, violated


@pytest.mark.parametrize(
    ("day", "old", "new"),
    [
        ("2014-01-14", False, False),
        ("2014-01-15", True, False),
        ("2023-10-30", True, False),
        ("2023-10-31", False, True),
    ],
)
def test_party_membership_passes_from_the_law_of_2014_to_that_of_2023(day: str, old: bool, new: bool) -> None:
    found = violated(verdict(tanggal=day, perbuatan="jadi_anggota_parpol", berpihak="tidak"))
    assert ("uu_5_2014.anggota_partai" in found, "uu_20_2023.anggota_partai" in found) == (old, new)


@pytest.mark.parametrize(
    ("status", "rule", "sanction"),
    [
        ("pns", "pp_11_2017.anggota_partai", "pp_11_2017.pemberhentian_tidak_dengan_hormat"),
        ("cpns", "pp_11_2017.anggota_partai_calon_pns", "pp_11_2017.pemberhentian_calon_pns"),
        ("pppk", "pp_49_2018.anggota_partai", "pp_49_2018.pemutusan_tidak_dengan_hormat"),
    ],
)
def test_membership_ends_employment_by_the_rules_of_each_kind(status: str, rule: str, sanction: str) -> None:
    member = {"perbuatan": "jadi_anggota_parpol", "pelaku__pengunduran_diri": "tidak_ada"}
    found = verdict(tanggal="2022-08-10", **member, pelaku__status=status)
    assert rule in violated(found)
    assert (sanction, True) in sanctions(found)


def test_a_member_who_resigns_is_dismissed_with_honour() -> None:
    found = verdict(tanggal="2022-08-10", perbuatan="jadi_anggota_parpol", pelaku__pengunduran_diri="diajukan")
    of_2017 = {name for name, _ in sanctions(found) if name.startswith("pp_11_2017.")}
    assert of_2017 == {"pp_11_2017.pemberhentian_dengan_hormat"}


STANDS = {"kontes": "bupati", "perbuatan": "tidak_ada", "pelaku__pengunduran_diri": "tidak_ada"}


@pytest.mark.parametrize(
    ("day", "stage", "expected"),
    [
        ("2015-07-07", "bakal_calon", "uu_5_2014.calon_tidak_mundur_saat_mendaftar"),
        ("2015-07-08", "bakal_calon", None),
        ("2015-07-08", "calon", "uu_5_2014.calon_tidak_mundur"),
        ("2023-10-30", "calon", "uu_5_2014.calon_tidak_mundur"),
        ("2023-10-31", "calon", "uu_20_2023.calon_tidak_mundur"),
        ("2024-09-21", "bakal_calon", None),
    ],
)
def test_the_duty_to_resign_moved_from_registration_to_determination_on_8_july_2015(
    day: str, stage: str, expected: str | None
) -> None:
    found = violated(verdict(tanggal=day, pelaku__pencalonan=stage, pelaku__jabatan="guru", **STANDS))
    assert {rule for rule in found if rule.startswith("uu_")} == ({expected} if expected else set())


def test_a_senior_executive_has_a_duty_of_his_own_only_for_regional_head() -> None:
    facts = {"tanggal": "2024-09-22", "pelaku__pencalonan": "calon", "pelaku__jabatan": "jpt_pratama"}
    assert finding("uu_20_2023.pejabat_tinggi_tidak_mundur", **STANDS, **facts) is VIOLATED
    elsewhere = {**STANDS, "kontes": "dpr"}
    assert finding("uu_20_2023.pejabat_tinggi_tidak_mundur", **elsewhere, **facts) is NOT_MET


@pytest.mark.parametrize(("contest", "expected"), [("dpr", VIOLATED), ("dprd", NOT_MET)])
def test_candidates_for_the_regional_legislature_are_not_named(contest: str, expected: FindingStatus) -> None:
    facts = {**STANDS, "kontes": contest, "tanggal": "2023-11-10", "pelaku__pencalonan": "calon"}
    assert finding("uu_20_2023.calon_tidak_mundur", **facts) is expected


def test_how_one_who_does_not_resign_is_dismissed_is_disputed_within_one_regulation() -> None:
    found = verdict(tanggal="2020-09-23", pelaku__pencalonan="calon", pelaku__jabatan="guru", **STANDS)
    assert "pp_11_2017.calon_tidak_mundur" in violated(found)
    assert {item for item in sanctions(found) if item[0].startswith("pp_11_2017.")} == {
        ("pp_11_2017.pemberhentian_dengan_hormat", False),
        ("pp_11_2017.pemberhentian_tidak_dengan_hormat", False),
    }


def test_doing_something_else_is_not_judged_by_the_duty_to_resign() -> None:
    walks = {**STANDS, "perbuatan": "hadir", "objek__jenis": "tidak_ada", "acara__jenis": "kegiatan_keagamaan"}
    assert verdict(tanggal="2024-09-22", **walks).outcome is Outcome.NO_VIOLATION
