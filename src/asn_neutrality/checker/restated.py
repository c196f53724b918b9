"""Records as somebody would write them: the reverse of reading."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import assert_never

from asn_neutrality.checker.states import UNKNOWN
from asn_neutrality.domain.facts import NOT_YET, FactType
from asn_neutrality.domain.records import Dates, Days, Regions, State, Text, Unknown, Values

Written = str | list[str]


def restated(state: State, fact: FactType) -> Written:
    """A value that a record may hold and that is read as this state."""
    match state:
        case Values(values):
            order = {value.name: place for place, value in enumerate(fact.values)}
            return _one_or_list(sorted(values, key=lambda name: (order.get(name, len(order)), name)))
        case Dates(spans, not_yet):
            return _one_or_list([*map(_span, spans), *([NOT_YET] if not_yet else [])])
        case Regions(patterns):
            return _one_or_list(patterns)
        case Text(text):
            return text
        case Unknown():
            return UNKNOWN
    assert_never(state)


def _one_or_list(items: Sequence[str]) -> Written:
    return items[0] if len(items) == 1 else list(items)


def _span(span: Days) -> str:
    if span.start is not None and span.start == span.end:
        return span.start.isoformat()
    return f"{_end(span.start)}/{_end(span.end)}"


def _end(day: date | None) -> str:
    return ".." if day is None else day.isoformat()
