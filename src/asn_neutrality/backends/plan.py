"""A circuit over the columns of some rows: what certainly and what possibly holds in each row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum
from functools import cached_property
from typing import assert_never

import numpy as np
from attrs import define
from numpy.typing import NDArray

from asn_neutrality.backends.circuit import Asked, Circuit, Probe, Shape
from asn_neutrality.backends.meanings import Meaning
from asn_neutrality.backends.steps import NO, YES, Steps

Answers = tuple[int, int]
"""The steps of what certainly and of what possibly holds."""


class Form(Enum):
    """How a column is written: codes; bits, a bit being code 1; or days, whose code is how many breaks are past."""

    CODES = "codes"
    BITS = "bits"
    DAYS = "days"


@define(frozen=True, slots=False)
class Table:
    """What the codes of a column mean; ``nothing`` is what the rows without a value mean (None: there are none).

    ``breaks`` are of days: the number of each day at which a code begins.
    """

    meanings: tuple[Meaning, ...]
    nothing: Meaning | None
    form: Form = Form.CODES
    breaks: tuple[int, ...] = ()

    @cached_property
    def marks(self) -> NDArray[np.int64]:
        """The breaks."""
        return np.array(self.breaks, np.int64)

    @cached_property
    def seen(self) -> tuple[object, ...]:
        """All of it that any test could tell."""
        nothing = None if self.nothing is None else (self.nothing.left, self.nothing.stated)
        return (*((meaning.left, meaning.stated) for meaning in self.meanings), nothing, self.form)


class Plan:
    """The steps of a circuit where the variables of ``tables`` have columns, in that order, and others are ``fixed``.

    ``answers`` holds the two steps of each node.
    """

    def __init__(self, circuit: Circuit, tables: Mapping[str, Table], fixed: Mapping[str, Meaning]) -> None:
        self.circuit = circuit
        self.steps = Steps()
        self.answers: list[Answers] = []
        self._tables = tables
        self._fixed = fixed
        self._columns = {name: place for place, name in enumerate(tables)}
        for node in circuit.nodes:
            if node.probe is not None:
                self.answers.append(self.test(node.probe))
                continue
            certain = [self.answers[part][0] for part in node.parts]
            possible = [self.answers[part][1] for part in node.parts]
            match node.shape:
                case Shape.ALL:
                    found = self.steps.every(certain), self.steps.every(possible)
                case Shape.CHOICE:
                    # The question is open in every row: certain is what holds under each answer.
                    found = self.steps.every(certain), self.steps.some(possible)
                case _:
                    found = self.steps.some(certain), self.steps.some(possible)
            self.answers.append(found)

    def open(self, node: int) -> int:
        """Where a node is possible and not certain."""
        certain, possible = self.answers[node]
        return self.steps.without(possible, certain)

    def allows(self, variable: str, mask: int) -> int:
        """Where some class of the mask is left to a variable."""
        return self.test(Probe(variable, mask, Asked.ALLOWS))[0]

    def test(self, probe: Probe) -> Answers:
        """Where a test certainly and where it possibly holds."""
        table = self._tables.get(probe.variable)
        if table is None:
            fixed = self._fixed[probe.variable]
            certain, possible = probe.answer(fixed.left, stated=fixed.stated)
            return int(certain), int(possible)
        found = [probe.answer(meaning.left, stated=meaning.stated) for meaning in table.meanings]
        nothing = (False, False)
        if table.nothing is not None:
            nothing = probe.answer(table.nothing.left, stated=table.nothing.stated)
        blank = self.steps.absent(self._columns[probe.variable]) if table.nothing is not None else NO
        return (
            self._rows(probe.variable, [each[0] for each in found], blank, without=nothing[0]),
            self._rows(probe.variable, [each[1] for each in found], blank, without=nothing[1]),
        )

    def _rows(self, variable: str, holds: Sequence[bool], blank: int, *, without: bool) -> int:
        """The rows whose code holds; those without a value hold or do not."""
        steps = self.steps
        if all(holds):
            return YES if without or blank == NO else steps.invert(blank)
        if not any(holds):
            return blank if without else NO
        valued = self._coded(self._columns[variable], self._tables[variable], holds)
        if blank == NO:
            return valued
        return steps.some((valued, blank)) if without else steps.every((valued, steps.invert(blank)))

    def _coded(self, column: int, table: Table, holds: Sequence[bool]) -> int:
        """The rows whose code holds, found by the fewest comparisons."""
        steps = self.steps
        match table.form:
            case Form.BITS:
                return steps.truth(column) if holds[1] else steps.invert(steps.truth(column))
            case Form.DAYS:
                found = YES if holds[0] else NO
                for code in range(1, len(holds)):
                    if holds[code] != holds[code - 1]:
                        since = steps.since(column, table.breaks[code - 1])
                        found = steps.some((found, since)) if holds[code] else steps.every((found, steps.invert(since)))
                return found
            case Form.CODES:
                wanted = sum(holds) * 2 <= len(holds)
                few = steps.some(steps.equal(column, code) for code, held in enumerate(holds) if held is wanted)
                return few if wanted else steps.invert(few)
        assert_never(table.form)
