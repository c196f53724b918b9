"""Compiled programs as data that can be kept: nodes as columns of numbers, read when a node is asked for."""

from __future__ import annotations

from array import array
from itertools import accumulate, chain

from attrs import define

from asn_neutrality.ir.program import Program
from asn_neutrality.symbolic.compiled import Compiled, CompiledProgram, Space
from asn_neutrality.symbolic.diagrams import Diagrams, Edges


@define(frozen=True)
class Nodes:
    """The nodes of a store, by number: each has a level and so many edges; an edge has the place of its mask."""

    limit: int
    full: tuple[int, ...]
    masks: tuple[int, ...]
    levels: array[int]
    lengths: array[int]
    places: array[int]
    children: array[int]


@define(frozen=True)
class KeptProgram:
    """A compiled program without what follows from these."""

    program: Program
    order: tuple[str, ...]
    compiled: Compiled
    nodes: Nodes


def kept(compiled: CompiledProgram) -> KeptProgram:
    """A compiled program, in a space of its own, as data."""
    return KeptProgram(compiled.program, compiled.order, compiled.compiled, _nodes(compiled.diagrams))


def restored(kept: KeptProgram) -> CompiledProgram:
    """The compiled program of which this was kept: every node has the number it had."""
    level = {name: place for place, name in enumerate(kept.order)}
    return CompiledProgram.restored(kept.program, Space(kept.order, level, _store(kept.nodes)), kept.compiled)


def _nodes(store: Diagrams) -> Nodes:
    edges = [store.edges[node] for node in range(len(store))]
    masks = dict.fromkeys(mask for mask, _ in chain.from_iterable(edges))
    place = {mask: number for number, mask in enumerate(masks)}
    return Nodes(
        limit=store.limit,
        full=tuple(store.full),
        masks=tuple(masks),
        levels=array("I", store.levels),
        lengths=array("I", map(len, edges)),
        places=array("I", (place[mask] for mask, _ in chain.from_iterable(edges))),
        children=array("I", (child for _, child in chain.from_iterable(edges))),
    )


def _store(nodes: Nodes) -> Diagrams:
    store = Diagrams((), nodes.limit)
    store.full = list(nodes.full)
    store.levels = nodes.levels.tolist()
    store.edges = _Edges(nodes)
    store.below = _Below(store)
    return store


class _Edges(dict[int, Edges]):
    """Edges by node, made of the columns when first asked for: few events need many."""

    def __init__(self, nodes: Nodes) -> None:
        self.nodes = nodes
        self.starts = [*accumulate(nodes.lengths, initial=0)]

    def __missing__(self, node: int) -> Edges:
        nodes = self.nodes
        edges = slice(self.starts[node], self.starts[node + 1])
        found = tuple(zip(map(nodes.masks.__getitem__, nodes.places[edges]), nodes.children[edges], strict=True))
        self[node] = found
        return found


class _Below(dict[int, int]):
    """The levels on which nodes depend, worked out when first asked for."""

    def __init__(self, store: Diagrams) -> None:
        super().__init__({0: 0, 1: 0})
        self.store = store

    def __missing__(self, node: int) -> int:
        found = 1 << self.store.levels[node]
        for _, child in self.store.edges[node]:
            found |= self[child]
        self[node] = found
        return found
