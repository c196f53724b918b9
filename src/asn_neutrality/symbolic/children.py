"""The children of nodes by class: days have so many classes that edges are not looked through each time."""

from __future__ import annotations

from asn_neutrality.symbolic.diagrams import Diagrams, levels_in


class Children:
    """Those of the nodes of one store."""

    def __init__(self, store: Diagrams) -> None:
        self._store = store
        self._known: dict[int, dict[int, int]] = {}

    def of(self, node: int, mask: int) -> int:
        """The child of a node for the one class of a mask."""
        known = self._known.get(node)
        if known is None:
            edges = self._store.edges[node]
            known = self._known[node] = {1 << code: child for of, child in edges for code in levels_in(of)}
        return known[mask]
