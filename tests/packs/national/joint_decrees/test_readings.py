"""Readings and open norms of the joint decrees, and what they set for whom."""

from __future__ import annotations

import pytest

from asn_neutrality import FindingStatus, Outcome
from tests.packs.national.joint_decrees.judging import (
    DISPUTED,
    EXCUSED,
    LIKE,
    NEEDS_ASSESSMENT,
    NOT_MET,
    PACKS,
    SPOUSE,
    VIOLATED,
    finding,
    sanctions,
    verdict,
)

# -- Readings and open norms ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("act", "channel", "expected"),
    [
        ("suka", "akun_pemenangan", VIOLATED),
        ("suka", "media_daring", DISPUTED),
        ("komentar", "media_sosial", DISPUTED),
        ("ikuti", "media_daring", NOT_MET),
        ("ikuti", "akun_calon", VIOLATED),
    ],
)
def test_the_account_qualifies_every_verb_or_the_last_two(act: str, channel: str, expected: FindingStatus) -> None:
    assert finding("skb_2022.suka_akun_calon", perbuatan=act, saluran=channel, objek__status="calon") is expected


@pytest.mark.parametrize("assessed", ["ya", "tidak"])
def test_a_partisan_like_on_news_is_caught_by_some_row_under_either_reading(assessed: str) -> None:
    found = verdict(perbuatan="suka", saluran="media_daring", objek__status="calon", berpihak=assessed)
    assert found.packs["skb_2022"] is (Outcome.VIOLATION if assessed == "ya" else Outcome.DISPUTED)


@pytest.mark.parametrize(
    ("status", "expected"), [("berniat", DISPUTED), ("bakal_calon", VIOLATED), ("bukan_peserta", NOT_MET)]
)
def test_prospective_candidate_is_whoever_registered_or_also_whoever_declared(
    status: str, expected: FindingStatus
) -> None:
    facts = {"perbuatan": "pasang_alat_peraga", "objek.status": status}
    assert finding("skb_2022.spanduk_bakal_calon", facts, tanggal="2024-08-01") is expected


def test_conduct_no_row_covers_needs_assessment() -> None:
    found = verdict(perbuatan="terima_barang", objek__jenis="pasangan", objek__status="calon")
    assert found.packs["skb_2022"] is Outcome.NEEDS_ASSESSMENT
    assert found.finding("skb_2022.pelanggaran_lain").status is NEEDS_ASSESSMENT


@pytest.mark.parametrize("act", ["foto_bersama", "unggah", "suka", "terima_barang", "hadir"])
def test_conduct_without_a_link_to_a_contestant_is_no_violation(act: str) -> None:
    found = verdict(
        perbuatan=act,
        saluran="media_sosial",
        objek__jenis="perorangan",
        objek__status="bukan_peserta",
        acara__jenis="kegiatan_keluarga",
    )
    assert found.packs["skb_2022"] is Outcome.NO_VIOLATION


def test_voting_is_never_a_violation() -> None:
    found = verdict(perbuatan="memberikan_suara", objek__status="calon", berpihak="ya", tujuan_dukungan="ya")
    assert found.packs["skb_2022"] is Outcome.NO_VIOLATION


@pytest.mark.parametrize("pack", [pack for pack in PACKS if pack != "pernyataan_mendagri_2024"])
def test_nothing_done_behind_the_actors_back_is_the_actors(pack: str) -> None:
    for status in ("pns", "ppnpn"):
        found = verdict(LIKE, SPOUSE, pelaku__status=status, sepengetahuan_pelaku="tidak", berpihak="ya")
        assert found.packs.get(pack, Outcome.NO_VIOLATION) is Outcome.NO_VIOLATION


def test_a_photo_counts_by_publication_and_with_a_candidate_by_its_aim() -> None:
    photo = {"objek.jenis": "perorangan", "isyarat": "simbol_keberpihakan"}
    early = {**photo, "objek.status": "bakal_calon", "tanggal": "2024-09-10"}
    late = {**photo, "objek.status": "calon"}
    kept = {"perbuatan": "foto_bersama"}
    posted = {"perbuatan": "unggah_foto_bersama", "saluran": "media_sosial"}
    assert finding("skb_2022.unggah_foto_bakal_calon", early, kept) is NOT_MET
    assert finding("skb_2022.unggah_foto_bakal_calon", early, posted) is VIOLATED
    assert finding("skb_2022.unggah_foto_calon", late, posted) is NEEDS_ASSESSMENT
    assert finding("skb_2022.unggah_foto_calon", late, posted, tujuan_dukungan="tidak") is NOT_MET


@pytest.mark.parametrize(
    ("leave", "expected"),
    [("cltn", EXCUSED), ("cltn_diajukan", VIOLATED), ("tahunan", VIOLATED), ("?", FindingStatus.UNDETERMINED)],
)
def test_only_unpaid_leave_in_force_excuses_an_approach(leave: str, expected: FindingStatus) -> None:
    facts = {"perbuatan": "pendekatan", "bagi": "diri_sendiri", "sasaran": "partai_politik"}
    assert finding("skb_2022.pendekatan_tanpa_cltn", facts, pelaku__cuti=leave) is expected


# -- Sanctions --------------------------------------------------------------------------------------------------


def test_contract_employees_violate_the_row_and_no_sanction_of_pns_reaches_them() -> None:
    rule = "skb_2022.suka_akun_calon"
    permanent = verdict(LIKE, objek__status="calon")
    contract = verdict(LIKE, objek__status="calon", pelaku__status="pppk")
    assert permanent.finding(rule).status is contract.finding(rule).status is VIOLATED
    assert sanctions(permanent, rule) == {"pp_94_2021.disiplin_berat"}
    assert not sanctions(contract, rule)


@pytest.mark.parametrize(
    ("day", "permanent", "contract"),
    [
        ("2023-10-30", {"skb_2022.diberhentikan_menurut_uu_2014"}, set()),
        (
            "2023-10-31",
            {"skb_2022.diberhentikan_menurut_uu_2023"},
            {"skb_2022.diberhentikan_menurut_uu_2023"},
        ),
    ],
)
def test_party_membership_is_dismissed_under_the_law_of_the_day(
    day: str, permanent: set[str], contract: set[str]
) -> None:
    rule, act = "skb_2022.anggota_partai", {"perbuatan": "jadi_anggota_parpol", "tanggal": day}
    facts = {"pemilihan": "pemilu_2024", "kontes": "dpr"}
    assert sanctions(verdict(act, facts), rule) == permanent
    assert sanctions(verdict(act, facts, pelaku__status="pppk"), rule) == contract


def test_rows_of_the_table_carry_the_sanctions_it_states() -> None:
    approach = {"perbuatan": "pendekatan", "bagi": "diri_sendiri", "sasaran": "partai_politik"}
    medium = verdict(approach, pelaku__cuti="tidak_cuti")
    moral = verdict(LIKE, tanggal="2024-09-10", objek__status="bakal_calon")
    assert sanctions(medium, "skb_2022.pendekatan_tanpa_cltn") == {"pp_53_2010.disiplin_sedang"}
    assert sanctions(moral, "skb_2022.suka_akun_bakal_calon") == {"pp_42_2004.sanksi_moral"}


def test_non_asn_workers_answer_under_their_contract() -> None:
    found = verdict(LIKE, pelaku__status="ppnpn", objek__status="calon")
    assert found.packs["skb_2022"] is Outcome.NO_VIOLATION
    assert sanctions(found, "se_01_2023.bentuk_pelanggaran_asn") == {"se_01_2023.sanksi_perjanjian_kerja"}
