"""Where encodings of these rules commonly go wrong. Each test is one pitfall."""

from __future__ import annotations

import pytest

from asn_neutrality import FindingStatus, Outcome
from tests.packs.shipped import LISTS, finding, judge, rules, verdict

VIOLATED, NOT_MET = FindingStatus.VIOLATED, FindingStatus.NOT_MET
UNDETERMINED, EXCUSED = FindingStatus.UNDETERMINED, FindingStatus.EXCUSED
DISPUTED, NEEDS_ASSESSMENT = FindingStatus.DISPUTED, FindingStatus.NEEDS_ASSESSMENT


@pytest.mark.parametrize("day", ["2024-09-23", "2024-10-15", "2024-11-25", "2024-12-20"])
def test_pitfall_1_prohibitions_bind_before_during_and_after_the_campaign(day: str) -> None:
    facts = {"perbuatan": "buat_keputusan", "akibat": "menguntungkan", "objek__status": "calon"}
    assert finding("batang_hari_2024.keputusan_atau_tindakan", tanggal=day, **facts) is VIOLATED


def test_pitfall_1_only_a_rule_that_says_so_is_limited_to_the_campaign() -> None:
    facts = {"perbuatan": "buat_keputusan", "akibat": "menguntungkan", "objek__status": "calon"}
    assert finding("musi_rawas_2020.keputusan_menguntungkan", tanggal="2020-10-15", **facts) is VIOLATED
    assert finding("musi_rawas_2020.keputusan_menguntungkan", tanggal="2020-09-24", **facts) is NOT_MET
    assert finding("musi_rawas_2020.keputusan_menguntungkan", fase__kampanye="sesudah", **facts) is NOT_MET


def test_pitfall_2_a_prospective_candidate_is_not_a_candidate() -> None:
    banner = "indramayu_2020.spanduk_bakal_calon"
    assert finding(banner, perbuatan="pasang_alat_peraga", objek__status="bakal_calon") is VIOLATED
    assert finding(banner, perbuatan="pasang_alat_peraga", objek__status="calon") is NOT_MET
    invite = "kaimana_2020.ajak_intimidasi"
    assert finding(invite, perbuatan="ajak", objek__status="calon") is VIOLATED
    assert finding(invite, perbuatan="ajak", objek__status="bakal_calon") is NOT_MET


def test_pitfall_3_a_list_judges_only_acts_about_its_own_election() -> None:
    facts = {"pelaku.wilayah": "16.05", "pelaku.status": "pns", "perbuatan": "jadi_anggota_parpol"}
    later = judge().evaluate({**facts, "tanggal": "2024-10-15", "pemilihan": "pilkada_2024"})
    assert later.outcome is Outcome.NO_VIOLATION
    assert "musi_rawas_2020" in later.out_of_scope


def test_pitfall_4_lists_that_disagree_are_not_merged() -> None:
    speaker = {
        "perbuatan": "narasumber",
        "acara__jenis": "kegiatan_parpol",
        "tugas_kedinasan": "ya",
        "surat_tugas": "dari_atasan",
    }
    assert verdict("musi_rawas_2020", **speaker).finding("musi_rawas_2020.narasumber_parpol").status is EXCUSED
    elsewhere = verdict("indramayu_2020", **speaker)
    assert elsewhere.finding("indramayu_2020.narasumber_partai").status is VIOLATED
    assert set(elsewhere.out_of_scope) == set(LISTS) - {"indramayu_2020"}


def test_pitfall_4_unpaid_leave_excuses_an_approach_in_one_list_only() -> None:
    approach = {
        "perbuatan": "pendekatan",
        "bagi": "diri_sendiri",
        "sasaran": "partai_politik",
        "pelaku__cuti": "cltn",
    }
    assert finding("musi_rawas_2020.pendekatan_tanpa_cltn", **approach) is EXCUSED
    assert finding("indramayu_2020.pendekatan_partai", **approach) is VIOLATED


@pytest.mark.parametrize(
    ("duty", "letter", "expected"),
    [
        ("ya", "dari_atasan", EXCUSED),
        ("ya", "tidak_ada", VIOLATED),
        ("ya", "dari_pihak_lain", VIOLATED),
        ("tidak", "dari_atasan", VIOLATED),
        ("ya", "?", UNDETERMINED),
        ("ya", "ada", UNDETERMINED),
        ("?", "dari_atasan", UNDETERMINED),
        ("?", "tidak_ada", VIOLATED),
    ],
)
def test_pitfall_5_a_duty_letter_excuses_only_with_official_duty_and_from_a_superior(
    duty: str, letter: str, expected: FindingStatus
) -> None:
    facts = {"perbuatan": "narasumber", "acara__jenis": "kegiatan_parpol"}
    found = finding("musi_rawas_2020.narasumber_parpol", tugas_kedinasan=duty, surat_tugas=letter, **facts)
    assert found is expected


