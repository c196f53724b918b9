"""The fewest and most general cubes that make up a set of events."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Mapping, Sequence

from attrs import define

from asn_neutrality.symbolic.diagrams import FALSE, TRUE, Diagrams, levels_in

Cube = Mapping[int, int]
"""By level the classes of a variable that it allows; of other variables it allows all."""


WORK = 150_000  # nodes looked at in one search, after which no further cube is looked for
STEP = 4  # as many nodes can be looked at while two nodes are joined


@define(frozen=True)
class Cover:
    """Prime cubes, none of which the others make superfluous; ``left`` is the diagram of what none of them holds."""

    cubes: tuple[Cube, ...]
    left: int


class Search:
    """Cubes within ``region`` wherever ``care`` holds; ``widening`` are the levels in the order in which they give way.

    A cube is prime: no class can be added to it without reaching an event of ``care`` outside ``region``.
    """

    def __init__(self, store: Diagrams, region: int, care: int, widening: Sequence[int]) -> None:
        self.store = store
        self.care = care
        self.wanted = store.both(region, care)
        self.outside = store.both(care, store.negate(region))
        self.levels = store.support(self.wanted) | store.support(self.outside)
        self.widening = widening
        self.work = WORK

    def cover(self, most: int, hints: Sequence[int] = ()) -> Cover:
        """At most so many cubes, the most general first; looked for within each hint in turn, then anywhere.

        The search is broken off after ``WORK``.
        """
        found: list[Cube] = []
        left = self.wanted
        pending = deque(hints)
        while left != FALSE and len(found) < most and self.work > 0:
            here = FALSE
            while pending and here == FALSE:
                here = self.store.both(left, pending[0])
                pending.rotate(-1) if here != FALSE else pending.popleft()
            cube = self.prime(self._path(left if here == FALSE else here))
            found.append(cube)
            before = self.store.steps
            left = self.store.both(left, self.store.negate(self.diagram(cube)))
            self.work -= STEP * (self.store.steps - before)
        found.sort(key=self._specific)
        return Cover(tuple(self._needed(found)), left)

    def _path(self, f: int) -> dict[int, int]:
        """One path to true, through the edges that hold most classes."""
        store = self.store
        cube: dict[int, int] = {}
        while f != TRUE:
            edges = (edge for edge in store.edges[f] if edge[1] != FALSE)
            mask, child = max(edges, key=lambda edge: (edge[0].bit_count(), -(edge[0] & -edge[0])))
            cube[store.levels[f]] = mask
            f = child
        return cube

    def prime(self, cube: Cube) -> Cube:
        """The cube widened: first what can be left out altogether, then the classes of the rest."""
        wider = dict(cube)
        self._leave_out(wider, [level for level in self.widening if level in wider])
        for level in self.widening:
            if level in wider:
                wider[level] = self.store.full[level] & ~self.classes(self.outside, wider, level)
        return dict(sorted(wider.items()))

    def _leave_out(self, cube: dict[int, int], levels: Sequence[int]) -> None:
        """Take out of the cube what is not needed to keep it inside, many conditions at a time where that goes."""
        less = {level: mask for level, mask in cube.items() if level not in levels}
        if not self._meets(less):
            for level in levels:
                del cube[level]
        elif len(levels) > 1:
            half = len(levels) // 2
            self._leave_out(cube, levels[:half])
            self._leave_out(cube, levels[half:])

    def _meets(self, cube: Cube) -> bool:
        """Whether the cube reaches outside."""
        levels, edges = self.store.levels, self.store.edges
        seen: set[int] = set()
        pending = [self.outside]
        while pending:
            node = pending.pop()
            if node == TRUE:
                self.work -= len(seen)
                return True
            if node in seen or node == FALSE:
                continue
            seen.add(node)
            mask = cube.get(levels[node])
            pending += [child for edge, child in edges[node] if mask is None or edge & mask]
        self.work -= len(seen)
        return False

    def classes(self, f: int, cube: Cube, level: int) -> int:
        """The classes of a variable with which ``f`` can be true where all else is as the cube says."""
        store, full, last = self.store, self.store.full[level], max(cube)
        known: dict[int, int] = {FALSE: 0, TRUE: full}

        def walk(node: int) -> int:
            found = known.get(node)
            if found is not None:
                return found
            here = store.levels[node]
            if here > last:
                return full
            found = 0
            for mask, child in store.edges[node]:
                if here == level:
                    found |= walk(child) and mask
                elif mask & cube.get(here, mask):
                    found |= walk(child)
                if found == full:
                    break
            known[node] = found
            return found

        try:
            return walk(f)
        finally:
            self.work -= len(known)

    def diagram(self, cube: Cube) -> int:
        """A cube as a diagram."""
        found = TRUE
        for level in sorted(cube, reverse=True):
            found = self.store.both(self.store.test(level, cube[level]), found)
        return found

    def _needed(self, cubes: Sequence[Cube]) -> list[Cube]:
        """The cubes without which less would be covered; the most specific are tried first."""
        store = self.store
        parts = {place: self.diagram(cube) for place, cube in enumerate(cubes)}
        for place in reversed(range(len(cubes))):
            others = (store.negate(part) for other, part in parts.items() if other != place)
            if store.every((self.care, parts[place], *others)) == FALSE:
                del parts[place]
        return [cubes[place] for place in parts]

    def _specific(self, cube: Cube) -> tuple[int, int, list[tuple[int, int]]]:
        """How specific a cube is: conditions, then classes ruled out."""
        out = sum((self.store.full[level] & ~mask).bit_count() for level, mask in cube.items())
        return len(cube), out, sorted(cube.items())


def few_events(store: Diagrams, f: int, but: Collection[int]) -> tuple[Mapping[int, int], ...]:
    """Up to two events of those that make ``f`` true, with the first and the last classes of all variables.

    Nothing is said of the levels in ``but``.
    """
    return tuple(_event(store, f, which, but) for which in (0, -1) if f != FALSE)


def _event(store: Diagrams, f: int, which: int, but: Collection[int]) -> Mapping[int, int]:
    found = {level: (0, full.bit_length() - 1)[which] for level, full in enumerate(store.full)}
    while f != TRUE:
        codes = ((code, child) for mask, child in store.edges[f] if child for code in levels_in(mask))
        found[store.levels[f]], f = sorted(codes)[which]
    return {level: code for level, code in found.items() if level not in but}


def together(store: Diagrams, parts: Iterable[int]) -> bool:
    """Whether some diagrams can be true together; their conjunction is not built."""
    hopeless: set[frozenset[int]] = set()

    def walk(state: frozenset[int]) -> bool:
        if FALSE in state or state in hopeless:
            return False
        if not state:
            return True
        level = min(store.levels[part] for part in state)
        if any(walk(after - {TRUE}) for after in _options(store, state, level)):
            return True
        hopeless.add(state)
        return False

    return walk(frozenset(parts) - {TRUE})


def _options(store: Diagrams, state: frozenset[int], level: int) -> set[frozenset[int]]:
    """What remains of the diagrams for each group of classes of the topmost variable."""
    options = [(store.full[level], state)]
    for part in state:
        if store.levels[part] == level:
            options = [
                (common, rest - {part} | {child})
                for mask, rest in options
                for edge, child in store.edges[part]
                if (common := mask & edge)
            ]
    return {rest for _, rest in options}


def count(store: Diagrams, f: int, levels: Collection[int]) -> int:
    """How many combinations of classes of the variables at these levels, on which alone it depends, make it true."""
    sizes = [full.bit_count() if level in levels else 1 for level, full in enumerate(store.full)]
    below = [1] * (len(sizes) + 1)
    for level in reversed(range(len(sizes))):
        below[level] = below[level + 1] * sizes[level]
    known: dict[int, int] = {FALSE: 0, TRUE: 1}

    def depth(node: int) -> int:
        return len(sizes) if node in {FALSE, TRUE} else store.levels[node]

    def walk(node: int) -> int:
        """The combinations of the variables from the node's own level down."""
        found = known.get(node)
        if found is None:
            level = store.levels[node]
            found = sum(
                mask.bit_count() * walk(child) * (below[level + 1] // below[depth(child)])
                for mask, child in store.edges[node]
            )
            known[node] = found
        return found

    return walk(f) * (below[0] // below[depth(f)])
