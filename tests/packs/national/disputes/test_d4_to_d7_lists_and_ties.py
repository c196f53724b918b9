"""Garbled items of a list, the candidate's spouse, and one's own candidacy."""

from __future__ import annotations

import pytest

from asn_neutrality import FindingStatus, Outcome
from tests.packs import shipped
from tests.packs.national.disputes.judging import (
    DISPUTED,
    NO_VIOLATION,
    NOT_PARTISAN,
    VIOLATION,
    Facts,
    answers,
    finding,
    national,
    with_local_lists,
)

# -- D4, D5: two garbled items of the list of 2020 ---------------------------------------------------------------------


def test_d4_organising_during_the_campaign_turns_on_how_the_item_is_read() -> None:
    rule, facts = "musi_rawas_2020.pelaksana_kampanye", {"perbuatan": "jadi_pelaksana_kampanye"}
    assert shipped.finding(rule, tanggal="2020-10-15", **facts) is FindingStatus.DISPUTED
    assert shipped.finding(rule, tanggal="2020-09-20", **facts) is FindingStatus.VIOLATED


def test_d4_the_national_list_reads_the_same() -> None:
    facts = {"pemilihan": "pilkada_2020", "pelaku.status": "pns", "perbuatan": "jadi_pelaksana_kampanye"}
    verdict = national().evaluate({**facts, "tanggal": "2020-10-15"})
    assert finding(verdict, "skb_2020.pelaksana_kampanye") is FindingStatus.DISPUTED


def test_d4_discipline_reaches_the_organiser_without_the_garbled_item() -> None:
    facts = {"pemilihan": "pilkada_2020", "kontes": "bupati", "pelaku.status": "pns", "objek.status": "calon"}
    organiser = {"perbuatan": "jadi_pelaksana_kampanye", "tanggal": "2020-10-15", "tanggal_pemeriksaan": "2021-01-10"}
    verdict = national().evaluate({**facts, **organiser})
    assert finding(verdict, "pp_53_2010.terlibat_kampanye") is FindingStatus.VIOLATED
    assert verdict.outcome is VIOLATION


@pytest.mark.parametrize(("mobilised", "expected"), [("pns", "violated"), ("tidak_ada", "disputed")])
def test_d5_taking_part_and_mobilising_is_certain_and_one_of_them_is_disputed(mobilised: str, expected: str) -> None:
    facts = {"tanggal": "2020-10-15", "pemilihan": "pilkada_2020", "pelaku.status": "pns", "mengerahkan": mobilised}
    taking_part = {"perbuatan": "jadi_peserta_kampanye", "acara.jenis": "kampanye", "objek.status": "calon"}
    verdict = national().evaluate({**facts, **taking_part})
    assert finding(verdict, "skb_2020.peserta_kampanye_mengerahkan").value == expected


# -- D6: the candidate's spouse ----------------------------------------------------------------------------------------

SPOUSE: Facts = {
    "tanggal": "2024-10-15",
    "pemilihan": "pilkada_2024",
    "kontes": "bupati",
    "pelaku.status": "pns",
    "pelaku.jabatan": "pelaksana",
    "pelaku.hubungan_calon": "suami_istri",
    "pelaku.atribut": "tidak_ada",
    "objek.jenis": "pasangan",
    "saluran": "tatap_muka",
    "fasilitas": "tidak_ada",
    "mengerahkan": "tidak_ada",
    "berpihak": "tidak",
    "tugas_kedinasan": "tidak",
}
AT_CAMPAIGN: Facts = {"perbuatan": "hadir", "peran_serta": "pasif", "acara.jenis": "kampanye", "isyarat": "tidak_ada"}


def test_d6_a_spouse_on_leave_may_attend_the_campaign_passively_and_nothing_else_changes() -> None:
    verdict = national().evaluate({**SPOUSE, **AT_CAMPAIGN, "pelaku.cuti": "cltn"})
    assert verdict.finding("pp_94_2021.ikut_kampanye").excused_by[-1] == "se_18_2023.hadiri_kampanye_pasangan"
    assert verdict.outcome is not VIOLATION
    active = national().evaluate({**SPOUSE, **AT_CAMPAIGN, "pelaku.cuti": "cltn", "peran_serta": "aktif"})
    assert active.outcome is VIOLATION