def test_pitfall_5_a_duty_letter_does_not_excuse_a_gesture_at_the_same_event() -> None:
    facts = {"perbuatan": "foto_bersama", "objek__status": "calon", "isyarat": "simbol_keberpihakan"}
    letter = {"tugas_kedinasan": "ya", "surat_tugas": "dari_atasan", "acara__jenis": "kegiatan_parpol"}
    assert finding("musi_rawas_2020.foto_bersama_bersimbol", **facts, **letter) is VIOLATED


@pytest.mark.parametrize(
    "leave",
    ["tidak_cuti", "tahunan", "besar", "sakit", "melahirkan", "alasan_penting", "cltn_diajukan", "kampanye"],
)
def test_pitfall_6_no_other_leave_counts_as_unpaid_leave_nor_does_an_application(leave: str) -> None:
    assert (
        finding("musi_rawas_2020.deklarasi_diri_tanpa_cltn", perbuatan="deklarasi_diri", pelaku__cuti=leave) is VIOLATED
    )


def test_pitfall_7_unpaid_leave_is_no_immunity_for_a_spouse() -> None:
    spouse = {"pelaku__hubungan_calon": "suami_istri", "pelaku__cuti": "cltn", "objek__status": "calon"}
    found = verdict("musi_rawas_2020", perbuatan="suka", saluran="akun_calon", **spouse)
    assert found.outcome is Outcome.VIOLATION
    with_car = {"perbuatan": "hadir", "acara__jenis": "kampanye", "fasilitas": "kendaraan_dinas"}
    found = verdict("musi_rawas_2020", **with_car, **spouse)
    assert found.finding("musi_rawas_2020.suami_istri_ikut_kampanye").status is EXCUSED
    assert found.finding("musi_rawas_2020.peserta_kampanye_fasilitas_negara").status is VIOLATED


@pytest.mark.parametrize("status", ["pppk", "cpns"])
def test_pitfall_8_unpaid_leave_of_those_who_have_none_is_a_contradiction(status: str) -> None:
    found = verdict("musi_rawas_2020", perbuatan="deklarasi_diri", pelaku__status=status, pelaku__cuti="cltn")
    assert [set(contradiction.facts) for contradiction in found.contradictions] == [{"pelaku.status", "pelaku.cuti"}]
    assert found.finding("musi_rawas_2020.deklarasi_diri_tanpa_cltn").status is UNDETERMINED


def test_pitfall_8_a_contract_employee_cannot_be_excused_by_unpaid_leave() -> None:
    declares = {"perbuatan": "deklarasi_diri", "pelaku__cuti": "?"}
    rule = "musi_rawas_2020.deklarasi_diri_tanpa_cltn"
    assert finding(rule, **{**declares, "pelaku__status": "pppk"}) is VIOLATED
    assert finding(rule, **{**declares, "pelaku__status": "pns"}) is UNDETERMINED


@pytest.mark.parametrize("kin", ["tidak_ada", "orang_tua", "anak", "saudara", "kerabat_lain"])
def test_pitfall_9_spouse_means_no_other_kin(kin: str) -> None:
    facts = {"perbuatan": "hadir", "acara__jenis": "kampanye", "objek__status": "calon", "pelaku__cuti": "tidak_cuti"}
    rule = "musi_rawas_2020.suami_istri_ikut_kampanye"
    assert finding(rule, pelaku__hubungan_calon=kin, **facts) is NOT_MET
    assert finding(rule, pelaku__hubungan_calon="suami_istri", **facts) is VIOLATED


def test_pitfall_10_violation_and_sanction_are_apart() -> None:
    facts = {"perbuatan": "suka", "isi": "gambar_calon", "objek__status": "bakal_calon"}
    civil_servant = verdict("bengkulu_2023", pelaku__status="pns", **facts)
    contract = verdict("bengkulu_2023", pelaku__status="pppk", **facts)
    assert civil_servant.outcome is contract.outcome is Outcome.VIOLATION
    assert len(civil_servant.sanctions) == 1
    assert len(contract.sanctions) == 0


@pytest.mark.parametrize("status", ["ppnpn", "kepala_desa", "tni", "peserta_pemilihan", "tim_kampanye", "warga"])
def test_pitfall_12_the_lists_address_civil_servants_and_nobody_else(status: str) -> None:
    facts = {"perbuatan": "jadi_anggota_parpol", "pelaku__status": status}
    assert verdict("musi_rawas_2020", **facts).outcome is Outcome.NO_VIOLATION


