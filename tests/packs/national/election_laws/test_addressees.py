"""Whom the election laws address, and what follows for them."""

from __future__ import annotations

import pytest

from asn_neutrality import FindingStatus, Outcome
from tests.packs.national.election_laws.judging import (
    CAMAT,
    DECISION,
    DISPUTED,
    EXCUSED,
    GENERAL,
    NOT_MET,
    PACKS,
    REGENT,
    REGIONAL,
    REPLACES,
    UNDETERMINED,
    VIOLATED,
    finding,
    rules,
    verdict,
)

# -- Whom a provision addresses ----------------------------------------------------------------------------------------


def test_who_involves_a_civil_servant_offends_and_the_civil_servant_is_judged_apart() -> None:
    involved = {"perbuatan": "libatkan", "dilibatkan": "pns", "sengaja": "ya", "pelaku.pencalonan": "tidak"}
    candidate = verdict(REGIONAL, involved, pelaku__status="peserta_pemilihan", pelaku__pencalonan="calon")
    assert {rule.id for rule in candidate.violations} == {
        "uu_10_2016.melibatkan_yang_dilarang",
        "uu_10_2016.pidana_melibatkan",
    }
    team = verdict(GENERAL, involved, pelaku__status="tim_kampanye")
    assert {rule.id for rule in team.violations} == {"uu_7_2017.mengikutsertakan_yang_dilarang"}
    assert finding("uu_10_2016.pidana_melibatkan", REGIONAL, involved, pelaku__status="tim_kampanye") is NOT_MET
    joins = {"perbuatan": "jadi_tim_pemenangan", "pelaku.status": "pns"}
    assert {rule.id for rule in verdict(GENERAL, joins).violations} == {"uu_7_2017.menjadi_pelaksana_atau_tim"}


@pytest.mark.parametrize(
    ("status", "penalty"),
    [("kepala_desa", "uu_7_2017.pidana_490"), ("kepala_daerah", "uu_7_2017.pidana_547"), ("pns", None)],
)
def test_general_elections_punish_village_heads_and_state_officials_but_no_ordinary_civil_servant(
    status: str, penalty: str | None
) -> None:
    found = verdict(GENERAL, DECISION, pelaku__status=status, pelaku__jabatan="camat" if status == "pns" else "?")
    assert found.tracks["hukum_lainnya"] is Outcome.VIOLATION
    assert [applied.clause.sanction for applied in found.sanctions if "pidana" in applied.clause.sanction] == (
        [penalty] if penalty else []
    )


@pytest.mark.parametrize(
    ("status", "regional", "general", "village"),
    [
        ("kepala_desa", NOT_MET, VIOLATED, VIOLATED),
        ("perangkat_desa", NOT_MET, VIOLATED, VIOLATED),
        ("anggota_bpd", NOT_MET, VIOLATED, NOT_MET),
        ("warga", NOT_MET, NOT_MET, NOT_MET),
    ],
)
def test_campaigning_village_people_by_law(
    status: str, regional: FindingStatus, general: FindingStatus, village: FindingStatus
) -> None:
    speaks = {"perbuatan": "jadi_juru_kampanye", "pelaku.status": status, "pelaku.pencalonan": "tidak"}
    assert finding("uu_10_2016.melibatkan_yang_dilarang", REGIONAL, speaks) is regional
    assert finding("uu_7_2017.menjadi_pelaksana_atau_tim", GENERAL, speaks) is general
    kind = "perangkat_desa" if status == "perangkat_desa" else "kepala_desa"
    assert finding(f"uu_desa.{kind}_kampanye", GENERAL, speaks) is village
    assert finding(f"uu_desa.{kind}_kampanye", REGIONAL, speaks) is village


