"""Runs steps over the rows of columns: in C where it is compiled and can, else with numpy; both find the same bits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

import numpy as np
from attrs import define
from numpy.typing import NDArray

from asn_neutrality import native
from asn_neutrality.backends.instructions import Instructions, as_given
from asn_neutrality.backends.planes import having, planes
from asn_neutrality.backends.steps import BYTE, NO, WORD, YES, Bits, Column, Kind, Step, Steps, Values, needed, parts_of

ALL_ROWS = (1 << WORD) - 1
BLOCK = 1 << 18  # rows of one run of the steps: their bits stay in the processor's cache
MANY = 1 << 21  # words that the results of one run may have
FLAGS = 1 << 19  # truth values made at once

_JOINS = {Kind.BOTH: np.bitwise_and, Kind.EITHER: np.bitwise_or, Kind.DIFFER: np.bitwise_xor}
_COMPARISONS = {Kind.EQUAL: np.equal, Kind.SINCE: np.greater_equal}
_NO_BITS: Bits = np.empty(0, np.uint64)


@define(frozen=True)
class _Comparisons:
    """Comparisons of one column with some numbers at once, and the rooms of their results."""

    compare: np.ufunc
    column: int
    numbers: NDArray[Any]
    rooms: tuple[int, ...]


def compiled() -> bool:
    """Whether steps run in C, where one costs so little that it pays to run a few more."""
    return native.loops is not None


class Machine:
    """Steps ready to run for some of their results."""

    def __init__(self, steps: Steps, wanted: Sequence[int]) -> None:
        self._steps = steps
        self._wanted = tuple(wanted)

    def run(self, columns: Sequence[Column], words: int) -> Bits:
        """The results for the rows of so many words, one below the other."""
        # Where nothing is found in any row nothing is written, and memory that is not written costs nothing.
        results = np.zeros((len(self._wanted), words), np.uint64)
        given = as_given(columns)
        if native.loops is None or given is None:
            self._vectors.run(columns, results)
        else:
            self._instructions.run(native.loops, given, results)
        return results

    @cached_property
    def _instructions(self) -> Instructions:
        return Instructions(self._steps.found, self._wanted)

    @cached_property
    def _vectors(self) -> _Vectors:
        return _Vectors(self._steps, self._wanted)


class _Vectors:
    """Steps as calls of numpy, each for many rows; the room of a result is used again after its last use."""

    def __init__(self, steps: Steps, wanted: Sequence[int]) -> None:
        self._wanted = wanted
        ordered = needed(steps.found, wanted)
        compared = [place for place in ordered if steps.found[place][0] in _COMPARISONS]
        room = {place: number for number, place in enumerate(compared)}
        self._comparisons = tuple(_together(steps.found, room))
        kept = {*wanted, *compared}
        last = {part: place for place in ordered for part in parts_of(steps.found[place])}
        free: list[int] = []
        self._rooms = len(compared)
        self._todo: list[tuple[Kind, np.ufunc | None, int, int, int]] = []
        for place in ordered:
            if place in room:
                continue
            kind, first, second = steps.found[place]
            parts = set(parts_of(steps.found[place]))
            if parts:
                first, second = room[first], room.get(second, -1)
            # A step may write over what it is the last to read.
            free.extend(room[part] for part in parts if last[part] == place and part not in kept)
            if free:
                room[place] = free.pop()
            else:
                room[place], self._rooms = self._rooms, self._rooms + 1
            self._todo.append((kind, _JOINS.get(kind), room[place], first, second))
        self._room = room

    def run(self, columns: Sequence[Column], results: Bits) -> None:
        """Fill the results."""
        padded = results.shape[1] * WORD
        block = max(WORD * 64, min(BLOCK, MANY // max(1, self._rooms) * WORD))
        for start in range(0, padded, block):
            stop = min(start + block, padded)
            at = self._block(columns, start, stop)
            for result, wanted in zip(results[:, start // WORD : stop // WORD], self._wanted, strict=True):
                if wanted != NO:
                    result[:] = ALL_ROWS if wanted == YES else at[self._room[wanted]]

    def _block(self, columns: Sequence[Column], start: int, stop: int) -> list[Bits]:
        """The rooms after the rows from ``start`` to ``stop``, whole words both."""
        words, here = (stop - start) // WORD, slice(start // WORD, stop // WORD)
        compared = sum(len(each.rooms) for each in self._comparisons)
        made: list[Bits] = [_NO_BITS] * compared + list(np.empty((self._rooms - compared, words), np.uint64))
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
                present = columns[first].present
                at[room] = np.zeros(words, np.uint64) if present is None else ~present[here]
        return at

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
