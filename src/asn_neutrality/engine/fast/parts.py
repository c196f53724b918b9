"""Conditions that cannot hold of an event, told by what is known of the variables that each depends on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from asn_neutrality.symbolic.compiled import CompiledProgram
from asn_neutrality.symbolic.diagrams import TRUE, Cofactor, Restriction


class Parts:
    """Conditions of one program, each with a bit. Bits of what always holds are 0. May be shared by threads.

    Diagrams given are those of the program; events are taken to be possible, and to state no phase.
    """

    def __init__(self, compiled: CompiledProgram) -> None:
        self._copy = Cofactor(compiled.diagrams, {})
        self._store = self._copy.diagrams
        self._questions = compiled.question_levels
        self._limits = tuple(map(self._copy, compiled.limits))
        self._bits: dict[int, int] = {}
        self._conditions: list[int] = []  # by bit, each with what events are like as far as it goes

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
            found = self._bits[node] = 1 << len(self._conditions)
            limits = (limit for limit in self._limits if self._touch(limit, node))
            self._conditions.append(self._store.every((node, *limits)))
        return found

    def _touch(self, limit: int, node: int) -> bool:
        return self._store.below[limit] & self._store.below[node] != 0

    def under(self, known: Mapping[int, int]) -> Failing:
        """What cannot hold where variables are known to be in these masks, by level."""
        return Failing(Restriction(self._store, self._store, known), self._conditions)

    def touching(self, levels: int) -> int:
        """The bits of the conditions that depend on some of these levels, or on what events are like there."""
        return sum(1 << place for place, node in enumerate(self._conditions) if self._store.below[node] & levels)


class Failing:
    """The conditions of one program that cannot hold of one event, each looked at once."""

    def __init__(self, restriction: Restriction, conditions: Sequence[int]) -> None:
        self._restriction = restriction
        self._conditions = conditions
        self._told = 0, 0  # the bits asked about and those that fail: one object, that threads never see halves

    def among(self, some: int) -> int:
        """Those of some bits that fail."""
        asked, found = self._told
        new = some & ~asked
        if new:
            found |= self._restriction.impossible(self._conditions, new)
            self._told = asked | new, found
        return found & some
