"""What records state, and what is wrong with them, under the small vocabulary."""

from __future__ import annotations

from datetime import date

from asn_neutrality.checker.records import read_record
from asn_neutrality.domain.records import Days, State
from asn_neutrality.source.catalogue import message
from asn_neutrality.source.diagnostic import Diagnostic
from tests.checker.small_vocabulary import SMALL

DAY = date(2024, 10, 15)


def states(raw: object) -> dict[str, State]:
    """What a good record states."""
    record, diagnostics = read_record(SMALL, raw)
    assert not diagnostics
    assert record is not None
    return dict(record.facts)


def state(fact: str, value: object) -> State | None:
    """What one value states of a fact."""
    return states({fact: value}).get(fact)


def refused(raw: object) -> list[Diagnostic]:
    """What is wrong with a bad record."""
    record, diagnostics = read_record(SMALL, raw, "catatan.json:3")
    assert record is None
    assert all(diagnostic.where == "catatan.json:3" for diagnostic in diagnostics)
    return diagnostics


def only(raw: object) -> tuple[str, str, str | None]:
    """Code, English message and suggestion of the one thing wrong with a record."""
    (diagnostic,) = refused(raw)
    return diagnostic.code, message(diagnostic, "en"), diagnostic.suggestion


def days(start: str | None, end: str | None) -> Days:
    return Days(*(date.fromisoformat(day) if day else None for day in (start, end)))
