"""What is stated of an event, as one side takes it."""

from __future__ import annotations

from collections.abc import Mapping

from asn_neutrality.domain.differences import Compared
from asn_neutrality.domain.facts import FactRole
from asn_neutrality.domain.records import Dates, Days, EventRecord, State


def stated_to(side: Compared, facts: Mapping[str, State]) -> EventRecord:
    """What its vocabulary has of these facts, on the side's day where it has one."""
    own = side.rules.vocabulary.facts
    stated = {name: state for name, state in facts.items() if name in own}
    if side.day is not None:
        act = next(name for name, fact in own.items() if fact.role is FactRole.TIME_OF_ACT)
        stated[act] = Dates((Days(side.day, side.day),))
    return EventRecord(stated)
