"""Elements of crimes, and how their words are read."""

from __future__ import annotations

import pytest

import asn_neutrality as asn
from asn_neutrality import FindingStatus, Outcome
from tests.packs.national.election_laws.judging import (
    CAMAT,
    DECISION,
    DISPUTED,
    GENERAL,
    NEEDS_ASSESSMENT,
    NOT_MET,
    REGIONAL,
    REPLACES,
    UNDETERMINED,
    VIOLATED,
    finding,
    verdict,
)


@pytest.mark.parametrize(("intent", "expected"), [("ya", VIOLATED), ("tidak", NOT_MET), ("?", NEEDS_ASSESSMENT)])
def test_intent_is_an_element_of_the_crime_and_not_of_the_norm(intent: str, expected: FindingStatus) -> None:
    facts = {**REGIONAL, **DECISION, **CAMAT, "sengaja": intent}
    assert finding("uu_10_2016.pidana_keputusan_atau_tindakan", facts) is expected
    assert finding("uu_10_2016.keputusan_atau_tindakan_berpihak", facts) is VIOLATED


def test_replacing_officials_is_a_crime_with_or_without_intent() -> None:
    for intent in ("ya", "tidak", "?"):
        assert finding("uu_10_2016.pidana_penggantian_pejabat", REGIONAL, REPLACES, sengaja=intent) is VIOLATED


def test_the_special_provision_punishes_the_replacement_and_the_general_one_does_not() -> None:
    found = verdict(REGIONAL, REPLACES, sengaja="ya", objek__status="bukan_peserta")
    assert [rule.id for rule in found.violations if rule.track == "pidana"] == ["uu_10_2016.pidana_penggantian_pejabat"]
    assert {applied.clause.sanction for applied in found.sanctions if "pidana" in applied.clause.sanction} == {
        "uu_10_2016.pidana_190"
    }


@pytest.mark.parametrize(
    ("post", "regional", "general"),
    [
        ("camat", VIOLATED, VIOLATED),
        ("lurah", VIOLATED, VIOLATED),
        ("jpt_pratama", VIOLATED, VIOLATED),
        ("penjabat_kepala_daerah", VIOLATED, VIOLATED),
        ("guru", DISPUTED, VIOLATED),
        ("kepala_sekolah", DISPUTED, VIOLATED),
        ("fungsional", DISPUTED, VIOLATED),
        ("pelaksana", NOT_MET, NOT_MET),
        ("?", UNDETERMINED, UNDETERMINED),
    ],
)
def test_who_is_an_official_is_disputed_in_regional_elections_and_written_in_general_ones(
    post: str, regional: FindingStatus, general: FindingStatus
) -> None:
    actor = {"pelaku.status": "pns", "pelaku.jabatan": post}
    assert finding("uu_10_2016.keputusan_atau_tindakan_berpihak", REGIONAL, DECISION, actor) is regional
    assert finding("uu_7_2017.keputusan_selama_kampanye", GENERAL, DECISION, actor) is general


@pytest.mark.parametrize(
    ("effect", "partisan", "expected"),
    [
        ("menguntungkan", "tidak", VIOLATED),
        ("merugikan", "tidak", VIOLATED),
        ("netral", "ya", DISPUTED),
        ("netral", "tidak", NOT_MET),
        ("?", "?", NEEDS_ASSESSMENT),
    ],
)
def test_whether_an_effect_must_be_shown_divides_the_readings(
    effect: str, partisan: str, expected: FindingStatus
) -> None:
    assessed = {**DECISION, "akibat": effect, "berpihak": partisan}
    village_head = {"pelaku.status": "kepala_desa"}
    assert finding("uu_10_2016.pidana_keputusan_atau_tindakan", REGIONAL, assessed, village_head) is expected
    assert finding("uu_10_2016.keputusan_atau_tindakan_berpihak", REGIONAL, assessed, village_head) is expected
    assert finding("uu_7_2017.pidana_kepala_desa", GENERAL, assessed, village_head) is expected
    assert finding("uu_7_2017.keputusan_selama_kampanye", GENERAL, assessed, village_head) is expected


def test_the_same_words_ask_one_question_whatever_law_uses_them() -> None:
    facts = {**DECISION, **CAMAT, "akibat": "netral", "berpihak": "ya"}
    found = asn.compile(asn.load("uu_10_2016", "pp_94_2021")).evaluate({**REGIONAL, **facts})
    for rule in ("uu_10_2016.keputusan_atau_tindakan_berpihak", "pp_94_2021.keputusan_atau_tindakan"):
        assert found.finding(rule).questions == ("kosakata.menguntungkan_atau_merugikan",)


def test_directions_that_nobody_followed_are_a_crime_on_the_formal_reading_only() -> None:
    directs = {"perbuatan": "lakukan_tindakan", "objek.status": "calon", "akibat": "netral", "berpihak": "ya"}
    found = verdict(directs, CAMAT, tanggal="2018-04-10", pemilihan="pilkada_2018", sengaja="ya")
    assert found.tracks["pidana"] is Outcome.DISPUTED


@pytest.mark.parametrize(
    ("standing", "expected"),
    [("calon", VIOLATED), ("bakal_calon", DISPUTED), ("berniat", NOT_MET), ("bukan_peserta", NOT_MET)],
)
def test_a_pair_not_yet_determined_is_a_question_of_reading(standing: str, expected: FindingStatus) -> None:
    facts = {**DECISION, "objek.status": standing}
    assert finding("uu_10_2016.keputusan_atau_tindakan_berpihak", REGIONAL, facts, CAMAT) is expected


def test_on_the_day_of_determination_a_decision_for_a_pair_turns_on_two_readings() -> None:
    facts = {**DECISION, **CAMAT, "objek.jenis": "pasangan", "pemilihan": "pilkada_2024"}
    del facts["objek.status"]
    rule = "uu_10_2016.keputusan_atau_tindakan_berpihak"
    assert finding(rule, facts, tanggal="2024-09-21") is DISPUTED
    assert finding(rule, facts, tanggal="2024-09-22") is DISPUTED
    assert finding(rule, facts, tanggal="2024-09-23") is VIOLATED


@pytest.mark.parametrize(("day", "expected"), [("2022-12-13", NOT_MET), ("2022-12-14", VIOLATED)])
def test_a_party_is_a_contestant_once_determined(day: str, expected: FindingStatus) -> None:
    invites = {"perbuatan": "ajak", "sasaran": "masyarakat", "objek.jenis": "partai_politik", "berpihak": "ya"}
    stated = {**invites, "tanggal": day, "pemilihan": "pemilu_2024", "kontes": "dprd", "pelaku.status": "pns"}
    assert finding("uu_7_2017.kegiatan_berpihak", stated) is expected
