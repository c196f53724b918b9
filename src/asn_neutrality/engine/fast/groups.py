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
    """Facts with tables of what their values say together."""

    def __init__(self, facts: tuple[str, ...]) -> None:
        self.facts = facts
        self.tables: Table = {}
        self._kept = 0

    def get(self, keys: Sequence[object]) -> int | None:
        """The terms that these values let pass, where they were met before."""
        found: Any = self.tables
        for key in keys:
            found = found.get(key)
            if found is None:
                return None
        terms: int = found
        return terms

    def put(self, keys: Sequence[object], terms: int) -> None:
        """Remember them; when they are too many, all are forgotten before."""
        if self._kept >= REMEMBERED:
            self.tables.clear()
            self._kept = 0
        *first, last = keys
        table = self.tables
        for key in first:
            table = table.setdefault(key, {})
        table[last] = terms
        self._kept += 1
