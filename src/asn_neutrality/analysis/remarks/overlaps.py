"""Prohibitions that one event violates together, though on different tracks or with different sanctions."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from attrs import evolve

from asn_neutrality.analysis.remarks.events import Events
from asn_neutrality.analysis.remarks.remark import Remark, RemarkKind, remark_on
from asn_neutrality.symbolic.compiled import CompiledRule

Pair = tuple[CompiledRule, CompiledRule]
Group = tuple[str, str, str, str]


def overlaps(events: Events) -> Iterator[Remark]:
    """One remark for the pairs of two packs on the same two tracks, most pairs first, shown by the first of them."""
    groups: dict[Group, list[Pair]] = {}
    for first, second in combinations(events.alive, 2):
        if _differ(first, second) and meet(events, first, second):
            one, other = first.rule.prohibition, second.rule.prohibition
            groups.setdefault((one.pack, other.pack, one.track, other.track), []).append((first, second))
    for (pack, other_pack, track, other_track), pairs in sorted(groups.items(), key=lambda each: -len(each[1])):
        first, second = pairs[0]
        ids = tuple((one.rule.prohibition.id, two.rule.prohibition.id) for one, two in pairs)
        found = events.find(first.violated, second.violated)
        yield evolve(
            remark_on(first.rule.prohibition, RemarkKind.OVERLAPS, _form(track, other_track)),
            others=(pack, other_pack),
            tracks=(track, other_track),
            pairs=ids,
            witnesses=() if found is None else (events.witness(found, ids[0]),),
        )


def _form(track: str, other: str) -> str:
    return "overlaps_tracks" if track != other else "overlaps_sanctions"


def _differ(first: CompiledRule, second: CompiledRule) -> bool:
    one, other = first.rule.prohibition, second.rule.prohibition
    return one.track != other.track or _sanctions(first) != _sanctions(second)


def _sanctions(rule: CompiledRule) -> frozenset[str]:
    return frozenset(clause.sanction for clause in rule.rule.prohibition.sanctions)


def meet(events: Events, first: CompiledRule, second: CompiledRule) -> bool:
    """Whether some event violates both, under one answer to each question, and contradicts no conclusion."""
    for one, other in ((first, second), (second, first)):
        example = events.example(one)
        if events.is_consistent(example) and events.holds(other.violated, example):
            return True
    return events.can_be_consistent(first.violated, second.violated)
