"""Facts that are looked up one after the other: one table for each first value, and so on, and terms at the end."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import prod
from typing import Any

Table = dict[object, Any]

COMBINATIONS = 100  # of values in the tables of one group: few enough to be met soon, and to stay in the cache
REMEMBERED = 20_000  # combinations met


def grouped(blocks: Iterable[Sequence[str]], sizes: Mapping[str, int]) -> tuple[tuple[str, ...], ...]:
    """Blocks of facts put together while their values have few combinations, those of many values first.

    ``sizes`` are numbers of values. The facts of one block are never in two groups.
    """
    rest = sorted(blocks, key=lambda facts: -_combinations(facts, sizes))
    found: list[tuple[str, ...]] = []
    while rest:
        group, *others = rest
        rest = []
        for facts in others:
            if _combinations((*group, *facts), sizes) <= COMBINATIONS:
                group = (*group, *facts)
            else:
                rest.append(facts)
        found.append(tuple(group))
    return tuple(found)


def _combinations(facts: Sequence[str], sizes: Mapping[str, int]) -> int:
    return prod(sizes[name] for name in facts)


class Group:
    """Facts with tables of what their values say together; the terms of values that leave nothing open are apart."""

    def __init__(self, facts: tuple[str, ...]) -> None:
        self.facts = facts
        self.words = Tree()
        self.certain = Tree()

    def values(self, record: Mapping[object, object]) -> tuple[object, ...]:
        """Those that a record has of its facts."""
        return tuple([record[name] for name in self.facts])


class Tree:
    """Numbers under keys, one table inside another."""

    def __init__(self) -> None:
        self.tables: Table = {}
        self._kept = 0

    def get(self, keys: Sequence[object]) -> int | None:
        """The number under these keys, if any."""
        found: Any = self.tables
        for key in keys:
            found = found.get(key)
            if found is None:
                return None
        number: int = found
        return number

    def put(self, keys: Sequence[object], number: int) -> None:
        """Remember it; when they are too many, all are forgotten before."""
        if self._kept >= REMEMBERED:
            self.tables.clear()
            self._kept = 0
        *first, last = keys
        table = self.tables
        for key in first:
            table = table.setdefault(key, {})
        table[last] = number
        self._kept += 1
