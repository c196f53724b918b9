"""Exceptions and permissions that never apply, change nothing, or take back the whole rule."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from asn_neutrality.analysis.remarks.events import Codes, Events
from asn_neutrality.analysis.remarks.remark import Remark, RemarkKind, Witness, remark_on
from asn_neutrality.domain.rules import Permission
from asn_neutrality.symbolic.compiled import CompiledDefeat, CompiledRule


def exceptions(events: Events) -> Iterator[Remark]:
    """Of each exception and permission of each prohibition that has something to be excused."""
    for rule in events.compiled.rules:
        if not events.can(rule.scope, rule.period, rule.condition):
            continue
        for compiled, defeat in zip(rule.defeats, rule.rule.defeats, strict=True):
            met = (rule.scope, rule.period, rule.condition)
            form, shown = _judged(events, rule, compiled, defeat.origin.question, met)
            if form is None:
                continue
            origin = defeat.origin
            permission = isinstance(origin, Permission)
            yield evolve(
                remark_on(rule.rule.prohibition, RemarkKind.EXCEPTIONS, form),
                span=origin.span,
                citations=(origin.basis if isinstance(origin, Permission) else origin.citations)
                or rule.rule.prohibition.basis,
                subject=events.name_of(rule, compiled),
                others=(rule.rule.prohibition.id,) if permission else (),
                witnesses=shown,
            )


def _judged(
    events: Events, rule: CompiledRule, defeat: CompiledDefeat, question: str | None, met: tuple[int, ...]
) -> tuple[str | None, tuple[Witness, ...]]:
    """The form of the remark, if there is any, and what shows it."""
    store, name = events.store, (rule.rule.prohibition.id,)

    def shown(codes: Codes | None) -> tuple[Witness, ...]:
        return () if codes is None else (events.witness(codes, name),)

    if not events.can(*met, defeat.applies):
        conjuncts = (node for _, node in rule.conjuncts)
        return "exception_never", shown(events.find(*events.together(defeat.applies, *met[:2], *conjuncts)))
    others = (store.negate(other.applies) for other in rule.defeats if other is not defeat)
    if not events.can(*met, defeat.applies, *others):
        return "exception_covered", shown(events.find(*met, defeat.applies))
    if not events.can(*met, store.negate(defeat.applies)):
        return "exception_swallows", shown(events.find(*met))
    if question is not None and _swallows_if_it_applies(events, defeat, question, met):
        return "exception_swallows_disputed", shown(events.find(*met, defeat.applies))
    return None, ()


def _swallows_if_it_applies(events: Events, defeat: CompiledDefeat, question: str, met: tuple[int, ...]) -> bool:
    applies = events.compiled.own(question, 0b01)
    return not events.can(applies, *met, events.store.negate(defeat.applies))
