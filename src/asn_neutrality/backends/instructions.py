"""Steps as numbers that the loops in C run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from enum import IntEnum
from types import ModuleType

import numpy as np
from numpy.typing import NDArray

from asn_neutrality.backends.steps import NO, YES, Bits, Column, Kind, Step, Values, needed, parts_of

KEEP = max(Kind) + 1
"""The kind of the step that makes a room a result."""

Given = tuple[int, Values, Bits | None]
"""A column as C takes it: its form, its values, the rows with one."""


class Form(IntEnum):
    """How C reads the values of a column: as bits; by their lowest bytes; as numbers of 32 bits with a sign."""

    BITS = 0
    CODES = 1
    NUMBERS = 2


class Instructions:
    """Steps in order, each with the room it writes and what it reads; a room is used again after its last use.

    Rooms 0 and 1 are no row and every row, as steps 0 and 1 are.
    """

    def __init__(self, steps: Sequence[Step], wanted: Sequence[int]) -> None:
        joins = Joins(steps, wanted)
        last = {abs_(part): place for place in joins.ordered for part in joins.operands.get(place, ())}
        results: dict[int, list[tuple[int, int]]] = {}
        for result, place in enumerate(wanted):
            operand = joins.operand(place)
            results.setdefault(abs_(operand), []).append((result, operand))
        room = {NO: NO, YES: YES}
        free: list[int] = []
        self._rooms = len(room)
        found = [(KEEP, result, operand, 0) for place in room for result, operand in results.get(place, ())]
        joined: list[int] = []
        for place in joins.ordered:
            kind, first, second = steps[place]
            parts = joins.operands.get(place)
            if parts is not None:
                kind = kind if kind is Kind.DIFFER else Kind.BOTH
                first, second = len(joined), len(parts)
                joined.extend(_with(part, room[abs_(part)]) for part in parts)
                # A step may write over what it is the last to read.
                free.extend({room[abs_(part)] for part in parts if last[abs_(part)] == place} - {NO, YES})
            if not free:
                free.append(self._rooms)
                self._rooms += 1
            room[place] = free.pop()
            found.append((kind, room[place], first, second))
            found.extend((KEEP, result, _with(operand, room[place]), 0) for result, operand in results.get(place, ()))
            if place not in last:
                free.append(room[place])
        self._numbers: NDArray[np.int32] = np.array(found, np.int32).reshape(-1)
        self._joined: NDArray[np.int32] = np.array(joined, np.int32)

    def run(self, loops: ModuleType, columns: Sequence[Given], results: Bits) -> None:
        """Fill the results, which must be zero."""
        number, words = results.shape
        loops.run_steps(self._numbers, self._joined, tuple(columns), results, self._rooms, number, 0, words)


class Joins:
    """What steps are joined of, with AND and XOR alone: a row is in either where it is not outside both.

    ``operands`` are by step; ``~step`` stands for the rows that are not in one. What one other step alone reads, and of
    its kind, is a part of that; ``ordered`` are the steps that are left.
    """

    def __init__(self, steps: Sequence[Step], wanted: Sequence[int]) -> None:
        ordered = needed(steps, wanted)
        self._steps = steps
        joined = [place for place in ordered if steps[place][0] is not Kind.INVERT]
        read = Counter(map(self._upright, (*wanted, *(part for place in joined for part in parts_of(steps[place])))))
        self._operands = {NO: NO, YES: YES}
        self.operands: dict[int, list[int]] = {}
        for place in ordered:
            kind = steps[place][0]
            parts = [self.operand(part) for part in parts_of(steps[place])]
            if kind is Kind.INVERT:
                self._operands[place] = ~parts[0]
            elif kind is Kind.EITHER:
                self._operands[place] = ~place
                self.operands[place] = self._joined([~part for part in parts], read)
            else:
                self._operands[place] = place
                if kind is Kind.BOTH:
                    parts = self._joined(parts, read)
                if parts:
                    self.operands[place] = parts
        # Columns first, one after another: each is read once, and what is found of it is stored before it is joined.
        leaves = sorted((place for place in ordered if not parts_of(steps[place])), key=lambda place: steps[place][1])
        self.ordered = [*leaves, *self.operands]

    def _joined(self, parts: Sequence[int], read: Mapping[int, int]) -> list[int]:
        """The parts, those that are joins read by nobody else resolved."""
        found = []
        for part in parts:
            # The rows that are not in a join are a join of another kind.
            if part in self.operands and read[part] == 1 and self._steps[part][0] is not Kind.DIFFER:
                found.extend(self.operands.pop(part))
            else:
                found.append(part)
        return found

    def _upright(self, place: int) -> int:
        while self._steps[place][0] is Kind.INVERT:
            place = self._steps[place][1]
        return place

    def operand(self, place: int) -> int:
        """The step that has the rows of a step, or ``~step``."""
        return self._operands[place]


def abs_(operand: int) -> int:
    """The step of an operand."""
    return operand if operand >= 0 else ~operand


def _with(operand: int, room: int) -> int:
    """The room of an operand, inverted as it is."""
    return room if operand >= 0 else ~room


def as_given(columns: Sequence[Column]) -> list[Given] | None:
    """The columns as C takes them; None where it cannot take one."""
    found = []
    for column in columns:
        form = _form(column)
        if form is None or not column.values.flags.c_contiguous:
            return None
        found.append((int(form), column.values, column.present))
    return found


def _form(column: Column) -> Form | None:
    kind = column.values.dtype
    if kind == np.uint64:
        return Form.BITS
    if kind == np.uint8 or (column.narrow and kind.kind in "iu" and kind.isnative):
        return Form.CODES
    return Form.NUMBERS if kind == np.int32 else None
