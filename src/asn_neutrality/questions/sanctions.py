"""The sanctions of what is violated."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from asn_neutrality.domain.results import AppliedSanction, Gravest
from asn_neutrality.engine.event import Event
from asn_neutrality.symbolic.compiled import CompiledRule


def sanctions(
    event: Event, violated: Sequence[CompiledRule], grounds: Iterable[Sequence[CompiledRule]]
) -> tuple[AppliedSanction, ...]:
    """Of each violated prohibition, and of those the grounds leave open, the sanctions that can reach the actor.

    Certain where the prohibition is and the addressee and period of the sanction are.
    """
    certain = {id(rule) for rule in violated}
    possible = {id(rule): rule for ground in grounds for rule in ground}
    chosen = (rule for rule in event.compiled.rules if id(rule) in certain or id(rule) in possible)
    found: list[AppliedSanction] = []
    for rule in chosen:
        for penalty, node in rule.penalties:
            reaches = event.restrict(node)
            if event.never(event.broadly(event.store.both(event.violated(rule), reaches))):
                continue
            sure = id(rule) in certain and event.surely(event.narrowly(reaches))
            found.append(AppliedSanction(rule.rule.prohibition, penalty.clause, penalty.sanction, sure))
    return tuple(found)


def gravest(applied: Iterable[AppliedSanction]) -> Mapping[str, Gravest]:
    """The gravest sanctions by track, in the order in which the tracks occur."""
    by_track: dict[str, list[AppliedSanction]] = {}
    for each in applied:
        by_track.setdefault(each.prohibition.track, []).append(each)
    return {
        track: Gravest(
            certain=_highest(each for each in found if each.certain),
            possible=_highest(each for each in found if not each.certain),
        )
        for track, found in by_track.items()
    }


def _highest(applied: Iterable[AppliedSanction]) -> tuple[AppliedSanction, ...]:
    """Those of the highest level and those without one."""
    once: dict[str, AppliedSanction] = {}
    for each in applied:
        once.setdefault(each.sanction.id, each)
    top = max((each.sanction.level for each in once.values() if each.sanction.level is not None), default=None)
    return tuple(each for each in once.values() if each.sanction.level in (None, top))
