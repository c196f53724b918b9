"""The case of a record against brute force: it is certain where every event that the record can be is of the case."""

from __future__ import annotations

from datetime import date
from itertools import groupby

from hypothesis import assume, given, settings

from asn_neutrality.comparison.register import Register
from asn_neutrality.domain.differences import Difference
from asn_neutrality.domain.facts import NOT_YET, FactKind, FactType
from asn_neutrality.domain.records import Dates, Days, EventRecord, State, Values
from tests.comparison.brute import Inputs, Pair, has
from tests.comparison.pairs import dated_pairs
from tests.comparison.test_difference_brute import compared
from tests.pace import examples

MOST = 800  # ways to fill in everything


@given(dated_pairs())
@settings(max_examples=examples(12))
def test_case_of_a_record_is_that_of_its_events_whatever_each_calendar_says(pair: Pair) -> None:
    assume(pair.size() <= MOST)
    found = compared(pair)
    assume(found.changes)
    register = Register(found)
    facts = [fact for fact in pair.first.rules.vocabulary.facts.values() if fact.stage is None]

    def stated(inputs: Inputs) -> tuple[str, ...]:
        return tuple(inputs[fact.name] for fact in facts)

    for values, events in groupby(sorted(pair.events(), key=stated), key=stated):
        check_place(pair, found, register, record(facts, values), list(events))


def check_place(pair: Pair, found: Difference, register: Register, record: EventRecord, events: list[Inputs]) -> None:
    """What is said of the case of a record is true of the events that it can be."""
    placed = register.place(record)
    if placed.first is placed.second:
        return
    cases = [(change, case) for change in found.changes for case in change.cases]
    held = [[has(pair, event, (*change.common, *case.traits)) for event in events] for change, case in cases]
    if placed.certain:
        assert all(held[next(n for n, (_, case) in enumerate(cases) if case is placed.case)])
    elif placed.case is None:
        assert not any(map(any, held))


def record(facts: list[FactType], values: tuple[str, ...]) -> EventRecord:
    """What is so stated, and no phase."""
    return EventRecord({fact.name: state(fact, value) for fact, value in zip(facts, values, strict=True)})


def state(fact: FactType, value: str) -> State:
    if fact.kind is not FactKind.DATE:
        return Values(frozenset((value,)))
    if value == NOT_YET:
        return Dates((), not_yet=True)
    day = date.fromisoformat(value)
    return Dates((Days(day, day),))
