"""What a certain violation rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import reduce
from operator import and_, or_

from asn_neutrality.engine.case import Case
from asn_neutrality.symbolic.bits import levels_in
from asn_neutrality.symbolic.compiled import CompiledRule
from asn_neutrality.symbolic.cover import Cover
from asn_neutrality.symbolic.diagrams import TooLargeError

LARGEST = 4
MOST = 32
LIMIT = 20_000  # steps of covers


def grounds(event: Case, rules: Sequence[CompiledRule]) -> tuple[tuple[CompiledRule, ...], ...]:
    """The smallest sets of these prohibitions of which one is certainly violated; none where none is certain."""
    return of_violation(event, rules) if event.certain(event.some_violated(rules)) else ()


def of_violation(event: Case, rules: Sequence[CompiledRule]) -> tuple[tuple[CompiledRule, ...], ...]:
    """The same where it is known that one of them is.

    Sets of more than ``LARGEST`` prohibitions are not searched for; where only such exist, one is given. Of an event so
    open that telling takes more than ``LIMIT`` steps sets may be left out, and the one that is given may be larger.
    """
    possible = [rule for rule in rules if not event.never(event.violated(rule))]
    found = _Search(event, [event.violated(rule) for rule in possible]).sets()
    return tuple(tuple(possible[place] for place in levels_in(each)) for each in found)


class _Search:
    """Which sets of diagrams hold together in every completion, one of each set. Sets are bit masks of places.

    A set that does not is a part of a largest such set; what that leaves out is a *cut*: every set that holds has some
    of it. So only what has some of every cut known is asked about, and where that does not hold, a new cut is known.
    """

    def __init__(self, event: Case, nodes: Sequence[int]) -> None:
        self._event = event
        self._nodes = nodes
        self._cover = Cover(event.store, LIMIT)
        self._all = (1 << len(nodes)) - 1
        self._cuts: list[int] = []
        self._found: list[int] = []

    def sets(self) -> list[int]:
        """The smallest ones, as many as are wanted; all together hold."""
        try:
            self._search()
            return self._found or [self._reduced()]
        except TooLargeError:
            return self._found or [self._all]

    def _search(self) -> None:
        self._cuts.append(self._cut(0))
        for size in range(1, LARGEST + 1):
            for chosen in self._candidates(0, 0, size):
                if self._holds(chosen):
                    self._found.append(chosen)
                    if len(self._found) == MOST:
                        return
                else:
                    self._cuts.append(self._cut(chosen))
            if size == 1 and self._found:
                return

    def _candidates(self, chosen: int, start: int, size: int) -> Iterator[int]:
        """The sets with so many places more, from one place on, that have some of every cut, in order.

        What has that without one of its places was asked about before, so each place has some of a cut that those
        before it have not.
        """
        if any(not each & ~chosen for each in self._found):
            return
        missed = [cut for cut in self._cuts if not cut & chosen]
        if size == 0 and not missed:
            yield chosen
        if size == 0 or not missed:
            return
        last = min([cut.bit_length() for cut in missed])
        wanted = reduce(and_ if size == 1 else or_, missed) & ((1 << last) - 1)
        for place in levels_in(wanted >> start << start):
            yield from self._candidates(chosen | 1 << place, place + 1, size - 1)

    def _holds(self, chosen: int) -> bool:
        return self._cover.holds(self._event.possible, [self._nodes[place] for place in levels_in(chosen)])

    def _cut(self, chosen: int) -> int:
        """What a largest set leaves out that contains this one and does not hold."""
        for place in levels_in(self._all & ~chosen):
            if not self._holds(chosen | 1 << place):
                chosen |= 1 << place
        return self._all & ~chosen

    def _reduced(self) -> int:
        """One set that holds, none of which can be left out."""
        needed = self._all
        for place in range(len(self._nodes)):
            if self._holds(needed & ~(1 << place)):
                needed &= ~(1 << place)
        return needed