@pytest.mark.parametrize(
    ("leave", "act", "expected"),
    [
        ("kampanye", "jadi_juru_kampanye", EXCUSED),
        ("tidak_cuti", "jadi_juru_kampanye", DISPUTED),
        ("?", "jadi_juru_kampanye", UNDETERMINED),
        ("kampanye", "buat_keputusan", VIOLATED),
    ],
)
def test_officials_who_are_no_civil_servants_may_campaign_on_campaign_leave(
    leave: str, act: str, expected: FindingStatus
) -> None:
    facts = {**DECISION, **REGENT, "pelaku.cuti": leave, "perbuatan": act, "acara.jenis": "bukan_acara"}
    assert finding("uu_10_2016.pidana_keputusan_atau_tindakan", REGIONAL, facts) is expected
    assert finding("uu_10_2016.keputusan_atau_tindakan_berpihak", REGIONAL, facts) is expected


def test_campaign_leave_does_not_help_a_civil_servant() -> None:
    speaks = {**DECISION, **CAMAT, "pelaku.cuti": "kampanye", "perbuatan": "jadi_juru_kampanye"}
    assert finding("uu_10_2016.keputusan_atau_tindakan_berpihak", REGIONAL, speaks) is DISPUTED


@pytest.mark.parametrize("resigned", ["diajukan", "berlaku"])
def test_a_resignation_submitted_is_enough_for_a_candidate(resigned: str) -> None:
    stands = {"perbuatan": "tidak_ada", "pelaku.status": "pns", "pelaku.pencalonan": "calon"}
    rule = "uu_10_2016.calon_tanpa_pengunduran_diri"
    assert finding(rule, REGIONAL, stands, pelaku__pengunduran_diri=resigned) is EXCUSED
    assert finding(rule, REGIONAL, stands, pelaku__pengunduran_diri="tidak_ada") is VIOLATED
    assert finding(rule, REGIONAL, stands, pelaku__pengunduran_diri="?") is UNDETERMINED


def test_candidates_for_the_legislature_resign_when_put_forward_and_for_office_when_determined() -> None:
    omits = {"perbuatan": "tidak_ada", "pelaku.status": "pns", "pelaku.pengunduran_diri": "tidak_ada"}
    early = {**omits, "pelaku.pencalonan": "bakal_calon"}
    general = {"tanggal": "2023-06-01", "pemilihan": "pemilu_2024"}
    assert finding("uu_7_2017.caleg_tanpa_pengunduran_diri", general, early, kontes="dprd") is VIOLATED
    assert finding("uu_7_2017.calon_dpd_tanpa_pengunduran_diri", general, early, kontes="dpd") is VIOLATED
    regional = {"tanggal": "2024-09-01", "pemilihan": "pilkada_2024"}
    assert finding("uu_10_2016.calon_tanpa_pengunduran_diri", regional, early) is NOT_MET


# -- Sanctions and provenance ------------------------------------------------------------------------------------------


def test_an_incumbent_who_stands_risks_the_candidacy_and_others_do_not() -> None:
    standing = verdict(REGIONAL, REPLACES, pelaku__pencalonan="calon")
    assert "uu_10_2016.pembatalan_calon" in {applied.clause.sanction for applied in standing.sanctions}
    leaving = verdict(REGIONAL, REPLACES, pelaku__pencalonan="tidak")
    assert "uu_10_2016.pembatalan_calon" not in {applied.clause.sanction for applied in leaving.sanctions}


def test_penalties_say_months_and_fines_in_both_languages() -> None:
    for name in PACKS:
        for sanction in rules().packs[name].sanctions:
            assert sanction.quote
            assert sanction.title.en
            if sanction.track == "pidana":
                assert "Rp" in sanction.title.id
                assert "Rp" in sanction.title.en


def test_what_rests_on_reports_says_so() -> None:
    sources = {source.id: source.provenance.value for name in PACKS for source in rules().packs[name].sources}
    assert sources["uu_10_2016.uu_1_2015"] == "naskah"
    assert sources["uu_10_2016.mk_136_2024"] == "laporan"
    assert sources["uu_7_2017.uu_7_2017"] == "laporan"
    assert sources["uu_desa.uu_6_2014"] == "naskah"
