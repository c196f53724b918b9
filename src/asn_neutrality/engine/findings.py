"""What is found of one prohibition."""

from __future__ import annotations

from asn_neutrality.domain.results import Outcome
from asn_neutrality.domain.rules import FindingStatus
from asn_neutrality.engine.event import Event
from asn_neutrality.logic.atoms import Meant
from asn_neutrality.symbolic.compiled import CompiledRule

STATUS_OF = {
    Outcome.VIOLATION: FindingStatus.VIOLATED,
    Outcome.DISPUTED: FindingStatus.DISPUTED,
    Outcome.NEEDS_ASSESSMENT: FindingStatus.NEEDS_ASSESSMENT,
    Outcome.UNDETERMINED: FindingStatus.UNDETERMINED,
}


def status(event: Event, rule: CompiledRule) -> FindingStatus:
    """The first status of the table in ``docs/verdicts.md`` that applies."""
    if event.never(event.restrict(rule.scope)):
        return FindingStatus.OUT_OF_SCOPE
    if event.never(event.restrict(rule.period)):
        return FindingStatus.OUT_OF_FORCE
    outcome = event.outcome(event.some_violated((rule,)))
    if outcome is not Outcome.NO_VIOLATION:
        return STATUS_OF[outcome]
    if not rule.defeats:
        return FindingStatus.NOT_MET
    return FindingStatus.NOT_MET if event.never(event.broadly(_undefeated(event, rule))) else FindingStatus.EXCUSED


def _undefeated(event: Event, rule: CompiledRule) -> int:
    """Where the rule would be violated without its exceptions and permissions."""
    return event.store.every(map(event.restrict, (rule.scope, rule.period, rule.condition)))


def excused_by(event: Event, rule: CompiledRule) -> tuple[str, ...]:
    """The exceptions and permissions that apply in some completion in which the rule would else be violated."""
    would_be = _undefeated(event, rule)
    return tuple(
        defeat.name
        for defeat in rule.defeats
        if not event.never(event.broadly(event.store.both(would_be, event.restrict(defeat.applies))))
    )


def failed(event: Event, rule: CompiledRule) -> tuple[Meant, ...]:
    """Of a condition that is not met: each part that cannot hold, or the fewest parts that cannot hold together."""
    parts = [(conjunct.meant, event.broadly(event.restrict(node))) for conjunct, node in rule.conjuncts]
    alone = tuple(meant for meant, node in parts if event.never(node))
    if alone:
        return alone
    within = event.store.both(event.restrict(rule.scope), event.restrict(rule.period))
    needed = list(rule.conjuncts)
    for part in rule.conjuncts:
        rest = [other for other in needed if other is not part]
        together = event.store.every((within, *(event.restrict(node) for _, node in rest)))
        if event.never(event.broadly(together)):
            needed = rest
    return tuple(conjunct.meant for conjunct, _ in needed)
