"""The whole comparison of two rule sets."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from asn_neutrality.comparison.cases import change, widening
from asn_neutrality.comparison.cubes import Search, together
from asn_neutrality.comparison.outcomes import Chosen, differ, limits, regions
from asn_neutrality.comparison.reach import compared_packs, everywhere
from asn_neutrality.comparison.shown import traits
from asn_neutrality.comparison.worlds import Worlds
from asn_neutrality.domain.differences import Change, Compared, Difference, Trait
from asn_neutrality.ir.joint import lower_both
from asn_neutrality.ir.program import Program


def difference(
    first: Compared, second: Compared, track: str | None = None, *, ignore_reach: bool | None = None
) -> Difference:
    """In what two rule sets differ, on all tracks together or on one.

    With ``ignore_reach`` scopes and periods are left out of both. By default they are where no event is within the
    reach of both, since every event would then have another outcome. Raises ``TooLargeError``, and ``ValueError`` where
    neither side has the track.
    """
    worlds = worlds_of(first, second)
    apart = worlds.apart
    ignored = apart if ignore_reach is None else ignore_reach
    if ignored:
        worlds = worlds_of(everywhere(first), everywhere(second))
    names = dict.fromkeys(rule.track for side in worlds.sides for rule in side.rules)
    if track is not None and track not in names:
        raise ValueError(f"no such track: {track!r}; there are {', '.join(names)}")
    return Difference(
        first,
        second,
        track,
        reach_ignored=ignored,
        never_together=apart,
        changes=tuple(_changes(worlds, track)),
        tracks={name: _differs(worlds, name) for name in names},
        concluded=worlds.concluded,
        dated=worlds.dated,
        values=worlds.values,
        one_sided=(_one_sided(worlds, 0), _one_sided(worlds, 1)),
    )


def worlds_of(first: Compared, second: Compared) -> Worlds:
    """The events of both. Raises ``ValueError`` where a rule set has no program, which compiling would have told."""
    programs, problems = lower_both(first.rules, second.rules)
    if programs is None:
        raise ValueError(problems)
    one, two = map(_own_rules, programs)
    return Worlds((one, two), (first.day, second.day))


def _own_rules(program: Program) -> Program:
    packs = compared_packs(program.source)
    return attrs.evolve(program, rules=tuple(rule for rule in program.rules if rule.prohibition.pack in packs))


def _chosen(worlds: Worlds, track: str | None) -> tuple[Chosen, Chosen]:
    first, second = (
        Chosen(place, tuple(rule for rule in side.rules if track in {None, rule.track}))
        for place, side in enumerate(worlds.sides)
    )
    return first, second


def _changes(worlds: Worlds, track: str | None) -> Iterator[Change]:
    chosen = _chosen(worlds, track)
    care = limits(worlds, chosen)
    for kind, region in regions(worlds, care, chosen):
        found = change(worlds, kind, region, care, chosen)
        if found is not None:
            yield found


def _differs(worlds: Worlds, track: str) -> bool:
    """Whether some event has another outcome on the track."""
    chosen = _chosen(worlds, track)
    if not all(side.rules for side in chosen):
        return any(together(worlds.store, (worlds.care, rule.violated)) for side in chosen for rule in side.rules)
    return differ(worlds, limits(worlds, chosen), chosen)


def _one_sided(worlds: Worlds, place: int) -> tuple[Trait, ...] | None:
    """Events that this side alone holds possible; None where there are none."""
    own, other = (worlds.sides[each].possible for each in (place, 1 - place))
    search = Search(worlds.store, worlds.store.negate(other), worlds.store.both(worlds.known, own), widening(worlds))
    cover = search.cover(1)
    return traits(worlds, cover.cubes[0]) if cover.cubes else None
