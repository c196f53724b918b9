"""Periods in force."""

from __future__ import annotations

from datetime import date

from asn_neutrality.checker.report import Report
from asn_neutrality.domain.sources import ALWAYS, Period
from asn_neutrality.syntax import ast


def read_period(written: ast.DateRange, report: Report) -> Period:
    """The days as written; an end before the start is refused."""
    period = Period(written.start, written.end)
    if written.start and written.end and written.end < written.start:
        start, end = written.start.isoformat(), written.end.isoformat()
        report.add("C061", written.span, start=start, end=end)
        return ALWAYS
    return period


def in_force(clause: ast.InForce | None, report: Report, otherwise: Period = ALWAYS) -> Period:
    """The period after ``berlaku``."""
    return otherwise if clause is None else read_period(clause.period, report)


def covers(outer: Period, inner: Period) -> bool:
    """Whether every day of ``inner`` is one of ``outer``."""
    starts = (outer.start or date.min) <= (inner.start or date.min)
    return starts and (inner.end or date.max) <= (outer.end or date.max)


def words(period: Period) -> str:
    """The period as the language writes it."""
    start = period.start.isoformat() if period.start else ""
    end = period.end.isoformat() if period.end else ""
    return f"{start} .. {end}".strip()
