"""Differences of two rule sets by brute force: every event is made, and both sets are asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import product
from math import prod

from attrs import define

from asn_neutrality.domain.answers import Answer
from asn_neutrality.domain.differences import Trait
from asn_neutrality.domain.facts import NOT_YET, FactKind
from asn_neutrality.domain.records import Dates, EventRecord, Regions, Values
from asn_neutrality.domain.results import Outcome
from asn_neutrality.domain.rules import Prohibition
from asn_neutrality.logic.atoms import InPhase, Member, Within
from tests.engine.oracle.completions import all_tests, everything, hidden_inputs, possible, told_apart
from tests.engine.oracle.violation import all_answers, violated
from tests.engine.oracle.worlds import Setting, World, hidden_name

Inputs = Mapping[str, str]
NOTHING = EventRecord({})


@define(frozen=True)
class Pair:
    """Two rule sets over one vocabulary and one calendar, with the days and areas that stand for all others."""

    first: Setting
    second: Setting

    @property
    def sides(self) -> tuple[Setting, Setting]:
        return self.first, self.second

    def inputs(self) -> dict[str, list[str]]:
        """Every value of what some rule of either side tests; one value of the rest."""
        told = told_apart(self.first) | told_apart(self.second)
        found = {
            fact.name: values if fact.name in told or fact.stage is not None else values[:1]
            for fact in self.first.rules.vocabulary.facts.values()
            if fact.kind is not FactKind.TEXT and (values := everything(self.first, fact))
        }
        return found | hidden_inputs(self.first) | hidden_inputs(self.second)

    def size(self) -> int:
        return prod(len(values) for values in self.inputs().values())

    def events(self) -> Iterator[Inputs]:
        """Events that both sides hold possible, in which each phase is the one that its day gives."""
        choices = self.inputs()
        for values in product(*choices.values()):
            inputs = dict(zip(choices, values, strict=True))
            worlds = [world(side, inputs) for side in self.sides]
            if all(agrees(each) and any(possible(each.under(r), NOTHING) for r in answers(each)) for each in worlds):
                yield inputs


def world(setting: Setting, inputs: Inputs) -> World:
    """An event in which every fact is stated: no conclusion gives another value."""
    return World(setting, inputs, {name: frozenset((value,)) for name, value in inputs.items()})


def answers(made: World) -> list[Mapping[str, str]]:
    return list(all_answers(made.setting))


def agrees(made: World) -> bool:
    """Whether phases and windows are what day, election and calendar make of them."""
    for fact in made.setting.rules.vocabulary.facts.values():
        if fact.stage is not None and made.value(fact.name) != made.inputs[fact.name]:
            return False
    for test in all_tests(made.setting.rules):
        if isinstance(test, Member) or not isinstance(test.point, str) or hidden_name(test) not in made.inputs:
            continue
        if isinstance(test, Within):
            if made.within(test) != (made.inputs[hidden_name(test)] == "inside"):
                return False
        elif made.phase(test.fact, test.point, hidden_name(test)) != made.inputs[hidden_name(test)]:
            return False
    return True


def verdicts(setting: Setting, inputs: Inputs, rules: Iterable[Prohibition]) -> list[bool]:
    """Whether some of the rules is violated, under each answer in turn."""
    made, chosen = world(setting, inputs), list(rules)
    return [any(violated(made.under(r), rule) for rule in chosen) for r in answers(made)]


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
            return own in {phase.value for phase in trait.test.phases}
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
    """The longest of the codes in conditions that covers the area."""
    codes = {code for side in pair.sides for test in all_tests(side.rules) for code in _codes(test, fact)}
    return max((code for code in codes if area == code or area.startswith(code + ".")), key=len, default=None)


def _codes(test: Member | InPhase | Within, fact: str) -> tuple[str, ...]:
    return test.values if isinstance(test, Member) and test.fact == fact else ()
