"""Versions of the election laws, each with its day and its elections."""

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
    OUT_OF_FORCE,
    REGENT,
    REGIONAL,
    REPLACES,
    UNDETERMINED,
    VIOLATED,
    finding,
    verdict,
)

# -- Joints ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", ["tni", "polri", "anggota_dprd"])
@pytest.mark.parametrize(
    ("day", "crime", "track"),
    [("2024-11-13", OUT_OF_FORCE, Outcome.NO_VIOLATION), ("2024-11-14", VIOLATED, Outcome.VIOLATION)],
)
def test_the_court_s_decision_reaches_three_more_actors_from_its_day_on(
    status: str, day: str, crime: FindingStatus, track: Outcome
) -> None:
    found = verdict(DECISION, tanggal=day, pemilihan="pilkada_2024", pelaku__status=status)
    assert found.finding("uu_10_2016.pidana_pejabat_daerah_tni_polri").status is crime
    assert found.tracks["pidana"] is track
    assert found.tracks["hukum_lainnya"] is Outcome.VIOLATION


@pytest.mark.parametrize("day", ["2024-11-13", "2024-11-14"])
@pytest.mark.parametrize("actor", [CAMAT, REGENT, {"pelaku.status": "kepala_desa"}])
def test_the_decision_changes_nothing_for_those_already_named_and_counts_nobody_twice(
    day: str, actor: dict[str, str]
) -> None:
    found = verdict(DECISION, actor, tanggal=day, pemilihan="pilkada_2024")
    crimes = [rule.id for rule in found.violations if rule.track == "pidana"]
    assert crimes == ["uu_10_2016.pidana_keputusan_atau_tindakan"]


@pytest.mark.parametrize(
    ("day", "election", "expected"),
    [
        ("2024-03-21", "pilkada_2024", NOT_MET),
        ("2024-03-22", "pilkada_2024", VIOLATED),
        ("2024-09-21", "pilkada_2024", VIOLATED),
        ("2024-09-22", "pilkada_2024", VIOLATED),
        ("2024-09-23", "pilkada_2024", VIOLATED),
        ("2024-12-16", "pilkada_2024", VIOLATED),
        ("2024-12-17", "pilkada_2024", UNDETERMINED),
        ("2020-01-07", "pilkada_2020", NOT_MET),
        ("2020-01-08", "pilkada_2020", DISPUTED),
        ("2020-03-22", "pilkada_2020", DISPUTED),
        ("2020-03-23", "pilkada_2020", VIOLATED),
        ("2017-08-11", "pilkada_2018", NOT_MET),
        ("2017-08-12", "pilkada_2018", VIOLATED),
    ],
)
def test_replacing_officials_is_prohibited_from_six_months_before_the_determination(
    day: str, election: str, expected: FindingStatus
) -> None:
    for rule in ("penggantian_pejabat", "pidana_penggantian_pejabat"):
        assert finding(f"uu_10_2016.{rule}", REPLACES, tanggal=day, pemilihan=election) is expected


def test_after_the_count_it_is_asked_whether_a_new_term_has_begun() -> None:
    later = verdict(REPLACES, tanggal="2025-03-10", pemilihan="pilkada_2024")
    assert "pelaku.masa_jabatan_baru" in {
        item.fact.name for item in later.finding("uu_10_2016.penggantian_pejabat").missing
    }


@pytest.mark.parametrize(("approval", "expected"), [("ya", EXCUSED), ("tidak", VIOLATED), ("?", UNDETERMINED)])
def test_only_written_approval_excuses(approval: str, expected: FindingStatus) -> None:
    facts = {**REGIONAL, **REPLACES, "persetujuan_menteri": approval}
    assert finding("uu_10_2016.penggantian_pejabat", facts) is expected


def test_programmes_are_prohibited_until_the_winner_is_determined() -> None:
    uses = {**REGENT, "pemilihan": "pilkada_2024", "perbuatan": "gunakan_kewenangan", "objek.status": "calon"}
    rule = "uu_10_2016.kewenangan_program_kegiatan"
    assert finding(rule, uses, tanggal="2024-12-16", akibat="menguntungkan") is VIOLATED
    assert finding(rule, uses, tanggal="2025-01-05", akibat="menguntungkan") is UNDETERMINED
    decided = {**uses, "calon_terpilih_ditetapkan": "ya"}
    assert finding(rule, decided, tanggal="2025-01-05", akibat="menguntungkan") is NOT_MET


