"""A register of records under two rule sets: read one by one, kept only where something changes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO

import attrs

from asn_neutrality.cli.batch import acts_in, tell_refused
from asn_neutrality.cli.inputs.items import Item
from asn_neutrality.cli.intake import Intake
from asn_neutrality.cli.texts import Texts
from asn_neutrality.domain.differences import Moved, Placed, RegisterChanges
from asn_neutrality.domain.facts import FactRole
from asn_neutrality.domain.records import ActRecords, EventRecord, Text
from asn_neutrality.judge import Comparison
from asn_neutrality.source.diagnostic import Diagnostic
from asn_neutrality.symbolic.diagrams import TooLargeError


def read_register(
    found: Comparison, names: Sequence[str], intake: Intake, rejects: TextIO | None, texts: Texts
) -> RegisterChanges:
    """What becomes of all records of the files; an act of a row with several is placed by itself."""
    facts = found.judge.rules.vocabulary.facts
    named = next((name for name, fact in facts.items() if fact.role is FactRole.RECORD_ID), "")
    read = refused = 0
    moved: dict[tuple[int, int, bool, str, str], tuple[Placed, list[str]]] = {}
    for item in intake.items(names):
        read += 1
        acts = acts_in(item, found.judge, texts)
        placed = _placed(found, item, acts) if isinstance(acts, ActRecords) else acts
        if not placed or not isinstance(placed[0], Placed):
            refused += 1
            tell_refused(item, [each for each in placed if isinstance(each, Diagnostic)], rejects, texts)
            continue
        for each, record in zip(placed, acts.records if isinstance(acts, ActRecords) else (), strict=True):
            if isinstance(each, Placed) and each.first is not each.second:
                moved.setdefault(_key(found, each), (each, []))[1].append(_name(item, record, named))
    groups = (Moved(placed, tuple(records)) for _, (placed, records) in sorted(moved.items(), key=lambda each: each[0]))
    return RegisterChanges(read, refused, tuple(groups))


def _placed(found: Comparison, item: Item, acts: ActRecords) -> list[Placed] | list[Diagnostic]:
    try:
        return [found.place(record) for record in acts.records]
    except TooLargeError:
        return [attrs.evolve(Diagnostic("T007", None, {"count": str(len(acts.records))}), where=item.place)]


def _key(found: Comparison, placed: Placed) -> tuple[int, int, bool, str, str]:
    """The order of groups: by outcomes, then by cases as they are listed, those in none last."""
    outcomes = placed.first.value, placed.second.value
    if placed.change is None or placed.case is None:
        return len(found.changes), 0, False, *outcomes
    change = next(n for n, each in enumerate(found.changes) if each is placed.change)
    case = next(n for n, each in enumerate(placed.change.cases) if each is placed.case)
    return change, case, not placed.certain, *outcomes


def _name(item: Item, record: EventRecord, named: str) -> str:
    """How a person finds the record again."""
    own = record.facts.get(named)
    return own.text if isinstance(own, Text) else item.place
