"""Finite domains: what of a fact's values the rules can tell apart.

Every domain numbers its classes of values from 0; a set of classes is an ``int`` used as a bit mask.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cached_property

from attrs import define

from asn_neutrality.domain.records import Dates, Days, Regions, State, Values

_DAY = timedelta(days=1)


@define(frozen=True)
class ChoiceDomain:
    """The values of a choice, yes/no fact or question, each a class of its own."""

    values: tuple[str, ...]

    @property
    def size(self) -> int:
        """The number of classes."""
        return len(self.values)

    def mask(self, values: Iterable[str]) -> int:
        """The classes of some values."""
        return sum(1 << self.values.index(value) for value in set(values))

    def read(self, state: State) -> int:
        """The classes a stated fact can be in."""
        return self.mask(state.values) if isinstance(state, Values) else full(self)

    def names(self, mask: int) -> tuple[str, ...]:
        """The values of some classes, in order."""
        return tuple([value for code, value in enumerate(self.values) if mask >> code & 1])


@define(frozen=True, slots=False)
class DateDomain:
    """Days, cut where some rule tells them apart: class 0 lies before ``breaks[0]``, class i from ``breaks[i - 1]`` on.

    With ``not_yet`` the last class is "has not happened".
    """

    breaks: tuple[date, ...]
    not_yet: bool

    @property
    def size(self) -> int:
        """The number of classes."""
        return len(self.breaks) + 1 + self.not_yet

    @cached_property
    def days(self) -> int:
        """All classes of days: those that have happened."""
        return (1 << len(self.breaks) + 1) - 1

    def span(self, start: date | None, end: date | None) -> int:
        """The classes some day of an inclusive span is in."""
        first = 0 if start is None else bisect_right(self.breaks, start)
        last = len(self.breaks) if end is None else bisect_right(self.breaks, end)
        return (1 << last + 1) - (1 << first) if first <= last else 0

    def read(self, state: State) -> int:
        """The classes a stated fact can be in."""
        if not isinstance(state, Dates):
            return full(self)
        mask = 0
        for days in state.spans:
            mask |= self.span(days.start, days.end)
        if state.not_yet and self.not_yet:
            mask |= 1 << len(self.breaks) + 1
        return mask

    def bounds(self, code: int) -> Days:
        """The first and last day of a class of days."""
        start = self.breaks[code - 1] if code else None
        end = self.breaks[code] - _DAY if code < len(self.breaks) else None
        return Days(start, end)


def date_domain(spans: Iterable[tuple[date | None, date | None]], *, not_yet: bool) -> DateDomain:
    """The coarsest domain in which each of the inclusive spans is a set of classes."""
    breaks: set[date] = set()
    for start, end in spans:
        if start is not None:
            breaks.add(start)
        if end is not None and end < date.max:
            breaks.add(end + _DAY)
    return DateDomain(tuple(sorted(breaks)), not_yet)


@define(frozen=True, slots=False)
class RegionDomain:
    """Areas, by the deepest of ``codes`` that covers them; class 0 is covered by none."""

    codes: tuple[str, ...]

    @property
    def size(self) -> int:
        """The number of classes."""
        return len(self.codes) + 1

    def covered(self, code: str) -> int:
        """The classes of the areas that one of ``codes`` covers: itself and everything below."""
        return sum(1 << i + 1 for i, other in enumerate(self.codes) if covers(code, other))

    def mask(self, values: Iterable[str]) -> int:
        """The classes some codes cover."""
        mask = 0
        for value in values:
            mask |= self.covered(value)
        return mask

    def _deepest(self, code: str) -> int:
        depth = [(len(other), i + 1) for i, other in enumerate(self.codes) if covers(other, code)]
        return max(depth, default=(0, 0))[1]

    def read(self, state: State) -> int:
        """The classes a stated fact can be in: ``16.05`` is that area, ``16.*`` some area below."""
        if not isinstance(state, Regions):
            return full(self)
        mask = 0
        for pattern in state.patterns:
            code = pattern.removesuffix(".*")
            mask |= 1 << self._deepest(code)
            if code != pattern:
                mask |= self.covered(code)
        return mask


def covers(code: str, other: str) -> bool:
    """Whether the area of ``code`` is or contains that of ``other``."""
    return other == code or other.startswith(code + ".")


Domain = ChoiceDomain | DateDomain | RegionDomain


def full(domain: Domain) -> int:
    """All classes."""
    return (1 << domain.size) - 1
