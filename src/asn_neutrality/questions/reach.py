"""What functions may still depend on after one answer, without building the diagrams of the answer."""

from __future__ import annotations

from collections.abc import Iterable

from asn_neutrality.symbolic.diagrams import FALSE, TRUE, Diagrams


class Reach:
    """The variables below the nodes of a store, as bit sets by level.

    A node above the answered level may be superfluous after the answer: what is counted is then too much, never too
    little.
    """

    def __init__(self, store: Diagrams) -> None:
        self.store = store
        self._below: dict[int, int] = {FALSE: 0, TRUE: 0}

    def possible(self, f: int, level: int, code: int | None) -> bool:
        """Whether ``f`` can be true where the variable at ``level`` has the class ``code``; as it is, without one."""
        return self._after(f, level, code, {})[0] if code is not None else f != FALSE

    def facts(self, functions: Iterable[int], level: int, code: int | None) -> set[int]:
        """The levels on which the functions may depend after the answer; none where only one can still be true."""
        memo: dict[int, tuple[bool, int]] = {}
        left, found = 0, 0
        for each in functions:
            possible, below = (each != FALSE, self._all(each)) if code is None else self._after(each, level, code, memo)
            left, found = left + possible, found | below
        return {place for place in range(found.bit_length()) if found >> place & 1} if left > 1 else set()

    def _all(self, f: int) -> int:
        found = self._below.get(f)
        if found is None:
            found = 1 << self.store.levels[f]
            for _, child in self.store.edges[f]:
                found |= self._all(child)
            self._below[f] = found
        return found

    def _after(self, f: int, level: int, code: int, memo: dict[int, tuple[bool, int]]) -> tuple[bool, int]:
        """Whether ``f`` can be true after the answer, and on what it may depend."""
        here = self.store.levels[f]
        if here == level:
            f = self.store.child(f, code)
        if here >= level:
            return f != FALSE, self._all(f)
        found = memo.get(f)
        if found is None:
            possible, below = False, 1 << here
            for _, child in self.store.edges[f]:
                reached, more = self._after(child, level, code, memo)
                possible, below = possible or reached, below | more
            found = memo[f] = (possible, below if possible else 0)
        return found
