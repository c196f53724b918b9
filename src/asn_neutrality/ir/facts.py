"""The facts of a rule set as variables, and conditions as meant over them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import assert_never

from asn_neutrality.domain.facts import FactKind, FactRole, FactType
from asn_neutrality.domain.packs import RuleSet
from asn_neutrality.domain.rules import Question
from asn_neutrality.ir.calendar import (
    PHASES,
    Bounds,
    Window,
    day_phases,
    first_day,
    last_day,
    phase_values,
    stages,
    window_values,
)
from asn_neutrality.ir.domains import ChoiceDomain, DateDomain, Domain, RegionDomain, date_domain
from asn_neutrality.ir.program import Case, Derivation, Finite, Test, Variable, VariableKind
from asn_neutrality.logic.atoms import InPhase, Meant, Member, Phase, Within
from asn_neutrality.logic.atoms import Test as MeantTest
from asn_neutrality.logic.fold import leaves, map_leaves
from asn_neutrality.logic.shapes import All, Any, Constant, Leaf, Not

NEVER = "never"
OUTSIDE, INSIDE = "outside", "inside"


class FactTable:
    """Variables of the facts that conditions test, and of the phases and windows derived from days.

    ``conditions`` are all conditions there are: they decide which values are told apart. ``domains`` replace the
    facts' own: finer ones, shared with other rules.
    """

    flag: Domain = ChoiceDomain(("excluded", "allowed"))

    def __init__(self, rules: RuleSet, conditions: Iterable[Meant], domains: Mapping[str, Domain]) -> None:
        self.rules = rules
        self.facts = rules.vocabulary.facts
        self.calendars = [calendar for pack in rules.packs.values() for calendar in pack.calendars]
        self.election = rules.vocabulary.with_role(FactRole.ELECTION)
        self.day = rules.vocabulary.with_role(FactRole.TIME_OF_ACT)
        self.tests = {leaf.test: leaf.test for condition in conditions for leaf in leaves(condition)}
        told = [fact for fact in self.facts.values() if fact.kind is not FactKind.TEXT]
        self.domains = {fact.name: domains.get(fact.name) or self._domain(fact) for fact in told}
        self.days = {name: domain for name, domain in self.domains.items() if isinstance(domain, DateDomain)}
        self.masks = {name: domain for name, domain in self.domains.items() if not isinstance(domain, DateDomain)}
        self.hidden: dict[str, tuple[str, str, Window | None]] = {}
        self.variables = {name: self._variable(self.facts[name]) for name in self.domains}
        self._add_hidden()

    def _variable(self, fact: FactType) -> Variable:
        favourable = self.value_mask(fact.name, (fact.favourable,)) if fact.favourable is not None else 0
        return Variable(fact.name, VariableKind.FACT, self.domains[fact.name], fact, favourable)

    # -- Domains ---------------------------------------------------------------------------------------------------

    def _domain(self, fact: FactType) -> Domain:
        match fact.kind:
            case FactKind.DATE:
                return date_domain(self._cuts(fact), not_yet=fact.role is not FactRole.TIME_OF_ACT)
            case FactKind.REGION:
                tested = (test.values for test in self.tests if isinstance(test, Member) and test.fact == fact.name)
                return RegionDomain(tuple(sorted({code for codes in tested for code in codes})))
            case FactKind.CHOICE | FactKind.YES_NO | FactKind.TEXT:
                return ChoiceDomain(tuple(value.name for value in fact.values))
        assert_never(fact.kind)

    def _cuts(self, fact: FactType) -> Iterator[Bounds]:
        """The spans of days that some condition tells apart for this date fact."""
        if fact is self.day:
            yield from (
                (p.start, p.end) for calendar in self.calendars for stage in calendar.stages for p in stage.spans
            )
        for test in self.tests:
            if test.fact != fact.name or isinstance(test, Member):
                continue
            window = Window(test.amount, test.unit, test.side) if isinstance(test, Within) else None
            if not isinstance(test.point, str):
                yield window.bounds(test.point, test.point) if window else (test.point, test.point)
                continue
            for _, stage in stages(self.calendars, test.point):
                yield from ((period.start, period.end) for period in stage.spans)
                if window:
                    yield window.bounds(first_day(stage.spans), last_day(stage.spans))

    # -- Derived variables -----------------------------------------------------------------------------------------

    def _add_hidden(self) -> None:
        for test in self.tests:
            if isinstance(test, Member) or not isinstance(test.point, str):
                continue
            name = self._derived(test)
            window = Window(test.amount, test.unit, test.side) if isinstance(test, Within) else None
            self.hidden[name] = (test.fact, test.point, window)
            if name not in self.variables:
                domain = ChoiceDomain((OUTSIDE, INSIDE) if window else (*PHASES, NEVER))
                self.variables[name] = Variable(name, VariableKind.HIDDEN, domain, self.election)
        for fact in self.facts.values():
            if fact.stage is not None and self.day is not None:
                self.hidden[fact.name] = (self.day.name, fact.stage, None)

    def _derived(self, test: InPhase | Within) -> str:
        """The variable that holds a day's phase of a stage, or whether it is in a window."""
        if isinstance(test, Within):
            return f"{test.fact} {test.amount} {test.unit.value} {test.side.value} {test.point}"
        if self.day is not None and test.fact == self.day.name:
            return next(fact.name for fact in self.facts.values() if fact.stage == test.point)
        return f"{test.fact} {test.point}"

    def derivations(self) -> dict[str, Derivation]:
        """How each phase and window follows from day, election and contest."""
        return {name: Derivation(name, tuple(self._cases(name))) for name in self.hidden}

    def _cases(self, name: str) -> Iterator[Case]:
        day, point, window = self.hidden[name]
        domain = self.days[day]
        for calendar, stage in stages(self.calendars, point):
            when = All((self._in_election(calendar.id), self.lower(calendar.scope), self.lower(stage.condition)))
            values = window_values(domain, window, stage.spans) if window else phase_values(domain, stage.spans)
            yield Case(calendar, stage, when, day, values)

    def _in_election(self, calendar: str) -> Finite:
        if self.election is None:
            return Constant(False)
        return Leaf(Test(self.election.name, self.value_mask(self.election.name, (calendar,))))

    def only_in(self, calendar: str, condition: Finite) -> Finite:
        """In that election the condition holds."""
        return Any((Not(self._in_election(calendar)), condition))

    # -- Conditions ------------------------------------------------------------------------------------------------

    def value_mask(self, fact: str, values: Iterable[str]) -> int:
        """The classes of some values of a choice or yes/no fact, or of region codes."""
        return self.masks[fact].mask(values)

    def value(self, fact: str, value: str) -> int:
        """The class of one value."""
        return self.value_mask(fact, (value,)).bit_length() - 1

    def lower(self, condition: Meant) -> Finite:
        """The condition over variables."""
        return map_leaves(condition, self._leaf)

    def _leaf(self, leaf: Leaf[MeantTest]) -> Finite:
        return Leaf(self._test(leaf.test), leaf.span)

    def _test(self, test: MeantTest) -> Test:
        if isinstance(test, Member):
            return Test(test.fact, self.value_mask(test.fact, test.values))
        point = test.point
        if isinstance(point, str):
            return Test(self._derived(test), 0b10 if isinstance(test, Within) else _phase_mask(test.phases))
        days = self.days[test.fact]
        if isinstance(test, Within):
            return Test(test.fact, days.span(*Window(test.amount, test.unit, test.side).bounds(point, point)))
        relative = day_phases(days, point)
        return Test(test.fact, sum(relative[phase] for phase in test.phases))

    def question_variables(self, questions: Iterable[Question], disputed: tuple[str, str]) -> dict[str, Variable]:
        """A variable for each question of reading; ``disputed`` are the answers of those without readings."""
        found = {}
        for question in questions:
            answers = tuple(reading.name for reading in question.readings) or disputed
            found[question.id] = Variable(question.id, VariableKind.QUESTION, ChoiceDomain(answers), None)
        return found


def _phase_mask(phases: Iterable[Phase]) -> int:
    """The classes of some phases in a phase variable."""
    order = tuple(Phase)
    return sum(1 << order.index(phase) for phase in phases)
