"""Diagrams where less can be.

``native`` has the like of it in C (decision 0023); what is here says what is right.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from asn_neutrality.symbolic.bits import bits
from asn_neutrality.symbolic.nodes import FALSE, TRUE, Edges
from asn_neutrality.symbolic.store import FEW, Memo, Store


class Restriction:
    """Diagrams of ``origin`` restricted to some classes of variables, as diagrams of ``into``.

    ``masks`` are these by level; of others there are all. A variable whose mask leaves one edge vanishes; a function is
    only meant where every variable is in its mask.
    """

    def __init__(self, origin: Store, into: Store, masks: Mapping[int, int], /) -> None:
        self._origin = origin
        self._into = into
        self._masks = masks
        self._same = origin is into
        # What depends on no variable of which something is known stays what it is.
        self._bits = bits(level for level, mask in masks.items() if ~mask & origin.full[level])
        self._restricted: Memo = {FALSE: FALSE, TRUE: TRUE}
        self._possible: dict[int, bool] = {FALSE: False, TRUE: True}

    def __call__(self, f: int) -> int:
        """The restriction of a diagram of ``origin``."""
        if self._same and not self._origin.below[f] & self._bits:
            return f
        found = self._restricted.get(f)
        if found is None:
            edges = self._edges(f)
            if len(edges) == 1:
                found = self(edges[0][1])
            else:
                found = self._into.node(self._origin.levels[f], [(mask, self(child)) for mask, child in edges])
            self._restricted[f] = found
        return found

    def after(self, first: Restriction, functions: Iterable[int], /) -> tuple[int, ...]:
        """The restrictions of what another one, which leads to ``origin``, makes of some diagrams."""
        return tuple([self(first(f)) for f in functions])

    def impossible(self, functions: Sequence[int], among: int = -1, /) -> int:
        """Which diagrams of ``origin`` are true nowhere in the masks, as a bit mask of their places.

        ``among`` are the places that are asked about; the diagrams at others are not looked at.
        """
        asked = ((place, f) for place, f in enumerate(functions) if among >> place & 1)
        return bits(place for place, f in asked if not self._true_somewhere(f))

    def _true_somewhere(self, f: int) -> bool:
        found = self._possible.get(f)
        if found is None:
            found = False
            for _, child in self._edges(f):
                if self._true_somewhere(child):
                    found = True
                    break
            self._possible[f] = found
        return found

    def _edges(self, f: int) -> Edges:
        level, edges = self._origin.levels[f], self._origin.edges[f]
        mask = self._masks.get(level)
        if mask is None:
            return edges
        if len(edges) > FEW and mask and not mask & (mask - 1):
            child = self._origin.child(f, mask.bit_length() - 1)
            return ((mask, child),)
        return tuple([(common, child) for of, child in edges if (common := of & mask)])
