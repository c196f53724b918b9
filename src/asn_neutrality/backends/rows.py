"""Rows judged by a circuit: whole words at a time, and what stays open once per kind of openness."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial

import numpy as np
from attrs import define
from numpy.typing import NDArray

from asn_neutrality.backends.answers import NUMBER, OUTCOMES, Answer, Bench
from asn_neutrality.backends.circuit import Circuit, circuit_of
from asn_neutrality.backends.machine import Machine, compiled
from asn_neutrality.backends.meanings import Meaning
from asn_neutrality.backends.open_rows import Look, OpenRows
from asn_neutrality.backends.plan import Plan, Table
from asn_neutrality.backends.residue import Residue
from asn_neutrality.backends.steps import WORD, Bits, Column, needed, unpacked
from asn_neutrality.domain.results import Outcome
from asn_neutrality.ir.domains import full
from asn_neutrality.ir.program import Program, VariableKind
from asn_neutrality.source.diagnostic import Diagnostic

Rows = NDArray[np.intp]
FEW = 1500  # steps that C runs for all rows sooner than the open rows are taken out
PLANS = 8


_CHANGE = {outcome: np.int8(NUMBER[outcome] - NUMBER[Outcome.NO_VIOLATION]) for outcome in OUTCOMES}


@define(frozen=True)
class Fact:
    """The rows of one fact, and what its codes mean."""

    column: Column
    table: Table


@define(frozen=True, slots=False)
class Judged:
    """Rows that have been judged.

    ``found`` holds by group of prohibitions where one is violated, and where none is and one is undetermined;
    ``by_rule`` the same of each prohibition alone, found when it is asked for. In the rows ``special`` the answers that
    ``chosen`` numbers hold instead.
    """

    count: int
    found: Mapping[tuple[int, ...], tuple[Bits, Bits]]
    rules: int
    by_rule: Callable[[], Bits]
    special: Rows
    chosen: NDArray[np.intp]
    answers: Sequence[Answer]
    failed: NDArray[np.bool_] | None

    def outcomes(self, rules: tuple[int, ...], told: Callable[[Answer], Outcome | None]) -> NDArray[np.int8]:
        """The number of the outcome of each row over a group of prohibitions, -1 of those that failed.

        ``told`` picks it from an answer.
        """
        codes = np.full(self.count, NUMBER[Outcome.NO_VIOLATION], np.int8)
        for outcome, bits in zip((Outcome.VIOLATION, Outcome.UNDETERMINED), self.found[rules], strict=True):
            if bits.any():
                codes += unpacked(bits, self.count).view(np.int8) * _CHANGE[outcome]
        if len(self.special):
            by_answer = np.array([NUMBER[told(answer)] for answer in self.answers], np.int8)
            codes[self.special] = by_answer[self.chosen]
        if self.failed is not None:
            codes[self.failed] = -1
        return codes

    @cached_property
    def _rules(self) -> Bits:
        return self.by_rule()

    def of_rule(self, rule: int, outcome: Outcome) -> NDArray[np.bool_]:
        """The rows in which this is the outcome of one prohibition alone."""
        match outcome:
            case Outcome.VIOLATION:
                found = unpacked(self._rules[rule], self.count)
            case Outcome.UNDETERMINED:
                found = unpacked(self._rules[self.rules + rule], self.count)
            case _:
                found = np.zeros(self.count, np.bool_)
        if len(self.special):
            found[self.special] = self._by_answer[outcome][self.chosen, rule]
        if self.failed is not None:
            found &= ~self.failed
        return found

    @cached_property
    def _by_answer(self) -> Mapping[Outcome, NDArray[np.bool_]]:
        none = [NUMBER[Outcome.NO_VIOLATION]] * self.rules
        numbers = np.array([[NUMBER[found] for found in answer.rules] or none for answer in self.answers], np.int8)
        return {outcome: numbers == NUMBER[outcome] for outcome in OUTCOMES}

    def lists(self, outcome: Outcome) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
        """How many prohibitions each row has of which this is the outcome, and their places row after row."""
        rows, rules = [np.empty(0, np.int64)], [np.empty(0, np.int32)]
        for rule in range(self.rules):
            where = np.flatnonzero(self.of_rule(rule, outcome))
            rows.append(where)
            rules.append(np.full(len(where), rule, np.int32))
        every = np.concatenate(rows)
        order = np.argsort(every, kind="stable")
        return np.bincount(every, minlength=self.count), np.concatenate(rules)[order]

    @property
    def failures(self) -> NDArray[np.bool_] | None:
        """The rows without an answer; None where every row has one."""
        refused = [row for row, _ in self.refused()]
        if not refused:
            return self.failed
        found = np.zeros(self.count, np.bool_) if self.failed is None else self.failed.copy()
        found[refused] = True
        return found

    def refused(self) -> Iterator[tuple[int, Sequence[Diagnostic]]]:
        """The rows whose outcome could not be told, and why."""
        bad = [place for place, answer in enumerate(self.answers) if answer.flaws]
        for place in np.flatnonzero(np.isin(self.chosen, bad)) if bad else ():
            yield int(self.special[place]), self.answers[self.chosen[place]].flaws


@define(frozen=True)
class _Ready:
    """A plan made ready to run for the columns of some tables.

    ``whole`` finds what holds of each group of rules, and rows to look at; ``rules`` where each is violated, and where
    each is open.
    """

    whole: Machine
    rules: Machine
    look: Look


class RowJudge:
    """Judges rows by a program; what is found of one row of a kind is kept for all others of it."""

    def __init__(
        self, program: Program, bench: Bench, nothing: Mapping[str, Meaning], groups: Iterable[tuple[int, ...]]
    ) -> None:
        self.circuit: Circuit = circuit_of(program)
        subjects = tuple(groups)
        self._groups = tuple(dict.fromkeys(subjects))
        self._sizes = {name: full(variable.domain) for name, variable in program.variables.items()}
        self._fixed = {name: nothing.get(name) or Meaning(None, whole) for name, whole in self._sizes.items()}
        probes = [node.probe for node in self.circuit.nodes if node.probe is not None]
        self.tested = frozenset(probe.variable for probe in probes) & {
            name for name, variable in program.variables.items() if variable.kind is VariableKind.FACT
        }
        self._delicate = [name for name, variable in program.variables.items() if variable.favourable]
        self._plans: dict[object, _Ready] = {}
        self._open = OpenRows(bench, subjects)

    def judge(self, facts: Mapping[str, Fact], rows: int, failed: NDArray[np.bool_] | None = None) -> Judged:
        """The answers for so many rows; ``facts`` are those with a column that some rule tests."""
        ready = self._ready(facts)
        columns = [facts[name].column for name in ready.look.tables]
        found = ready.whole.run(columns, -(-rows // WORD))
        todo, open_ = np.empty(0, np.intp), found[2 * len(self._groups)]
        if open_.any():
            flags = unpacked(open_, rows)
            todo = np.flatnonzero(flags if failed is None else flags & ~failed)
        special, chosen, answers = self._open.settle(ready.look, columns, todo, found[-1])
        groups = {group: (found[2 * place], found[2 * place + 1]) for place, group in enumerate(self._groups)}
        by_rule = partial(ready.rules.run, columns, -(-rows // WORD))
        return Judged(rows, groups, len(self.circuit.rules), by_rule, special, chosen, answers, failed)

    def _ready(self, facts: Mapping[str, Fact]) -> _Ready:
        key = tuple((name, fact.table.seen) for name, fact in facts.items())
        ready = self._plans.get(key)
        if ready is None:
            plan = Plan(self.circuit, {name: fact.table for name, fact in facts.items()}, self._fixed)
            certain = [plan.answers[rule][0] for rule in self.circuit.rules]
            open_ = [plan.open(rule) for rule in self.circuit.rules]
            residue = Residue(plan, self._delicate)
            unsettled = plan.steps.some((*open_, plan.steps.invert(residue.sure)))
            groups = [step for group in self._groups for step in _outcome(plan, certain, open_, group)]
            doubts = (plan.steps.every((unsettled, residue.doubtful)), residue.intricate)
            at_once = compiled() and len(needed(plan.steps.found, doubts)) <= FEW
            ready = _Ready(
                Machine(plan.steps, (*groups, *(doubts if at_once else (unsettled,)))),
                Machine(plan.steps, (*certain, *open_)),
                Look(
                    self.circuit,
                    None if at_once else Machine(plan.steps, doubts),
                    residue,
                    {name: fact.table for name, fact in facts.items()},
                    self._fixed,
                    self._groups,
                ),
            )
            if len(self._plans) >= PLANS:
                self._plans.clear()
            self._plans[key] = ready
        return ready


def _outcome(plan: Plan, certain: Sequence[int], open_: Sequence[int], group: Iterable[int]) -> tuple[int, int]:
    """Where some rule of a group is violated, and where none is and some is open."""
    violated = plan.steps.some(certain[rule] for rule in group)
    undetermined = plan.steps.some(open_[rule] for rule in group)
    return violated, plan.steps.every((undetermined, plan.steps.invert(violated)))
