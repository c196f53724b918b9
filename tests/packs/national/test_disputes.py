"""Where the sources disagree: one or more tests for each section of `docs/disputes.md`, named after it."""

from __future__ import annotations

from functools import cache

import pytest

import asn_neutrality as asn
from asn_neutrality import FindingStatus, Outcome
from tests.packs import shipped

VIOLATION, NO_VIOLATION = Outcome.VIOLATION, Outcome.NO_VIOLATION
DISPUTED, NEEDS_ASSESSMENT = Outcome.DISPUTED, Outcome.NEEDS_ASSESSMENT
Facts = dict[str, str | list[str]]


@cache
def national() -> asn.Judge:
    return asn.compile(asn.load("nasional"))


@cache
def with_local_lists() -> asn.Judge:
    return asn.compile(asn.load("nasional", "daerah", "perbedaan_daftar"))


def answers(verdict: asn.Verdict) -> dict[str, Outcome]:
    """The outcome under each answer to each question of reading, by ``question=answer``."""
    return {f"{item.question.id}={item.answer}": item.outcome for item in verdict.readings}


def finding(verdict: asn.Verdict, rule: str) -> FindingStatus:
    return verdict.finding(rule).status


# -- D1: a speaker with a duty letter ----------------------------------------------------------------------------------

SPEAKER: Facts = {
    "tanggal": "2020-10-12",
    "pemilihan": "pilkada_2020",
    "kontes": "bupati",
    "pelaku.status": "pns",
    "perbuatan": "narasumber",
    "acara.jenis": "kegiatan_parpol",
    "unsur_kampanye": "tidak",
    "tugas_kedinasan": "ya",
    "berpihak": "tidak",
}


@pytest.mark.parametrize(
    ("letter", "duty", "expected"),
    [
        ("dari_atasan", "ya", FindingStatus.EXCUSED),
        ("tidak_ada", "ya", FindingStatus.DISPUTED),
        ("dari_pihak_lain", "ya", FindingStatus.DISPUTED),
        ("dari_atasan", "tidak", FindingStatus.VIOLATED),
        ("tidak_ada", "tidak", FindingStatus.VIOLATED),
    ],
)
def test_d1_duty_and_a_superiors_letter_excuse_a_speaker_under_the_decree_of_2020(
    letter: str, duty: str, expected: FindingStatus
) -> None:
    verdict = national().evaluate({**SPEAKER, "surat_tugas": letter, "tugas_kedinasan": duty})
    assert finding(verdict, "skb_2020.narasumber_parpol") is expected


def test_d1_the_letter_of_2017_knows_no_duty_letter_and_the_event_is_disputed() -> None:
    verdict = national().evaluate({**SPEAKER, "surat_tugas": "dari_atasan"})
    assert verdict.outcome is DISPUTED
    assert answers(verdict)["b_71_2017.pemilihan_dalam_surat=menurut_hal"] is NO_VIOLATION
    assert answers(verdict)["b_71_2017.pemilihan_dalam_surat=terus_dipakai"] is VIOLATION


def test_d1_a_duty_letter_against_indramayus_seventh_item_is_disputed_and_both_are_named() -> None:
    verdict = with_local_lists().evaluate({**SPEAKER, "surat_tugas": "dari_atasan", "pelaku.wilayah": "32.12"})
    assert finding(verdict, "indramayu_2020.narasumber_partai") is FindingStatus.DISPUTED
    assert verdict.packs["indramayu_2020"] is DISPUTED
    assert "perbedaan_daftar.bicara_dengan_surat_tugas" in verdict.finding("indramayu_2020.narasumber_partai").questions


def test_d1_alone_each_list_keeps_its_own_answer() -> None:
    facts = {"perbuatan": "narasumber", "acara__jenis": "kegiatan_parpol", "tugas_kedinasan": "ya"}
    letter = {"surat_tugas": "dari_atasan"}
    assert shipped.finding("indramayu_2020.narasumber_partai", **facts, **letter) is FindingStatus.VIOLATED
    assert shipped.finding("musi_rawas_2020.narasumber_parpol", **facts, **letter) is FindingStatus.EXCUSED


def test_d1_the_decree_of_2022_has_no_row_for_speakers_and_leaves_them_to_assessment() -> None:
    facts = SPEAKER | {"tanggal": "2024-10-12", "pemilihan": "pilkada_2024", "berpihak": "?"}
    assert national().evaluate({**facts, "surat_tugas": "dari_atasan"}).packs["skb_2022"] is NEEDS_ASSESSMENT


