"""Whether some diagrams together hold wherever another does, without building their union.

``native`` has the like of it in C (decision 0023); what is here says what is right.
"""

from __future__ import annotations

from collections.abc import Iterable

from asn_neutrality.symbolic.nodes import FALSE, TRUE, TooLargeError
from asn_neutrality.symbolic.store import Store


class Covering:
    """Answers for one store, remembered.

    The union of many rules over many open facts can be far larger than the rules; one way to make none of them hold
    is enough to refute a cover, and is sought where the fewest of them survive.
    """

    def __init__(self, store: Store, /) -> None:
        self._store = store
        self._known: dict[tuple[int, frozenset[int]], bool] = {}
        self._steps = 0

    def holds(self, within: int, parts: Iterable[int], limit: int, /) -> bool:
        """Whether wherever ``within`` is true some part is. Raises ``TooLargeError`` after ``limit`` steps in all."""
        left = frozenset(parts) - {FALSE}
        if within == FALSE or TRUE in left or within in left:
            return True
        if not left:
            return False
        key = (within, left)
        known = self._known.get(key)
        if known is None:
            self._steps += 1
            if self._steps > limit:
                raise TooLargeError(self._steps)
            known = self._known[key] = all(self.holds(*branch, limit) for branch in self._branches(within, left))
        return known

    def _branches(self, within: int, left: frozenset[int]) -> list[tuple[int, frozenset[int]]]:
        """What remains for each group of classes of the topmost variable, fewest parts first."""
        levels, edges = self._store.levels, self._store.edges
        level = min(levels[within], *(levels[part] for part in left))
        start = edges[within] if levels[within] == level else ((self._store.full[level], within),)
        groups: list[tuple[int, int, frozenset[int]]] = [(mask, child, frozenset()) for mask, child in start if child]
        for part in left:
            if levels[part] != level:
                groups = [(mask, child, parts | {part}) for mask, child, parts in groups]
                continue
            groups = [
                (common, child, parts | {below} if below else parts)
                for mask, child, parts in groups
                for edge, below in edges[part]
                if (common := mask & edge)
            ]
        branches = {(child, parts) for _, child, parts in groups}
        return sorted(branches, key=lambda branch: (len(branch[1]), branch[0], sorted(branch[1])))
