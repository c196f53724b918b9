"""Multi-valued decision diagrams: reduced, ordered, shared.

A node tests one variable; its edges pair a mask of the variable's classes with a child, the masks partition the
classes that can occur, and no two edges share a child. Equal functions are equal integers, so "always", "never" and
"the same" are comparisons.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from threading import Lock

FALSE = 0
TRUE = 1
NO_LEVEL = 1 << 30

Edges = tuple[tuple[int, int], ...]


class TooLargeError(Exception):
    """A diagram has more nodes than its limit."""


class Diagrams:
    """A store of nodes over variables with levels 0, 1, ... from the root down.

    ``sizes[level]`` is the number of classes of a variable. Threads may share a store: what two of them remember
    is the same, and a node is made by one. What methods leave behind never refers to itself: a store goes, with all its
    nodes, as soon as nobody has it.
    """

    def __init__(self, sizes: Iterable[int], limit: int = 500_000) -> None:
        self.full = [(1 << size) - 1 for size in sizes]
        self.limit = limit
        self._making = Lock()
        self.levels = [NO_LEVEL, NO_LEVEL]
        self.edges: dict[int, Edges] = {FALSE: (), TRUE: ()}
        self.below: dict[int, int] = {FALSE: 0, TRUE: 0}  # the levels on which each node depends, as a bit mask
        self._and: dict[tuple[int, int], int] = {}
        self._not: dict[int, int] = {FALSE: TRUE, TRUE: FALSE}
        self._bits: dict[frozenset[int], int] = {}

    def __len__(self) -> int:
        return len(self.levels)

    @property
    def steps(self) -> int:
        """How many pairs of nodes were joined so far: a measure of work that is the same on every machine."""
        return len(self._and)

    @cached_property
    def _unique(self) -> dict[tuple[int, Edges], int]:
        """Every node by what it is."""
        return {(level, self.edges[node]): node for node, level in enumerate(self.levels) if level != NO_LEVEL}

    @contextmanager
    def bounded(self, more: int) -> Iterator[None]:
        """At most so many more nodes within; ``TooLargeError`` where they do not suffice."""
        limit, self.limit = self.limit, min(self.limit, len(self) + more)
        try:
            yield
        finally:
            self.limit = limit

    def node(self, level: int, edges: Iterable[tuple[int, int]]) -> int:
        """The node with these edges, those with one child merged; the child itself where there is only one."""
        merged: dict[int, int] = {}
        for mask, child in edges:
            merged[child] = merged.get(child, 0) | mask
        if len(merged) == 1:
            return next(iter(merged))
        pairs = [(mask, child) for child, mask in merged.items()]
        pairs.sort()
        key = (level, tuple(pairs))
        found = self._unique.get(key)
        return self._new(level, key[1]) if found is None else found

    def _new(self, level: int, edges: Edges) -> int:
        below = 1 << level
        for _, child in edges:
            below |= self.below[child]
        with self._making:
            found = self._unique.get((level, edges), len(self.levels))
            if found == len(self.levels):
                if found > self.limit:
                    raise TooLargeError(found)
                self.edges[found] = edges
                self.below[found] = below
                self.levels.append(level)
                self._unique[level, edges] = found  # last, so that who finds it finds all of it
        return found

    def test(self, level: int, mask: int) -> int:
        """True where the variable's class is in the mask."""
        mask &= self.full[level]
        if not mask:
            return FALSE
        rest = self.full[level] & ~mask
        return self.node(level, ((mask, TRUE), (rest, FALSE))) if rest else TRUE

    def both(self, f: int, g: int) -> int:
        """Conjunction."""
        if g in (f, TRUE):
            return f
        if f == TRUE:
            return g
        if FALSE in (f, g):
            return FALSE
        key = (f, g) if f < g else (g, f)
        found = self._and.get(key)
        if found is None:
            found = self._and[key] = self._both(f, g)
        return found

    def _both(self, f: int, g: int) -> int:
        level_f, level_g = self.levels[f], self.levels[g]
        if level_f < level_g:
            return self.node(level_f, [(mask, self.both(child, g)) for mask, child in self.edges[f]])
        if level_g < level_f:
            return self.node(level_g, [(mask, self.both(f, child)) for mask, child in self.edges[g]])
        return self.node(
            level_f,
            [
                (common, self.both(child_f, child_g))
                for mask_f, child_f in self.edges[f]
                for mask_g, child_g in self.edges[g]
                if (common := mask_f & mask_g)
            ],
        )

    def negate(self, f: int) -> int:
        """Negation."""
        found = self._not.get(f)
        if found is None:
            found = self.node(self.levels[f], [(mask, self.negate(child)) for mask, child in self.edges[f]])
            self._not[f] = found
            self._not[found] = f
        return found

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

    def exists(self, f: int, levels: frozenset[int] | set[int], memo: dict[int, int] | None = None) -> int:
        """True where some values of the variables at these levels make ``f`` true.

        A ``memo`` may be kept for the same levels.
        """
        if f <= TRUE:
            return f
        wanted = self._bits.get(levels) if isinstance(levels, frozenset) else bits(levels)
        if wanted is None:
            wanted = self._bits[frozenset(levels)] = bits(levels)
        return self._exists(f, levels, wanted, {} if memo is None else memo)

    def _exists(self, f: int, levels: Collection[int], wanted: int, known: dict[int, int]) -> int:
        if not self.below[f] & wanted:
            return f
        found = known.get(f)
        if found is None:
            level = self.levels[f]
            if level in levels:
                found = self.some(self._exists(child, levels, wanted, known) for _, child in self.edges[f])
            else:
                edges = [(mask, self._exists(child, levels, wanted, known)) for mask, child in self.edges[f]]
                found = self.node(level, edges)
            known[f] = found
        return found

    def always(self, f: int, levels: frozenset[int] | set[int], memo: dict[int, int] | None = None) -> int:
        """True where all values of the variables at these levels make ``f`` true; the memo is that of ``exists``."""
        return self.negate(self.exists(self.negate(f), levels, memo))

    def meet(self, f: int, g: int, but: int | None = None) -> bool:
        """Whether ``f`` and ``g`` are true of one event, or of two that differ in the variable at level ``but`` alone.

        Builds no node. Raises ``TooLargeError`` after as many pairs of nodes as there may be nodes.
        """
        seen: set[tuple[int, int]] = set()
        pending = [(f, g)]
        while pending:
            pair = pending.pop()
            if FALSE in pair or pair in seen:
                continue
            if TRUE in pair:
                return True
            seen.add(pair)
            if len(seen) > self.limit:
                raise TooLargeError(len(seen))
            pending.extend(self._pairs(*pair, but))
        return False

    def _pairs(self, f: int, g: int, but: int | None) -> Iterator[tuple[int, int]]:
        """The children of two nodes that one event reaches, at level ``but`` all pairs of them."""
        level = min(self.levels[f], self.levels[g])
        edges_f = self.edges[f] if self.levels[f] == level else ((self.full[level], f),)
        edges_g = self.edges[g] if self.levels[g] == level else ((self.full[level], g),)
        for mask_f, child_f in edges_f:
            for mask_g, child_g in edges_g:
                if level == but or mask_f & mask_g:
                    yield child_f, child_g

    def fix(self, f: int, codes: Mapping[int, int], memo: dict[int, int] | None = None) -> int:
        """``f`` where the variables at some levels have these classes; a ``memo`` may be kept for the same classes."""
        return self._fix(f, codes, bits(codes), {} if memo is None else memo)

    def _fix(self, f: int, codes: Mapping[int, int], wanted: int, known: dict[int, int]) -> int:
        if not self.below[f] & wanted:
            return f
        found = known.get(f)
        if found is None:
            level = self.levels[f]
            if level in codes:
                found = self._fix(self.child(f, codes[level]), codes, wanted, known)
            else:
                edges = [(mask, self._fix(child, codes, wanted, known)) for mask, child in self.edges[f]]
                found = self.node(level, edges)
            known[f] = found
        return found

    def child(self, f: int, code: int) -> int:
        """Where the variable that ``f`` tests has this class; false where the class cannot occur."""
        return next((child for mask, child in self.edges[f] if mask >> code & 1), FALSE)

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