# -- D2: likes ---------------------------------------------------------------------------------------------------------

LIKE: Facts = {
    "pemilihan": "pilkada_2024",
    "kontes": "bupati",
    "pelaku.status": "pns",
    "perbuatan": "suka",
    "objek.jenis": "pasangan",
}


@pytest.mark.parametrize("day", ["2024-09-10", "2024-09-22", "2024-10-15"])
def test_d2_a_like_on_the_candidates_own_account_is_certain_before_on_and_after_the_determination(day: str) -> None:
    assert national().evaluate({**LIKE, "tanggal": day, "saluran": "akun_calon"}).outcome is VIOLATION


def test_d2_a_like_elsewhere_turns_on_what_the_words_about_the_account_qualify() -> None:
    verdict = national().evaluate({**LIKE, "tanggal": "2024-10-15", "saluran": "media_daring", "isi": "berita"})
    assert finding(verdict, "skb_2022.suka_akun_calon") is FindingStatus.DISPUTED
    assert verdict.finding("skb_2022.suka_akun_calon").questions == ("skb_2022.aksi_akun",)


def test_d2_the_status_decides_the_track_and_not_whether_there_is_a_violation() -> None:
    facts = {**LIKE, "tanggal": "2024-10-15", "saluran": "akun_calon", "objek.jenis": "perorangan"}
    either = national().evaluate({**facts, "objek.status": ["bakal_calon", "calon"]})
    assert either.outcome is VIOLATION
    assert national().evaluate({**facts, "objek.status": "bakal_calon"}).tracks["kode_etik"] is VIOLATION
    assert national().evaluate({**facts, "objek.status": "calon"}).tracks["disiplin"] is VIOLATION


# -- D4, D5: two garbled items of the list of 2020 ---------------------------------------------------------------------


def test_d4_organising_during_the_campaign_turns_on_how_the_item_is_read() -> None:
    rule, facts = "musi_rawas_2020.pelaksana_kampanye", {"perbuatan": "jadi_pelaksana_kampanye"}
    assert shipped.finding(rule, tanggal="2020-10-15", **facts) is FindingStatus.DISPUTED
    assert shipped.finding(rule, tanggal="2020-09-20", **facts) is FindingStatus.VIOLATED


def test_d4_the_national_list_reads_the_same() -> None:
    facts = {"pemilihan": "pilkada_2020", "pelaku.status": "pns", "perbuatan": "jadi_pelaksana_kampanye"}
    verdict = national().evaluate({**facts, "tanggal": "2020-10-15"})
    assert finding(verdict, "skb_2020.pelaksana_kampanye") is FindingStatus.DISPUTED


@pytest.mark.parametrize(("mobilised", "expected"), [("pns", "violated"), ("tidak_ada", "disputed")])
def test_d5_taking_part_and_mobilising_is_certain_and_one_of_them_is_disputed(mobilised: str, expected: str) -> None:
    facts = {"tanggal": "2020-10-15", "pemilihan": "pilkada_2020", "pelaku.status": "pns", "mengerahkan": mobilised}
    taking_part = {"perbuatan": "jadi_peserta_kampanye", "acara.jenis": "kampanye", "objek.status": "calon"}
    verdict = national().evaluate({**facts, **taking_part})
    assert finding(verdict, "skb_2020.peserta_kampanye_mengerahkan").value == expected


# -- D7: one's own candidacy -------------------------------------------------------------------------------------------

APPROACH: Facts = {
    "kontes": "bupati",
    "pelaku.status": "pns",
    "perbuatan": "pendekatan",
    "sasaran": "partai_politik",
    "bagi": "diri_sendiri",
    "berpihak": "tidak",
}


@pytest.mark.parametrize(("leave", "expected"), [("cltn", NO_VIOLATION), ("cltn_diajukan", VIOLATION)])
def test_d7_unpaid_leave_in_force_frees_the_approach_under_the_decree_of_2022(leave: str, expected: Outcome) -> None:
    facts = {**APPROACH, "tanggal": "2024-06-10", "pemilihan": "pilkada_2024", "pelaku.cuti": leave}
    assert national().evaluate(facts).packs["skb_2022"] is expected


