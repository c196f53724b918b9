"""Conduct that sources judge differently: speakers, likes, listening at a campaign."""

from __future__ import annotations

import pytest

import asn_neutrality as asn
from asn_neutrality import FindingStatus, Outcome
from tests.packs import shipped
from tests.packs.national.disputes.judging import (
    DISPUTED,
    NEEDS_ASSESSMENT,
    NO_VIOLATION,
    NOT_PARTISAN,
    VIOLATION,
    Facts,
    answers,
    finding,
    national,
    with_local_lists,
)

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
