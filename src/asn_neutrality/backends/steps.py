"""Straight-line programs over bitmaps: one bit for each row, sixty-four rows in a word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import IntEnum, auto
from typing import Any

import numpy as np
from attrs import define, field
from numpy.typing import NDArray

Bits = NDArray[np.uint64]
Values = NDArray[Any]
"""Numbers, one for each row, or bits."""

NO = 0
YES = 1
WORD = 64
FEW = 12  # a row in so many
BYTE = 1 << 8


class Kind(IntEnum):
    """What a step does.

    The rows of a column whose value is a number (EQUAL), is that or greater (SINCE), is a set bit (TRUTH) or is none
    (ABSENT); or the rows of earlier steps: in both, in either, in just one, in none.
    """

    EQUAL = auto()
    SINCE = auto()
    TRUTH = auto()
    ABSENT = auto()
    BOTH = auto()
    EITHER = auto()
    DIFFER = auto()
    INVERT = auto()


Step = tuple[Kind, int, int]
_DONE: Step = (Kind.ABSENT, -1, -1)


@define(frozen=True)
class Column:
    """The rows of one fact: numbers, or bits; where ``present`` has no bit the value says nothing.

    Bits come in whole words, whatever follows the last row. Numbers are less than ``codes``, if that is given.
    """

    values: Values
    present: Bits | None
    codes: int | None = None

    @property
    def narrow(self) -> bool:
        """Whether all numbers fit a byte."""
        return self.codes is not None and self.codes <= BYTE


def unpacked(bits: Bits, rows: int) -> NDArray[np.bool_]:
    """Bits as one truth value per row."""
    return np.unpackbits(bits.view(np.uint8), count=rows, bitorder="little").view(np.bool_)


class Picker:
    """Picks the bits of some rows out of any bits."""

    def __init__(self, rows: NDArray[np.intp]) -> None:
        self._rows = rows
        self._bytes = rows >> 3
        self._masks = np.left_shift(1, rows & 7, dtype=np.uint8, casting="unsafe")

    def __call__(self, bits: Bits) -> NDArray[np.bool_]:
        """One truth value for each of the rows."""
        return self._flags(bits).astype(np.bool_)

    def words(self, bits: Bits) -> Bits:
        """The same as bits; the rows must fill whole words."""
        return np.packbits(self._flags(bits), bitorder="little").view(np.uint64)

    def _flags(self, bits: Bits) -> NDArray[np.uint8]:
        """Zero where a row has no bit."""
        found: NDArray[np.uint8]
        if len(self._rows) * FEW > len(bits) * WORD:
            # Unpacking all costs less than finding byte and bit of each.
            found = np.unpackbits(bits.view(np.uint8), bitorder="little")[self._rows]
        else:
            found = bits.view(np.uint8).take(self._bytes, mode="clip") & self._masks
        return found


@define
class Steps:
    """Steps in order, each once; 0 is no row and 1 every row."""

    found: list[Step] = field(factory=lambda: [_DONE, _DONE])
    _places: dict[Step, int] = field(factory=dict)

    def _add(self, kind: Kind, first: int, second: int) -> int:
        step = (kind, first, second)
        place = self._places.get(step)
        if place is None:
            place = self._places[step] = len(self.found)
            self.found.append(step)
        return place

    def equal(self, column: int, code: int) -> int:
        """The rows of a column that have a code."""
        return self._add(Kind.EQUAL, column, code)

    def since(self, column: int, number: int) -> int:
        """The rows of a column that have a number or a greater one."""
        return self._add(Kind.SINCE, column, number)

    def truth(self, column: int) -> int:
        """The rows of a column of bits that have one."""
        return self._add(Kind.TRUTH, column, -1)

    def absent(self, column: int) -> int:
        """The rows of a column without a value."""
        return self._add(Kind.ABSENT, column, -1)

    def invert(self, step: int) -> int:
        """The other rows."""
        if step in (NO, YES):
            return YES - step
        kind, first, _ = self.found[step]
        return first if kind is Kind.INVERT else self._add(Kind.INVERT, step, -1)

    def without(self, whole: int, part: int) -> int:
        """The rows of the whole that are not in a part of it."""
        if part == NO:
            return whole
        if whole == part:
            return NO
        return self.invert(part) if whole == YES else self._add(Kind.DIFFER, whole, part)

    def every(self, parts: Iterable[int]) -> int:
        """The rows in all of these."""
        return self._chain(Kind.BOTH, parts, YES, NO)

    def some(self, parts: Iterable[int]) -> int:
        """The rows in some of these."""
        return self._chain(Kind.EITHER, parts, NO, YES)

    def _chain(self, kind: Kind, parts: Iterable[int], neutral: int, ruling: int) -> int:
        ordered = sorted(set(parts) - {neutral})
        if ruling in ordered:
            return ruling
        if not ordered:
            return neutral
        found = ordered[0]
        for part in ordered[1:]:
            found = self._add(kind, found, part)
        return found


def parts_of(step: Step) -> tuple[int, ...]:
    """The earlier steps that a step joins."""
    match step[0]:
        case Kind.BOTH | Kind.EITHER | Kind.DIFFER:
            return step[1], step[2]
        case Kind.INVERT:
            return (step[1],)
        case Kind.EQUAL | Kind.SINCE | Kind.TRUTH | Kind.ABSENT:
            return ()


def needed(steps: Sequence[Step], wanted: Iterable[int]) -> list[int]:
    """The steps that the wanted ones need, in the order in which a walk from each comes upon them."""
    seen: set[int] = {NO, YES}
    ordered: list[int] = []
    for root in wanted:
        stack = [(root, False)]
        while stack:
            place, entered = stack.pop()
            if entered:
                ordered.append(place)
            elif place not in seen:
                seen.add(place)
                stack.append((place, True))
                stack.extend((part, False) for part in reversed(parts_of(steps[place])))
    return ordered
