"""Spouses, resignations and listeners: what the letters beside the joint decrees allow."""

from __future__ import annotations

import pytest

from asn_neutrality import FindingStatus
from tests.packs.national.joint_decrees.judging import (
    DISPUTED,
    EXCUSED,
    LIKE,
    NO_SPOUSE,
    NOT_MET,
    PASSIVE,
    SPOUSE,
    VIOLATED,
    finding,
)

# -- Spouses ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kin", "leave", "expected"),
    [
        ("suami_istri", "cltn", EXCUSED),
        ("suami_istri", "tidak_cuti", DISPUTED),
        ("anak", "cltn", DISPUTED),
        ("tidak_ada", "tidak_cuti", DISPUTED),
    ],
)
def test_only_a_spouse_on_unpaid_leave_is_surely_allowed_to_listen(
    kin: str, leave: str, expected: FindingStatus
) -> None:
    facts = {"pelaku.hubungan_calon": kin, "pelaku.cuti": leave, "objek.status": "calon", "berpihak": "ya"}
    assert finding("skb_2022.dukung_di_acara_pasangan", PASSIVE, facts) is expected


@pytest.mark.parametrize(
    ("event", "leave", "expected"),
    [
        ("kampanye", "cltn", EXCUSED),
        ("kampanye", "tidak_cuti", VIOLATED),
        ("pendaftaran_kpu", "cltn", EXCUSED),
        ("pendaftaran_kpu", "tidak_cuti", DISPUTED),
        ("kegiatan_keluarga", "tidak_cuti", NOT_MET),
    ],
)
def test_unpaid_leave_is_due_for_campaigns_and_perhaps_for_every_stage(
    event: str, leave: str, expected: FindingStatus
) -> None:
    facts = {"perbuatan": "dampingi", "acara.jenis": event, "pelaku.cuti": leave, "unsur_kampanye": "tidak"}
    assert finding("se_18_2023.dampingi_tanpa_cltn", SPOUSE, facts) is expected


def test_contract_employees_cannot_take_the_leave_that_the_circular_asks_for() -> None:
    facts = {"perbuatan": "dampingi", "acara.jenis": "kampanye", "pelaku.status": "pppk"}
    assert finding("se_18_2023.dampingi_tanpa_cltn", SPOUSE, facts) is DISPUTED


@pytest.mark.parametrize(
    ("rule", "facts"),
    [
        ("terlibat_aktif", {"perbuatan": "dampingi", "peran_serta": "aktif", "acara.jenis": "kampanye"}),
        ("foto_bersimbol", {"perbuatan": "foto_bersama", "isyarat": "simbol_keberpihakan"}),
        ("pakai_atribut", {"perbuatan": "dampingi", "acara.jenis": "kampanye", "pelaku.atribut": "calon"}),
        ("dukung_di_media_sosial", LIKE),
        ("pembicara_atau_juru_kampanye", {"perbuatan": "narasumber", "acara.jenis": "kegiatan_parpol"}),
        ("kegiatan_berpihak", {"perbuatan": "adakan_kegiatan", "berpihak": "ya"}),
    ],
)
def test_unpaid_leave_is_no_immunity(rule: str, facts: dict[str, str]) -> None:
    assert finding(f"se_18_2023.{rule}", SPOUSE, facts, pelaku__cuti="cltn") is VIOLATED


@pytest.mark.parametrize(
    ("election", "day", "contest", "expected"),
    [("pilkada_2018", "2018-04-10", "gubernur", VIOLATED), ("pilkada_2020", "2020-10-15", "bupati", DISPUTED)],
)
def test_letter_of_2018_is_disputed_for_the_elections_of_2020(
    election: str, day: str, contest: str, expected: FindingStatus
) -> None:
    facts = {"tanggal": day, "pemilihan": election, "kontes": contest, "perbuatan": "foto_bersama"}
    assert finding("b_36_2018.foto_bersimbol", SPOUSE, facts, isyarat="simbol_keberpihakan") is expected


# -- KASN 6/2023 and the Minister -------------------------------------------------------------------------------


@pytest.mark.parametrize(("resigned", "expected"), [("diajukan", EXCUSED), ("tidak_ada", VIOLATED)])
def test_resigning_before_the_party_card_and_not_before_registration_excuses(
    resigned: str, expected: FindingStatus
) -> None:
    facts = {"tanggal": "2023-08-04", "pemilihan": "pemilu_2024", "kontes": "dpr", "perbuatan": "jadi_anggota_parpol"}
    rule = "kasn_6_2023.anggota_partai_sebelum_mundur"
    assert finding(rule, facts, pelaku__pengunduran_diri=resigned) is expected


@pytest.mark.parametrize(
    ("part", "event", "expected"),
    [("pasif", "kampanye", DISPUTED), ("aktif", "kampanye", VIOLATED), ("pasif", "deklarasi", VIOLATED)],
)
def test_the_minister_allows_listening_at_campaigns_only(part: str, event: str, expected: FindingStatus) -> None:
    facts = {
        "perbuatan": "hadir",
        "peran_serta": part,
        "acara.jenis": event,
        "berpihak": "ya",
        "unsur_kampanye": "tidak",
    }
    assert finding("skb_2022.dukung_di_acara_pasangan", NO_SPOUSE, facts) is expected
