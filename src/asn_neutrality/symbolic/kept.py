"""Compiled programs as data that can be kept: nodes as columns of numbers, read when a node is asked for."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from itertools import chain

from attrs import define

from asn_neutrality.ir.program import Program
from asn_neutrality.stored.columns import Numbers
from asn_neutrality.symbolic.compiled import Compiled, CompiledProgram, Space
from asn_neutrality.symbolic.diagrams import NO_LEVEL, Diagrams


@define(frozen=True)
class Nodes:
    """The nodes of a store, by number: each has a level and so many edges; an edge has the place of its mask.

    Nodes that nothing compiled needs are left out: they have no level, and no edges.
    """

    limit: int
    full: tuple[int, ...]
    masks: tuple[int, ...]
    levels: Numbers
    lengths: Numbers
    places: Numbers
    children: Numbers


@define(frozen=True)
class KeptProgram:
    """A compiled program without what follows from these."""

    program: Program
    order: tuple[str, ...]
    compiled: Compiled
    nodes: Nodes


def kept(compiled: CompiledProgram) -> KeptProgram:
    """A compiled program, in a space of its own, as data; with what a record may state of a phase."""
    for name in compiled.program.derivations:
        for code in range(compiled.program.variables[name].domain.size):
            compiled.derived(name, 1 << code)
    store, found = compiled.diagrams, compiled.compiled
    return KeptProgram(compiled.program, compiled.order, found, _nodes(store, store.nodes(_roots(found))))


def restored(kept: KeptProgram) -> CompiledProgram:
    """The compiled program of which this was kept: every node has the number it had."""
    level = {name: place for place, name in enumerate(kept.order)}
    return CompiledProgram.restored(kept.program, Space(kept.order, level, _store(kept.nodes)), kept.compiled)


def _roots(compiled: Compiled) -> Iterator[int]:
    """Every node that something is."""
    yield compiled.possible
    yield from compiled.scopes.values()
    yield from (*compiled.derived.values(), *compiled.concluded.values())
    for rule in compiled.rules:
        yield from (rule.scope, rule.period, rule.condition, rule.violated)
        yield from (node for _, node in (*rule.conjuncts, *rule.penalties))
        yield from (defeat.applies for defeat in rule.defeats)


def _nodes(store: Diagrams, needed: set[int]) -> Nodes:
    edges = [store.edges[node] if node in needed else () for node in range(len(store))]
    masks = dict.fromkeys(mask for mask, _ in chain.from_iterable(edges))
    place = {mask: number for number, mask in enumerate(masks)}
    return Nodes(
        limit=store.limit,
        full=tuple(store.full),
        masks=tuple(masks),
        levels=array("I", (level if node in needed else NO_LEVEL for node, level in enumerate(store.levels))),
        lengths=array("I", map(len, edges)),
        places=array("I", (place[mask] for mask, _ in chain.from_iterable(edges))),
        children=array("I", (child for _, child in chain.from_iterable(edges))),
    )


def _store(nodes: Nodes) -> Diagrams:
    store = Diagrams(limit=nodes.limit, full=nodes.full)
    store.fill(nodes.levels, nodes.lengths, nodes.places, nodes.children, nodes.masks)
    return store
