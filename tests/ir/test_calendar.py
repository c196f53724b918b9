"""Calendars as functions from days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_neutrality.domain.records import Dates, Days
from asn_neutrality.domain.sources import Period
from asn_neutrality.ir.calendar import Window, day_phases, phase_values, window_values
from asn_neutrality.ir.domains import DateDomain, date_domain
from asn_neutrality.logic.atoms import Phase, Unit

BEFORE, DURING, AFTER, GAP, NEVER = 0b001, 0b010, 0b100, 0b101, 0b1000
DETERMINATION = date(2024, 9, 22)
START = date(2024, 1, 28)
DAYS = [START + timedelta(days=n) for n in range(14)]
CAMPAIGN = (Period(DAYS[2], DAYS[4]), Period(DAYS[7], DAYS[7]))


def domain_of(*spans: Period, cuts: tuple[tuple[date | None, date | None], ...] = ()) -> DateDomain:
    return date_domain([*((span.start, span.end) for span in spans), *cuts], not_yet=True)


def value(table: tuple[tuple[int, int], ...], mask: int) -> int:
    """What the table gives for one class of days."""
    (found,) = (value for days, value in table if days & mask)
    return found


@pytest.mark.parametrize(
    ("window", "first", "last"),
    [
        (Window(6, Unit.MONTHS, Phase.BEFORE), date(2024, 3, 22), date(2024, 9, 21)),
        (Window(6, Unit.MONTHS, Phase.AFTER), date(2024, 9, 23), date(2025, 3, 22)),
        (Window(30, Unit.DAYS, Phase.BEFORE), date(2024, 8, 23), date(2024, 9, 21)),
        (Window(1, Unit.DAYS, Phase.AFTER), date(2024, 9, 23), date(2024, 9, 23)),
    ],
)
def test_counted_window_begins_with_its_first_day_and_leaves_the_anchor_out(
    window: Window, first: date, last: date
) -> None:
    assert window.bounds(DETERMINATION, DETERMINATION) == (first, last)


def test_month_without_that_day_counts_from_its_last() -> None:
    assert Window(6, Unit.MONTHS, Phase.BEFORE).bounds(date(2024, 8, 31), date(2024, 8, 31))[0] == date(2024, 2, 29)
    assert Window(1, Unit.MONTHS, Phase.AFTER).bounds(date(2023, 1, 31), date(2023, 1, 31))[1] == date(2023, 2, 28)


def test_window_around_a_span_is_counted_from_its_first_and_last_day() -> None:
    first, last = date(2024, 9, 25), date(2024, 11, 23)
    assert Window(3, Unit.DAYS, Phase.BEFORE).bounds(first, last) == (date(2024, 9, 22), date(2024, 9, 24))
    assert Window(3, Unit.DAYS, Phase.AFTER).bounds(first, last) == (date(2024, 11, 24), date(2024, 11, 26))


def test_window_beyond_the_calendar_is_open_at_that_end() -> None:
    assert Window(9_999_999, Unit.DAYS, Phase.BEFORE).bounds(DETERMINATION, DETERMINATION)[0] is None
    assert Window(99_999, Unit.MONTHS, Phase.AFTER).bounds(DETERMINATION, DETERMINATION)[1] is None


def test_first_and_last_day_of_the_calendar_have_nothing_beyond_them() -> None:
    spans = (Period(date.min, date.max),)
    domain = domain_of(*spans)
    for day in (date.min, DETERMINATION, date.max):
        assert value(phase_values(domain, spans), domain.span(day, day)) == DURING


def test_open_stage_has_no_day_before_or_after_it() -> None:
    spans = (Period(None, None),)
    domain = domain_of(*spans)
    assert phase_values(domain, spans) == ((domain.days, DURING), (0b10, NEVER))


@given(st.sampled_from(DAYS))
def test_day_is_before_the_first_span_after_the_last_in_one_or_in_a_gap(day: date) -> None:
    domain = domain_of(*CAMPAIGN)
    found = value(phase_values(domain, CAMPAIGN), domain.span(day, day))
    if any(span.start and span.end and span.start <= day <= span.end for span in CAMPAIGN):
        assert found == DURING
    else:
        assert found == (BEFORE if day < DAYS[2] else AFTER if day > DAYS[7] else GAP)


def test_what_has_not_happened_is_in_no_phase_and_in_no_window() -> None:
    domain = domain_of(*CAMPAIGN)
    never = domain.read(Dates((), not_yet=True))
    assert value(phase_values(domain, CAMPAIGN), never) == NEVER
    assert value(window_values(domain, Window(2, Unit.DAYS, Phase.AFTER), CAMPAIGN), never) == 0b01


@given(st.integers(1, 5), st.sampled_from((Phase.BEFORE, Phase.AFTER)), st.sampled_from(DAYS))
def test_days_are_inside_a_window_exactly_where_counting_says_so(amount: int, side: Phase, day: date) -> None:
    window = Window(amount, Unit.DAYS, side)
    domain = domain_of(*CAMPAIGN, cuts=(window.bounds(DAYS[2], DAYS[7]),))
    counted = (DAYS[2] - day).days if side is Phase.BEFORE else (day - DAYS[7]).days
    inside = value(window_values(domain, window, CAMPAIGN), domain.span(day, day)) == 0b10
    assert inside == (1 <= counted <= amount)


@given(st.sampled_from(DAYS), st.sampled_from(DAYS))
def test_phases_relative_to_one_day_are_those_of_the_order_of_days(point: date, day: date) -> None:
    domain = date_domain([(point, point)], not_yet=True)
    phases = day_phases(domain, point)
    (found,) = (phase for phase, mask in phases.items() if mask & domain.span(day, day))
    assert found is (Phase.BEFORE if day < point else Phase.AFTER if day > point else Phase.DURING)
    assert sum(phases.values()) == domain.days


def test_partial_date_is_in_several_phases() -> None:
    domain = domain_of(*CAMPAIGN)
    table = phase_values(domain, CAMPAIGN)
    stated = domain.read(Dates((Days(DAYS[0], DAYS[3]),)))
    assert [phases for days, phases in table if days & stated] == [BEFORE, DURING]
