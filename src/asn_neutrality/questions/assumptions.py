"""Which defaults and presumptions were used, and which statements contradict what the rules conclude."""

from __future__ import annotations

from collections.abc import Mapping

from asn_neutrality.domain.results import Assumption, Contradiction
from asn_neutrality.engine.completions import Completions
from asn_neutrality.engine.event import Event
from asn_neutrality.symbolic.diagrams import FALSE


def used(event: Event, assumed: Mapping[str, str]) -> tuple[Assumption, ...]:
    """Of the assumed facts those without which some prohibition would hang on the fact."""
    compiled = event.compiled
    if not assumed:
        return ()
    free = Completions(compiled, event.reading.without(frozenset(assumed), compiled.program))
    levels: set[int] = set()
    for rule in compiled.rules:
        if FALSE in (free.restrict(rule.scope), free.restrict(rule.period)):
            continue  # soon told: packs share them
        violated = free.restrict(rule.violated)
        if free.store.meet(free.all, violated):
            levels |= free.store.support(violated)
    facts = compiled.program.variables
    return tuple(
        Assumption(fact, value)
        for name, value in assumed.items()
        if compiled.level[name] in levels and (fact := facts[name].fact) is not None
    )


def concluded(event: Event) -> dict[str, str]:
    """The facts that some conclusion gives their value in every completion, under every reading."""
    found: dict[str, str] = {}
    for target, inferences in event.compiled.program.inferences.items():
        for inference in inferences:
            if target not in event.reading.stated and event.surely(
                event.narrowly(event.restrict(event.compiled.holds(inference)))
            ):
                found[target] = inference.conclusion.value
    return found


def contradictions(event: Event) -> tuple[Contradiction, ...]:
    """Sets of stated facts that cannot all be true, then statements that won over a certain conclusion."""
    compiled = event.compiled
    found = [Contradiction(facts) for facts in event.contradictory]
    for target, inferences in compiled.program.inferences.items():
        for inference in inferences:
            excluded = event.reading.masks[inference.flag] == 0b01
            if excluded and event.surely(event.narrowly(event.restrict(compiled.diagram(inference.when)))):
                found.append(Contradiction((target,), inference.conclusion.value))
    return tuple(found)
