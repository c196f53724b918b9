"""Rows judged by a circuit: whole words at a time, and what stays open once per kind of openness."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property

import numpy as np
from attrs import define
from numpy.typing import NDArray

from asn_neutrality.backends.answers import NUMBER, OUTCOMES, Answer, Bench
from asn_neutrality.backends.circuit import Circuit, circuit_of
from asn_neutrality.backends.meanings import Meaning
from asn_neutrality.backends.plan import Form, Plan, Table
from asn_neutrality.backends.residue import Look, Residue
from asn_neutrality.backends.steps import NO, WORD, Bits, Column, Machine, Picker, unpacked
from asn_neutrality.domain.records import EventRecord
from asn_neutrality.domain.results import Outcome
from asn_neutrality.ir.domains import full
from asn_neutrality.ir.program import Program, VariableKind
from asn_neutrality.source.diagnostic import Diagnostic

Rows = NDArray[np.intp]
Stated = tuple[tuple[str, Meaning], ...]
BLOCK = 1 << 18  # rows of one run of the steps: their bits stay in the processor's cache
MANY = 1 << 21  # words that the results of one run may have
LOOKED_AT = 1 << 15  # open rows at a time: what is open in them takes room for every node
REMEMBERED = 200_000  # kinds of open rows whose answer is kept
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

    ``violated`` and ``undetermined`` (None: nowhere) hold the bits of each prohibition in order; in the rows
    ``special`` the answers that ``chosen`` numbers hold instead.
    """

    count: int
    violated: Bits
    undetermined: Bits | None
    special: Rows
    chosen: NDArray[np.intp]
    answers: Sequence[Answer]
    failed: NDArray[np.bool_] | None

    def outcomes(self, rules: Sequence[int], told: Callable[[Answer], Outcome | None]) -> NDArray[np.int8]:
        """The number of the outcome of each row over some prohibitions, -1 of those that failed.

        ``told`` picks it from an answer.
        """
        codes = np.full(self.count, NUMBER[Outcome.NO_VIOLATION], np.int8)
        if rules:
            violated = self._some(self.violated, rules)
            codes += unpacked(violated, self.count).view(np.int8) * _CHANGE[Outcome.VIOLATION]
            if self.undetermined is not None:
                open_ = self._some(self.undetermined, rules) & ~violated
                codes += unpacked(open_, self.count).view(np.int8) * _CHANGE[Outcome.UNDETERMINED]
        if len(self.special):
            by_answer = np.array([NUMBER[told(answer)] for answer in self.answers], np.int8)
            codes[self.special] = by_answer[self.chosen]
        if self.failed is not None:
            codes[self.failed] = -1
        return codes

    def _some(self, bits: Bits, rules: Sequence[int]) -> Bits:
        found: Bits = np.bitwise_or.reduce(bits if len(rules) == len(bits) else bits[list(rules)], axis=0)
        return found

    def of_rule(self, rule: int, outcome: Outcome) -> NDArray[np.bool_]:
        """The rows in which this is the outcome of one prohibition alone."""
        match outcome:
            case Outcome.VIOLATION:
                found = unpacked(self.violated[rule], self.count)
            case Outcome.UNDETERMINED if self.undetermined is not None:
                found = unpacked(self.undetermined[rule], self.count)
            case _:
                found = np.zeros(self.count, np.bool_)
        if len(self.special):
            found[self.special] = self._by_answer[outcome][self.chosen, rule]
        if self.failed is not None:
            found &= ~self.failed
        return found

    @cached_property
    def _by_answer(self) -> Mapping[Outcome, NDArray[np.bool_]]:
        none = [NUMBER[Outcome.NO_VIOLATION]] * len(self.violated)
        numbers = np.array([[NUMBER[found] for found in answer.rules] or none for answer in self.answers], np.int8)
        return {outcome: numbers == NUMBER[outcome] for outcome in OUTCOMES}

    def lists(self, outcome: Outcome) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
        """How many prohibitions each row has of which this is the outcome, and their places row after row."""
        rows, rules = [np.empty(0, np.int64)], [np.empty(0, np.int32)]
        for rule in range(len(self.violated)):
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
    """A plan made ready to run for the columns of some tables; ``open`` says which rules may be open in some row."""

    machine: Machine
    residue: Residue
    names: tuple[str, ...]
    tables: tuple[Table, ...]
    open: tuple[bool, ...]


