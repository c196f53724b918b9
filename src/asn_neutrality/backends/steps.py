"""Straight-line programs over bitmaps: one bit for each row, sixty-four rows in a word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import IntEnum, auto
from typing import Any

import numpy as np
from attrs import define, field
from numpy.typing import NDArray

from asn_neutrality.backends.planes import having, planes

Bits = NDArray[np.uint64]
Values = NDArray[Any]
"""Numbers, one for each row, or bits."""

NO = 0
YES = 1
WORD = 64
ALL_ROWS = (1 << WORD) - 1
FLAGS = 1 << 19  # truth values made at once
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


_JOINS = {Kind.BOTH: np.bitwise_and, Kind.EITHER: np.bitwise_or, Kind.DIFFER: np.bitwise_xor}
_COMPARISONS = {Kind.EQUAL: np.equal, Kind.SINCE: np.greater_equal}
Step = tuple[Kind, int, int]
_NO_BITS: Bits = np.empty(0, np.uint64)
_DONE: Step = (Kind.ABSENT, -1, -1)


@define(frozen=True)
class Column:
    """The rows of one fact: numbers, or bits; where ``absent`` has a bit the value says nothing.

    Bits come in whole words, whatever follows the last row. Numbers are less than ``codes``, if that is given.
    """

    values: Values
    absent: Bits | None
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


@define(frozen=True)
class _Comparisons:
    """Comparisons of one column with some numbers at once, and the rooms of their results."""

    compare: np.ufunc
    column: int
    numbers: NDArray[Any]
    rooms: tuple[int, ...]


class Machine:
    """Steps ready to run for some of their results; the room of a result is used again after its last use."""

    def __init__(self, steps: Steps, wanted: Sequence[int]) -> None:
        self._wanted = tuple(wanted)
        needed = _needed(steps.found, wanted)
        compared = [place for place in needed if steps.found[place][0] in _COMPARISONS]
        room = {place: number for number, place in enumerate(compared)}
        self._comparisons = tuple(_together(steps.found, room))
        kept = {*wanted, *compared}
        last = {part: place for place in needed for part in _parts(steps.found[place])}
        free: list[int] = []
        self.rooms = len(compared)
        self._todo: list[tuple[Kind, np.ufunc | None, int, int, int]] = []
        for place in needed:
            if place in room:
                continue
            kind, first, second = steps.found[place]
            parts = set(_parts(steps.found[place]))
            if parts:
                first, second = room[first], room.get(second, -1)
            # A step may write over what it is the last to read.
            free.extend(room[part] for part in parts if last[part] == place and part not in kept)
            if free:
                room[place] = free.pop()
            else:
                room[place], self.rooms = self.rooms, self.rooms + 1
            self._todo.append((kind, _JOINS.get(kind), room[place], first, second))
        self._room = room

    def run(self, columns: Sequence[Column], start: int, stop: int) -> list[Bits]:
        """The results for rows from ``start`` to ``stop``, whole words both."""
        words, here = (stop - start) // WORD, slice(start // WORD, stop // WORD)
        compared = sum(len(each.rooms) for each in self._comparisons)
        made: list[Bits] = [_NO_BITS] * compared + list(np.empty((self.rooms - compared, words), np.uint64))
        at = made.copy()
        self._compare(columns, start, stop, at)
        for kind, join, room, first, second in self._todo:
            if join is not None:
                at[room] = join(at[first], at[second], made[room])
            elif kind is Kind.INVERT:
                at[room] = np.invert(at[first], made[room])
            elif kind is Kind.TRUTH:
                at[room] = columns[first].values[here]
            else:
                absent = columns[first].absent
                at[room] = np.zeros(words, np.uint64) if absent is None else absent[here]
        return [self._result(at, wanted, words) for wanted in self._wanted]

    def _compare(self, columns: Sequence[Column], start: int, stop: int, at: list[Bits]) -> None:
        """Fill the rooms of comparisons, so many at once as stay in the processor's cache."""
        rows = stop - start
        some = max(1, FLAGS // rows)
        flags = np.empty((some, rows), np.bool_)
        for each in self._comparisons:
            column = columns[each.column]
            values = _cut(column, start, stop)
            width = max(1, (column.codes - 1).bit_length()) if column.narrow and column.codes else BYTE
            if each.compare is np.equal and width < len(each.rooms):
                by_bit = list(planes(values, width, some))
                for room, found in zip(each.rooms, having(each.numbers.ravel().tolist(), by_bit), strict=True):
                    at[room] = found
                continue
            for first in range(0, len(each.rooms), some):
                numbers, rooms = each.numbers[first : first + some], each.rooms[first : first + some]
                each.compare(values, numbers.astype(values.dtype), flags[: len(rooms)])
                found = np.packbits(flags[: len(rooms)], axis=1, bitorder="little").view(np.uint64)
                for place, room in enumerate(rooms):
                    at[room] = found[place]

    def _result(self, at: list[Bits], wanted: int, words: int) -> Bits:
        if wanted in (NO, YES):
            return np.full(words, ALL_ROWS if wanted else 0, np.uint64)
        return at[self._room[wanted]]


def _together(steps: Sequence[Step], rooms: Mapping[int, int]) -> Iterator[_Comparisons]:
    """The comparisons, those of one column together."""
    groups: dict[tuple[Kind, int], dict[int, int]] = {}
    for place, room in rooms.items():
        kind, column, number = steps[place]
        groups.setdefault((kind, column), {})[number] = room
    for (kind, column), found in groups.items():
        numbers = np.array(list(found), np.int32).reshape(-1, 1)
        yield _Comparisons(_COMPARISONS[kind], column, numbers, tuple(found.values()))


def _cut(column: Column, start: int, stop: int) -> Values:
    """Some rows of a column, numbers as bytes where they fit: comparing bytes costs least."""
    if column.values.dtype == np.uint64:
        return column.values[start // WORD : stop // WORD]
    there = column.values[start:stop]
    kind = np.dtype(np.uint8) if column.narrow else there.dtype
    if there.dtype == kind and len(there) == stop - start:
        return there
    found = np.zeros(stop - start, kind) if len(there) < stop - start else np.empty(stop - start, kind)
    np.copyto(found[: len(there)], there, casting="unsafe")
    return found


def _parts(step: Step) -> tuple[int, ...]:
    match step[0]:
        case Kind.BOTH | Kind.EITHER | Kind.DIFFER:
            return step[1], step[2]
        case Kind.INVERT:
            return (step[1],)
        case Kind.EQUAL | Kind.SINCE | Kind.TRUTH | Kind.ABSENT:
            return ()


def _needed(steps: Sequence[Step], wanted: Iterable[int]) -> list[int]:
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
                stack.extend((part, False) for part in reversed(_parts(steps[place])))
    return ordered
