"""One way to make several diagrams true together, without building their conjunction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from asn_neutrality.symbolic.diagrams import FALSE, TRUE, Diagrams, TooLargeError

LIMIT = 500_000


class Meeting:
    """Searches of one store, remembered.

    ``preferred`` ranks the classes of a variable, the best first; without it the least class is tried first.
    """

    def __init__(self, store: Diagrams, preferred: Mapping[int, tuple[int, ...]], limit: int = LIMIT) -> None:
        self._store = store
        self._rank = {level: {code: place for place, code in enumerate(codes)} for level, codes in preferred.items()}
        self._first: dict[tuple[int, int], tuple[int, int]] = {}
        self._known: dict[frozenset[int], tuple[int, int, frozenset[int]] | None] = {}
        self._limit = limit
        self._steps = 0

    def begin(self) -> None:
        """Count the steps anew."""
        self._steps = 0

    def witness(self, parts: Iterable[int]) -> dict[int, int] | None:
        """Classes by level under which every part is true; None where there are none.

        Variables that are not named do not matter. Raises ``TooLargeError`` after ``limit`` steps since ``begin``.
        """
        left = frozenset(parts) - {TRUE}
        if not self._found(left):
            return None
        codes = {}
        while left:
            step = self._known[left]
            if step is None:
                raise AssertionError(left)
            level, code, left = step
            codes[level] = code
        return codes

    def _found(self, left: frozenset[int]) -> bool:
        if FALSE in left:
            return False
        if not left:
            return True
        if left not in self._known:
            self._steps += 1
            if self._steps > self._limit:
                raise TooLargeError(self._steps)
            self._known[left] = next((step for step in self._steps_from(left) if self._found(step[2])), None)
        return self._known[left] is not None

    def _steps_from(self, left: frozenset[int]) -> list[tuple[int, int, frozenset[int]]]:
        """For each group of classes of the topmost variable its best class and what remains to be made true."""
        levels, edges = self._store.levels, self._store.edges
        level = min(levels[part] for part in left)
        groups: dict[frozenset[int], int] = {frozenset(): self._store.full[level]}
        for part in left:
            here = edges[part] if levels[part] == level else ((self._store.full[level], part),)
            refined: dict[frozenset[int], int] = {}
            for below, mask in groups.items():
                for edge, child in here:
                    if child != FALSE and (common := mask & edge):
                        rest = below if child == TRUE else below | {child}
                        refined[rest] = refined.get(rest, 0) | common
            groups = refined
        found = [(*self._best(level, mask), below) for below, mask in groups.items()]
        return [(level, code, below) for _, code, below in sorted(found, key=lambda each: each[0])]

    def _best(self, level: int, mask: int) -> tuple[int, int]:
        """The rank and the code of the class of a mask that is tried first."""
        best = self._first.get((level, mask))
        if best is None:
            rank = self._rank.get(level, {})
            codes = (code for code in range(mask.bit_length()) if mask >> code & 1)
            best = self._first[level, mask] = min((rank.get(code, code), code) for code in codes)
        return best
