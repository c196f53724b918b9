"""The open facts on which an outcome depends."""

from __future__ import annotations

from collections.abc import Iterable

from asn_neutrality.domain.facts import FactKind
from asn_neutrality.domain.results import Missing
from asn_neutrality.engine.case import OneEvent, Subject
from asn_neutrality.ir.domains import ChoiceDomain
from asn_neutrality.ir.program import VariableKind
from asn_neutrality.symbolic.diagrams import TooLargeError

LIMIT = 50_000


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
    found: dict[str, Missing] = {}
    for name in event.compiled.names_at(levels):
        variable = event.compiled.program.variables[name]
        if variable.fact is not None and variable.fact.name not in found:
            found[variable.fact.name] = Missing(variable.fact, _possible(event, name))
    return tuple(found.values())


def _possible(event: OneEvent, name: str) -> tuple[str, ...]:
    """The values that an open choice can still have in some completion."""
    variable = event.compiled.program.variables[name]
    fact, domain = variable.fact, variable.domain
    if variable.kind is not VariableKind.FACT or fact is None or not isinstance(domain, ChoiceDomain):
        return ()
    return domain.names(event.open_classes(name)) if fact.kind in {FactKind.CHOICE, FactKind.YES_NO} else ()
