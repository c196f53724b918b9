"""Open rows tried as some of the events that they may be: what one of these does not violate is not certain.

To be sure that open facts leave a way out one event is enough, and most rows have many. That there is none shows where
a fact is taken apart: what is violated in every class that is left to it is violated. Rows that show neither are asked
of the engine, as if nothing had been tried.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from attrs import define, field
from numpy.typing import NDArray

from asn_neutrality.backends.answers import NUMBER
from asn_neutrality.backends.circuit import Asked, Circuit
from asn_neutrality.backends.machine import Machine
from asn_neutrality.backends.meanings import Meaning
from asn_neutrality.backends.plan import Plan, Table
from asn_neutrality.backends.steps import BYTE, WORD, Bits, Column, unpacked
from asn_neutrality.domain.results import Outcome
from asn_neutrality.symbolic.diagrams import levels_in

TRIED = 7  # events of each row
FALLING = 0.5  # the chance of a class to be tried, if those that fewer tests accept are not
ROOM = 1 << 21  # words that the results for some rows may have
APART = 128  # classes of a fact that is taken apart
AT_ONCE = 1 << 8  # rows of which facts are taken apart at once, at most

Numbers = NDArray[np.intp]
Flags = NDArray[np.bool_]
Said = NDArray[np.intp]
"""Of each variable, one below the other, the place, among all that can be said of it, of what each row says."""


@define
class Tryings:
    """The codes with which variables are tried, by the place of what a row says, those of one after those of another.

    ``events`` are those in each event tried. The classes that are left are ``counts`` places of ``classes`` from
    ``starts`` on; where a variable is not taken apart there are none.
    """

    events: list[Sequence[int]] = field(factory=list)
    starts: list[int] = field(factory=list)
    counts: list[int] = field(factory=list)
    classes: list[int] = field(factory=list)

    def add(self, meanings: Sequence[Meaning], tests: Sequence[int] | None, draw: np.random.Generator) -> None:
        """Try a variable of which so many ``tests`` accept each class; None: it stays as it is."""
        if tests is None:
            self.events.extend([place] * TRIED for place in range(len(meanings)))
            self.starts.extend([0] * len(meanings))
            self.counts.extend([0] * len(meanings))
            return
        for meaning in meanings:
            # What no test accepts is the likeliest way out.
            classes = sorted(levels_in(meaning.left), key=tests.__getitem__) or [0]
            drawn = (draw.geometric(FALLING, TRIED) - 1) % len(classes)
            drawn[0] = 0
            self.events.append([len(meanings) + classes[place] for place in drawn.tolist()])
            self.starts.append(len(self.classes))
            self.counts.append(len(classes) if 1 < len(classes) <= APART else 0)
            self.classes.extend(len(meanings) + code for code in classes)


@define(frozen=True)
class Findings:
    """What is found of groups of prohibitions in some rows, by group.

    A group is ``stuck`` where it is possible and not certain, and may be violated in every event tried.
    """

    rows: Numbers
    said: Said
    certain: Flags
    possible: Flags
    stuck: Flags

    def of(self, places: Numbers | slice) -> Findings:
        """What is found of some of the rows."""
        flags = (each[:, places] for each in (self.certain, self.possible, self.stuck))
        return Findings(self.rows[places], self.said[:, places], *flags)


@define(frozen=True)
class Parts:
    """Rows of which facts are taken apart: each part is a row in which one variable has another code.

    The parts of one fact are side by side from ``facts`` on, the facts of one row from ``first`` on.
    """

    rows: Numbers
    variables: Numbers
    codes: Numbers
    facts: Numbers
    first: Numbers


class Trials:
    """Tries rows for ``groups`` of prohibitions, by place. Of each of the ``variables`` rows say one of ``meanings``.

    Of a fact that can be concluded it matters what was stated: it stays as open as it is.
    """

    def __init__(
        self, circuit: Circuit, meanings: Mapping[str, Sequence[Meaning]], groups: Iterable[Sequence[int]]
    ) -> None:
        probes = [node.probe for node in circuit.nodes if node.probe is not None]
        stays = {probe.variable for probe in probes if probe.asked in (Asked.FREE, Asked.TAKEN)}
        accepting = {probe.variable: [0] * circuit.sizes[probe.variable] for probe in probes}
        for probe in probes:
            for code in levels_in(probe.mask):
                accepting[probe.variable][code] += 1
        draw = np.random.default_rng(len(circuit.nodes))
        tables, tryings, first = {}, Tryings(), []
        for name, tests in accepting.items():
            there = meanings[name]
            classes = [] if name in stays else [Meaning(None, 1 << code) for code in range(len(tests))]
            tables[name] = Table((*there, *classes), None)
            first.append(len(tryings.events))
            tryings.add(there, tests if classes else None, draw)
        self.variables = tuple(tables)
        self._codes = [len(table.meanings) for table in tables.values()]
        self._kind = np.dtype(np.uint8 if max(self._codes, default=0) <= BYTE else np.int32)
        self._first = np.array(first, np.intp).reshape(-1, 1)
        self._events = np.array(tryings.events, self._kind).reshape(-1, TRIED)
        self._first_event = np.ascontiguousarray(self._events[:, 0])
        self._starts, self._counts = np.array(tryings.starts, np.intp), np.array(tryings.counts, np.intp)
        self._classes = np.array(tryings.classes, np.intp)
        plan = Plan(circuit, tables, {})
        answers = [[plan.answers[circuit.rules[place]] for place in group] for group in groups]
        certain = (plan.steps.some(each[0] for each in group) for group in answers)
        possible = (plan.steps.some(each[1] for each in group) for group in answers)
        self._groups = len(answers)
        parts = 2 * sum(int(each.max()) for each in np.split(self._counts, first[1:]) if len(each))
        self._apart = max(1, min(AT_ONCE, ROOM * WORD // max(1, 2 * self._groups * parts)))
        self._machine = Machine(plan.steps, (*certain, *possible))

    def stuck(self, said: Said) -> Findings:
        """The rows in which some group is stuck, and what is found of them."""
        size = max(1, ROOM // (2 * self._groups * (1 + TRIED))) * WORD
        rows = said.shape[1]
        parts = [self._stuck(said, slice(start, min(start + size, rows))) for start in range(0, rows, size)]
        return Findings(
            np.concatenate([each.rows for each in parts]),
            np.concatenate([each.said for each in parts], axis=1),
            np.concatenate([each.certain for each in parts], axis=1),
            np.concatenate([each.possible for each in parts], axis=1),
            np.concatenate([each.stuck for each in parts], axis=1),
        )

    def _stuck(self, said: Said, some: slice) -> Findings:
        there = said[:, some]
        rows = some.stop - some.start
        words = -(-rows // WORD)
        columns = np.zeros((len(there), 1 + TRIED, words * WORD), self._kind)
        columns[:, 0, :rows] = there
        columns[:, 1:, :rows] = self._events.take(there + self._first, axis=0).swapaxes(1, 2)
        certain, possible = self._run(columns).reshape(2, self._groups, 1 + TRIED, words)
        stuck = np.bitwise_and.reduce(possible, axis=1) & ~certain[:, 0]
        here = np.flatnonzero(unpacked(np.bitwise_or.reduce(stuck, axis=0), rows))
        flags = (_picked(bits, here) for bits in (certain[:, 0], possible[:, 0], stuck))
        return Findings(here + some.start, there[:, here], *flags)

    def _run(self, columns: NDArray[Any]) -> Bits:
        codes = zip(columns.reshape(len(columns), -1), self._codes, strict=True)
        return self._machine.run([Column(column, None, number) for column, number in codes], columns[0].size // WORD)

    # -- Facts taken apart -----------------------------------------------------------------------------------------

    def outcomes(self, findings: Findings) -> NDArray[np.int8]:
        """By row the number of the outcome of each group, -1 where that is not found."""
        found = np.full(findings.certain.shape, NUMBER[Outcome.NO_VIOLATION], np.int8)
        found[findings.possible] = NUMBER[Outcome.UNDETERMINED]
        found[findings.certain] = NUMBER[Outcome.VIOLATION]
        found[findings.stuck] = -1
        for start in range(0, len(findings.rows), self._apart):
            here = slice(start, start + self._apart)
            self._take_apart(findings.of(here), found[:, here])
        return found.T

    def _take_apart(self, findings: Findings, found: NDArray[np.int8]) -> None:
        """Mend the outcomes of groups that are stuck."""
        parts = self._parts(findings.said)
        number = len(parts.rows)
        if number == 0:
            return
        columns = np.zeros((len(findings.said), -(-2 * number // WORD) * WORD), self._kind)
        # Each part twice: all other facts as they are, and as they are in the first event.
        columns[:, :number] = findings.said.astype(self._kind).take(parts.rows, axis=1)
        columns[:, number : 2 * number] = self._first_event.take(findings.said + self._first).take(parts.rows, axis=1)
        for start in (0, number):
            columns[parts.variables, start + np.arange(number)] = parts.codes
        groups = np.flatnonzero(findings.stuck.any(axis=1))
        certain, possible = self._run(columns).reshape(2, self._groups, -1)[:, groups]
        held = np.logical_and.reduceat(_unpacked(certain, number), parts.facts, axis=1)
        holds = np.logical_or.reduceat(held, parts.first, axis=1)
        may = _unpacked(possible, 2 * number)
        in_all = np.logical_and.reduceat(may[:, :number] & may[:, number:], parts.facts[parts.first], axis=1)
        rows = parts.rows[parts.facts[parts.first]]
        mended = groups.reshape(-1, 1), rows
        stuck, some = findings.stuck[mended], found[mended]
        some[stuck & ~in_all] = NUMBER[Outcome.UNDETERMINED]
        some[stuck & holds] = NUMBER[Outcome.VIOLATION]
        found[mended] = some

    def _parts(self, said: Said) -> Parts:
        places = (said + self._first).T
        counts = self._counts[places]
        row, variable = np.nonzero(counts)
        number = counts[row, variable]
        facts = np.cumsum(number) - number
        classes = np.arange(number.sum()) + np.repeat(self._starts[places[row, variable]] - facts, number)
        first = np.flatnonzero(np.append(True, row[1:] != row[:-1])[: len(row)])
        return Parts(np.repeat(row, number), np.repeat(variable, number), self._classes[classes], facts, first)


def _picked(bits: Bits, rows: Numbers) -> Flags:
    """The bits of some rows, one truth value each."""
    chosen = np.ascontiguousarray(bits).view(np.uint8)[:, rows >> 3]
    return (chosen >> (rows & 7).astype(np.uint8) & 1).view(np.bool_)


def _unpacked(bits: Bits, rows: int) -> Flags:
    flags = np.unpackbits(np.ascontiguousarray(bits).view(np.uint8), axis=1, count=rows, bitorder="little")
    return flags.view(np.bool_)
