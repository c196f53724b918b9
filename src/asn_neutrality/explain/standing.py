"""How the parts of a condition stood in an event.

This decides nothing: it is for showing. What it calls met or not met is so; what it calls open may yet be certain
for a reason that lies in several parts together, which the finding itself then says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from enum import Enum
from itertools import pairwise
from typing import assert_never

from attrs import define

from asn_neutrality.domain.calendars import Stage
from asn_neutrality.domain.facts import NOT_YET, FactRole
from asn_neutrality.domain.packs import RuleSet
from asn_neutrality.domain.records import Dates, Regions, State, Text, Unknown, Values
from asn_neutrality.domain.sources import Period
from asn_neutrality.ir.calendar import Window, first_day, last_day, stages
from asn_neutrality.logic.atoms import InPhase, Meant, Member, Phase, Test, Within
from asn_neutrality.logic.fold import Algebra, fold
from asn_neutrality.logic.shapes import All, Choice, Constant, Leaf, Named
from asn_neutrality.once import cached_property

Interval = tuple[date, date]
_DAY = timedelta(days=1)


class Standing(Enum):
    """Whether a condition is met, whatever the open facts are."""

    HOLDS = "holds"
    FAILS = "fails"
    OPEN = "open"


@define(frozen=True)
class Stood:
    """How a condition stood, and the facts that made it so."""

    standing: Standing
    facts: tuple[str, ...] = ()


def conjuncts(condition: Meant) -> tuple[Meant, ...]:
    """The parts that must all hold, in written order, nested ones taken apart; what is always true is left out."""
    if isinstance(condition, All):
        return tuple(each for part in condition.parts for each in conjuncts(part))
    return () if condition == Constant(True) else (condition,)


@define(frozen=True, slots=False, eq=False)
class Dating:
    """The facts of rules that tell when a stage is, and stages by election and name."""

    rules: RuleSet

    @cached_property
    def phases(self) -> Mapping[str, tuple[str, ...]]:
        """By stage the facts that state its phase."""
        found: dict[str, tuple[str, ...]] = {}
        for fact in self.rules.vocabulary.facts.values():
            if fact.stage is not None:
                found[fact.stage] = (*found.get(fact.stage, ()), fact.name)
        return found

    @cached_property
    def election(self) -> str | None:
        """The fact that tells which calendar holds."""
        fact = self.rules.vocabulary.with_role(FactRole.ELECTION)
        return None if fact is None else fact.name

    @cached_property
    def _stages(self) -> dict[tuple[str, str], tuple[Stage, ...]]:
        return {}

    def stages(self, election: str, name: str) -> tuple[Stage, ...]:
        """The stages of an election that have this name."""
        found = self._stages.get((election, name))
        if found is None:
            calendars = (each for pack in self.rules.packs.values() for each in pack.calendars if each.id == election)
            found = self._stages[election, name] = tuple(stage for _, stage in stages(calendars, name))
        return found


@define(frozen=True)
class Event:
    """The facts of an event as the rules see them."""

    facts: Mapping[str, State]
    dating: Dating

    def stood(self, condition: Meant) -> Stood:
        """How ``condition`` stood."""
        return fold(condition, self._algebra())

    def _algebra(self) -> Algebra[Test, Stood]:
        def constant(value: bool) -> Stood:
            return Stood(Standing.HOLDS if value else Standing.FAILS)

        def leaf(leaf: Leaf[Test]) -> Stood:
            return self._test(leaf.test)

        def named(_term: Named[Test], part: Stood) -> Stood:
            return part

        def choice(_choice: Choice[Test], parts: Sequence[Stood]) -> Stood:
            return _together(parts) if len({part.standing for part in parts}) == 1 else _all_of(parts, Standing.OPEN)

        return Algebra(constant, leaf, _contrary, _every, _some, named, choice)

    def _test(self, test: Test) -> Stood:
        state = self.facts.get(test.fact)
        match test:
            case Member(fact, values):
                return Stood(_compare(_classes(state, values), {True}), (fact,))
            case InPhase(fact, point, phases):
                for phase_fact, stated in self._stated_phases(point):
                    return Stood(_compare(stated, phases), (phase_fact,))
                return Stood(_compare(self._phases(state, self._spans(point)), phases), (fact,))
            case Within(fact, amount, unit, side, point):
                window = Window(amount, unit, side)
                bounds = [window.bounds(first_day(spans), last_day(spans)) for spans in self._spans(point)]
                inside = self._phases(state, [(Period(*each),) for each in bounds])
                return Stood(_compare(inside, {Phase.DURING}), (fact,))
        assert_never(test)

    def _stated_phases(self, point: str | date) -> Iterator[tuple[str, set[Phase]]]:
        """What a phase fact of the stage says, with the fact's name; nothing where none says anything."""
        for name in self.dating.phases.get(point, ()) if isinstance(point, str) else ():
            state = self.facts.get(name)
            if isinstance(state, Values):
                yield name, {phase for phase in Phase if phase.value in state.values}

    def _spans(self, point: str | date) -> list[tuple[Period, ...]]:
        """The spans the stage may have in this event's election, none where the election is open; or the one day."""
        if isinstance(point, date):
            return [(Period(point, point),)]
        election = self.dating.election
        state = self.facts.get(election) if election is not None else None
        if not isinstance(state, Values) or len(state.values) != 1:
            return []
        (chosen,) = state.values
        found = [(each, self.stood(each.condition).standing) for each in self.dating.stages(chosen, point)]
        return [each.spans for each, standing in found if standing is not Standing.FAILS]

    def _phases(self, state: State | None, spans: Sequence[tuple[Period, ...]]) -> set[Phase | None]:
        """The phases the days may be in (None: has not happened); empty where that is open."""
        if not isinstance(state, Dates) or not spans:
            return set()
        never: set[Phase | None] = {None} if state.not_yet else set()
        intervals = [(each.start or date.min, each.end or date.max) for each in state.spans]
        return never.union(*(_relative(interval, stage) for interval in intervals for stage in spans))


