"""Where each side violates, and where the two differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import define

from asn_neutrality.comparison.worlds import ComparedRule, Worlds
from asn_neutrality.domain.results import Outcome
from asn_neutrality.symbolic.diagrams import FALSE

Kind = tuple[Outcome, Outcome]
ORDER: tuple[Kind, ...] = (
    (Outcome.VIOLATION, Outcome.NO_VIOLATION),
    (Outcome.NO_VIOLATION, Outcome.VIOLATION),
    (Outcome.VIOLATION, Outcome.DISPUTED),
    (Outcome.DISPUTED, Outcome.VIOLATION),
    (Outcome.DISPUTED, Outcome.NO_VIOLATION),
    (Outcome.NO_VIOLATION, Outcome.DISPUTED),
)


@define(frozen=True)
class Chosen:
    """The rules compared of one side, with its place."""

    place: int
    rules: tuple[ComparedRule, ...]


@define(frozen=True)
class Judged:
    """Where some of a side's rules is violated: ``some`` with the questions open, under every answer, under any."""

    some: int
    narrow: int
    broad: int


def limits(worlds: Worlds, chosen: tuple[Chosen, Chosen]) -> int:
    """What can be, as far as the rules can tell: a combination of facts that no rule tests is left out."""
    store = worlds.store
    tested = {level for side in chosen for rule in side.rules for level in store.support(rule.violated)}
    return store.exists(worlds.care, store.support(worlds.care) - tested)


def only_here(chosen: tuple[Chosen, Chosen], place: int) -> tuple[ComparedRule, ...]:
    """The rules of a side that the other does not have in the same words or others that mean the same."""
    others = {rule.violated for rule in chosen[1 - place].rules}
    return tuple(rule for rule in chosen[place].rules if rule.violated not in others)


def regions(worlds: Worlds, care: int, chosen: tuple[Chosen, Chosen]) -> Iterator[tuple[Kind, int]]:
    """By kind of difference its events, among those of ``care``.

    One side finds more than the other only where some rule can be violated that it alone has.
    """
    store = worlds.store
    where = [_changed(worlds, care, chosen, place) for place in (0, 1)]
    judged = [[_judged(worlds, each, side) for side in chosen] if each != FALSE else [] for each in where]
    for kind in ORDER:
        more = _finds_more(kind)
        if where[more] != FALSE:
            both = zip(judged[more], kind, strict=True)
            yield kind, store.every(_with(worlds, where[more], *each) for each in both)
    read = (_read_otherwise(worlds, each, of) for each, of in zip(where, judged, strict=True) if each != FALSE)
    yield (Outcome.DISPUTED, Outcome.DISPUTED), store.some(read)


def _finds_more(kind: Kind) -> int:
    """The side whose outcome is nearer to a violation."""
    order = (Outcome.NO_VIOLATION, Outcome.DISPUTED, Outcome.VIOLATION)
    return 0 if order.index(kind[0]) > order.index(kind[1]) else 1


def _changed(worlds: Worlds, care: int, chosen: tuple[Chosen, Chosen], place: int) -> int:
    """Where some rule can be violated that this side alone has."""
    store, questions = worlds.store, worlds.sides[place].questions
    return store.some(store.both(care, store.exists(rule.violated, questions)) for rule in only_here(chosen, place))


def _judged(worlds: Worlds, where: int, side: Chosen) -> Judged:
    """The rules of a side together, among some events."""
    store, questions = worlds.store, worlds.sides[side.place].questions
    some = store.some(store.both(where, rule.violated) for rule in side.rules)
    return Judged(some, store.always(some, questions), store.exists(some, questions))


def _with(worlds: Worlds, where: int, judged: Judged, outcome: Outcome) -> int:
    """The events to which a side gives an outcome."""
    store = worlds.store
    match outcome:
        case Outcome.VIOLATION:
            return judged.narrow
        case Outcome.NO_VIOLATION:
            return store.both(where, store.negate(judged.broad))
        case _:
            return store.both(judged.broad, store.negate(judged.narrow))


def _read_otherwise(worlds: Worlds, where: int, judged: Sequence[Judged]) -> int:
    """Disputed on both sides, but not alike under all answers to the questions that both ask."""
    store = worlds.store
    both = store.every(_with(worlds, where, each, Outcome.DISPUTED) for each in judged)
    own = [side.questions - worlds.shared for side in worlds.sides]
    some = [store.both(both, each.some) for each in judged]
    differs = []
    for quantify in (store.exists, store.always):
        one, two = map(quantify, some, own)
        differs += [store.both(one, store.negate(two)), store.both(two, store.negate(one))]
    return store.exists(store.some(differs), worlds.shared)
