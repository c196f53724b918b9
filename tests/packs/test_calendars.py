"""The calendars: dates with their sources, and what the law says of their distances."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from asn_neutrality.domain.calendars import ElectionCalendar, Stage
from tests.packs.shipped import rules

CALENDARS = {calendar.id: calendar for calendar in rules().packs["kalender_pemilihan"].calendars}
ONE_CAMPAIGN = [calendar for calendar in CALENDARS.values() if calendar.id != "psu_pilkada_2025"]
every_calendar = pytest.mark.parametrize("calendar", CALENDARS.values(), ids=lambda calendar: calendar.id)


def stages(name: str, stage: str) -> list[Stage]:
    """The entries of a stage, one per contest where they differ."""
    return [entry for entry in CALENDARS[name].stages if entry.name == stage]


def start(name: str, stage: str) -> date:
    """The first day of a stage that is the same for all contests."""
    (entry,) = stages(name, stage)
    assert entry.spans[0].start
    return entry.spans[0].start


def test_the_elections_are_there() -> None:
    assert set(CALENDARS) == {
        "pilkada_2015",
        "pilkada_2017",
        "pilkada_2018",
        "pemilu_2019",
        "pilkada_2020",
        "pemilu_2024",
        "pilkada_2024",
        "psu_pilkada_2025",
        "pilkada_ulang_2025",
    }


@every_calendar
def test_every_stage_has_a_source_and_words_in_both_languages(calendar: ElectionCalendar) -> None:
    assert calendar.citations
    assert calendar.title.en
    assert [stage.name for stage in calendar.stages if not stage.label.en] == []


@every_calendar
def test_every_election_has_the_stages_that_rules_name(calendar: ElectionCalendar) -> None:
    names = {stage.name for stage in calendar.stages}
    assert names >= {"pendaftaran", "penetapan", "kampanye", "masa_tenang", "pemungutan"}


def test_only_dates_that_no_source_gives_are_left_out() -> None:
    without = {
        stage: {name for name, calendar in CALENDARS.items() if stage not in {entry.name for entry in calendar.stages}}
        for stage in ("mulai_tahapan", "rekapitulasi")
    }
    assert without == {
        "mulai_tahapan": {"pilkada_2017", "psu_pilkada_2025", "pilkada_ulang_2025"},
        "rekapitulasi": {"psu_pilkada_2025", "pilkada_ulang_2025"},
    }


@pytest.mark.parametrize("calendar", ONE_CAMPAIGN, ids=lambda calendar: calendar.id)
def test_quiet_days_follow_the_campaign_and_precede_the_vote(calendar: ElectionCalendar) -> None:
    (campaign,) = stages(calendar.id, "kampanye")
    (quiet,) = stages(calendar.id, "masa_tenang")
    last, first, end = campaign.spans[0].end, quiet.spans[0].start, quiet.spans[0].end
    assert last
    assert first
    assert end
    assert first - last == timedelta(days=1)
    assert end - first == timedelta(days=2)
    assert start(calendar.id, "pemungutan") - end == timedelta(days=1)


@pytest.mark.parametrize(
    "name", ["pilkada_2015", "pilkada_2018", "pilkada_2020", "pilkada_2024", "pemilu_2019", "pilkada_ulang_2025"]
)
def test_a_campaign_starts_three_days_after_the_determination(name: str) -> None:
    assert start(name, "kampanye") - start(name, "penetapan") == timedelta(days=3)


def test_general_elections_determine_candidates_on_two_days() -> None:
    days = sorted(entry.spans[0].start or date.min for entry in stages("pemilu_2024", "penetapan"))
    assert days == [date(2023, 11, 3), date(2023, 11, 13)]
    assert [(start("pemilu_2024", "kampanye") - day).days for day in days] == [25, 15]
