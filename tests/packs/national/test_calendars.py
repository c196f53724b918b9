"""The calendars of ten years: what statutes say of their distances, what authorities counted from them."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from itertools import pairwise

import pytest

import asn_neutrality as asn
from asn_neutrality import FindingStatus
from asn_neutrality.domain.calendars import ElectionCalendar, Stage

ORDER = ("pendaftaran", "penetapan", "kampanye", "masa_tenang", "pemungutan")
WEDNESDAY = 3
THREE_DAYS = ("pilkada_2015", "pilkada_2018", "pilkada_2020", "pilkada_2024", "pemilu_2019", "pilkada_ulang_2025")


@cache
def rules() -> asn.RuleSet:
    """The calendars and a law that counts from them."""
    return asn.load("uu_10_2016")


@cache
def judge() -> asn.Judge:
    """A judge for the law that counts from them."""
    return asn.compile(rules())


CALENDARS = {calendar.id: calendar for calendar in rules().packs["kalender_pemilihan"].calendars}


def days(calendar: ElectionCalendar, stage: str) -> tuple[date, date]:
    """The first and last day of a stage that the calendar has once."""
    (entry,) = (entry for entry in calendar.stages if entry.name == stage)
    first, last = entry.spans[0].start, entry.spans[-1].end
    assert first
    assert last
    return first, last


def of_region(calendar: ElectionCalendar, stage: str, code: str) -> Stage:
    """The entry of a stage for a region."""
    (entry,) = (item for item in calendar.stages if item.name == stage and f"'{code}'" in repr(item.condition))
    return entry


def replaced(day: str, election: str) -> FindingStatus:
    """Whether replacing an official on a day is within the window before the determination."""
    record = {"tanggal": day, "pemilihan": election, "pelaku.status": "kepala_daerah", "perbuatan": "ganti_pejabat"}
    found = judge().evaluate({**record, "persetujuan_menteri": "tidak"})
    return found.finding("uu_10_2016.penggantian_pejabat").status


@pytest.mark.parametrize("calendar", CALENDARS.values(), ids=lambda calendar: calendar.id)
def test_every_date_says_how_it_was_seen(calendar: ElectionCalendar) -> None:
    assert calendar.provenance.value == "laporan"
    assert {stage.provenance.value for stage in calendar.stages} <= {"laporan", "naskah"}


@pytest.mark.parametrize("calendar", CALENDARS.values(), ids=lambda calendar: calendar.id)
def test_only_what_a_statute_fixes_claims_the_official_text(calendar: ElectionCalendar) -> None:
    primary = [stage.name for stage in calendar.stages if stage.provenance.value == "naskah"]
    assert primary == (["masa_tenang"] if calendar.id == "pilkada_2024" else [])


@pytest.mark.parametrize("name", THREE_DAYS)
def test_the_campaign_starts_three_days_after_the_determination(name: str) -> None:
    calendar = CALENDARS[name]
    assert days(calendar, "kampanye")[0] - days(calendar, "penetapan")[0] == timedelta(days=3)


def test_in_2017_it_started_four_days_after() -> None:
    calendar = CALENDARS["pilkada_2017"]
    assert days(calendar, "kampanye")[0] - days(calendar, "penetapan")[0] == timedelta(days=4)


@pytest.mark.parametrize("name", [name for name in CALENDARS if name not in ("psu_pilkada_2025", "pemilu_2024")])
def test_stages_follow_each_other(name: str) -> None:
    single = [stage for stage in ORDER if name != "pemilu_2019" or stage != "pendaftaran"]
    spans = [days(CALENDARS[name], stage) for stage in single]
    assert all(earlier[1] < later[0] for earlier, later in pairwise(spans))


@pytest.mark.parametrize("name", [name for name in CALENDARS if name != "psu_pilkada_2025"])
def test_elections_are_on_a_wednesday(name: str) -> None:
    assert days(CALENDARS[name], "pemungutan")[0].isoweekday() == WEDNESDAY


@pytest.mark.parametrize("code", ["32.06", "73.73", "91"])
def test_re_votes_with_new_candidates_have_three_quiet_days_before_the_vote(code: str) -> None:
    calendar = CALENDARS["psu_pilkada_2025"]
    campaign, quiet, vote = (of_region(calendar, stage, code).spans[0] for stage in ORDER[2:])
    assert campaign.end
    assert quiet.start
    assert quiet.end
    assert vote.start
    assert quiet.start - campaign.end == timedelta(days=1)
    assert quiet.end - quiet.start == timedelta(days=2)
    assert vote.start - quiet.end == timedelta(days=1)


def test_re_votes_without_new_candidates_have_a_day_and_nothing_else() -> None:
    calendar = CALENDARS["psu_pilkada_2025"]
    assert [stage.name for stage in calendar.stages if "'14.08'" in repr(stage.condition)] == ["pemungutan"]


def test_the_repeat_elections_of_2025_are_those_of_two_regions() -> None:
    code = repr(CALENDARS["pilkada_ulang_2025"].scope)
    assert "'19.01'" in code
    assert "'19.71'" in code


@pytest.mark.parametrize(
    ("election", "first"),
    [
        ("pilkada_2024", date(2024, 3, 22)),  # Bawaslu's letter 438/PM/K1/03/2024
        ("pilkada_2018", date(2017, 8, 12)),
        ("pilkada_ulang_2025", date(2025, 1, 22)),
    ],
)
def test_six_calendar_months_are_counted_back_from_the_determination(election: str, first: date) -> None:
    assert replaced(first.isoformat(), election) is FindingStatus.VIOLATED
    assert replaced((first - timedelta(days=1)).isoformat(), election) is FindingStatus.NOT_MET


def test_in_2020_the_notices_counted_from_the_schedule_of_the_day() -> None:
    assert replaced("2020-01-07", "pilkada_2020") is FindingStatus.NOT_MET
    assert replaced("2020-01-08", "pilkada_2020") is FindingStatus.DISPUTED
    assert replaced("2020-03-23", "pilkada_2020") is FindingStatus.VIOLATED


@pytest.mark.parametrize(
    ("day", "region", "expected"),
    [
        ("2025-03-22", "32.06", "bakal_calon"),
        ("2025-03-24", "32.06", "calon"),
        ("2025-03-24", "91", "calon"),
        ("2025-03-24", "14.08", None),
    ],
)
def test_the_standing_of_a_pair_in_a_re_vote_follows_its_region(day: str, region: str, expected: str | None) -> None:
    pair = {"tanggal": day, "pemilihan": "psu_pilkada_2025", "wilayah": region, "objek.jenis": "pasangan"}
    decision = {"pelaku.status": "kepala_desa", "perbuatan": "buat_keputusan", "akibat": "menguntungkan"}
    status = judge().evaluate({**pair, **decision}).finding("uu_10_2016.keputusan_atau_tindakan_berpihak").status
    by_standing = {
        "calon": FindingStatus.VIOLATED,
        "bakal_calon": FindingStatus.DISPUTED,
        None: FindingStatus.UNDETERMINED,
    }
    assert status is by_standing[expected]
