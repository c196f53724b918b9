"""Dates of a record as text: days, months, years and ranges of them, to inclusive spans of days."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import MINYEAR, date

from attrs import define

from asn_neutrality.domain.records import Days

_ZONE = r"\s*(?:[Zz]|[+-][0-9]{2}(?::?[0-9]{2})?)?"
_CLOCK = rf"[Tt ](?:[01][0-9]|2[0-4])(?::?[0-5][0-9](?::?[0-6][0-9](?:[.,][0-9]+)?)?)?{_ZONE}"
_PARTIAL = re.compile(rf"([0-9]{{4}})(?:-([0-9]{{2}})(?:-([0-9]{{2}})(?:{_CLOCK})?)?)?")
_DAY_FIRST = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4})")
_OPEN = ".."


@define(frozen=True)
class DateFlaw:
    """Why a text is no date: the code of the diagnostic, the part at fault, and what may have been meant."""

    code: str
    part: str
    suggestion: str | None = None


def read_days(text: str) -> Days | DateFlaw:
    """The days that a text means: ``2024-10-15``, ``2024-10``, ``2024``, or a range of such, open at one end.

    A range is ISO's ``a/b`` with ``..`` for an open end, or the rule language's ``a .. b``. Of a date-time the
    day counts that is written in it.
    """
    text = text.strip()
    if "/" not in text and _OPEN not in text:
        return _read_partial(text)
    if _DAY_FIRST.fullmatch(text):
        return _unreadable(text)
    if "/" not in text:
        start, _, end = text.partition(_OPEN)
        return _read_range(text, start.strip(), end.strip())
    start, _, end = text.partition("/")
    if start != start.rstrip() or end != end.lstrip():
        # In the rule language a slash between blanks means "one of": two days, not all days between them.
        return _unreadable(text, f"{start.strip()}/{end.strip()}")
    if not start or not end:
        return _unreadable(text)
    return _read_range(text, *("" if side == _OPEN else side for side in (start, end)))


def _read_range(text: str, start: str, end: str) -> Days | DateFlaw:
    """The days from the first of ``start`` to the last of ``end``; an empty one is open."""
    if not start and not end:
        return _unreadable(text)
    first = _read_partial(start) if start else Days(None, None)
    last = _read_partial(end) if end else Days(None, None)
    if isinstance(first, DateFlaw):
        return first
    if isinstance(last, DateFlaw):
        return last
    if first.start and last.end and first.start > last.end:
        return DateFlaw("R009", text)
    return Days(first.start, last.end)


def _read_partial(text: str) -> Days | DateFlaw:
    """All days of a day, a month or a year."""
    found = _PARTIAL.fullmatch(text)
    if not found:
        return _unreadable(text)
    year, month, day = (int(part) if part else None for part in found.groups())
    if year is None or year < MINYEAR or (month is not None and not 1 <= month <= 12):
        return DateFlaw("R008", text)
    if month is None:
        return Days(date(year, 1, 1), date(year, 12, 31))
    length = monthrange(year, month)[1]
    if day is None:
        return Days(date(year, month, 1), date(year, month, length))
    if not 1 <= day <= length:
        return DateFlaw("R008", text)
    return Days(date(year, month, day), date(year, month, day))


def _unreadable(text: str, suggestion: str | None = None) -> DateFlaw:
    """No date; one written day first, as people do, is turned round for the suggestion."""
    found = _DAY_FIRST.fullmatch(text)
    if found:
        day, _, month, year = found.groups()
        turned = f"{year}-{month:>02}-{day:>02}"
        suggestion = turned if isinstance(_read_partial(turned), Days) else None
    return DateFlaw("R007", text, suggestion)


def merge(spans: Iterable[Days]) -> tuple[Days, ...]:
    """The same days as ascending spans that neither overlap nor touch."""
    merged: list[Days] = []
    for span in sorted(spans, key=_first):
        if merged and _first(span) <= _last(merged[-1]) + 1:
            longer = max(merged[-1], span, key=_last)
            merged[-1] = Days(merged[-1].start, longer.end)
        else:
            merged.append(span)
    return tuple(merged)


def _first(span: Days) -> int:
    return span.start.toordinal() if span.start else 0


def _last(span: Days) -> int:
    return span.end.toordinal() if span.end else date.max.toordinal() + 1
