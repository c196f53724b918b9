"""The joint decrees and the letters beside them, on both sides of each joint."""

from __future__ import annotations

import pytest

from asn_neutrality import FindingStatus, Outcome
from tests.packs.national.joint_decrees.judging import (
    DISPUTED,
    LIKE,
    NO_SPOUSE,
    OUT_OF_FORCE,
    PASSIVE,
    VIOLATED,
    finding,
    verdict,
    violations,
)

# -- In force from the day of the decree or letter -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("rule", "before", "first", "facts"),
    [
        (
            "skb_2020.kampanye_media_sosial",
            "2020-09-09",
            "2020-09-10",
            {"pemilihan": "pilkada_2020", "objek.status": "bakal_calon", **LIKE},
        ),
        (
            "skb_2022.suka_akun_bakal_calon",
            "2022-09-21",
            "2022-09-22",
            {"pemilihan": "pemilu_2024", "kontes": "presiden", "objek.status": "bakal_calon", **LIKE},
        ),
        (
            "b_36_2018.terlibat_aktif",
            "2018-02-01",
            "2018-02-02",
            {
                "pemilihan": "pilkada_2018",
                "kontes": "gubernur",
                "pelaku.hubungan_calon": "suami_istri",
                "perbuatan": "ikut_serta",
                "peran_serta": "aktif",
                "acara.jenis": "kampanye",
                "objek.status": "bakal_calon",
            },
        ),
        (
            "se_01_2023.bentuk_pelanggaran_asn",
            "2023-01-02",
            "2023-01-03",
            {
                "pemilihan": "pemilu_2024",
                "kontes": "presiden",
                "pelaku.status": "ppnpn",
                "objek.status": "bakal_calon",
                **LIKE,
            },
        ),
        (
            "kasn_6_2023.anggota_partai_sebelum_mundur",
            "2023-07-19",
            "2023-07-20",
            {
                "pemilihan": "pemilu_2024",
                "kontes": "dpr",
                "pelaku.pengunduran_diri": "tidak_ada",
                "perbuatan": "jadi_anggota_parpol",
            },
        ),
        (
            "se_18_2023.dukung_di_media_sosial",
            "2023-09-09",
            "2023-09-10",
            {
                "pemilihan": "pemilu_2024",
                "kontes": "dpr",
                "pelaku.hubungan_calon": "suami_istri",
                "objek.status": "bakal_calon",
                **LIKE,
            },
        ),
    ],
)
def test_binds_from_its_first_day_and_not_the_day_before(
    rule: str, before: str, first: str, facts: dict[str, str]
) -> None:
    assert finding(rule, facts, tanggal=before) is OUT_OF_FORCE
    assert finding(rule, facts, tanggal=first) is VIOLATED


def test_decree_of_2020_is_bound_to_its_election() -> None:
    found = verdict(LIKE, tanggal="2022-09-21", pemilihan="pemilu_2024", kontes="presiden", objek__status="bakal_calon")
    assert found.finding("skb_2020.kampanye_media_sosial").status is FindingStatus.OUT_OF_SCOPE
    assert not violations(found, "skb_2022")


@pytest.mark.parametrize(("day", "expected"), [("2024-07-08", VIOLATED), ("2024-07-09", DISPUTED)])
def test_ministers_statement_disputes_from_9_july_2024(day: str, expected: FindingStatus) -> None:
    found = verdict(PASSIVE, NO_SPOUSE, tanggal=day, objek__status="bakal_calon", berpihak="ya")
    assert found.finding("uu_20_2023.netralitas").status is expected


# -- Determination turns ethics into discipline ------------------------------------------------------------------

PAIRS = [
    ("spanduk_bakal_calon", "spanduk_calon", {"perbuatan": "pasang_alat_peraga"}),
    (
        "kampanye_daring_bakal_calon",
        "kampanye_daring_calon",
        {"perbuatan": "bagikan", "saluran": "media_sosial", "isi": "visi_misi"},
    ),
    (
        "dukung_di_acara_bakal_pasangan",
        "dukung_di_acara_pasangan",
        {"perbuatan": "hadir", "peran_serta": "aktif", "acara.jenis": "kampanye"},
    ),
    ("suka_akun_bakal_calon", "suka_akun_calon", LIKE),
    (
        "unggah_foto_bakal_calon",
        "unggah_foto_calon",
        {"perbuatan": "unggah_foto_bersama", "saluran": "media_sosial", "tujuan_dukungan": "ya"},
    ),
    ("tim_bakal_calon", "tim_calon", {"perbuatan": "jadi_tim_pemenangan"}),
]


@pytest.mark.parametrize(("prospective", "candidate", "act"), PAIRS, ids=[pair[0] for pair in PAIRS])
def test_a_pair_moves_from_row_to_row_on_determination(prospective: str, candidate: str, act: dict[str, str]) -> None:
    before = violations(verdict(act, tanggal="2024-09-21", objek__jenis="pasangan"), "skb_2022")
    after = violations(verdict(act, tanggal="2024-09-23", objek__jenis="pasangan"), "skb_2022")
    assert (prospective in before, candidate in before) == (True, False)
    assert (prospective in after, candidate in after) == (False, True)


@pytest.mark.parametrize(("prospective", "candidate", "act"), PAIRS, ids=[pair[0] for pair in PAIRS])
def test_on_the_day_itself_one_of_two_rows_is_certain(prospective: str, candidate: str, act: dict[str, str]) -> None:
    found = verdict(act, tanggal="2024-09-22", objek__jenis="pasangan")
    assert found.packs["skb_2022"] is Outcome.VIOLATION
    assert found.finding(f"skb_2022.{prospective}").status is DISPUTED
    assert found.finding(f"skb_2022.{candidate}").status is DISPUTED


def test_a_like_with_the_status_unknown_is_certain_and_names_both_rows() -> None:
    found = verdict(LIKE, objek__status=["bakal_calon", "calon"])
    assert found.packs["skb_2022"] is Outcome.VIOLATION
    assert not violations(found, "skb_2022")
    alternatives = {rule.id for ground in found.grounds for rule in ground}
    assert alternatives >= {"skb_2022.suka_akun_bakal_calon", "skb_2022.suka_akun_calon"}
