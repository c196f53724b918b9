"""The open facts on which an outcome depends."""

from __future__ import annotations

from collections.abc import Iterable

from asn_neutrality.domain.results import Missing
from asn_neutrality.engine.case import OneEvent, Subject
from asn_neutrality.memory import keep
from asn_neutrality.symbolic.diagrams import TooLargeError

LIMIT = 50_000
REMEMBERED = 20_000  # facts, with the values left to them


def missing(event: OneEvent, subject: Subject) -> tuple[Missing, ...]:
    """The fewest open facts that decide the subject, or where those cannot be told all that are still in play."""
    found = fewest(event, subject)
    return still_open(event, subject) if found is None else found


def fewest(event: OneEvent, subject: Subject) -> tuple[Missing, ...] | None:
    """A smallest set of open facts that decides the subject in every completion, in the vocabulary's order.

    Every fact that can change the outcome alone is in it; of facts that only together do (an election and its
    contests), the ones declared first. None where so much is open that telling would take more than ``LIMIT`` nodes.
    """
    try:
        with event.store.bounded(LIMIT):
            return _facts(event, _fewest(event, subject))
    except TooLargeError:
        return None


def still_open(event: OneEvent, subject: Subject) -> tuple[Missing, ...]:
    """All open facts on which some prohibition of the subject depends."""
    return _facts(event, _levels(event, (event.broadly(event.store.both(event.possible, node)) for node in subject)))


def _fewest(event: OneEvent, subject: Subject) -> int:
    """The levels of the facts; ``native`` has the like of it in C (decision 0023)."""
    compiled, store, possible = event.compiled, event.store, event.possible
    if event.loops is not None:
        return event.loops.fewest(subject, compiled.last_first)
    whole = event.union(subject)
    functions = dict.fromkeys((event.narrowly(whole), event.broadly(whole)))
    pairs = [(store.both(possible, each), store.both(possible, store.negate(each))) for each in functions]
    kept = asked = _levels(event, (possible, *(each for pair in pairs for each in pair)))
    for level in compiled.last_first:
        # Left out for good where no two completions then agree and differ in the subject.
        if asked >> level & 1 and not any(store.meet(holds, fails, level) for holds, fails in pairs):
            kept ^= 1 << level
            alone = frozenset((level,))
            pairs = [(store.exists(holds, alone), store.exists(fails, alone)) for holds, fails in pairs]
    return kept


def _levels(event: OneEvent, functions: Iterable[int]) -> int:
    """The levels on which the functions depend."""
    below, levels = event.store.below, 0
    for node in functions:
        levels |= below[node]
    return levels


def _facts(event: OneEvent, levels: int) -> tuple[Missing, ...]:
    """The facts at some levels, in the vocabulary's order."""
    compiled, known = event.compiled, event.compiled.open_facts
    found: dict[str, Missing] = {}
    for name in compiled.names_at(levels):
        fact = compiled.program.variables[name].fact
        if fact is None or fact.name in found:
            continue
        key = (name, event.open_classes(name) if name in compiled.choosable else 0)
        missing = known.get(key)
        if missing is None:
            missing = Missing(fact, compiled.choosable[name].names(key[1]) if key[1] else ())
            keep(known, key, missing, REMEMBERED)
        found[fact.name] = missing
    return tuple(found.values())
