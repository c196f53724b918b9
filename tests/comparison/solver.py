"""Programs in the language of an independent solver: conditions over bit vectors, and no diagrams."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import combinations
from typing import Any as Term

import z3

from asn_neutrality.comparison.worlds import window_name
from asn_neutrality.domain.differences import Trait, Window
from asn_neutrality.domain.facts import FactRole
from asn_neutrality.domain.records import Dates, Days, Regions, Values
from asn_neutrality.ir.domains import ChoiceDomain, RegionDomain
from asn_neutrality.ir.program import Finite, Program, Rule, Test, VariableKind
from asn_neutrality.logic.atoms import Phase, Within
from asn_neutrality.logic.fold import Algebra, fold
from asn_neutrality.logic.shapes import Choice


class Side:
    """One program. Facts of the same name are the same variable on all sides; questions and days are its own.

    ``day`` fixes the day of the act. Conclusions are left out: every fact is stated.
    """

    def __init__(self, program: Program, name: str, day: date | None = None) -> None:
        self.program = program
        self.name = name
        self.day = day
        self._algebra: Algebra[Test, Term] = Algebra(
            constant=z3.BoolVal,
            leaf=lambda leaf: self.value_in(leaf.test.variable, leaf.test.mask),
            negation=z3.Not,
            every=lambda parts: z3.And(*parts),
            some=lambda parts: z3.Or(*parts),
            named=lambda _, part: part,
            choice=self._choose,
        )

    def variable(self, name: str) -> Term:
        return z3.BitVec(name, max(1, (self.program.variables[name].domain.size - 1).bit_length()))

    def question(self, name: str) -> Term:
        return z3.BitVec(f"{self.name} {name}", 2)

    def questions(self) -> list[Term]:
        return [
            self.question(name)
            for name, variable in self.program.variables.items()
            if variable.kind is VariableKind.QUESTION
        ]

    def asked(self) -> Term:
        """Each question has one of its answers."""
        return z3.And(
            *(
                z3.ULT(self.question(name), variable.domain.size)
                for name, variable in self.program.variables.items()
                if variable.kind is VariableKind.QUESTION
            )
        )

    def own(self, name: str, mask: int) -> Term:
        """The variable itself has a class of the mask; the day of the act is the side's, where it has one."""
        variable = self.program.variables[name]
        role = variable.fact.role if variable.fact and variable.kind is VariableKind.FACT else None
        if self.day is not None and role is FactRole.TIME_OF_ACT:
            return z3.BoolVal(bool(variable.domain.read(Dates((Days(self.day, self.day),))) & mask))
        codes = [code for code in range(variable.domain.size) if mask >> code & 1]
        return z3.Or(*(self.variable(name) == code for code in codes))

    def value_in(self, name: str, mask: int) -> Term:
        """The value is in the mask, derived from the day where a calendar has the stage."""
        if name not in self.program.derivations:
            return self.own(name, mask)
        found, covered = [], []
        for case in self.program.derivations[name].cases:
            when = self.holds(case.when)
            covered.append(when)
            for days, values in case.values:
                inside = z3.BoolVal(True) if not values & ~mask else self.own(name, mask)
                if values & mask:
                    found.append(z3.And(when, self.own(case.day, days), inside))
        return z3.Or(*found, z3.And(z3.Not(z3.Or(*covered)), self.own(name, mask)))

    def holds(self, condition: Finite) -> Term:
        return fold(condition, self._algebra)

    def _choose(self, choice: Choice[Test], parts: Sequence[Term]) -> Term:
        return z3.Or(*(z3.And(self.question(choice.question) == code, part) for code, part in enumerate(parts)))

    def violated(self, rules: Iterable[Rule]) -> Term:
        """Some of the rules is violated, under the answers that the questions have."""
        return z3.Or(*(self._violated(rule) for rule in rules))

    def _violated(self, rule: Rule) -> Term:
        met = [self.holds(each) for each in (rule.scope, rule.period, *(part.condition for part in rule.conjuncts))]
        return z3.And(*met, *(z3.Not(self.holds(defeat.condition)) for defeat in rule.defeats))

    def possible(self) -> Term:
        """Classes exist, combinations can be, and a phase between two spans is one of those left open."""
        variables = self.program.variables.items()
        found = [
            z3.ULT(self.variable(name), each.domain.size)
            for name, each in variables
            if each.kind in {VariableKind.FACT, VariableKind.HIDDEN} and each.domain.size > 1
        ]
        found += [self.holds(condition) for condition in self.program.possible]
        for derivation in self.program.derivations.values():
            for case in derivation.cases:
                found += [
                    z3.Implies(
                        z3.And(self.holds(case.when), self.own(case.day, days)), self.own(derivation.target, values)
                    )
                    for days, values in case.values
                    if values & values - 1
                ]
        return z3.And(*found)

    def allowed(self, name: str, code: int) -> Term:
        """The calendar makes a phase or window this of the day, or leaves it open."""
        own = self.variable(name)
        return z3.substitute(self.value_in(name, 1 << code), (own, z3.BitVecVal(code, own.size())))

    def has(self, traits: Iterable[Trait]) -> Term:
        """All traits of a case."""
        return z3.And(*map(self._has, traits))

    def _has(self, trait: Trait) -> Term:
        if isinstance(trait, Window):
            name = window_name(trait.test)
            if isinstance(trait.test, Within):
                return self.own(name, 0b10 if trait.holds else 0b01)
            phases = sum(1 << place for place, phase in enumerate(Phase) if phase in trait.test.phases)
            return self.own(name, phases if trait.holds else 0b1111 & ~phases)
        domain = self.program.variables[trait.fact.name].domain
        match domain, trait.value:
            case ChoiceDomain(), Values(values):
                mask = domain.mask(values)
            case RegionDomain(codes), Regions(named):
                mask = sum(1 << n for n, code in enumerate(codes, 1) if code in named) | bool(trait.outside)
            case _:
                mask = domain.read(trait.value)
        return self.own(trait.fact.name, mask)


def tied(first: Side, second: Side) -> Term:
    """Each phase and window is one that both sides allow.

    Where there is none it is one that the first allows; or the second, where that alone allows several.
    """
    names = dict.fromkeys((*first.program.derivations, *second.program.derivations))
    return z3.And(
        *(_tied(name, [side for side in (first, second) if name in side.program.variables]) for name in names)
    )


def _tied(name: str, sides: Sequence[Side]) -> Term:
    codes = range(sides[0].program.variables[name].domain.size)
    first, second = ([side.allowed(name, code) for code in codes] for side in (sides[0], sides[-1]))
    both = [z3.And(own, other) for own, other in zip(first, second, strict=True)]
    several = z3.Or(*(z3.And(one, two) for one, two in combinations(second, 2)))
    fitting = (
        z3.Or(shared, z3.And(z3.Not(z3.Or(*both)), z3.If(several, other, own)))
        for shared, own, other in zip(both, first, second, strict=True)
    )
    return z3.And(
        *(z3.Implies(sides[0].variable(name) == code, fits) for code, fits in zip(codes, fitting, strict=True))
    )