def bits(levels: Iterable[int]) -> int:
    """Some levels, or other numbers from 0 on, as a bit mask."""
    found = 0
    for level in levels:
        found |= 1 << level
    return found


def levels_in(mask: int) -> Iterator[int]:
    """The levels of a bit mask."""
    while mask:
        yield (mask & -mask).bit_length() - 1
        mask &= mask - 1


class Cofactor:
    """The diagrams of ``origin`` restricted to some classes of each variable, in a store of their own.

    A variable whose mask leaves one edge vanishes; the function is only meant where every variable is in its mask.
    """

    def __init__(self, origin: Diagrams, masks: Mapping[int, int]) -> None:
        self.origin = origin
        self.masks = [masks.get(level, full) for level, full in enumerate(origin.full)]
        self.diagrams = Diagrams([], origin.limit)
        self.diagrams.full = self.masks
        self._memo: dict[int, int] = {FALSE: FALSE, TRUE: TRUE}

    def __call__(self, f: int) -> int:
        """The restriction of a diagram of ``origin``."""
        found = self._memo.get(f)
        if found is None:
            level = self.origin.levels[f]
            allowed = self.masks[level]
            edges = [(common, child) for mask, child in self.origin.edges[f] if (common := mask & allowed)]
            if len(edges) == 1:
                found = self(edges[0][1])
            else:
                found = self.diagrams.node(level, [(mask, self(child)) for mask, child in edges])
            self._memo[f] = found
        return found
