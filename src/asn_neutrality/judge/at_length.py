"""What is found of one event by the reference engine."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from asn_neutrality import questions
from asn_neutrality.domain.decisions import Decision
from asn_neutrality.domain.records import EventRecord, State
from asn_neutrality.domain.results import (
    AppliedSanction,
    Assumption,
    Contradiction,
    Finding,
    Missing,
    Outcome,
    ReadingOutcome,
)
from asn_neutrality.engine.case import Subject
from asn_neutrality.engine.event import Event
from asn_neutrality.errors import EventError
from asn_neutrality.judge.court import Court
from asn_neutrality.once import cached_property
from asn_neutrality.source.diagnostic import Diagnostic
from asn_neutrality.symbolic.compiled import CompiledRule
from asn_neutrality.symbolic.diagrams import TooLargeError

ROOM = 200_000


class AtLength:
    """One record judged the long way, of which nothing may be decided yet."""

    def __init__(self, court: Court, record: EventRecord, decision: Decision | None) -> None:
        self._court = court
        self._record = record
        self._decision = decision

    @property
    def begun(self) -> bool:
        """Whether the event is made."""
        return "event" in self.__dict__

    @cached_property
    def event(self) -> Event:
        """The event."""
        return self._court.event(self._record)

    @cached_property
    def _scratch(self) -> Event:
        return self.event

    def room(self) -> Event:
        """The event, with a new store once the last has grown large: no question takes the room of the next."""
        if len(self._scratch.store) > ROOM:
            self._scratch = self._court.event(self._record)
        return self._scratch

    # -- Outcomes --------------------------------------------------------------------------------------------------

    @cached_property
    def live(self) -> Sequence[CompiledRule]:
        """The prohibitions that can be violated, and where nothing was decided yet the others too."""
        live = self._decision.live if self._decision else None
        return tuple(rule for rule in self._court.compiled.rules if live is None or rule.rule.prohibition.id in live)

    @cached_property
    def all(self) -> Subject:
        """What is violated of all of them."""
        return self.event.some_violated(self.live)

    def subjects(self, event: Event, groups: Mapping[str, Iterable[CompiledRule]]) -> Mapping[str, Subject]:
        """What is violated of each group of prohibitions, in the store of an event."""
        live = {rule.rule.prohibition.id for rule in self.live}
        return {
            name: event.some_violated(rule for rule in rules if rule.rule.prohibition.id in live)
            for name, rules in groups.items()
        }

    def outcome(self, rules: Iterable[CompiledRule]) -> Outcome:
        """The outcome over some prohibitions. ``EventError`` where it is too large to be told."""
        event = self.room()
        try:
            return event.outcome(event.some_violated(rules))
        except TooLargeError as error:
            raise EventError([Diagnostic("P003", None, {"limit": str(error)})]) from None

    @cached_property
    def violated(self) -> tuple[CompiledRule, ...]:
        """The prohibitions certainly violated."""
        event = self.event
        return tuple(rule for rule in self.live if event.surely(event.narrowly(event.violated(rule))))

    # -- What ``InShort`` knows as well -----------------------------------------------------------------------------

    @property
    def stated(self) -> Mapping[str, State]:
        """What the record states of facts that rules can ask for, as far as it counts."""
        return self.event.reading.stated

    @property
    def defaults(self) -> Mapping[str, str]:
        """The defaults that give facts their values."""
        return self.event.reading.defaults

    @property
    def presumed(self) -> Mapping[str, str]:
        """The presumptions that do."""
        return self.event.reading.presumed

    @cached_property
    def concluded(self) -> Mapping[str, str]:
        """The facts, not stated, that the rules give their value in every completion."""
        return questions.assumptions.concluded(self.event)

    def out_of_scope(self, packs: Iterable[str]) -> tuple[str, ...]:
        """The packs in whose scope the event cannot be."""
        event, scopes = self.event, self._court.compiled.scopes
        return tuple(name for name in packs if event.never(event.restrict(scopes[name])))

    def findings(self) -> tuple[Finding, ...]:
        """What is found of each prohibition."""
        return tuple(questions.findings.finding(self.room(), rule) for rule in self._court.compiled.rules)

    @cached_property
    def telling(self) -> tuple[Finding, ...]:
        """What is found of at least those prohibitions of which it is not NOT_MET or less."""
        return self.findings()

    def finding(self, rule: str) -> Finding:
        """What is found of one prohibition."""
        return questions.findings.finding(self.room(), self._court.named[rule])

    def grounds(self) -> tuple[tuple[CompiledRule, ...], ...]:
        """The smallest sets of prohibitions of which one is certainly violated."""
        if self._decision is None:
            return questions.grounds.grounds(self.event, self.live)
        return questions.grounds.of_violation(self.event, self.live)

    def fewest(self) -> tuple[Missing, ...] | None:
        """A smallest set of open facts that decides the outcome; None where that cannot be told."""
        return questions.missing.fewest(self.event, self.all)

    def readings(self) -> tuple[ReadingOutcome, ...]:
        """The outcomes under each answer to every question on which something turns."""
        event = self.room()
        of_tracks, of_packs = self.subjects(event, self._court.tracks), self.subjects(event, self._court.packs)
        return questions.readings.readings(event, event.some_violated(self.live), of_tracks, of_packs)

    def contradictions(self) -> tuple[Contradiction, ...]:
        """Where the record contradicts itself or what the rules conclude."""
        return questions.assumptions.contradictions(self.event)

    def sanctions(
        self, violated: Sequence[CompiledRule], grounds: Iterable[Sequence[CompiledRule]]
    ) -> tuple[AppliedSanction, ...]:
        """The sanctions of what is violated, or may be where the grounds are alternatives."""
        return questions.sanctions.sanctions(self.event, violated, grounds)

    def used(self, assumed: Mapping[str, str]) -> tuple[Assumption, ...]:
        """Of the assumed facts those without which some prohibition would hang on the fact."""
        return questions.assumptions.used(self.event, assumed)

    def may_turn_on(self, _assumed: Mapping[str, str]) -> bool:
        """Whether some outcome may become another where these facts have these values."""
        return True