class RowJudge:
    """Judges rows by a program; what is found of one row of a kind is kept for all others of it."""

    def __init__(self, program: Program, bench: Bench, nothing: Mapping[str, Meaning]) -> None:
        self.circuit: Circuit = circuit_of(program)
        self._bench = bench
        self._sizes = {name: full(variable.domain) for name, variable in program.variables.items()}
        self._fixed = {name: nothing.get(name) or Meaning(None, whole) for name, whole in self._sizes.items()}
        probes = [node.probe for node in self.circuit.nodes if node.probe is not None]
        self.tested = frozenset(probe.variable for probe in probes) & {
            name for name, variable in program.variables.items() if variable.kind is VariableKind.FACT
        }
        self._delicate = [name for name, variable in program.variables.items() if variable.favourable]
        self._plans: dict[object, _Ready] = {}
        self._known: dict[bytes, Answer] = {}
        self._whole: dict[Stated, Answer] = {}
        self._lefts: dict[tuple[str, int], int] = {}

    def judge(self, facts: Mapping[str, Fact], rows: int, failed: NDArray[np.bool_] | None = None) -> Judged:
        """The answers for so many rows; ``facts`` are those with a column that some rule tests."""
        ready = self._ready(facts)
        columns = [facts[name].column for name in ready.names]
        violated, open_, unsettled = self._run(ready, columns, rows)
        undetermined = open_ if any(ready.open) else None
        todo = np.empty(0, np.intp)
        if unsettled.any():
            flags = unpacked(unsettled, rows)
            todo = np.flatnonzero(flags if failed is None else flags & ~failed)
        special, chosen, answers = self._settle(ready, columns, todo)
        return Judged(rows, violated, undetermined, special, chosen, answers, failed)

    def _ready(self, facts: Mapping[str, Fact]) -> _Ready:
        key = tuple((name, fact.table.seen) for name, fact in facts.items())
        ready = self._plans.get(key)
        if ready is None:
            plan = Plan(self.circuit, {name: fact.table for name, fact in facts.items()}, self._fixed)
            certain = [plan.answers[rule][0] for rule in self.circuit.rules]
            open_ = [plan.open(rule) for rule in self.circuit.rules]
            sure = plan.steps.every(plan.answers[bound][0] for bound in self.circuit.bounds)
            unsettled = plan.steps.some((*open_, plan.steps.invert(sure)))
            residue = Residue(plan, self._delicate)
            machine = Machine(plan.steps, (*certain, *open_, unsettled))
            ready = _Ready(
                machine,
                residue,
                tuple(facts),
                tuple(fact.table for fact in facts.values()),
                tuple(step != NO for step in open_),
            )
            if len(self._plans) >= PLANS:
                self._plans.clear()
            self._plans[key] = ready
        return ready

    def _run(self, ready: _Ready, columns: Sequence[Column], rows: int) -> tuple[Bits, Bits, Bits]:
        count = len(self.circuit.rules)
        padded = -(-rows // WORD) * WORD
        violated = np.empty((count, padded // WORD), np.uint64)
        # Where nothing is open in any row nothing is written, and memory that is not written costs nothing.
        open_ = np.zeros((count, padded // WORD), np.uint64)
        unsettled = np.empty(padded // WORD, np.uint64)
        block = max(WORD * 64, min(BLOCK, MANY // max(1, ready.machine.rooms) * WORD))
        for start in range(0, padded, block):
            stop = min(start + block, padded)
            here = slice(start // WORD, stop // WORD)
            found = ready.machine.run(columns, start, stop)
            for rule in range(count):
                violated[rule, here] = found[rule]
                if ready.open[rule]:
                    open_[rule, here] = found[count + rule]
            unsettled[here] = found[2 * count]
        return violated, open_, unsettled

    # -- Open rows -------------------------------------------------------------------------------------------------

    def _settle(
        self, ready: _Ready, columns: Sequence[Column], rows: Rows
    ) -> tuple[Rows, NDArray[np.intp], Sequence[Answer]]:
        """The rows that have an answer of their own, its place in the answers, and those."""
        special, chosen = [rows[:0]], [rows[:0]]
        answers: dict[int, tuple[int, Answer]] = {}
        for start in range(0, len(rows), LOOKED_AT):
            some = rows[start : start + LOOKED_AT]
            whole = np.pad(some, (0, -len(some) % WORD), mode="edge")  # the last row again, up to a whole word
            pick = Picker(whole)
            taken = [_taken(column, whole, pick) for column in columns]
            look = ready.residue.look(taken, len(some))
            places = np.flatnonzero(look.delicate)
            if len(places):
                special.append(some[places])
                chosen.append(self._answers(ready, taken, look, places, answers))
        return np.concatenate(special), np.concatenate(chosen), [answer for _, answer in answers.values()]

    def _answers(
        self, ready: _Ready, taken: Sequence[Column], look: Look, places: Rows, found: dict[int, tuple[int, Answer]]
    ) -> NDArray[np.intp]:
        """The place in ``found`` of the answer of each row."""
        keys = ready.residue.keys(look, places, lambda name: self._left(ready, taken, name, places))
        kinds, firsts, kind_of = np.unique(keys, return_index=True, return_inverse=True)
        names = [bytes(kind) for kind in kinds]
        of_kind = {number: self._known[name] for number, name in enumerate(names) if name in self._known}
        new = [number for number in range(len(names)) if number not in of_kind]
        first = places[firsts[new]]
        for number, sure, stated in zip(new, look.sure[first], self._stated(ready, taken, first), strict=True):
            record = self._record(stated)
            if sure or self._bench.coherent(record):
                if len(self._known) >= REMEMBERED:
                    self._known.clear()
                self._known[names[number]] = of_kind[number] = self._bench.answer(record)
        numbers = [
            found.setdefault(id(of_kind[n]), (len(found), of_kind[n]))[0] if n in of_kind else -1
            for n in range(len(names))
        ]
        chosen = np.array(numbers, np.intp)[kind_of]
        alone = np.flatnonzero(chosen < 0)
        for place, stated in zip(alone, self._stated(ready, taken, places[alone]), strict=True):
            answer = self._of_whole(stated)
            chosen[place] = found.setdefault(id(answer), (len(found), answer))[0]
        return chosen

    def _of_whole(self, stated: Stated) -> Answer:
        """The answer to a whole record that contradicts itself."""
        answer = self._whole.get(stated)
        if answer is None:
            if len(self._whole) >= REMEMBERED:
                self._whole.clear()
            answer = self._whole[stated] = self._bench.answer(self._record(stated))
        return answer

    def _stated(self, ready: _Ready, taken: Sequence[Column], rows: Rows) -> list[Stated]:
        """What each of these rows states."""
        found: list[list[tuple[str, Meaning]]] = [[] for _ in rows]
        for name, table, column in zip(ready.names, ready.tables, taken, strict=True):
            meanings = (*table.meanings, table.nothing)
            for stated, code in zip(found, _codes(column, table, rows).tolist(), strict=True):
                meaning = meanings[code]
                if meaning is not None and meaning.stated:
                    stated.append((name, meaning))
        return list(map(tuple, found))

    def _record(self, stated: Stated) -> EventRecord:
        return EventRecord({name: meaning.state for name, meaning in stated if meaning.state is not None})

    def _left(self, ready: _Ready, taken: Sequence[Column], name: str, rows: Rows) -> NDArray[np.uint32]:
        """The number of what is left to a variable, by row."""
        if name not in ready.names:
            return np.zeros(len(rows), np.uint32)
        place = ready.names.index(name)
        table = ready.tables[place]
        meanings = table.meanings if table.nothing is None else (*table.meanings, table.nothing)
        numbers = [self._lefts.setdefault((name, each.left), len(self._lefts)) for each in meanings]
        return np.array(numbers, np.uint32)[_codes(taken[place], table, rows)]


def _taken(column: Column, rows: Rows, pick: Picker) -> Column:
    """Some rows of a column, which fill whole words."""
    absent = None if column.absent is None else pick.words(column.absent)
    if column.values.dtype == np.uint64:
        return Column(pick.words(column.values), absent)
    return Column(column.values.take(rows, mode="clip"), absent, column.codes)


def _codes(column: Column, table: Table, rows: Rows) -> Rows:
    """The codes of some rows; of those without a value one more than the last."""
    match table.form:
        case Form.BITS:
            codes = Picker(rows)(column.values).astype(np.intp)
        case Form.DAYS:
            codes = np.searchsorted(np.array(table.breaks, np.int64), column.values[rows], "right")
        case Form.CODES:
            codes = column.values[rows].astype(np.intp)
    return codes if column.absent is None else np.where(Picker(rows)(column.absent), len(table.meanings), codes)
