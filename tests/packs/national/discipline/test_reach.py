"""Whom ethics and discipline bind, the letter of 2017, and norms that no row makes definite."""

from __future__ import annotations

import pytest

from asn_neutrality import Outcome
from tests.packs.national.discipline.judging import (
    CAMPAIGN,
    DISPUTED,
    NOT_MET,
    UNIFORM,
    VIOLATED,
    finding,
    verdict,
    violated,
)

# -- Whom a prohibition binds ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", ["pns", "cpns"])
def test_ethics_and_discipline_bind_permanent_civil_servants_and_candidates(status: str) -> None:
    found = verdict(**{**UNIFORM, "pelaku__status": status}, berpihak="ya")
    assert {"pp_42_2004.konflik_kepentingan", "pp_94_2021.peserta_beratribut"} <= violated(found)


@pytest.mark.parametrize("status", ["pppk", "ppnpn", "kepala_desa", "warga"])
def test_ethics_and_discipline_of_civil_servants_bind_nobody_else(status: str) -> None:
    found = verdict(**{**UNIFORM, "pelaku__status": status}, berpihak="ya")
    for pack in ("pp_42_2004", "pp_53_2010", "pp_94_2021"):
        assert found.packs[pack] is Outcome.NO_VIOLATION


def test_a_reported_civil_servant_of_unknown_kind_violates_the_law_and_leaves_the_regulation_open() -> None:
    found = verdict(**{**UNIFORM, "pelaku__status": "asn"}, berpihak="ya")
    assert found.packs["uu_20_2023"] is Outcome.VIOLATION
    assert found.packs["pp_94_2021"] is Outcome.UNDETERMINED
    listed = verdict(**{**UNIFORM, "pelaku__status": "asn"}, berpihak="tidak").missing
    assert "pelaku.status" in {item.fact.name for item in listed}


def test_whom_the_letter_binds_is_a_reading_for_employees_under_contract() -> None:
    declares = {"tanggal": "2018-12-20", "pemilihan": "pilkada_2018", "kontes": "bupati", "perbuatan": "deklarasi_diri"}
    rule = "b_71_2017.deklarasi_diri"
    assert finding(rule, **declares) is VIOLATED
    assert finding(rule, **{**declares, "pelaku__status": "pppk"}) is DISPUTED
    assert finding(rule, **{**declares, "pelaku__status": "warga"}) is NOT_MET


# -- The letter of 2017 ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "election", "expected"),
    [
        ("2017-12-26", "pilkada_2018", Outcome.NO_VIOLATION),
        ("2017-12-27", "pilkada_2018", Outcome.VIOLATION),
        ("2020-07-06", "pilkada_2020", Outcome.DISPUTED),
        ("2022-09-21", "pemilu_2024", Outcome.DISPUTED),
        ("2022-09-22", "pemilu_2024", Outcome.NO_VIOLATION),
    ],
)
def test_the_letter_is_certain_for_the_elections_it_names_disputed_later_and_ends_with_the_joint_decree(
    day: str, election: str, expected: Outcome
) -> None:
    speaks = {"perbuatan": "narasumber", "acara__jenis": "kegiatan_parpol", "berpihak": "tidak"}
    assert verdict(tanggal=day, pemilihan=election, **speaks).packs["b_71_2017"] is expected


def test_the_letter_knows_neither_unpaid_leave_nor_a_duty_letter() -> None:
    facts = {"tanggal": "2018-01-15", "pemilihan": "pilkada_2018", "kontes": "bupati"}
    assert finding("b_71_2017.deklarasi_diri", **facts, perbuatan="deklarasi_diri", pelaku__cuti="cltn") is VIOLATED
    speech = {"perbuatan": "narasumber", "acara__jenis": "kegiatan_parpol", "surat_tugas": "dari_atasan"}
    assert finding("b_71_2017.narasumber_partai", **facts, **speech, tugas_kedinasan="ya") is VIOLATED


def test_on_the_day_of_determination_it_is_open_whether_the_pair_is_still_prospective() -> None:
    likes = {"pemilihan": "pilkada_2018", "kontes": "bupati", "perbuatan": "suka", "objek__jenis": "pasangan"}
    rule = "b_71_2017.unggah_tanggapi_sebarkan"
    found = {
        day: finding(rule, tanggal=day, saluran="media_sosial", **likes)
        for day in ("2018-02-11", "2018-02-12", "2018-02-13")
    }
    assert list(found.values()) == [VIOLATED, DISPUTED, NOT_MET]


# -- Open norms --------------------------------------------------------------------------------------------------------

UNLISTED = {"pemilihan": "pilkada_2024", "kontes": "bupati", "tanggal": "2024-06-10", "perbuatan": "terima_barang"}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"objek__jenis": "partai_politik"}, Outcome.NEEDS_ASSESSMENT),
        ({"objek__status": "bakal_calon"}, Outcome.NEEDS_ASSESSMENT),
        ({"objek__status": "berniat"}, Outcome.NEEDS_ASSESSMENT),
        ({"objek__status": "bakal_calon", "berpihak": "ya"}, Outcome.VIOLATION),
        ({"objek__status": "bakal_calon", "tujuan_dukungan": "ya"}, Outcome.VIOLATION),
        ({"objek__status": "bakal_calon", "berpihak": "tidak"}, Outcome.NO_VIOLATION),
        ({"objek__jenis": "tidak_ada"}, Outcome.NO_VIOLATION),
        ({"objek__jenis": "perorangan", "objek__status": "bukan_peserta"}, Outcome.NO_VIOLATION),
        ({"objek__status": "bakal_calon", "sepengetahuan_pelaku": "tidak"}, Outcome.NO_VIOLATION),
    ],
)
def test_what_no_row_covers_is_assessed_and_what_has_no_link_to_a_contestant_is_free(
    facts: dict[str, str], expected: Outcome
) -> None:
    assert verdict(**UNLISTED, **facts).outcome is expected


def test_casting_a_vote_is_never_a_violation() -> None:
    assert verdict(**{**CAMPAIGN, "perbuatan": "memberikan_suara"}, berpihak="ya").outcome is Outcome.NO_VIOLATION
