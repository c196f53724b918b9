"""Differences of two rule sets by brute force: every event is made, and both sets are asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from itertools import product
from math import prod

from attrs import define, evolve

from asn_neutrality.domain.answers import Answer
from asn_neutrality.domain.differences import Trait
from asn_neutrality.domain.facts import NOT_YET, FactKind, FactRole
from asn_neutrality.domain.packs import RuleSet
from asn_neutrality.domain.records import Dates, EventRecord, Regions, Values
from asn_neutrality.domain.results import Outcome
from asn_neutrality.domain.rules import Prohibition
from asn_neutrality.domain.sources import LegalSource
from asn_neutrality.logic.atoms import InPhase, Member, Within
from tests.engine.oracle.completions import all_tests, everything, hidden_inputs, possible, told_apart
from tests.engine.oracle.violation import all_answers, violated
from tests.engine.oracle.worlds import Setting, World, hidden_name, phase_input

Inputs = Mapping[str, str]
NOTHING = EventRecord({})


@define(frozen=True)
class Side:
    """One rule set; with a day it judges every event as of that day."""

    setting: Setting
    day: date | None = None

    @property
    def rules(self) -> RuleSet:
        return self.setting.rules

    def world(self, inputs: Inputs) -> World:
        """An event in which every fact is stated: no conclusion gives another value."""
        act = self.setting.fact_with(FactRole.TIME_OF_ACT)
        if self.day is not None and act is not None:
            inputs = {**inputs, act.name: self.day.isoformat()}
        return World(self.setting, inputs, {name: frozenset((value,)) for name, value in inputs.items()})

    def answers(self) -> list[Mapping[str, str]]:
        return list(all_answers(self.setting))

    def possible(self, inputs: Inputs) -> bool:
        return any(possible(self.world(inputs).under(each), NOTHING) for each in self.answers())

    def verdicts(self, inputs: Inputs, rules: Iterable[Prohibition]) -> list[bool]:
        """Whether some of the rules is violated, under each answer in turn."""
        made, chosen = self.world(inputs), list(rules)
        return [any(violated(made.under(r), rule) for rule in chosen) for r in self.answers()]

    def dated(self) -> Iterator[tuple[str, str, str, Within | None]]:
        """Each phase and window with its day, its stage, and how the window is counted."""
        act = self.setting.fact_with(FactRole.TIME_OF_ACT)
        for fact in self.rules.vocabulary.facts.values():
            if fact.stage is not None and act is not None:
                yield fact.name, act.name, fact.stage, None
        for test in all_tests(self.rules):
            if isinstance(test, Within) and isinstance(test.point, str):
                yield hidden_name(test), test.fact, test.point, test
            elif isinstance(test, InPhase) and isinstance(test.point, str):
                name = phase_input(self.setting, test)
                if name not in self.rules.vocabulary.facts:
                    yield name, test.fact, test.point, None

    def allowed(self, inputs: Inputs) -> dict[str, frozenset[str] | None]:
        """What the calendar lets phases and windows be; None where it has no such stage in the event's election."""
        made = self.world(inputs)
        return {name: self._allowed(made, day, stage, counted) for name, day, stage, counted in self.dated()}

    def _allowed(self, made: World, fact: str, point: str, counted: Within | None) -> frozenset[str] | None:
        stage = made.stage(point)
        if stage is None:
            return None
        if counted is not None:
            return frozenset(("inside" if made.within(counted) else "outside",))
        if made.value(fact) == NOT_YET:
            return frozenset(("never",))
        day = date.fromisoformat(made.value(fact))
        spans = [(span.start or date.min, span.end or date.max) for span in stage.spans]
        if any(start <= day <= end for start, end in spans):
            return frozenset(("selama",))
        before, after = day < spans[0][0], day > spans[-1][1]
        return frozenset((*["sebelum"] * (not after), *["sesudah"] * (not before)))


