"""What examples can show of a rule, and whether they do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import define

from asn_neutrality.analysis.illustration.atoms import Atom, Part
from asn_neutrality.analysis.illustration.decision import Boundary, Decision, Sides
from asn_neutrality.domain.records import Dates, Days
from asn_neutrality.domain.results import Outcome
from asn_neutrality.engine.event import Event
from asn_neutrality.ir.domains import DateDomain
from asn_neutrality.logic.atoms import Meant
from asn_neutrality.symbolic.diagrams import FALSE

_OPEN = frozenset({Outcome.UNDETERMINED, Outcome.NEEDS_ASSESSMENT})


@define(frozen=True)
class Matters:
    """That a condition decides: with it the rule is violated, without it not, though all else is as it was."""

    atom: Atom


@define(frozen=True)
class LeftOpen:
    """That it is open whether the rule is violated as long as this condition is."""

    atom: Atom


@define(frozen=True)
class Read:
    """That another answer to a question of reading leads elsewhere than this one."""

    question: str
    answer: str


@define(frozen=True)
class Joint:
    """That a test of a date, or the rule's period (``test`` is None), begins or ends to hold with a certain day."""

    fact: str
    test: Meant | None
    begins: bool


Aspect = Matters | LeftOpen | Read | Joint


def aspects_of(decision: Decision) -> tuple[Aspect, ...]:
    """All that might be shown of a rule; what cannot be is found out by looking for it."""
    return tuple(dict.fromkeys(_aspects(decision)))


def _aspects(decision: Decision) -> Iterator[Aspect]:
    yield from map(Matters, decision.atoms)
    if decision.day is not None:
        period = decision.rule.rule.prohibition.period
        for begins, end in ((True, period.start), (False, period.end)):
            if end is not None:
                yield Joint(decision.day, None, begins)
    for test, (fact, _) in decision.dated.items():
        yield Joint(fact, test, begins=True)
        yield Joint(fact, test, begins=False)
    yield from (Read(question, answer) for question, answer in decision.questions)
    for atom in decision.atoms:
        if atom.part is Part.CONDITION or atom.whole:
            yield LeftOpen(atom)


def shown_by_pair(sides: Iterable[Sides], events: Iterable[Event]) -> bool:
    """Whether one of the events is certainly on, and another certainly off."""
    known = tuple(events)
    return any(
        any(lies_in(event, each.on) for event in known) and any(lies_in(event, each.off) for event in known)
        for each in sides
    )


def lies_in(event: Event, node: int) -> bool:
    """Whether every completion of the event is in the set, and there is one."""
    return event.possible != FALSE and event.surely(event.restrict(node))


def leaves_open(event: Event, decision: Decision, atom: Atom, decides: int) -> bool:
    """Whether the event is undetermined, and because this condition is."""
    if not lies_in(event, decides):
        return False
    on, off = decision.holds(atom)
    if any(lies_in(event, each) for each in (on, off)):
        return False
    return event.outcome(event.some_violated((decision.rule,))) in _OPEN


def around(boundary: Boundary, decision: Decision) -> tuple[Days, Days]:
    """The last day before a boundary, and the first after it."""
    domain = decision.compiled.program.variables[boundary.fact].domain
    if not isinstance(domain, DateDomain):
        raise TypeError(boundary.fact)
    last, first = domain.bounds(boundary.code - 1).end, domain.bounds(boundary.code).start
    return Days(last, last), Days(first, first)


def shown_at(boundary: Boundary, decision: Decision, events: Iterable[Event]) -> bool:
    """Whether one of the events is on the last day before the boundary, and another on the first after it."""
    known = tuple(event for event in events if lies_in(event, boundary.within))
    stated = [event.reading.stated.get(boundary.fact) for event in known]
    return all(Dates((day,)) in stated for day in around(boundary, decision))
