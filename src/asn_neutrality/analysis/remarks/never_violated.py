"""Prohibitions that no event can violate."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from asn_neutrality.analysis.remarks.events import Events
from asn_neutrality.analysis.remarks.remark import Remark, RemarkKind, remark_on
from asn_neutrality.logic.shapes import All
from asn_neutrality.symbolic.compiled import CompiledRule


def never_violated(events: Events) -> Iterator[Remark]:
    """Why not: parts that cannot hold together, or exceptions and permissions that take everything back."""
    alive = {rule.rule.prohibition.id for rule in events.alive}
    for rule in events.compiled.rules:
        if rule.rule.prohibition.id in alive:
            continue
        prohibition = rule.rule.prohibition
        met = events.find(rule.scope, rule.period, rule.condition)
        if met is None:
            yield _unmet(events, rule)
        else:
            yield evolve(
                remark_on(prohibition, RemarkKind.NEVER_VIOLATED, "never_taken_back"),
                others=tuple(events.name_of(rule, defeat) for defeat in rule.defeats),
                witnesses=(events.witness(met, (prohibition.id,)),),
            )


def _unmet(events: Events, rule: CompiledRule) -> Remark:
    """The fewest conditions that exclude each other; where the pack's scope or the period is needed, that is said."""
    prohibition = rule.rule.prohibition
    parts = [*rule.conjuncts]
    around = [rule.scope, rule.period]
    for part in rule.conjuncts:
        rest = [other for other in parts if other is not part]
        if not events.can(*around, *(node for _, node in rest)):
            parts = rest
    alone = not events.can(*(node for _, node in parts))
    closest = events.find(*events.together(rule.scope, rule.period, *(node for _, node in rule.conjuncts)))
    return evolve(
        remark_on(prohibition, RemarkKind.NEVER_VIOLATED, "never_met" if alone else "never_in_force"),
        part=All(tuple(conjunct.meant for conjunct, _ in parts)),
        witnesses=() if closest is None else (events.witness(closest, (prohibition.id,)),),
    )
