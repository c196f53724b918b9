"""Where each side violates, and where the two differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrs import define

from asn_neutrality.comparison.cubes import few_events
from asn_neutrality.comparison.worlds import ComparedRule, Worlds
from asn_neutrality.domain.results import Outcome
from asn_neutrality.symbolic.diagrams import FALSE, TRUE, Diagrams

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
    """Where a side violates: ``narrow`` under every answer to its questions of reading, ``broad`` under some.

    ``open`` is where a rule is violated that turns on these questions; where events are disputed, others are not.
    """

    open: int
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
    if where == [FALSE, FALSE]:
        return
    judged = [_judged(worlds, side) for side in chosen]
    for kind in ORDER:
        more = where[_finds_more(kind)]
        if more != FALSE:
            yield kind, store.every((more, *(_with(worlds, *each) for each in zip(judged, kind, strict=True))))
    if worlds.shared:
        disputed = (_with(worlds, each, Outcome.DISPUTED) for each in judged)
        yield (
            (Outcome.DISPUTED, Outcome.DISPUTED),
            _read_otherwise(worlds, store.every((_union(store, where), *disputed)), judged),
        )


def differ(worlds: Worlds, care: int, chosen: tuple[Chosen, Chosen]) -> bool:
    """Whether some event of ``care`` differs; a few events of the rules that one side alone has most often tell."""
    store = worlds.store
    for place in (0, 1):
        for rule in only_here(chosen, place):
            events = store.both(care, store.exists(rule.violated, worlds.sides[place].questions))
            for event in few_events(store, events, worlds.questions):
                if _outcome(worlds, chosen[0], event) is not _outcome(worlds, chosen[1], event):
                    return True
    return any(region != FALSE for _, region in regions(worlds, care, chosen))


def _outcome(worlds: Worlds, side: Chosen, event: Mapping[int, int]) -> Outcome:
    """The outcome of one event."""
    store, questions = worlds.store, worlds.sides[side.place].questions
    found = store.some(store.fix(rule.violated, event) for rule in side.rules)
    if store.always(found, questions) == TRUE:
        return Outcome.VIOLATION
    return Outcome.NO_VIOLATION if found == FALSE else Outcome.DISPUTED


def _finds_more(kind: Kind) -> int:
    """The side whose outcome is nearer to a violation."""
    order = (Outcome.NO_VIOLATION, Outcome.DISPUTED, Outcome.VIOLATION)
    return 0 if order.index(kind[0]) > order.index(kind[1]) else 1


def _changed(worlds: Worlds, care: int, chosen: tuple[Chosen, Chosen], place: int) -> int:
    """Where some rule can be violated that this side alone has."""
    store, questions = worlds.store, worlds.sides[place].questions
    return store.both(care, _union(store, [store.exists(r.violated, questions) for r in only_here(chosen, place)]))


def _judged(worlds: Worlds, side: Chosen) -> Judged:
    """The rules of a side together."""
    store, questions = worlds.store, worlds.sides[side.place].questions
    turning = [rule.violated for rule in side.rules if questions & store.support(rule.violated)]
    settled = _union(store, [rule.violated for rule in side.rules if not questions & store.support(rule.violated)])
    read = _union(store, turning)
    broad = _union(store, [settled, *(store.exists(each, questions) for each in turning)])
    return Judged(read, store.either(settled, store.always(read, questions)), broad)


def _union(store: Diagrams, parts: Sequence[int]) -> int:
    """Disjunction, pair by pair: all but the last steps are small."""
    while len(parts) > 1:
        parts = [store.some(parts[place : place + 2]) for place in range(0, len(parts), 2)]
    return parts[0] if parts else FALSE


def _with(worlds: Worlds, judged: Judged, outcome: Outcome) -> int:
    """The events to which a side gives an outcome."""
    store = worlds.store
    match outcome:
        case Outcome.VIOLATION:
            return judged.narrow
        case Outcome.NO_VIOLATION:
            return store.negate(judged.broad)
        case _:
            return store.both(judged.broad, store.negate(judged.narrow))


def _read_otherwise(worlds: Worlds, disputed: int, judged: Sequence[Judged]) -> int:
    """Which of the disputed events are not violations under the same answers to the questions that both sides ask."""
    store = worlds.store
    own = [side.questions - worlds.shared for side in worlds.sides]
    some = [store.both(disputed, each.open) for each in judged]
    differs = []
    for quantify in (store.exists, store.always):
        one, two = map(quantify, some, own)
        differs += [store.both(one, store.negate(two)), store.both(two, store.negate(one))]
    return _union(store, [store.exists(each, worlds.shared) for each in differs])
