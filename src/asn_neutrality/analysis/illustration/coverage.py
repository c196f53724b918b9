"""Which parts of a rule its examples show to matter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from attrs import define

from asn_neutrality.analysis.illustration.aspects import (
    Aspect,
    Joint,
    LeftOpen,
    Matters,
    Read,
    aspects_of,
    leaves_open,
    lies_in,
    shown_at,
    shown_by_pair,
)
from asn_neutrality.analysis.illustration.decision import Decision
from asn_neutrality.domain.packs import RuleSet
from asn_neutrality.domain.records import EventRecord
from asn_neutrality.engine.event import Event
from asn_neutrality.ir.program import Program
from asn_neutrality.symbolic.diagrams import FALSE


@define(frozen=True)
class Coverage:
    """Of one prohibition what its examples show, what none of them shows, and what no example could show.

    A ``LeftOpen`` or ``Joint`` that no example could show says nothing against a rule; a condition, exception,
    permission or reading that never matters does. ``violated`` is whether some example certainly violates it.
    """

    rule: str
    shown: tuple[Aspect, ...]
    missing: tuple[Aspect, ...]
    pointless: tuple[Aspect, ...]
    violated: bool


def coverage(program: Program, rule: str) -> Coverage:
    """What the examples of the packs show of a prohibition, those of permissions that override it included.

    A condition is shown to matter by two examples in each of which it alone decides: in one it holds, in the other it
    does not (masking MC/DC).
    """
    decision = Decision(program, rule)
    events = [Event(decision.compiled, record) for record in records_of(rule, program.source)]
    shown: list[Aspect] = []
    missing: list[Aspect] = []
    pointless: list[Aspect] = []
    for aspect in aspects_of(decision):
        if is_shown(aspect, decision, events):
            shown.append(aspect)
        else:
            (missing if can_be_shown(aspect, decision) else pointless).append(aspect)
    violated = any(lies_in(event, decision.rule.violated) for event in events)
    return Coverage(rule, tuple(shown), tuple(missing), tuple(pointless), violated)


def records_of(rule: str, rules: RuleSet) -> tuple[EventRecord, ...]:
    """The examples that state the finding of a prohibition: its own, those elsewhere, those of permissions."""
    about = {rule} | {
        permission.id
        for pack in rules.packs.values()
        for permission in pack.permissions
        if permission.overrides[0] == rule
    }
    return tuple(
        example.record
        for pack in rules.packs.values()
        for each in (*(example for law in pack.rules for example in law.examples), *pack.examples)
        if (example := each).rule in about
    )


def is_shown(aspect: Aspect, decision: Decision, events: Sequence[Event]) -> bool:
    """Whether these events show it."""
    match aspect:
        case Matters(atom):
            return shown_by_pair(decision.sides(atom), events)
        case LeftOpen(atom):
            decides = decision.decides(atom)
            return decides != FALSE and any(leaves_open(event, decision, atom, decides) for event in events)
        case Read(question, answer):
            turns = decision.answered_otherwise(question, answer)
            return turns != FALSE and any(lies_in(event, turns) for event in events)
        case Joint(fact, test, begins):
            stated = [event for event in events if fact in event.reading.stated]
            return any(
                shown_at(boundary, decision, stated) for boundary in decision.boundaries(fact, test, begins=begins)
            )
    assert_never(aspect)


def can_be_shown(aspect: Aspect, decision: Decision) -> bool:
    """Whether some events could show it."""
    match aspect:
        case Matters(atom) | LeftOpen(atom):
            return bool(decision.sides(atom))
        case Read(question, answer):
            return decision.answered_otherwise(question, answer) != FALSE
        case Joint(fact, test, begins):
            return next(decision.boundaries(fact, test, begins=begins), None) is not None
    assert_never(aspect)
