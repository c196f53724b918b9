"""The nodes of a store as columns of numbers, read when a node is asked for: few events need many."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate

from asn_neutrality.symbolic.nodes import FALSE, NO_LEVEL, TRUE, Edges


class LazyEdges(dict[int, Edges]):
    """Edges by node."""

    def __init__(
        self,
        levels: Sequence[int],
        lengths: Sequence[int],
        places: Sequence[int],
        children: Sequence[int],
        masks: Sequence[int],
    ) -> None:
        super().__init__({FALSE: (), TRUE: ()})
        self.levels = levels
        self.starts = [*accumulate(lengths, initial=0)]
        self.places = places
        self.children = children
        self.masks = masks

    def __missing__(self, node: int) -> Edges:
        if self.levels[node] == NO_LEVEL:
            raise LookupError(f"node {node} was left out")
        edges = slice(self.starts[node], self.starts[node + 1])
        found = tuple(zip(map(self.masks.__getitem__, self.places[edges]), self.children[edges], strict=True))
        self[node] = found
        return found


class LazyBelow(dict[int, int]):
    """The levels on which nodes depend."""

    def __init__(self, levels: Sequence[int], edges: Mapping[int, Edges]) -> None:
        super().__init__({FALSE: 0, TRUE: 0})
        self.levels, self.edges = levels, edges

    def __missing__(self, node: int) -> int:
        found = 1 << self.levels[node]
        for _, child in self.edges[node]:
            found |= self[child]
        self[node] = found
        return found