def _relative(interval: Interval, spans: Sequence[Period]) -> Iterator[Phase]:
    start, end = interval
    if start < first_day(tuple(spans)):
        yield Phase.BEFORE
    if end > last_day(tuple(spans)):
        yield Phase.AFTER
    closed = [(each.start or date.min, each.end or date.max) for each in spans]
    if any(start <= last and first <= end for first, last in closed):
        yield Phase.DURING
    gaps = ((last, first) for (_, last), (first, _) in pairwise(closed))
    if any(start < first and last < end and first - last > _DAY for last, first in gaps):
        yield from (Phase.BEFORE, Phase.AFTER)


def _classes(state: State | None, values: Sequence[str]) -> set[bool]:
    """Whether the value may be (True) and may not be (False) one of ``values``; empty where all is open."""
    match state:
        case Values(known):
            return {value in values for value in known}
        case Dates(spans, not_yet):
            return ({False} if spans else set()) | ({NOT_YET in values} if not_yet else set())
        case Regions(patterns):
            return {answer for pattern in patterns for answer in _covered(pattern, values)}
        case Text() | Unknown() | None:
            return set()
    assert_never(state)


def _covered(pattern: str, codes: Sequence[str]) -> set[bool]:
    area = pattern.removesuffix(".*")
    if any(area == code or area.startswith(code + ".") for code in codes):
        return {True}
    below = pattern != area and any(code.startswith(area + ".") for code in codes)
    return {True, False} if below else {False}


def _compare(possible: Iterable[object], wanted: Iterable[object]) -> Standing:
    """Met where all that is possible is wanted, not met where none is; open where nothing is known."""
    known, good = set(possible), set(wanted)
    if not known or (known & good and known - good):
        return Standing.OPEN
    return Standing.HOLDS if known <= good else Standing.FAILS


_CONTRARY = {Standing.HOLDS: Standing.FAILS, Standing.FAILS: Standing.HOLDS, Standing.OPEN: Standing.OPEN}


def _contrary(part: Stood) -> Stood:
    return Stood(_CONTRARY[part.standing], part.facts)


def _every(parts: Sequence[Stood]) -> Stood:
    return _junction(parts, Standing.FAILS, Standing.HOLDS)


def _some(parts: Sequence[Stood]) -> Stood:
    return _junction(parts, Standing.HOLDS, Standing.FAILS)


def _junction(parts: Sequence[Stood], decisive: Standing, otherwise: Standing) -> Stood:
    deciding = [part for part in parts if part.standing is decisive]
    if deciding:
        return _all_of(deciding, decisive)
    if any(part.standing is Standing.OPEN for part in parts):
        return _all_of(parts, Standing.OPEN)
    return _all_of(parts, otherwise)


def _together(parts: Sequence[Stood]) -> Stood:
    return _all_of(parts, parts[0].standing)


def _all_of(parts: Sequence[Stood], standing: Standing) -> Stood:
    return Stood(standing, tuple(dict.fromkeys(fact for part in parts for fact in part.facts)))
