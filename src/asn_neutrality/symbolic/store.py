"""Nodes of decision diagrams, and what is done with them node by node.

``native`` has the like of it in C (decision 0023); what is here says what is right.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from threading import Lock
from typing import Self

from asn_neutrality.symbolic.bits import bits, levels_in
from asn_neutrality.symbolic.filled import LazyBelow, LazyEdges
from asn_neutrality.symbolic.nodes import FALSE, NO_LEVEL, TRUE, Edges, TooLargeError

FEW = 4  # edges that are soon looked through

Memo = dict[int, int]
"""What was found of nodes, for one question."""


class Store:
    """Nodes over variables with levels 0, 1, ... from the root down.

    ``full[level]`` are the classes of a variable, as a mask. ``levels``, ``edges`` and ``below`` tell of each node the
    variable it tests, its edges, and the levels on which it depends, as a bit mask. Threads may share a store: what two
    of them remember is the same, and a node is made by one. What methods leave behind never refers to itself: a store
    goes, with all its nodes, as soon as nobody has it.
    """

    def __init__(self, full: Iterable[int], limit: int) -> None:
        self.full = list(full)
        self.limit = limit
        self._making = Lock()
        self.levels = [NO_LEVEL, NO_LEVEL]
        self.edges: dict[int, Edges] = {FALSE: (), TRUE: ()}
        self.below: dict[int, int] = {FALSE: 0, TRUE: 0}
        self._and: dict[tuple[int, int], int] = {}
        self._not: dict[int, int] = {FALSE: TRUE, TRUE: FALSE}
        self._children: dict[int, dict[int, int]] = {}

    def fill(
        self,
        levels: Sequence[int],
        lengths: Sequence[int],
        places: Sequence[int],
        children: Sequence[int],
        masks: Sequence[int],
    ) -> None:
        """The nodes of a new store: the level and the number of edges of each, of each edge its mask, by place.

        Nodes without a level, but true and false, were left out, and must not be asked for.
        """
        self.levels = list(levels)
        self.edges = LazyEdges(self.levels, lengths, places, children, masks)
        self.below = LazyBelow(self.levels, self.edges)

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

    def project(self, f: int, away: int, memo: Memo | None = None, /) -> int:
        """True where some values of the variables at the levels of a bit mask make ``f`` true.

        A ``memo`` may be kept for the same levels.
        """
        return self._project(f, away, {} if memo is None else memo)

    def _project(self, f: int, away: int, known: Memo) -> int:
        if not self.below[f] & away:
            return f
        found = known.get(f)
        if found is None:
            level = self.levels[f]
            if away >> level & 1:
                found = self._some(self._project(child, away, known) for _, child in self.edges[f])
            else:
                found = self.node(level, [(mask, self._project(child, away, known)) for mask, child in self.edges[f]])
            known[f] = found
        return found

    def _some(self, parts: Iterable[int]) -> int:
        none = TRUE
        for part in parts:
            none = self.both(none, self.negate(part))
            if none == FALSE:
                break
        return self.negate(none)

    def meet(self, f: int, g: int, but: int | None = None, /) -> bool:
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

    def fix(self, f: int, codes: Mapping[int, int], memo: Memo | None = None, /) -> int:
        """``f`` where the variables at some levels have these classes; a ``memo`` may be kept for the same classes."""
        return self._fix(f, codes, bits(codes), {} if memo is None else memo)

    def _fix(self, f: int, codes: Mapping[int, int], wanted: int, known: Memo) -> int:
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

    def touching(self, f: int, others: tuple[int, ...], /) -> tuple[int, ...]:
        """Those of the others that depend on some variable on which ``f`` depends."""
        levels = self.below[f]
        return tuple([other for other in others if self.below[other] & levels])

    def alone(self, functions: Iterable[int]) -> tuple[Self, tuple[int, ...]]:
        """A store with these functions alone, over the same variables, and their nodes there."""
        there = type(self).__new__(type(self))
        Store.__init__(there, self.full, self.limit)
        known = {FALSE: FALSE, TRUE: TRUE}
        return there, tuple([self._copy(f, there, known) for f in functions])

    def _copy(self, f: int, there: Store, known: Memo) -> int:
        found = known.get(f)
        if found is None:
            edges = [(mask, self._copy(child, there, known)) for mask, child in self.edges[f]]
            found = known[f] = there.node(self.levels[f], edges)
        return found

    def child(self, f: int, code: int) -> int:
        """Where the variable that ``f`` tests has this class; false where the class cannot occur."""
        edges = self.edges[f]
        if len(edges) <= FEW:
            return next((child for mask, child in edges if mask >> code & 1), FALSE)
        known = self._children.get(f)
        if known is None:
            known = self._children[f] = {code: child for mask, child in edges for code in levels_in(mask)}
        return known.get(code, FALSE)
