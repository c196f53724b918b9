"""Records written out again, as callers hand them in."""

from __future__ import annotations

from datetime import date

from asn_neutrality.domain.facts import NOT_YET
from asn_neutrality.domain.records import Dates, EventRecord, Regions, State, Text, Unknown, Values


def raw(record: EventRecord) -> dict[str, object]:
    """A flat record that states the same."""
    return {name: _raw(state) for name, state in record.facts.items()}


def _raw(state: State) -> object:
    match state:
        case Unknown():
            return "?"
        case Text(text):
            return text
        case Regions(patterns):
            return " / ".join(patterns)
        case Values(values):
            return " / ".join(sorted(values))
        case Dates(spans, not_yet):
            days = [
                f"{_end(span.start)} .. {_end(span.end)}" if span.start != span.end else span.start for span in spans
            ]
            given = [*days, *([NOT_YET] if not_yet else [])]
            return given if len(given) > 1 else given[0]


def _end(day: date | None) -> str:
    return day.isoformat() if day else ""