def test_d6_without_leave_a_spouse_at_the_campaign_is_in_breach_of_the_circular() -> None:
    verdict = national().evaluate({**SPOUSE, **AT_CAMPAIGN, "perbuatan": "dampingi", "pelaku.cuti": "tidak_cuti"})
    assert verdict.packs["se_18_2023"] is VIOLATION


def test_d6_whether_leave_is_needed_before_the_campaign_is_a_reading() -> None:
    facts = SPOUSE | {"tanggal": "2024-08-28", "objek.status": "bakal_calon", "acara.jenis": "pengenalan"}
    facts |= {"perbuatan": "dampingi", "pelaku.cuti": "tidak_cuti"}
    assert national().evaluate(facts).packs["se_18_2023"] is DISPUTED


def test_d6_leave_is_no_immunity_for_a_like() -> None:
    facts = SPOUSE | {"perbuatan": "suka", "saluran": "akun_calon", "pelaku.cuti": "cltn"}
    assert national().evaluate(facts).outcome is VIOLATION


@pytest.mark.parametrize(("tie", "expected"), [("suami_istri", DISPUTED), ("anak", VIOLATION)])
def test_d6_at_registration_in_kaimana_only_spouses_have_a_permission_to_invoke(tie: str, expected: Outcome) -> None:
    facts = {"tanggal": "2020-09-05", "pemilihan": "pilkada_2020", "pelaku.wilayah": "92.08", "pelaku.status": "pns"}
    facts |= {"perbuatan": "dampingi", "acara.jenis": "pendaftaran_kpu", "objek.status": "bakal_calon"}
    assert with_local_lists().evaluate({**facts, "pelaku.hubungan_calon": tie}).packs["kaimana_2020"] is expected


# -- D7: one's own candidacy -------------------------------------------------------------------------------------------

APPROACH: Facts = {
    "kontes": "bupati",
    "pelaku.status": "pns",
    "perbuatan": "pendekatan",
    "sasaran": "partai_politik",
    "bagi": "diri_sendiri",
    **NOT_PARTISAN,
}


@pytest.mark.parametrize(("leave", "expected"), [("cltn", NO_VIOLATION), ("cltn_diajukan", VIOLATION)])
def test_d7_unpaid_leave_in_force_frees_the_approach_under_the_decree_of_2022(leave: str, expected: Outcome) -> None:
    facts = {**APPROACH, "tanggal": "2024-06-10", "pemilihan": "pilkada_2024", "pelaku.cuti": leave}
    assert national().evaluate(facts).packs["skb_2022"] is expected


def test_d7_the_letter_of_2017_frees_nobody() -> None:
    facts = {**APPROACH, "tanggal": "2018-01-10", "pemilihan": "pilkada_2018", "pelaku.cuti": "cltn"}
    assert national().evaluate(facts).packs["b_71_2017"] is VIOLATION


def test_d7_registering_with_a_party_is_disputed_and_the_supervisor_who_allowed_it_is_named() -> None:
    facts = {**APPROACH, "tanggal": "2019-10-14", "pemilihan": "pilkada_2020", "acara.jenis": "pendaftaran_parpol"}
    verdict = national().evaluate(facts)
    assert verdict.outcome is DISPUTED
    assert answers(verdict)["pernyataan_pengawas.mendaftar_di_partai=applies"] is NO_VIOLATION
    text = verdict.explain("en", "full")
    assert "Bawaslu Bengkalis" in text
    assert "KASN" in text


@pytest.mark.parametrize(("leave", "expected"), [("cltn", DISPUTED), ("cltn_diajukan", VIOLATION)])
def test_d7_unpaid_leave_against_indramayus_first_item_is_disputed(leave: str, expected: Outcome) -> None:
    facts = {**APPROACH, "tanggal": "2020-09-14", "pemilihan": "pilkada_2020", "pelaku.wilayah": "32.12"}
    assert with_local_lists().evaluate({**facts, "pelaku.cuti": leave}).packs["indramayu_2020"] is expected
