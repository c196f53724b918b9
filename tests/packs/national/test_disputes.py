"""Where the sources disagree: one or more tests for each section of `docs/disputes.md`, named after it."""

from __future__ import annotations

import re
import sys
from functools import cache
from pathlib import Path

import pytest

import asn_neutrality as asn
from asn_neutrality import FindingStatus, Outcome
from tests.packs import shipped

VIOLATION, NO_VIOLATION = Outcome.VIOLATION, Outcome.NO_VIOLATION
DISPUTED, NEEDS_ASSESSMENT = Outcome.DISPUTED, Outcome.NEEDS_ASSESSMENT
Facts = dict[str, str | list[str]]

# Every assessment made, in the actor's favour.
NOT_PARTISAN: Facts = {"berpihak": "tidak", "tujuan_dukungan": "tidak", "akibat": "netral", "unsur_kampanye": "tidak"}

DOCS = Path(__file__).parents[3] / "docs"
PAGES = (DOCS / "disputes.md", DOCS / "disputes.id.md")


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


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_dispute_of_the_page_has_a_test(page: Path) -> None:
    sections = {number.lower() for number in re.findall(r"^## (D\d+)\.", page.read_text("utf-8"), re.MULTILINE)}
    tests = [name for name in vars(sys.modules[__name__]) if name.startswith("test_d")]
    assert sections == {f"d{number}" for number in range(1, 13)} == {name.split("_")[1] for name in tests}


# -- D1: a speaker with a duty letter ----------------------------------------------------------------------------------