@pytest.mark.parametrize(
    ("day", "old", "new"),
    [("2016-06-30", VIOLATED, OUT_OF_FORCE), ("2016-07-01", OUT_OF_FORCE, VIOLATED)],
)
def test_the_amendment_of_2016_follows_the_law_of_2015_without_gap_or_overlap(
    day: str, old: FindingStatus, new: FindingStatus
) -> None:
    stated = {**DECISION, **CAMAT, "tanggal": day, "fase.kampanye": "selama", "kontes": "bupati", "pemilihan": "lain"}
    assert finding("uu_10_2016.keputusan_selama_kampanye_2015", stated) is old
    assert finding("uu_10_2016.pidana_keputusan_2015", stated) is old
    assert finding("uu_10_2016.keputusan_atau_tindakan_berpihak", stated) is new
    assert finding("uu_10_2016.pidana_keputusan_atau_tindakan", stated) is new


def test_in_2015_only_the_campaign_counted() -> None:
    facts = {**DECISION, **CAMAT, "pemilihan": "pilkada_2015"}
    rule = "uu_10_2016.keputusan_selama_kampanye_2015"
    for day, expected in (("2015-08-26", NOT_MET), ("2015-08-27", VIOLATED), ("2015-12-05", VIOLATED)):
        assert finding(rule, facts, tanggal=day) is expected
    assert finding(rule, facts, tanggal="2015-12-06") is NOT_MET


@pytest.mark.parametrize(("day", "expected"), [("2024-04-24", OUT_OF_FORCE), ("2024-04-25", VIOLATED)])
def test_village_heads_must_resign_under_the_village_law_since_its_second_amendment(
    day: str, expected: FindingStatus
) -> None:
    stands = {"pelaku.status": "kepala_desa", "pelaku.pencalonan": "calon", "pelaku.pengunduran_diri": "tidak_ada"}
    assert finding("uu_desa.kepala_desa_tidak_mundur", stands, tanggal=day, perbuatan="tidak_ada") is expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2023-11-27", NOT_MET), ("2023-11-28", VIOLATED), ("2024-02-10", VIOLATED), ("2024-02-11", NOT_MET)],
)
def test_decisions_in_general_elections_count_in_the_campaign_only(day: str, expected: FindingStatus) -> None:
    facts = {**DECISION, "pemilihan": "pemilu_2024", "tanggal": day}
    assert finding("uu_7_2017.keputusan_selama_kampanye", facts, CAMAT) is expected
    assert finding("uu_7_2017.pidana_kepala_desa", facts, pelaku__status="kepala_desa") is expected
    assert finding("uu_7_2017.pidana_pejabat_negara", facts, pelaku__status="pejabat_negara") is expected


def test_activities_in_general_elections_count_at_all_times() -> None:
    invites = {"perbuatan": "ajak", "sasaran": "masyarakat", "objek.status": "calon", "berpihak": "ya"}
    for day in ("2023-11-14", "2024-01-15", "2024-02-12", "2024-03-01"):
        stated = {**invites, "tanggal": day, "pemilihan": "pemilu_2024", "pelaku.status": "pns"}
        assert finding("uu_7_2017.kegiatan_berpihak", stated) is VIOLATED


# -- Scope -------------------------------------------------------------------------------------------------------------


def test_each_law_governs_its_own_elections() -> None:
    regional = verdict(REGIONAL, DECISION, CAMAT)
    assert "uu_7_2017" in regional.out_of_scope
    assert regional.packs["uu_10_2016"] is Outcome.VIOLATION
    general = verdict(GENERAL, DECISION, CAMAT)
    assert "uu_10_2016" in general.out_of_scope
    assert general.packs["uu_7_2017"] is Outcome.VIOLATION


def test_a_contest_decides_where_the_election_is_not_known() -> None:
    assert verdict(DECISION, CAMAT, kontes="bupati", tanggal="2024-10-15").out_of_scope == ("uu_7_2017",)
    assert verdict(DECISION, CAMAT, kontes="presiden", tanggal="2024-01-15").out_of_scope == ("uu_10_2016",)


def test_conduct_without_any_link_to_a_contestant_violates_nothing() -> None:
    family = {"perbuatan": "hadir", "acara.jenis": "kegiatan_keluarga", "objek.jenis": "tidak_ada"}
    assert verdict(REGIONAL, CAMAT, family).outcome is Outcome.NO_VIOLATION
    assert verdict(GENERAL, CAMAT, family).outcome is Outcome.NO_VIOLATION


@pytest.mark.parametrize("election", [REGIONAL, GENERAL])
@pytest.mark.parametrize("status", ["pns", "kepala_desa", "kepala_daerah", "polri", "anggota_bpd"])
def test_casting_a_vote_violates_nothing(election: dict[str, str], status: str) -> None:
    vote = {"perbuatan": "memberikan_suara", "pelaku.status": status, "objek.status": "calon", "sengaja": "ya"}
    rest = {"akibat": "menguntungkan", "pelaku.pencalonan": "tidak", "acara.jenis": "bukan_acara"}
    assert verdict(election, vote, rest).outcome is Outcome.NO_VIOLATION
