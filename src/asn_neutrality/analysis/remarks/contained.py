"""Prohibitions contained in others: whoever violates the one violates the other, under every reading."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from asn_neutrality.analysis.remarks.events import Events
from asn_neutrality.analysis.remarks.remark import Remark, RemarkKind, Witness, remark_on
from asn_neutrality.symbolic.compiled import CompiledRule


def contained(events: Events) -> Iterator[Remark]:
    """One remark for each prohibition: those that say the same, those that say more, or several that do together."""
    wider = [[other for other in events.alive if _within(events, rule, other)] for rule in events.alive]
    place = {rule.rule.prohibition.id: number for number, rule in enumerate(events.alive)}
    for number, rule in enumerate(events.alive):
        others = {place[other.rule.prohibition.id]: other for other in wider[number]}
        same = [each for each in others if any(other is rule for other in wider[each])]
        more = [other for each, other in others.items() if each not in same]
        if same and number < min(same):
            yield _remark(events, rule, [others[each] for each in same], "contained_same")
        if more:
            yield _remark(events, rule, more, "contained")
        together = [] if others else _together(events, rule)
        if together:
            yield _remark(events, rule, together, "contained_together")


def _within(events: Events, rule: CompiledRule, other: CompiledRule) -> bool:
    if rule is other:
        return False
    if not events.holds(other.violated, events.example(rule)):
        return False
    return not events.can(rule.violated, events.store.negate(other.violated))


def _together(events: Events, rule: CompiledRule) -> list[CompiledRule]:
    """The fewest other prohibitions of the pack of which one is violated wherever this one is; empty if not all are."""
    pack = rule.rule.prohibition.pack
    needed = [other for other in events.alive if other is not rule and other.rule.prohibition.pack == pack]
    if events.can(rule.violated, *(events.store.negate(other.violated) for other in needed)):
        return []
    for other in tuple(needed):
        rest = [each for each in needed if each is not other]
        if not events.can(rule.violated, *(events.store.negate(each.violated) for each in rest)):
            needed = rest
    return needed


def _remark(events: Events, rule: CompiledRule, others: list[CompiledRule], form: str) -> Remark:
    ids = tuple(other.rule.prohibition.id for other in others)
    prohibition = rule.rule.prohibition
    return evolve(
        remark_on(prohibition, RemarkKind.CONTAINED, form),
        others=ids,
        tracks=tuple(dict.fromkeys(each.rule.prohibition.track for each in (rule, *others))),
        witnesses=tuple(_shown(events, rule, others, form)),
    )


def _shown(events: Events, rule: CompiledRule, others: list[CompiledRule], form: str) -> Iterator[Witness]:
    """An event that violates all of them, and one that violates the wider one alone."""
    ids = tuple(each.rule.prohibition.id for each in (rule, *others))
    found = events.find(rule.violated)
    if found is not None:
        yield events.witness(found, ids)
    beyond = None if form != "contained" else events.find(others[0].violated, events.store.negate(rule.violated))
    if beyond is not None:
        yield events.witness(beyond, ids)
