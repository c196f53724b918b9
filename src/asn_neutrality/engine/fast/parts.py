"""Conditions that cannot hold of an event, told by what is known of the variables that each depends on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import reduce
from operator import itemgetter, or_

from attrs import define, field

from asn_neutrality.engine.fast.memory import keep
from asn_neutrality.symbolic.children import Children
from asn_neutrality.symbolic.compiled import CompiledProgram
from asn_neutrality.symbolic.diagrams import FALSE, TRUE, Cofactor, levels_in

REMEMBERED = 1_000  # of one group of conditions
WIDE = 10  # variables: of a group of more hardly two records say the same
MASKS = 500  # whose children are remembered, of one node

Masks = Sequence[int]
"""The classes that each variable may have, by level."""


@define(frozen=True, eq=False)
class Group:
    """Conditions over the same variables: diagrams by bit, each with what events are like as far as it goes."""

    below: int
    wide: bool
    known: Callable[[Masks], object]
    conditions: dict[int, int] = field(factory=dict)
    memo: dict[object, int] = field(factory=dict)


class Parts:
    """Conditions of one program, each with a bit. Bits of what always holds are 0. May be shared by threads.

    Diagrams given are those of the program; events are taken to be possible, and to state no phase.
    """

    def __init__(self, compiled: CompiledProgram) -> None:
        self._copy = Cofactor(compiled.diagrams, {})
        self._store = self._copy.diagrams
        self._questions = compiled.question_levels
        self._limits = tuple(map(self._copy, compiled.limits))
        self._children = Children(self._store)
        self._below_masks: dict[int, dict[int, tuple[int, ...]]] = {}
        self._bits: dict[int, int] = {}
        self._groups: dict[int, Group] = {}
        self._touching: dict[int, tuple[int, tuple[Group, ...]]] = {}

    def possibly(self, node: int) -> int:
        """The bit of a condition."""
        return self._bit(self._copy(node))

    def not_surely(self, node: int) -> int:
        """The bit of its contrary under some reading, which cannot hold where the condition does for certain."""
        return self._bit(self._store.negate(self._store.always(self._copy(node), self._questions)))

    def _bit(self, node: int) -> int:
        if node == TRUE:
            return 0
        found = self._bits.get(node)
        if found is None:
            found = self._bits[node] = 1 << len(self._bits)
            whole = self._store.every((node, *(limit for limit in self._limits if self._touch(limit, node))))
            below = self._store.below[whole] or 1
            group = self._groups.get(below)
            if group is None:
                group = self._groups[below] = Group(below, below.bit_count() > WIDE, itemgetter(*levels_in(below)))
            group.conditions[found] = whole
        return found

    def _touch(self, limit: int, node: int) -> bool:
        return self._store.below[limit] & self._store.below[node] != 0

    def failing(self, masks: Masks) -> int:
        """The bits of all conditions that cannot hold."""
        return self._failing(self._groups.values(), masks)

    def failing_else(self, failing: int, masks: Masks, changed: int) -> int:
        """The same where the masks at these levels, as bits, were others when ``failing`` was found."""
        touched = self._touching.get(changed)
        if touched is None:
            groups = tuple(group for group in self._groups.values() if group.below & changed)
            touched = self._touching[changed] = reduce(or_, (bit for g in groups for bit in g.conditions), 0), groups
        bits, groups = touched
        return failing & ~bits | self._failing(groups, masks)

    def _failing(self, groups: Iterable[Group], masks: Masks) -> int:
        found = 0
        told = {FALSE: False, TRUE: True}
        for group in groups:
            key = group.known(masks)
            here = group.memo.get(key)
            if here is None:
                here = sum([bit for bit, node in group.conditions.items() if not self._holds(node, masks, told)])
                if not group.wide:
                    keep(group.memo, key, here, REMEMBERED)
            found |= here
        return found

    def _holds(self, node: int, masks: Masks, told: dict[int, bool]) -> bool:
        """Whether the condition holds of some event; ``told`` is what was told of diagrams under the same masks."""
        found = told.get(node)
        if found is None:
            mask = masks[self._store.levels[node]]
            below = self._below(node, mask)
            found = False
            for child in below:
                if self._holds(child, masks, told):
                    found = True
                    break
            told[node] = found
        return found

    def _below(self, node: int, mask: int) -> tuple[int, ...]:
        """The children of a node under a mask."""
        known = self._below_masks.get(node)
        if known is None:
            known = self._below_masks[node] = {}
        found = known.get(mask)
        if found is None:
            if mask and not mask & (mask - 1):
                found = (self._children.of(node, mask),)
            else:
                found = tuple([child for of, child in self._store.edges[node] if of & mask])
            if len(known) < MASKS:
                known[mask] = found
        return found
