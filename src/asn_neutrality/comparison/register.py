"""Records under two rule sets: what each makes of them, and the case they belong to."""

from __future__ import annotations

from asn_neutrality.comparison.reach import compared_packs, everywhere
from asn_neutrality.comparison.shown import mask_of
from asn_neutrality.comparison.stated import stated_to
from asn_neutrality.comparison.worlds import window_name
from asn_neutrality.domain.answers import Answer
from asn_neutrality.domain.differences import Case, Change, Compared, Difference, Placed, Trait
from asn_neutrality.domain.records import EventRecord
from asn_neutrality.domain.results import Outcome
from asn_neutrality.engine.event import Event
from asn_neutrality.ir.joint import lower_both
from asn_neutrality.symbolic.compiled import CompiledProgram
from asn_neutrality.symbolic.diagrams import TRUE


class Register:
    """Both sides of a difference, ready to judge records, over the values that either tells apart.

    Raises ``TooLargeError``.
    """

    def __init__(self, found: Difference) -> None:
        self.found = found
        sides = [everywhere(side) if found.reach_ignored else side for side in (found.first, found.second)]
        programs, problems = lower_both(sides[0].rules, sides[1].rules)
        if programs is None:
            raise ValueError(problems)
        self.sides = tuple(
            _Side(CompiledProgram(program), side, found.track) for program, side in zip(programs, sides, strict=True)
        )

    def place(self, record: EventRecord) -> Placed:
        """What both sides make of a record, and where that differs the case it belongs to."""
        first, second = (side.event(record) for side in self.sides)
        outcomes = self.sides[0].outcome(first), self.sides[1].outcome(second)
        if outcomes[0] is outcomes[1]:
            return Placed(*outcomes, None, None, certain=False)
        return self._case(outcomes, first, second)

    def _case(self, outcomes: tuple[Outcome, Outcome], *events: Event) -> Placed:
        """The first case that the record certainly is of; else the first that it may be of."""
        possible: tuple[Change, Case] | None = None
        for change in self.found.changes:
            for case in change.cases:
                match self._held((*change.common, *case.traits), *events):
                    case True:
                        return Placed(*outcomes, change, case, certain=True)
                    case None:
                        possible = possible or (change, case)
        change_of, case_of = possible or (None, None)
        return Placed(*outcomes, change_of, case_of, certain=False)

    def _held(self, traits: tuple[Trait, ...], *events: Event) -> bool | None:
        """Whether a record has the traits; None where that is open."""
        phases = [trait for trait in traits if self._is_phase(trait)]
        others = tuple(trait for trait in traits if trait not in phases)
        held = [side.holds(event, others) for side, event in zip(self.sides, events, strict=True)]
        held += [self._in_phase(phase, *events) for phase in phases]
        if False in held:
            return False
        return None if None in held else True

    def _is_phase(self, trait: Trait) -> bool:
        """Whether both sides make it of a day, each in its own way perhaps."""
        return all(name_of(trait) in side.program.program.derivations for side in self.sides)

    def _in_phase(self, trait: Trait, first: Event, second: Event) -> bool | None:
        """Whether the event has a phase or window: what one side says, if the other says so too or has it settled."""
        own, other = self.sides
        held, also = own.holds(first, (trait,)), other.holds(second, (trait,))
        if held is not None and (held is also or other.settled(second, trait)):
            return held
        return False if also is False and own.settled(first, trait) else None


class _Side:
    """One side as it judges records."""

    def __init__(self, program: CompiledProgram, side: Compared, track: str | None) -> None:
        self.program = program
        self.side = side
        packs = compared_packs(side.rules)
        self.rules = [
            rule
            for rule in program.rules
            if rule.rule.prohibition.pack in packs and track in {None, rule.rule.prohibition.track}
        ]
        self.traits: dict[tuple[Trait, ...], int] = {}

    def event(self, record: EventRecord) -> Event:
        """The record as of the side's day, without what its vocabulary does not have."""
        return Event(self.program, stated_to(self.side, record.facts))

    def outcome(self, event: Event) -> Outcome:
        """The outcome over the prohibitions compared."""
        return event.outcome(event.some_violated(self.rules))

    def holds(self, event: Event, traits: tuple[Trait, ...]) -> bool | None:
        """Whether an event has the traits, as far as this side's vocabulary can tell; None where that is open."""
        if traits not in self.traits:
            self.traits[traits] = self.program.diagrams.every(self._trait(trait) for trait in traits)
        where = event.restrict(self.traits[traits])
        return True if event.surely(where) else False if event.never(where) else None

    def settled(self, event: Event, trait: Trait) -> bool:
        """Whether the phase or window is one alone, or any: a calendar gives it, or has no such stage."""
        name = name_of(trait)
        codes = range(self.program.program.variables[name].domain.size)
        can = [not event.never(event.restrict(self.program.derived(name, 1 << code))) for code in codes]
        return sum(can) == 1 or all(can)

    def _trait(self, trait: Trait) -> int:
        name = name_of(trait)
        if name not in self.program.program.variables:
            return TRUE
        return self.program.derived(name, mask_of(trait, self.program.program.variables[name].domain))


def name_of(trait: Trait) -> str:
    """The variable that a trait is about."""
    return trait.fact.name if isinstance(trait, Answer) else window_name(trait.test)