SPEAKER: Facts = {
    "tanggal": "2020-10-12",
    "pemilihan": "pilkada_2020",
    "kontes": "bupati",
    "pelaku.status": "pns",
    "perbuatan": "narasumber",
    "acara.jenis": "kegiatan_parpol",
    "tugas_kedinasan": "ya",
    **NOT_PARTISAN,
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


# -- D3: listening at a campaign ---------------------------------------------------------------------------------------

LISTENER: Facts = {
    "pelaku.status": "pns",
    "pelaku.jabatan": "pelaksana",
    "pelaku.atribut": "tidak_ada",
    "pelaku.hubungan_calon": "tidak_ada",
    "perbuatan": "hadir",
    "peran_serta": "pasif",
    "acara.jenis": "kampanye",
    "saluran": "tatap_muka",
    "fasilitas": "tidak_ada",
    "mengerahkan": "tidak_ada",
    "isyarat": "tidak_ada",
    "dokumen_dukungan": "tidak_ada",
    "objek.jenis": "pasangan",
    "tugas_kedinasan": "tidak",
}
ELECTIONS: dict[str, Facts] = {
    "2018": {"tanggal": "2018-03-30", "pemilihan": "pilkada_2018", "kontes": "gubernur"},
    "2019": {"tanggal": "2019-03-30", "pemilihan": "pemilu_2019", "kontes": "presiden"},
    "January 2024": {"tanggal": "2024-01-30", "pemilihan": "pemilu_2024", "kontes": "presiden"},
    "October 2024": {"tanggal": "2024-10-15", "pemilihan": "pilkada_2024", "kontes": "bupati"},
}


def listener(election: str, **changed: str) -> asn.Verdict:
    return national().evaluate({**LISTENER, **ELECTIONS[election], **changed})


@pytest.mark.parametrize("election", ELECTIONS)
@pytest.mark.parametrize("assessed", ["?", "tidak"])
def test_d3_listening_is_never_a_certain_violation(election: str, assessed: str) -> None:
    assert listener(election, berpihak=assessed).outcome is not VIOLATION


def test_d3_listening_was_free_under_the_discipline_of_2010_by_its_elucidation() -> None:
    assert listener("2018", berpihak="tidak", tanggal_pemeriksaan="2018-05-01").tracks["disiplin"] is NO_VIOLATION


def test_d3_in_2019_the_supervisors_disagreed_and_are_both_named() -> None:
    verdict = listener("2019", berpihak="tidak", tanggal_pemeriksaan="2019-05-01")
    assert verdict.outcome is DISPUTED
    text = verdict.explain("en", "full")
    assert "Bawaslu RI" in text
    assert "KASN" in text


def test_d3_before_the_ministers_statement_the_elucidation_alone_is_in_question() -> None:
    verdict = listener("January 2024", berpihak="tidak")
    assert verdict.outcome is DISPUTED
    assert verdict.finding("pp_94_2021.ikut_kampanye").questions == ("pp_94_2021.ikut_kampanye",)


def test_d3_after_the_ministers_statement_both_questions_are_named() -> None:
    found = listener("October 2024").finding("pp_94_2021.ikut_kampanye")
    assert found.status is FindingStatus.DISPUTED
    assert set(found.questions) == {"pp_94_2021.ikut_kampanye", "pernyataan_mendagri_2024.hadir_pasif"}


@pytest.mark.parametrize("changed", [{"peran_serta": "aktif"}, {"fasilitas": "kendaraan_dinas"}])
def test_d3_no_permission_reaches_active_support_or_state_property(changed: dict[str, str]) -> None:
    assert listener("October 2024", **changed).outcome is VIOLATION


def test_d3_presence_on_duty_with_the_uniform_and_car_of_that_duty_is_disputed_and_the_supervisor_named() -> None:
    securing = {"pelaku.atribut": "instansi", "fasilitas": "kendaraan_dinas", "berpihak": "tidak", "akibat": "netral"}
    verdict = listener("October 2024", tugas_kedinasan="ya", **securing)
    assert verdict.outcome is DISPUTED
    assert "Bekasi" in verdict.explain("en", "full")
    assert listener("October 2024", tugas_kedinasan="?", **securing).outcome is Outcome.UNDETERMINED
    assert listener("October 2024", tugas_kedinasan="ya", **securing | {"peran_serta": "aktif"}).outcome is VIOLATION


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


# -- D8: decisions that favour a pair ----------------------------------------------------------------------------------

DECISION: Facts = {
    "kontes": "bupati",
    "pelaku.status": "pns",
    "pelaku.jabatan": "camat",
    "perbuatan": "buat_keputusan",
    "akibat": "menguntungkan",
    "objek.status": "calon",
    "tanggal_pemeriksaan": "2021-01-10",
}


@pytest.mark.parametrize(
    ("rule", "day", "election", "expected"),
    [
        ("pp_53_2010.keputusan_pilkada", "2020-10-15", "pilkada_2020", FindingStatus.VIOLATED),
        ("pp_53_2010.keputusan_pilkada", "2020-09-24", "pilkada_2020", FindingStatus.NOT_MET),
        ("skb_2020.keputusan_menguntungkan", "2020-09-24", "pilkada_2020", FindingStatus.NOT_MET),
        ("uu_10_2016.keputusan_atau_tindakan_berpihak", "2020-09-24", "pilkada_2020", FindingStatus.VIOLATED),
        ("pp_94_2021.keputusan_atau_tindakan", "2024-09-24", "pilkada_2024", FindingStatus.VIOLATED),
        ("pp_94_2021.keputusan_atau_tindakan", "2024-12-20", "pilkada_2024", FindingStatus.VIOLATED),
    ],
)
def test_d8_the_same_decision_outside_the_campaign_is_reached_by_some_texts_only(
    rule: str, day: str, election: str, expected: FindingStatus
) -> None:
    facts = {**DECISION, "tanggal": day, "pemilihan": election}
    if election == "pilkada_2024":
        facts.pop("tanggal_pemeriksaan")
    assert finding(national().evaluate(facts), rule) is expected


def test_d8_whether_a_benefit_must_be_shown_and_who_is_an_official_are_readings() -> None:
    facts = {**DECISION, "tanggal": "2024-10-15", "pemilihan": "pilkada_2024", "tanggal_pemeriksaan": "?"}
    rule = "uu_10_2016.keputusan_atau_tindakan_berpihak"
    apt = national().evaluate({**facts, "akibat": "netral", "berpihak": "ya"})
    assert finding(apt, rule) is FindingStatus.DISPUTED
    head_of_school = national().evaluate({**facts, "pelaku.jabatan": "kepala_sekolah"})
    assert finding(head_of_school, rule) is FindingStatus.DISPUTED


# -- D9, D12: which discipline, and which of its penalties -------------------------------------------------------------

MOBILISER: Facts = {
    "kontes": "presiden",
    "pelaku.status": "pns",
    "perbuatan": "jadi_peserta_kampanye",
    "acara.jenis": "kampanye",
    "objek.status": "calon",
    "mengerahkan": "pns",
}
OF_2019: Facts = {"tanggal": "2019-02-10", "pemilihan": "pemilu_2019"}
OF_2024: Facts = {"tanggal": "2024-01-10", "pemilihan": "pemilu_2024"}


def penalties(facts: Facts, rule: str) -> set[str]:
    """The sanctions of a rule that are shown as certain."""
    shown = national().evaluate({**MOBILISER, **facts}).sanctions
    return {item.clause.sanction for item in shown if item.prohibition.id == rule and item.certain}


def test_d9_mobilising_rose_from_medium_to_grave() -> None:
    examined: Facts = {"tanggal_pemeriksaan": "2019-04-01", "tanggal_penjatuhan": "2019-06-01"}
    assert penalties(OF_2019 | examined, "pp_53_2010.peserta_mengerahkan_pns") == {"pp_53_2010.disiplin_sedang"}
    assert penalties(OF_2024, "pp_94_2021.peserta_mengerahkan_pns") == {"pp_94_2021.disiplin_berat"}


@pytest.mark.parametrize(
    ("examined", "old", "new"),
    [
        ("2021-08-30", VIOLATION, NO_VIOLATION),
        ("2021-08-31", NO_VIOLATION, VIOLATION),
        ("belum", NO_VIOLATION, VIOLATION),
    ],
)
def test_d9_an_old_act_follows_the_new_discipline_where_it_had_not_been_examined(
    examined: str, old: Outcome, new: Outcome
) -> None:
    verdict = national().evaluate({**MOBILISER, **OF_2019, "tanggal_pemeriksaan": examined})
    assert finding(verdict, "pp_53_2010.peserta_mengerahkan_pns").value == (
        "violated" if old is VIOLATION else "out_of_force"
    )
    assert finding(verdict, "pp_94_2021.peserta_mengerahkan_pns").value == (
        "violated" if new is VIOLATION else "out_of_force"
    )


def test_d9_while_the_examination_is_unknown_it_is_certain_that_one_of_the_two_is_violated() -> None:
    verdict = national().evaluate({**MOBILISER, **OF_2019})
    assert verdict.tracks["disiplin"] is VIOLATION


def test_d12_a_medium_penalty_of_today_is_of_the_kinds_kept_alive_from_2010() -> None:
    with_attributes: Facts = {**OF_2024, "pelaku.atribut": "partai", "mengerahkan": "tidak_ada"}
    assert penalties(with_attributes, "pp_94_2021.peserta_beratribut") == {"pp_53_2010.disiplin_sedang"}


def test_d12_no_penalty_comes_from_the_allocation_of_2010_for_an_act_of_today() -> None:
    assert penalties(OF_2024, "pp_53_2010.peserta_mengerahkan_pns") == set()


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
