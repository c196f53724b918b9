"""The event record: what is stated of an event."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from attrs import define


@define(frozen=True)
class Days:
    """One of these inclusive days; ``None`` is open."""

    start: date | None
    end: date | None


@define(frozen=True)
class Values:
    """One of these values of a choice or yes/no fact: never empty, never all of them, groups expanded."""

    values: frozenset[str]


@lru_cache(maxsize=4096)
def just(value: str) -> Values:
    """This value: the same object each time, so that what is said of it is soon found again."""
    return Values(frozenset((value,)))


@define(frozen=True)
class Dates:
    """One of the days of these spans, or (``not_yet``) it has not happened."""

    spans: tuple[Days, ...]
    not_yet: bool = False


@define(frozen=True)
class Regions:
    """One of these areas: ``16.05`` exactly, ``16.*`` some area below."""

    patterns: tuple[str, ...]


@define(frozen=True)
class Text:
    """Free text."""

    text: str


@define(frozen=True)
class Unknown:
    """Said to be unknown (``?``, or all values listed): no default applies."""


State = Values | Dates | Regions | Text | Unknown


@define(frozen=True)
class EventRecord:
    """What a record states, by fact; a fact that is absent is not stated and may take its default."""

    facts: Mapping[str, State]


@define(frozen=True)
class ActRecords:
    """The acts of one row, one record each; ``fact`` is the one in which they differ, None where there is one act."""

    records: tuple[EventRecord, ...]
    fact: str | None = None
