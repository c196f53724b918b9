"""The program in the language of an SMT solver: from ``ir.Program`` and not from the diagrams."""

from __future__ import annotations

from collections.abc import Sequence

import z3

from asn_neutrality.ir.program import Case, Finite, Program, Rule, Test
from asn_neutrality.logic.fold import Algebra, fold
from asn_neutrality.logic.shapes import Choice, Leaf


class Solving:
    """Every fact is stated, so that no conclusion holds against it; or every fact follows where it is concluded."""

    def __init__(self, program: Program, *, concluding: bool = False) -> None:
        self.concluding = concluding
        self.program = program
        self._known: dict[Test, z3.BoolRef] = {}
        self.solver = z3.SolverFor("QF_FD")
        self.values = {name: z3.BitVec(name, _bits(program, name)) for name in program.variables}
        for name, variable in program.variables.items():
            if variable.domain.size < 1 << _bits(program, name):
                self.solver.add(z3.ULT(self.values[name], variable.domain.size))
        # An event can be where it can under some answers to the questions of reading, whatever the others are.
        self.solver.add(
            self._renamed(z3.And([self.formula(each) for each in program.possible] + self._between_spans()))
        )

    def _renamed(self, formula: z3.BoolRef) -> z3.BoolRef:
        questions = [self.values[name] for name in self.program.questions]
        return z3.substitute(formula, *((each, z3.FreshConst(each.sort())) for each in questions))

    def formula(self, condition: Finite) -> z3.BoolRef:
        """A condition."""
        algebra: Algebra[Test, z3.BoolRef] = Algebra(
            constant=z3.BoolVal,
            leaf=self._leaf,
            negation=z3.Not,
            every=lambda parts: z3.And(*parts) if parts else z3.BoolVal(True),
            some=lambda parts: z3.Or(*parts) if parts else z3.BoolVal(False),
            named=lambda _, part: part,
            choice=self._choice,
        )
        return fold(condition, algebra)

    def _choice(self, choice: Choice[Test], parts: Sequence[z3.BoolRef]) -> z3.BoolRef:
        asked = self.values[choice.question]
        return z3.Or([z3.And(asked == place, part) for place, part in enumerate(parts)])

    def _leaf(self, leaf: Leaf[Test]) -> z3.BoolRef:
        """What is stated counts; a phase or window follows from the day in the first case that applies."""
        if leaf.test not in self._known:
            self._known[leaf.test] = self._tested(leaf.test.variable, leaf.test.mask)
        return self._known[leaf.test]

    def _tested(self, name: str, mask: int) -> z3.BoolRef:
        found = self._own(name, mask)
        if self.concluding and name in self.program.inferences:
            for inference in self.program.inferences[name]:
                given = z3.BoolVal(bool(mask >> inference.value & 1))
                found = z3.If(self.formula(inference.when), given, found)
        if name in self.program.derivations:
            for case in reversed(self.program.derivations[name].cases):
                found = z3.If(self.formula(case.when), self._by_day(case, name, mask), found)
        return found

    def _by_day(self, case: Case, name: str, mask: int) -> z3.BoolRef:
        own = self._own(name, mask)
        return z3.Or(
            [
                z3.And(self._own(case.day, days), z3.BoolVal(True) if values & ~mask == 0 else own)
                for days, values in case.values
                if values & mask
            ]
        )

    def _own(self, name: str, mask: int) -> z3.BoolRef:
        """A class is in a mask: runs of classes as ranges."""
        value, found, code = self.values[name], [], 0
        size = self.program.variables[name].domain.size
        while code < size:
            if not mask >> code & 1:
                code += 1
                continue
            first = code
            while code < size and mask >> code & 1:
                code += 1
            found.append(z3.And(z3.UGE(value, first), z3.ULE(value, code - 1)))
        return z3.Or(found)

    def _between_spans(self) -> list[z3.BoolRef]:
        """On a day between two spans of a stage the phase is one of those that the calendar leaves."""
        return [
            z3.Implies(z3.And(self.formula(case.when), self._own(case.day, days)), self._own(name, values))
            for name, derivation in self.program.derivations.items()
            for case in derivation.cases
            for days, values in case.values
            if values & values - 1
        ]

    def around(self, rule: Rule) -> list[z3.BoolRef]:
        """In scope, in force, and no exception or permission applies."""
        return [
            self.formula(rule.scope),
            self.formula(rule.period),
            *(z3.Not(self.formula(defeat.condition)) for defeat in rule.defeats),
        ]

    def violated(self, rule: Rule) -> z3.BoolRef:
        """The rule is violated."""
        return z3.And(*self.around(rule), *(self.formula(conjunct.condition) for conjunct in rule.conjuncts))

    def can(self, *formulas: z3.BoolRef) -> bool:
        """Whether they are true together in some event."""
        return bool(self.solver.check(*formulas) == z3.sat)


def _bits(program: Program, name: str) -> int:
    return max(1, (program.variables[name].domain.size - 1).bit_length())
