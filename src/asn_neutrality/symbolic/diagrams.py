"""Multi-valued decision diagrams: reduced, ordered, shared.

A node tests one variable; its edges pair a mask of the variable's classes with a child, the masks partition the
classes that can occur, and no two edges share a child. Equal functions are equal integers, so "always", "never" and
"the same" are comparisons.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from asn_neutrality import native
from asn_neutrality.symbolic.bits import bits, levels_in
from asn_neutrality.symbolic.nodes import FALSE, NO_LEVEL, TRUE, Edges, TooLargeError

if TYPE_CHECKING or native.loops is None:
    from asn_neutrality.symbolic.restriction import Restriction
    from asn_neutrality.symbolic.store import Memo, Store
else:
    Memo, Restriction, Store = native.loops.Memo, native.loops.Restriction, native.loops.Store

__all__ = [
    "FALSE",
    "NO_LEVEL",
    "TRUE",
    "Cofactor",
    "Diagrams",
    "Edges",
    "Memo",
    "Restriction",
    "TooLargeError",
    "bits",
    "levels_in",
]


class Diagrams(Store):
    """A store of nodes over variables with levels 0, 1, ... from the root down."""

    too_large = TooLargeError  # what the store in C raises

    def __init__(self, sizes: Iterable[int] = (), limit: int = 500_000, *, full: Iterable[int] | None = None) -> None:
        """``sizes[level]`` is the number of classes of a variable, unless ``full`` says which."""
        super().__init__([(1 << size) - 1 for size in sizes] if full is None else full, limit)

    def bounded(self, more: int) -> Bounded:
        """At most so many more nodes within; ``TooLargeError`` where they do not suffice."""
        return Bounded(self, more)

    def test(self, level: int, mask: int) -> int:
        """True where the variable's class is in the mask."""
        mask &= self.full[level]
        if not mask:
            return FALSE
        rest = self.full[level] & ~mask
        return self.node(level, ((mask, TRUE), (rest, FALSE))) if rest else TRUE

    def either(self, f: int, g: int) -> int:
        """Disjunction."""
        return self.negate(self.both(self.negate(f), self.negate(g)))

    def every(self, parts: Iterable[int]) -> int:
        """Conjunction of all parts."""
        found = TRUE
        for part in parts:
            found = self.both(found, part)
            if found == FALSE:
                break
        return found

    def some(self, parts: Iterable[int]) -> int:
        """Disjunction of all parts."""
        return self.negate(self.every(map(self.negate, parts)))

    def exists(self, f: int, levels: frozenset[int] | set[int], memo: Memo | None = None) -> int:
        """True where some values of the variables at these levels make ``f`` true.

        A ``memo`` may be kept for the same levels.
        """
        return self.project(f, bits(levels), memo)

    def always(self, f: int, levels: frozenset[int] | set[int], memo: Memo | None = None) -> int:
        """True where all values of the variables at these levels make ``f`` true; the memo is that of ``exists``."""
        return self.negate(self.exists(self.negate(f), levels, memo))

    def support(self, f: int) -> set[int]:
        """The levels of the variables on which ``f`` depends."""
        return set(levels_in(self.below[f]))

    def count(self, f: int) -> int:
        """The number of nodes of ``f``, without true and false."""
        return len(self.nodes((f,)))

    def nodes(self, functions: Iterable[int]) -> set[int]:
        """The nodes of some functions, without true and false."""
        seen: set[int] = set()
        stack = list(functions)
        while stack:
            node = stack.pop()
            if node > TRUE and node not in seen:
                seen.add(node)
                stack.extend(child for _, child in self.edges[node])
        return seen

    def witness(self, f: int) -> dict[int, int] | None:
        """Classes by level of one way to make ``f`` true, the least ones first; None where there is none."""
        if f == FALSE:
            return None
        found: dict[int, int] = {}
        while f != TRUE:
            mask, child = min((edge for edge in self.edges[f] if edge[1] != FALSE), key=lambda edge: edge[0] & -edge[0])
            found[self.levels[f]] = (mask & -mask).bit_length() - 1
            f = child
        return found


class Bounded:
    """A store with a limit for a while: a generator would take three times as long."""

    __slots__ = ("_limit", "_more", "_store")

    def __init__(self, store: Diagrams, more: int) -> None:
        self._store, self._more, self._limit = store, more, 0

    def __enter__(self) -> None:
        store = self._store
        self._limit = store.limit
        store.limit = min(store.limit, len(store) + self._more)

    def __exit__(self, *_error: object) -> None:
        self._store.limit = self._limit


class Cofactor(Restriction):
    """The diagrams of ``origin`` restricted to some classes of each variable, in a store of their own, or ``into`` one.

    A variable whose mask leaves one edge vanishes; the function is only meant where every variable is in its mask.
    """

    def __init__(self, origin: Diagrams, masks: Mapping[int, int], into: Diagrams | None = None) -> None:
        if into is None:
            allowed = [masks.get(level, full) for level, full in enumerate(origin.full)] if masks else origin.full
            into = Diagrams(limit=origin.limit, full=allowed)
        self.diagrams = into
        super().__init__(origin, into, masks)
