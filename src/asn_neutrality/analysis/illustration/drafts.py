"""Records in the making: what each must show, and the fewest facts with which it does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from attrs import define, field

from asn_neutrality.analysis.illustration.aspects import Aspect, lies_in
from asn_neutrality.analysis.illustration.decision import Decision
from asn_neutrality.analysis.illustration.worlds import World, Worlds
from asn_neutrality.domain.records import EventRecord
from asn_neutrality.engine.event import Event
from asn_neutrality.engine.findings import status

Check = Callable[[Event], bool]


@define
class Draft:
    """A record in the making, with what it must fulfil; ``given`` ones are examples that exist.

    ``closed`` are the events that it leaves open, each in a set where it must lie once it is known.
    """

    world: World
    aspect: Aspect
    holds: bool | None
    beside: Draft | None = None
    checks: list[Check] = field(factory=list)
    closed: tuple[tuple[World, int], ...] = ()
    given: Event | None = None
    event: Event | None = None


class Drafts:
    """Makes records of drafts. ``levels`` are the facts that may be stated, ``familiar`` records that exist."""

    def __init__(
        self, decision: Decision, worlds: Worlds, levels: tuple[int, ...], familiar: Iterable[EventRecord]
    ) -> None:
        self.decision = decision
        self.compiled = decision.compiled
        self.worlds = worlds
        self.levels = levels
        self.stated = Counter(name for record in familiar for name in record.facts)

    def told(self, drawn: Draft) -> tuple[Event, tuple[int, ...]] | None:
        """A record that states all of the event that agrees with what follows by itself, and fulfils its checks."""
        program, level = self.compiled.program, self.compiled.level
        follows = {level[name] for name in program.derivations if name in level}
        concluded = {level[name] for name in program.inferences if self._is_concluded(name, drawn.world)}
        for left_out in (follows, follows | concluded, concluded, set()):
            levels = tuple(each for each in self.levels if each not in left_out)
            event = self._event(drawn, levels)
            if event is not None:
                return event, levels
        return None

    def _is_concluded(self, fact: str, world: World) -> bool:
        """Whether rules give the fact its value, so that another would contradict them."""
        return self.worlds.contains(self.decision.narrow(self.compiled.concluded(fact)), world)

    def _event(self, drawn: Draft, levels: Iterable[int]) -> Event | None:
        event = self._said(drawn.world, levels)
        fits = not event.contradictory and all(check(event) for check in drawn.checks)
        settled = (lies_in(self._said(world, levels), node) for world, node in drawn.closed)
        return event if fits and all(settled) else None

    def _said(self, world: World, levels: Iterable[int]) -> Event:
        return Event(self.compiled, self.worlds.record(world, levels))

    def shortest(self, drawn: Draft) -> Event | None:
        """The event of a record from which no fact can be left out; those that examples seldom state go first."""
        told = self.told(drawn)
        if told is None:
            return None
        event, levels = told
        found = status(event, self.decision.rule)
        names = {level: self.worlds.variables[level].name for level in levels}
        dropped = [each for each in levels if each not in drawn.world.left_open]
        for level in sorted(dropped, key=lambda each: (self.stated[names[each]], -self.levels.index(each))):
            rest = tuple(each for each in levels if each != level)
            shorter = self._event(drawn, rest)
            if shorter is not None and status(shorter, self.decision.rule) is found:
                event, levels = shorter, rest
        return event