@define(frozen=True)
class Pair:
    """Two rule sets over one vocabulary, with the days and areas that stand for all others."""

    first: Side
    second: Side

    @property
    def sides(self) -> tuple[Side, Side]:
        return self.first, self.second

    def inputs(self) -> dict[str, list[str]]:
        """Every value of what some rule of either side tests; one value of the rest."""
        first = self.first.setting
        told = told_apart(first) | told_apart(self.second.setting)
        if all(side.day for side in self.sides):
            told -= {fact.name for fact in first.rules.vocabulary.facts.values() if fact.role is FactRole.TIME_OF_ACT}
        found = {
            fact.name: values if fact.name in told or fact.stage is not None else values[:1]
            for fact in first.rules.vocabulary.facts.values()
            if fact.kind is not FactKind.TEXT and (values := everything(first, fact))
        }
        return found | hidden_inputs(first) | hidden_inputs(self.second.setting)

    @cached_property
    def codes(self) -> frozenset[tuple[str, str]]:
        """The codes of areas that either side tells apart, each with its fact."""
        tests = (test for side in self.sides for test in all_tests(_moving(side.rules)))
        return frozenset((test.fact, code) for test in tests if isinstance(test, Member) for code in test.values)

    def size(self) -> int:
        return prod(len(values) for values in self.inputs().values())

    def events(self) -> Iterator[Inputs]:
        """Events that both sides hold possible, in which each phase is one that its day gives."""
        choices = self.inputs()
        for values in product(*choices.values()):
            inputs = dict(zip(choices, values, strict=True))
            if self._dated(inputs) and all(side.possible(inputs) for side in self.sides):
                yield inputs

    def _dated(self, inputs: Inputs) -> bool:
        """Whether phases and windows are what days, elections and calendars make of them, on both sides where they can.

        Where no value suits both it is that of the first; of the second where only that leaves several open.
        """
        first, second = (side.allowed(inputs) for side in self.sides)
        for name in first | second:
            own, other = first.get(name), second.get(name)
            if own is None or other is None:
                fitting = own or other
            else:
                fitting = own & other or (other if len(other) > 1 else own)
            if fitting is not None and inputs[name] not in fitting:
                return False
        return True


def outcome(found: list[bool]) -> Outcome:
    if all(found):
        return Outcome.VIOLATION
    return Outcome.DISPUTED if any(found) else Outcome.NO_VIOLATION


def has(pair: Pair, inputs: Inputs, traits: Iterable[Trait]) -> bool:
    return all(_has(pair, inputs, trait) for trait in traits)


def _has(pair: Pair, inputs: Inputs, trait: Trait) -> bool:
    if not isinstance(trait, Answer):
        own = inputs[hidden_name(trait.test)]
        if isinstance(trait.test, InPhase):
            return (own in {phase.value for phase in trait.test.phases}) is trait.holds
        return (own == "inside") is trait.holds
    value = inputs[trait.fact.name]
    match trait.value:
        case Values(values):
            return value in values
        case Dates(spans, not_yet):
            if value == NOT_YET:
                return not_yet
            day = date.fromisoformat(value)
            return any((s.start or day) <= day <= (s.end or day) for s in spans)
        case Regions(named):
            return (_deepest(pair, trait.fact.name, value) or "") in {*named, *([""] if trait.outside else [])}
    raise AssertionError(trait)


def _deepest(pair: Pair, fact: str, area: str) -> str | None:
    """The longest of the codes told apart that covers the area."""
    codes = (code for name, code in pair.codes if name == fact)
    return max((code for code in codes if area == code or area.startswith(code + ".")), key=len, default=None)


def _moving(rules: RuleSet) -> RuleSet:
    """The rules without transitions on which none rests: what only such a one tests tells no areas apart."""
    basis = {(rule.basis[0].source, rule.period.start) for pack in rules.packs.values() for rule in pack.rules}
    sources = {source for source, _ in basis}

    def kept(source: LegalSource) -> LegalSource:
        moves = sources & {*source.replaces} or (source.id, source.in_force.start) in basis
        return source if moves else evolve(source, transition=None)

    packs = {name: evolve(pack, sources=tuple(map(kept, pack.sources))) for name, pack in rules.packs.items()}
    return evolve(rules, packs=packs)