def test_d7_the_letter_of_2017_frees_nobody() -> None:
    facts = {**APPROACH, "tanggal": "2018-01-10", "pemilihan": "pilkada_2018", "pelaku.cuti": "cltn"}
    assert national().evaluate(facts).packs["b_71_2017"] is VIOLATION


def test_d7_registering_with_a_party_is_disputed_where_a_supervisor_saw_nothing_wrong_and_names_the_supervisor() -> (
    None
):
    facts = {**APPROACH, "tanggal": "2019-10-14", "pemilihan": "pilkada_2020", "acara.jenis": "pendaftaran_parpol"}
    verdict = national().evaluate(facts)
    assert verdict.outcome is DISPUTED
    assert answers(verdict)["pernyataan_pengawas.mendaftar_di_partai=applies"] is NO_VIOLATION
    assert "Bengkalis" in verdict.explain("en", "full")


@pytest.mark.parametrize(("leave", "expected"), [("cltn", DISPUTED), ("cltn_diajukan", VIOLATION)])
def test_d7_unpaid_leave_against_indramayus_first_item_is_disputed(leave: str, expected: Outcome) -> None:
    facts = {**APPROACH, "tanggal": "2020-09-14", "pemilihan": "pilkada_2020", "pelaku.wilayah": "32.12"}
    assert with_local_lists().evaluate({**facts, "pelaku.cuti": leave}).packs["indramayu_2020"] is expected


# -- D10: the joint decrees of 2020 and 2022 ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("election", "day", "first", "second"),
    [
        ("pilkada_2020", "2020-09-09", NO_VIOLATION, NO_VIOLATION),
        ("pilkada_2020", "2020-09-10", VIOLATION, NO_VIOLATION),
        ("pemilu_2024", "2022-09-21", NO_VIOLATION, NO_VIOLATION),
        ("pemilu_2024", "2022-09-22", NO_VIOLATION, VIOLATION),
    ],
)
def test_d10_the_decrees_follow_each_other_without_overlap(
    election: str, day: str, first: Outcome, second: Outcome
) -> None:
    facts = {"tanggal": day, "pemilihan": election, "pelaku.status": "pns", "perbuatan": "jadi_anggota_parpol"}
    packs = national().evaluate(facts).packs
    assert (packs["skb_2020"], packs["skb_2022"]) == (first, second)


def test_d10_following_an_account_is_new_in_the_second_decree() -> None:
    follow = {"pelaku.status": "pns", "perbuatan": "ikuti", "saluran": "akun_pemenangan", "objek.jenis": "pasangan"}
    old = national().evaluate({**follow, "tanggal": "2020-10-15", "pemilihan": "pilkada_2020", "kontes": "bupati"})
    new = national().evaluate({**follow, "tanggal": "2024-10-15", "pemilihan": "pilkada_2024", "kontes": "bupati"})
    assert old.packs["skb_2020"] is not VIOLATION
    assert new.packs["skb_2022"] is VIOLATION


# -- D11: whom a row addresses -----------------------------------------------------------------------------------------

CONTRACT: Facts = {
    "tanggal": "2024-10-15",
    "pemilihan": "pilkada_2024",
    "kontes": "bupati",
    "pelaku.status": "pppk",
    "perbuatan": "suka",
    "saluran": "akun_calon",
    "objek.jenis": "pasangan",
}


def test_d11_an_employee_under_contract_violates_the_joint_decree_and_is_shown_no_penalty_for_pns() -> None:
    verdict = national().evaluate(CONTRACT)
    assert verdict.packs["skb_2022"] is VIOLATION
    assert verdict.sanctions == ()
    assert national().evaluate({**CONTRACT, "pelaku.status": "pns"}).sanctions


def test_d11_the_code_of_ethics_of_pns_does_not_reach_an_employee_under_contract() -> None:
    assert national().evaluate({**CONTRACT, "berpihak": "ya"}).packs["pp_42_2004"] is NO_VIOLATION
    assert national().evaluate({**CONTRACT, "berpihak": "ya", "pelaku.status": "cpns"}).packs["pp_42_2004"] is VIOLATION


def test_d11_whether_the_letter_of_2017_binds_employees_under_contract_is_a_reading() -> None:
    facts = {**CONTRACT, "tanggal": "2019-03-15", "pemilihan": "pemilu_2019", "kontes": "presiden", "berpihak": "ya"}
    assert national().evaluate(facts).packs["b_71_2017"] is DISPUTED
