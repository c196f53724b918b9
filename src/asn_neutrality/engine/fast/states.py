"""What is known of one block of variables, and which terms it lets pass."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import reduce
from operator import and_, or_

from attrs import define

from asn_neutrality.engine.fast.residue import Known, Narrowing
from asn_neutrality.engine.fast.sayings import Saying
from asn_neutrality.memory import keep
from asn_neutrality.once import cached_property
from asn_neutrality.symbolic.diagrams import FALSE, TRUE, levels_in
from asn_neutrality.symbolic.terms import TermTable

REMEMBERED = 20_000  # states of one block


Way = tuple[int, ...]
"""The terms that classes let pass; those of classes that let pass more than another are left out."""


@define(frozen=True, eq=False)
class State:
    """What a record says of a block.

    ``certain`` are the terms that it lets pass with all values that the block can still have; ``terms`` are those that
    it lets pass with some, and the certain ones shifted. ``care`` is the diagram of these values, ``masks`` are what is
    known of variables by level. ``way`` is given where one variable is open, and nothing else is of its block; else
    ``more`` are the terms that are open.
    """

    certain: int
    terms: int
    care: int
    masks: Mapping[int, int]
    way: Way
    more: int


@define(frozen=True)
class Passed:
    """The terms that some blocks let pass, the certain ones shifted, and the ways that open facts leave.

    ``more`` are the terms that are open whatever the facts with ways turn out to be.
    """

    word: int
    ways: Sequence[Way]
    more: int


class Block:
    """Some variables that only make sense together, and the facts among them."""

    def __init__(self, place: int, table: TermTable, narrowing: Narrowing, unsaid: Mapping[str, Saying]) -> None:
        compiled = narrowing.compiled
        self.levels = frozenset(table.blocks[place])
        self.facts = tuple(name for name in compiled.facts if compiled.level[name] in self.levels)
        self._unsaid = [(name, unsaid[name]) for name in self.facts]
        self._width = len(table.terms)
        self._lone = next(iter(self.levels)) if len(self.levels) == 1 else None
        self._compiled = compiled
        self._narrowing = narrowing
        self._terms: dict[int, int] = {}  # by diagram the terms that have it
        free = 0
        for number, term in enumerate(table.terms):
            if place in term:
                self._terms[term[place]] = self._terms.get(term[place], 0) | 1 << number
            else:
                free |= 1 << number
        self._free = free
        own = (term[place] for term in map(table.terms.__getitem__, table.impossible) if term.keys() == {place})
        self._possible = compiled.diagrams.every(map(compiled.diagrams.negate, own))
        self._states: dict[tuple[Saying, ...], State] = {}
        self._ways: dict[int, tuple[int, ...]] = {}

    @property
    def limited(self) -> bool:
        """Whether some values of its variables are ruled out."""
        return self._possible != TRUE

    @property
    def way(self) -> Way:
        """That of the state where nothing is said."""
        if self._lone is None or self.limited or self.blank is None:
            return ()
        return self.blank.way

    @cached_property
    def blank(self) -> State | None:
        """What is left where nothing is said of its facts; None where what is assumed of them cannot be true."""
        return self.state({})

    def state(self, said: Mapping[str, Saying]) -> State | None:
        """What is said of its facts leaves this; None where it cannot be true together."""
        return self.after(tuple([said.get(name, unsaid) for name, unsaid in self._unsaid]))

    def after(self, sayings: tuple[Saying, ...]) -> State | None:
        """The same by what is said of each of its facts, in their order."""
        found = self._states.get(sayings)
        if found is None:
            with self._narrowing.lock:
                found = self._state(sayings)
            if found is not None:
                keep(self._states, sayings, found, REMEMBERED)
        return found

    def _state(self, sayings: Sequence[Saying]) -> State | None:
        masks = dict(pair for saying in sayings for pair in saying.masks)
        if self._lone is not None and not self.limited:
            ways = self.ways(masks.get(self._lone, -1))
            way = _least(ways) if len(ways) > 1 else ()
            return self._made(reduce(or_, ways, 0), reduce(and_, ways), TRUE, masks, way)
        known = self._narrowing.known(masks)
        days = (self._compiled.derived(name, mask) for saying in sayings for name, mask in saying.limits)
        care = self._narrowing.store.every(map(known, (self._possible, *days)))
        if care == FALSE:
            return None
        possible = certain = self._free
        for diagram, terms in self._terms.items():
            can, must = self._passes(known, care, diagram)
            possible |= terms * can
            certain |= terms * must
        return self._made(possible, certain, care, masks)

    def _made(self, possible: int, certain: int, care: int, masks: Mapping[int, int], way: Way = ()) -> State:
        more = 0 if way else possible & ~certain
        return State(certain, possible | certain << self._width, care, masks, way, more)

    def _passes(self, known: Known, care: int, diagram: int) -> tuple[bool, bool]:
        """Whether the diagram may hold, and whether it must."""
        store = self._narrowing.store
        node = known(diagram)
        if node <= TRUE or care == TRUE:
            return node != FALSE, node == TRUE
        return store.meet(care, node), not store.meet(care, store.negate(node))

    def ways(self, mask: int) -> tuple[int, ...]:
        """What the classes of a mask let pass, of the one variable that the block has: the least first."""
        found = self._ways.get(mask)
        if found is None:
            passed = {each for code, each in enumerate(self._classes) if mask >> code & 1}
            found = self._ways[mask] = tuple(sorted(passed, key=lambda terms: (terms.bit_count(), terms)))
        return found

    @cached_property
    def _classes(self) -> list[int]:
        """The terms that each class of the one variable lets pass."""
        store = self._compiled.diagrams
        found = [self._free] * store.full[next(iter(self.levels))].bit_length()
        for diagram, terms in self._terms.items():
            accepted = next(mask for mask, child in store.edges[diagram] if child == TRUE)
            for code in levels_in(accepted):
                found[code] |= terms
        return found


def _least(ways: Sequence[int]) -> Way:
    """Those that are not more than another, of some in the order of their number of terms."""
    found: list[int] = []
    for each in ways:
        if not any(less & ~each == 0 for less in found):
            found.append(each)
    return tuple(found)
