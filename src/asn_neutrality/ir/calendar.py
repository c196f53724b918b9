"""Calendars as functions from days: phases of stages and counted windows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from attrs import define
from dateutil.relativedelta import relativedelta

from asn_neutrality.domain.calendars import ElectionCalendar, Stage
from asn_neutrality.domain.sources import Period
from asn_neutrality.ir.domains import DateDomain
from asn_neutrality.logic.atoms import Phase, Unit

PHASES = tuple(phase.value for phase in Phase)
Bounds = tuple[date | None, date | None]


@define(frozen=True)
class Window:
    """A counted window before or after a point (``Within`` without its fact and point)."""

    amount: int
    unit: Unit
    side: Phase

    def bounds(self, first: date, last: date) -> Bounds:
        """Its inclusive days for a point that lasts from ``first`` to ``last``; both are outside it."""
        if self.side is Phase.BEFORE:
            return self._shift(first, -1), _shift_day(first, -1)
        return _shift_day(last, 1), self._shift(last, 1)

    def _shift(self, day: date, sign: int) -> date | None:
        months, days = (self.amount, 0) if self.unit is Unit.MONTHS else (0, self.amount)
        try:
            return day + sign * relativedelta(months=months, days=days)
        except (OverflowError, ValueError):  # beyond the calendar's first or last year: open at that end
            return None


def _shift_day(day: date, sign: int) -> date:
    return day if day in (date.min, date.max) else day + sign * timedelta(days=1)


def stages(calendars: Iterable[ElectionCalendar], name: str) -> Iterator[tuple[ElectionCalendar, Stage]]:
    """Every stage of that name with its calendar."""
    for calendar in calendars:
        for stage in calendar.stages:
            if stage.name == name:
                yield calendar, stage


def first_day(spans: tuple[Period, ...]) -> date:
    """The first day of a stage."""
    return spans[0].start or date.min


def last_day(spans: tuple[Period, ...]) -> date:
    """The last day of a stage."""
    return spans[-1].end or date.max


def phase_values(domain: DateDomain, spans: tuple[Period, ...]) -> tuple[tuple[int, int], ...]:
    """Days of the domain and the phases they are in: before, during, after; between two spans not during.

    "Has not happened" is in no phase: the class after the three.
    """
    before = domain.days & ~domain.span(first_day(spans), None)
    after = domain.days & ~domain.span(None, last_day(spans))
    during = 0
    for period in spans:
        during |= domain.span(period.start, period.end)
    between = domain.days & ~(before | during | after)
    never = ((1 << domain.size) - 1) & ~domain.days
    table = ((before, 0b001), (during, 0b010), (after, 0b100), (between, 0b101), (never, 0b1000))
    return tuple((days, phases) for days, phases in table if days)


def window_values(domain: DateDomain, window: Window, spans: tuple[Period, ...]) -> tuple[tuple[int, int], ...]:
    """Days of the domain and whether (class 1) or not (class 0) they are in the window."""
    inside = domain.span(*window.bounds(first_day(spans), last_day(spans)))
    return tuple((days, value) for days, value in (((1 << domain.size) - 1 & ~inside, 0b01), (inside, 0b10)) if days)


def day_phases(domain: DateDomain, day: date) -> dict[Phase, int]:
    """Days of the domain by their phase relative to one day."""
    return {
        Phase.BEFORE: domain.span(None, day) & ~domain.span(day, day),
        Phase.DURING: domain.span(day, day),
        Phase.AFTER: domain.span(day, None) & ~domain.span(day, day),
    }
