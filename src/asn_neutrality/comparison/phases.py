"""The phases and windows of an event that two sides look at, each with a calendar of its own."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define

from asn_neutrality.symbolic.diagrams import FALSE, Diagrams

Allowed = Sequence[int]
"""By class of a phase or window where a side's calendar lets it be that."""


@define(frozen=True)
class Tie:
    """Where a phase or window is the one that an event has, as a node: by day, election and what else decides.

    It is one that both sides allow. Where there is none, since their calendars contradict each other (``common`` is
    then false), each side goes by its own, and the event has that of the first; or of the second, where only that
    leaves several open, being between two spans of a stage.
    """

    holds: int
    common: bool


def tie(store: Diagrams, level: int, sides: Sequence[Allowed]) -> Tie:
    """The tie of the variable at this level for the sides that know it: one or both."""
    first, second = sides[0], sides[-1]
    shared = [store.both(own, other) for own, other in zip(first, second, strict=True)]
    apart = store.negate(store.some(shared))
    several = store.both(apart, _several(store, second)) if apart != FALSE else FALSE
    single = store.both(apart, store.negate(several))
    parts = (
        store.both(
            store.test(level, 1 << code),
            store.some((both, store.both(several, other), store.both(single, own))),
        )
        for code, (both, own, other) in enumerate(zip(shared, first, second, strict=True))
    )
    return Tie(store.some(parts), common=apart == FALSE)


def _several(store: Diagrams, allowed: Allowed) -> int:
    """Where a side allows more than one class."""
    one, more = FALSE, FALSE
    for each in allowed:
        more = store.either(more, store.both(one, each))
        one = store.either(one, each)
    return more
