"""What functions may still depend on after one answer, without building the diagrams of every answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from attrs import define

from asn_neutrality.symbolic.diagrams import FALSE, TRUE, Diagrams


@define(frozen=True)
class _Fan:
    """Functions by the answers to one variable, as bit masks of its classes.

    ``possible`` are the classes with which some of them can be true; ``above`` maps each level before the variable to
    the classes with which it may matter, ``below`` pairs classes with levels after it.
    """

    possible: int
    above: dict[int, int]
    below: frozenset[tuple[int, int]]

    def levels(self, code: int) -> int:
        """The levels that may matter with this class, as a bit mask."""
        found = sum(1 << level for level, codes in self.above.items() if codes >> code & 1)
        for codes, levels in self.below:
            if codes >> code & 1:
                found |= levels
        return found


class Reach:
    """The variables below the nodes of a store.

    A node above the answered variable may be superfluous after the answer: what is counted is then too much, never
    too little.
    """

    def __init__(self, store: Diagrams) -> None:
        self.store = store

    def codes(self, f: int, level: int) -> int:
        """The classes of the variable with which ``f`` can be true."""
        return self._fan((f,), level).possible

    def after(self, functions: Iterable[int], level: int, asked: int) -> Callable[[int], int]:
        """By class of the variable, those of the ``asked`` levels on which the functions may still depend.

        None where only one of them can still be true.
        """
        fans = [self._fan((each,), level) for each in functions]

        def left(code: int) -> int:
            open_fans = [fan for fan in fans if fan.possible >> code & 1]
            if len(open_fans) < 2:
                return 0
            found = 0
            for fan in open_fans:
                found |= fan.levels(code)
            return found & asked

        return left

    def together(self, functions: Iterable[int], level: int, asked: int) -> Callable[[int], int]:
        """By class of the variable, those of the ``asked`` levels on which functions that can be true may depend."""
        fan = self._fan(functions, level)
        return lambda code: fan.levels(code) & asked

    def fixed(self, f: int, codes: Mapping[int, int]) -> int:
        """The levels on which ``f`` may depend where some variables have these classes; 0 where it cannot be true.

        The bit after the last level is set where it can.
        """
        return self._fixed(f, codes, {FALSE: 0, TRUE: 1 << len(self.store.full)})

    def _fixed(self, f: int, codes: Mapping[int, int], memo: dict[int, int]) -> int:
        found = memo.get(f)
        if found is None:
            here = self.store.levels[f]
            if here in codes:
                found = self._fixed(self.store.child(f, codes[here]), codes, memo)
            else:
                found = 0
                for _, child in self.store.edges[f]:
                    found |= self._fixed(child, codes, memo)
                found |= 1 << here if found else 0
            memo[f] = found
        return found

    def _fan(self, functions: Iterable[int], level: int) -> _Fan:
        walk = _Walk(self.store, level)
        possible = 0
        for each in functions:
            possible |= walk(each)
        return _Fan(possible, walk.above, frozenset(walk.below))


class _Walk:
    """What is met on the way down to one variable; each node is visited once."""

    def __init__(self, store: Diagrams, level: int) -> None:
        self.store = store
        self.level = level
        self.above: dict[int, int] = {}
        self.below: set[tuple[int, int]] = set()
        self._memo: dict[int, int] = {}

    def __call__(self, node: int) -> int:
        """The classes with which the node can be true."""
        depends = self.store.below
        if not depends[node] >> self.level & 1:
            everything = self.store.full[self.level]
            self.below.add((everything, depends[node]))
            return everything if node != FALSE else 0
        found = self._memo.get(node)
        if found is None:
            here = self.store.levels[node]
            if here == self.level:
                edges = [(mask, child) for mask, child in self.store.edges[node] if child != FALSE]
                self.below.update((mask, depends[child]) for mask, child in edges)
                found = sum(mask for mask, _ in edges)
            else:
                found = 0
                for _, child in self.store.edges[node]:
                    found |= self(child)
                self.above[here] = self.above.get(here, 0) | found
            self._memo[node] = found
        return found
