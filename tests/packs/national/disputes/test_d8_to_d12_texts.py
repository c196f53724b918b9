"""Which text judges an act: decisions, discipline, joint decrees, and whom a row addresses."""

from __future__ import annotations

import pytest

from asn_neutrality import FindingStatus, Outcome
from tests.packs.national.disputes.judging import DISPUTED, NO_VIOLATION, VIOLATION, Facts, finding, national

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
