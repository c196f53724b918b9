"""Rows judged by a circuit: whole words at a time, and what stays open once per kind of openness."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from itertools import chain

import numpy as np
from attrs import define
from numpy.typing import NDArray

from asn_neutrality.backends.answers import NUMBER, OUTCOMES, Answer, Bench
from asn_neutrality.backends.circuit import Circuit, circuit_of
from asn_neutrality.backends.machine import Machine, compiled
from asn_neutrality.backends.meanings import Meaning
from asn_neutrality.backends.open_rows import Look, OpenRows, Settled
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


_BY_BITS = (Outcome.VIOLATION, Outcome.UNDETERMINED)
"""The outcomes of rows that need no answer of their own, but for the one that nothing is violated."""
_CHANGE = {outcome: np.int8(NUMBER[outcome] - NUMBER[Outcome.NO_VIOLATION]) for outcome in OUTCOMES}


@define(frozen=True)
class Fact:
    """The rows of one fact, and what its codes mean."""

    column: Column
    table: Table


@define(frozen=True, slots=False)
class Alone:
    """What is found of each prohibition alone: where it is violated, then where it is open.

    What is ``settled`` holds in its rows instead.
    """

    bits: Bits
    settled: Settled

    @cached_property
    def answers(self) -> Mapping[Outcome, NDArray[np.bool_]]:
        """By outcome which prohibitions have it in each of the answers."""
        none = [NUMBER[Outcome.NO_VIOLATION]] * (len(self.bits) // 2)
        found = [[NUMBER[outcome] for outcome in answer.rules or ()] or none for answer in self.settled.answers]
        numbers = np.array(found, np.int8)
        return {outcome: numbers == NUMBER[outcome] for outcome in OUTCOMES}


@define(frozen=True, slots=False)
class Judged:
    """Rows that have been judged.

    ``found`` holds by group of prohibitions where one is violated, and where none is and one is undetermined; what is
    ``settled`` holds in its rows instead. The same of each prohibition ``alone`` is found when it is asked for.
    """

    count: int
    rules: int
    found: Mapping[tuple[int, ...], tuple[Bits, Bits]]
    settled: Settled
    failed: NDArray[np.bool_] | None
    look_alone: Callable[[Settled], Alone]

    def outcomes(self, rules: tuple[int, ...], told: Callable[[Answer], Outcome | None]) -> NDArray[np.int8]:
        """The number of the outcome of each row over a group of prohibitions, -1 of those that failed.

        ``told`` picks it from an answer.
        """
        codes = None
        # In place: a batch is large, and memory met for the first time costs more than what is done with it.
        for outcome, bits in zip(_BY_BITS, self.found[rules], strict=True):
            if bits.any():
                here = unpacked(bits, self.count).view(np.int8)
                here *= _CHANGE[outcome]
                codes = here if codes is None else np.add(codes, here, out=codes)
        if codes is None:
            codes = np.zeros(self.count, np.int8)
        codes += NUMBER[Outcome.NO_VIOLATION]
        if len(self.settled.rows):
            by_answer = np.array([NUMBER[told(answer)] for answer in self.settled.answers], np.int8)
            codes[self.settled.rows] = by_answer[self.settled.places]
        if self.failed is not None:
            codes[self.failed] = -1
        return codes

    @cached_property
    def alone(self) -> Alone:
        """What is found of each prohibition alone."""
        return self.look_alone(self.settled)

    def of_rule(self, rule: int, outcome: Outcome) -> NDArray[np.bool_]:
        """The rows in which this is the outcome of one prohibition alone."""
        match outcome:
            case Outcome.VIOLATION:
                found = unpacked(self.alone.bits[rule], self.count)
            case Outcome.UNDETERMINED:
                found = unpacked(self.alone.bits[self.rules + rule], self.count)
            case _:
                found = np.zeros(self.count, np.bool_)
        settled = self.alone.settled
        if len(settled.rows):
            found[settled.rows] = self.alone.answers[outcome][settled.places, rule]
        if self.failed is not None:
            found &= ~self.failed
        return found

    def lists(self, outcome: Outcome) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
        """How many prohibitions each row has of which this is the outcome, and their places row after row."""
        rows, rules = [np.empty(0, np.int64)], [np.empty(0, np.int32)]
        for rule in range(self.rules):
            where = self._having(rule, outcome)
            rows.append(where)
            rules.append(np.full(len(where), rule, np.int32))
        every = np.concatenate(rows)
        order = np.argsort(every, kind="stable")
        return np.bincount(every, minlength=self.count), np.concatenate(rules)[order]

    def _having(self, rule: int, outcome: Outcome) -> Rows:
        """The rows in which this is the outcome of one prohibition alone."""
        if outcome in _BY_BITS:
            return np.flatnonzero(self.of_rule(rule, outcome))
        settled = self.alone.settled
        return settled.rows[self.alone.answers[outcome][settled.places, rule]] if len(settled.rows) else settled.rows

    def refused(self, *, alone: bool) -> Iterator[tuple[int, Sequence[Diagnostic]]]:
        """The rows whose outcome, or (``alone``) that of some prohibition in them, could not be told, and why."""
        settled = self.alone.settled if alone else self.settled
        bad = [place for place, answer in enumerate(settled.answers) if answer.flaws]
        for place in np.flatnonzero(np.isin(settled.places, bad)) if bad else ():
            yield int(settled.rows[place]), settled.answers[settled.places[place]].flaws


@define(frozen=True)
class _Ready:
    """A plan made ready to run for the columns of some tables.

    ``whole`` finds what holds of each group of rules, ``alone`` where each rule is violated, and where each is open;
    both then the rows to look at, ``alone`` those that need not be looked at for groups. If all is found ``at_once``,
    ``whole`` finds of them only those in doubt, and at last those that are intricate.
    """

    whole: Machine
    alone: Machine
    at_once: bool
    look: Look


@define(frozen=True)
class _Given:
    """Rows to judge: what is ready for their columns, these, how many there are, and those that failed already."""

    ready: _Ready
    columns: Sequence[Column]
    count: int
    failed: NDArray[np.bool_] | None

    def run(self, machine: Machine) -> Bits:
        """What a machine finds of them."""
        return machine.run(self.columns, -(-self.count // WORD))

    def having(self, bits: Bits) -> Rows:
        """The rows that have a bit, but for those that failed."""
        if not bits.any():
            return np.empty(0, np.intp)
        flags = unpacked(bits, self.count)
        return np.flatnonzero(flags if self.failed is None else flags & ~self.failed)


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
        given = _Given(ready, [facts[name].column for name in ready.look.tables], rows, failed)
        found = given.run(ready.whole)
        todo = given.having(found[2 * len(self._groups)])
        intricate = found[-1] if ready.at_once else None
        settled = self._open.settle(ready.look, given.columns, todo, intricate, each=False)
        groups = {group: (found[2 * place], found[2 * place + 1]) for place, group in enumerate(self._groups)}
        return Judged(rows, len(self.circuit.rules), groups, settled, failed, partial(self._alone, given))

    def _alone(self, given: _Given, before: Settled) -> Alone:
        """What is found of each prohibition alone, where some rows were settled before for groups."""
        found = given.run(given.ready.alone)
        kept = before.whole()
        todo = np.union1d(given.having(found[-1]), np.setdiff1d(before.rows, kept.rows, assume_unique=True))
        settled = self._open.settle(given.ready.look, given.columns, todo, None, each=True)
        return Alone(found[:-1], kept.and_those_of(settled))

    def _ready(self, facts: Mapping[str, Fact]) -> _Ready:
        key = tuple((name, fact.table.seen) for name, fact in facts.items())
        ready = self._plans.get(key)
        if ready is None:
            plan = Plan(self.circuit, {name: fact.table for name, fact in facts.items()}, self._fixed)
            steps = plan.steps
            certain = [plan.answers[rule][0] for rule in self.circuit.rules]
            open_ = [plan.open(rule) for rule in self.circuit.rules]
            residue = Residue(plan, self._delicate)
            unsure = steps.invert(residue.sure)
            groups = [_outcome(plan, group) for group in self._groups]
            # Where a prohibition is violated for certain it need not be known what else is.
            undecided = steps.some((*(undetermined for _, undetermined in groups), unsure))
            doubts = (residue.doubtful, residue.intricate)
            at_once = compiled() and len(needed(steps.found, doubts)) <= FEW
            todo = (steps.every((undecided, residue.doubtful)), residue.intricate) if at_once else (undecided,)
            ready = _Ready(
                Machine(steps, (*chain.from_iterable(groups), *todo)),
                Machine(steps, (*certain, *open_, steps.every((steps.some(open_), steps.invert(undecided))))),
                at_once,
                Look(
                    self.circuit,
                    Machine(steps, doubts),
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


def _outcome(plan: Plan, group: Sequence[int]) -> tuple[int, int]:
    """Where some rule of a group is violated, and where none is and some may be."""
    answers = [plan.answers[plan.circuit.rules[rule]] for rule in group]
    violated = plan.steps.some(certain for certain, _ in answers)
    possible = plan.steps.some(possible for _, possible in answers)
    return violated, plan.steps.every((possible, plan.steps.invert(violated)))
