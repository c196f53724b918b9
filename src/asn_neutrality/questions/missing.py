"""The open facts on which an outcome depends."""

from __future__ import annotations

from collections.abc import Iterable

from asn_neutrality.domain.facts import FactKind
from asn_neutrality.domain.results import Missing
from asn_neutrality.engine.case import OneEvent, Subject
from asn_neutrality.engine.fast.memory import keep
from asn_neutrality.ir.domains import ChoiceDomain
from asn_neutrality.ir.program import Variable, VariableKind
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
    variables, known = event.compiled.program.variables, event.compiled.open_facts
    found: dict[str, Missing] = {}
    for name in event.compiled.names_at(levels):
        variable = variables[name]
        fact = variable.fact
        if fact is None or fact.name in found:
            continue
        key = (name, event.open_classes(name) if _is_chosen(variable) else 0)
        missing = known.get(key)
        if missing is None:
            missing = Missing(fact, _values(variable, key[1]))
            keep(known, key, missing, REMEMBERED)
        found[fact.name] = missing
    return tuple(found.values())


def _is_chosen(variable: Variable) -> bool:
    """Whether its values are few enough to be told."""
    kinds = (FactKind.CHOICE, FactKind.YES_NO)
    return variable.kind is VariableKind.FACT and variable.fact is not None and variable.fact.kind in kinds


def _values(variable: Variable, classes: int) -> tuple[str, ...]:
    """The values that an open choice can still have, where it has these classes in some completion."""
    return variable.domain.names(classes) if classes and isinstance(variable.domain, ChoiceDomain) else ()