def test_pitfall_14_a_slash_is_any_of() -> None:
    for act in ("unggah", "komentar", "bagikan", "suka"):
        assert finding("musi_rawas_2020.kampanye_media_sosial", perbuatan=act, saluran="akun_calon") is VIOLATED


def test_pitfall_14_an_and_that_may_join_or_separate_is_a_question_of_reading() -> None:
    rule = "musi_rawas_2020.peserta_kampanye_mengerahkan"
    campaign = {"acara__jenis": "kampanye"}
    assert finding(rule, perbuatan="hadir", mengerahkan="masyarakat", **campaign) is VIOLATED
    assert finding(rule, perbuatan="hadir", mengerahkan="tidak_ada", **campaign) is DISPUTED
    assert finding(rule, perbuatan="kerahkan", mengerahkan="masyarakat", **campaign) is DISPUTED


@pytest.mark.parametrize("attribute", ["tidak_ada", "partai", "calon", "instansi", "?"])
def test_pitfall_14_with_or_without_attributes_is_no_condition(attribute: str) -> None:
    facts = {"perbuatan": "hadir", "acara__jenis": "kampanye", "mengerahkan": "bawahan"}
    assert finding("musi_rawas_2020.peserta_kampanye_mengerahkan", pelaku__atribut=attribute, **facts) is VIOLATED


@pytest.mark.parametrize(
    "rule", ["pendekatan_tanpa_cltn", "deklarasi_diri_tanpa_cltn", "suami_istri_ikut_kampanye", "narasumber_parpol"]
)
def test_pitfall_15_an_unknown_exception_leaves_it_open(rule: str) -> None:
    examples = next(item for item in rules().packs["musi_rawas_2020"].prohibitions if item.id.endswith(rule)).examples
    excused = next(example for example in examples if example.finding is EXCUSED)
    deciding = {"pelaku.cuti", "tugas_kedinasan", "surat_tugas"}
    stated = {fact: state for fact, state in excused.record.facts.items() if fact not in deciding}
    found = judge().evaluate(type(excused.record)(stated)).finding(excused.rule)
    assert found.status is UNDETERMINED
    assert {item.fact.name for item in found.missing} <= deciding


def test_pitfall_16_a_photo_without_a_sign_is_no_violation_and_an_unclear_one_is_for_a_person_to_judge() -> None:
    facts = {"perbuatan": "foto_bersama", "objek__status": "bakal_calon"}
    for rule in ("musi_rawas_2020.foto_bersama_bersimbol", "indramayu_2020.foto_bersama_bersimbol"):
        assert finding(rule, isyarat="simbol_keberpihakan", **facts) is VIOLATED
        assert finding(rule, isyarat="tidak_ada", **facts) is NOT_MET
        assert finding(rule, isyarat="netral", **facts) is NOT_MET
        assert finding(rule, isyarat="tidak_jelas", **facts) is NEEDS_ASSESSMENT


def test_pitfall_18_no_list_counts_six_months_back_from_the_determination() -> None:
    replaced = verdict("batang_hari_2024", tanggal="2024-04-01", perbuatan="ganti_pejabat", objek__status="bakal_calon")
    assert replaced.outcome is Outcome.NO_VIOLATION


def test_pitfall_19_one_event_may_violate_several_items_and_all_are_reported() -> None:
    found = verdict(
        "musi_rawas_2020",
        tanggal="2020-10-18",
        perbuatan="hadir",
        acara__jenis="kampanye",
        objek__status="calon",
        pelaku__hubungan_calon="suami_istri",
        pelaku__cuti="tidak_cuti",
        mengerahkan="bawahan",
        fasilitas="kendaraan_dinas",
    )
    assert {rule.id.partition(".")[2] for rule in found.violations} == {
        "peserta_kampanye_mengerahkan",
        "suami_istri_ikut_kampanye",
        "peserta_kampanye_fasilitas_negara",
        "fasilitas_jabatan_dalam_kampanye",
    }


def test_pitfall_20_a_newspaper_tag_is_no_rule_text_and_misprints_are_kept_only_in_quotations() -> None:
    prohibitions = [rule for name in LISTS for rule in rules().packs[name].prohibitions]
    assert not [rule.id for rule in prohibitions if "ADV" in (rule.quote or "")]
    titles = " ".join(rule.title.id for rule in prohibitions)
    assert not [misprint for misprint in ("bersengkutan", "memperluaskan", "silahturahmi") if misprint in titles]
    quotes = " ".join(rule.quote or "" for rule in prohibitions)
    assert [word for word in ("bersengkutan", "memperluaskan", "silahturahmi") if word not in quotes] == []


@pytest.mark.parametrize("pack", LISTS)
def test_casting_a_vote_is_never_a_violation(pack: str) -> None:
    assert verdict(pack, perbuatan="memberikan_suara").outcome is Outcome.NO_VIOLATION
