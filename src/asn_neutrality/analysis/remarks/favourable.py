"""Assessments whose favourable value counts against the actor."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from asn_neutrality.analysis.remarks.events import Codes, Events
from asn_neutrality.analysis.remarks.remark import Remark, RemarkKind, remark_on
from asn_neutrality.ir.program import Variable, VariableKind
from asn_neutrality.symbolic.compiled import CompiledRule


def favourable(events: Events) -> Iterator[Remark]:
    """Where an event that does not violate a rule would if an assessment were favourable, all else equal."""
    assessed = [
        variable
        for variable in events.program.variables.values()
        if variable.kind is VariableKind.FACT and variable.favourable
    ]
    for rule in events.alive:
        for variable in assessed:
            if events.compiled.level[variable.name] in events.turns_on(rule):
                yield from _worse(events, rule, variable)


def _worse(events: Events, rule: CompiledRule, variable: Variable) -> Iterator[Remark]:
    good = variable.favourable.bit_length() - 1
    level, prohibition = events.compiled.level[variable.name], rule.rule.prohibition
    for bad in range(variable.domain.size):
        found = None if bad == good else _turned(events, rule.violated, variable.name, bad, good)
        if found is not None:
            yield evolve(
                remark_on(prohibition, RemarkKind.FAVOURABLE),
                fact=variable.name,
                values=events.values(variable, good, bad),
                witnesses=tuple(events.witness({**found, level: code}, (prohibition.id,)) for code in (bad, good)),
            )
            return


def _turned(events: Events, violated: int, name: str, bad: int, good: int) -> Codes | None:
    """What else must be so for the rule to be violated with the one value stated and not with the other."""
    level = events.compiled.level
    flags = {level[inference.flag]: 0 for inference in events.program.inferences.get(name, ())}
    first, second = ({**flags, level[name]: code} for code in (bad, good))
    # Where nothing follows from the assessment, facts that are stated can be as any others.
    if not _follows(events, name) and _search(events, events.under_statements(violated), first, second) is None:
        return None
    found = _search(events, violated, first, second)
    return None if found is None else {**found, **flags}


def _follows(events: Events, name: str) -> bool:
    """Whether some conclusion about another fact turns on the assessment."""
    inferences = (each for target, found in events.program.inferences.items() if target != name for each in found)
    own = events.compiled.level[name]
    return any(own in events.store.support(events.diagram(inference.when)) for inference in inferences)


def _search(events: Events, violated: int, first: Codes, second: Codes) -> Codes | None:
    store, possible = events.store, events.compiled.possible
    before, after = store.fix(violated, first), store.fix(violated, second)
    if before == after:
        return None
    turned = (store.negate(before), after)
    can_be = store.every(store.fix(possible, codes) for codes in (first, second))
    ties = events.tied(store.support(before) | store.support(after))
    found = events.search((*turned, can_be, *ties), *events.modes_beside(first.keys()))
    return None if found is None else events.trimmed(found, turned, can_be)
