"""What records leave open of diagrams: where that is the same, so is all that is asked of them."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from functools import reduce
from operator import or_

from asn_neutrality.engine.fast.residue import Narrowing, Remainder, RemainingCase, Residue
from asn_neutrality.once import cached_property
from asn_neutrality.symbolic.compiled import CompiledProgram
from asn_neutrality.symbolic.diagrams import TRUE

ROOM = 300_000  # nodes of one store, with which goes what is remembered of them

Key = tuple[int, ...]
"""What is left of a diagram, and of what events are like as far as that goes: nodes of one store."""


class Leftovers:
    """What is left of one program's diagrams, in one store, and what was found of it. May be shared by threads."""

    def __init__(self, compiled: CompiledProgram) -> None:
        self._compiled = compiled
        self._shelf = Shelf(compiled)

    def of(self, masks: Mapping[int, int]) -> Left:
        """Where variables are known to be in these masks, by level."""
        if len(self._shelf.store) > ROOM:
            self._shelf = Shelf(self._compiled)  # Who has the old one goes on with that.
        return Left(self._shelf, masks)


class Shelf:
    """One store, and what is remembered of its nodes."""

    def __init__(self, compiled: CompiledProgram) -> None:
        self.narrowing = Narrowing(compiled)
        self.store = self.narrowing.store
        self.residue = Residue(self.narrowing)
        self.limits = compiled.limits
        self.memo: dict[Hashable, object] = {}


class Left:
    """What one record leaves open."""

    def __init__(self, shelf: Shelf, masks: Mapping[int, int]) -> None:
        self._shelf = shelf
        self._known = shelf.narrowing.known(masks)
        self._keys: dict[int, Key] = {}
        self.memo = shelf.memo

    @cached_property
    def _limits(self) -> tuple[int, ...]:
        limits = self._known.each(self._shelf.limits)
        return tuple([limit for limit in limits if limit != TRUE])

    def key(self, node: int) -> Key:
        """What is left of a diagram of the program."""
        found = self._keys.get(node)
        if found is None:
            here = self._known(node)
            found = self._keys[node] = (here, *self._shelf.store.touching(here, self._limits))
        return found

    def levels(self, key: Key) -> int:
        """The levels of what is left of the diagram itself, as a bit mask."""
        return self._shelf.store.below[key[0]]

    def all_levels(self, key: Key) -> int:
        """The same with those of what events are like."""
        return reduce(or_, map(self._shelf.store.below.__getitem__, key))

    def possible(self, key: Key) -> bool:
        """Whether it holds of some event."""
        first, *limits = key
        return self._shelf.store.meet(first, self._shelf.store.every(limits))

    def remainder(self, places: Sequence[int]) -> Remainder:
        """All that is left of some prohibitions, by place, and of what their outcomes turn on."""
        return self._shelf.residue.left(self._known, self._shelf.store.every(self._limits), places)

    def case(self, remainder: Remainder) -> RemainingCase:
        """The same as a case, with a store of its own."""
        return RemainingCase(self._shelf.residue, remainder, self._known.masks)
