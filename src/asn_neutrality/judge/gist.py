"""By what the full text of one verdict is known to be that of another, but for the facts of the events."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from typing import TYPE_CHECKING, Protocol

from asn_neutrality import explain
from asn_neutrality.domain.records import EventRecord, State
from asn_neutrality.domain.results import (
    AppliedSanction,
    Assumption,
    Contradiction,
    Missing,
    Outcome,
    Presumed,
    ReadingOutcome,
    Support,
)
from asn_neutrality.domain.rules import Prohibition

if TYPE_CHECKING:
    from asn_neutrality.judge.in_short import InShort

Key = tuple[Hashable, ...]


class Asked(Protocol):
    """What a verdict is asked for a full text."""

    @property
    def record(self) -> EventRecord: ...
    @property
    def outcome(self) -> Outcome: ...
    @property
    def tracks(self) -> Mapping[str, Outcome]: ...
    @property
    def packs(self) -> Mapping[str, Outcome]: ...
    @property
    def violations(self) -> tuple[Prohibition, ...]: ...
    @property
    def missing(self) -> tuple[Missing, ...]: ...
    @property
    def missing_is_smallest(self) -> bool: ...
    @property
    def readings(self) -> tuple[ReadingOutcome, ...]: ...
    @property
    def contradictions(self) -> tuple[Contradiction, ...]: ...
    @property
    def defaults(self) -> tuple[Assumption, ...]: ...
    @property
    def presumptions(self) -> tuple[Assumption, ...]: ...
    @property
    def sanctions(self) -> tuple[AppliedSanction, ...]: ...
    @property
    def rests_on(self) -> tuple[Support, ...]: ...
    @property
    def if_presumed(self) -> Presumed | None: ...


def gist_of(verdict: Asked, found: InShort) -> explain.Gist | None:
    """Everything that a full text shows beside facts, by identity where that is remembered; None where it is not."""
    if not found.settled:
        return None
    clashes, defaults, presumptions = verdict.contradictions, verdict.defaults, verdict.presumptions
    over: tuple[State, ...] = ()
    assumed: Key = ()
    if clashes or defaults or presumptions:
        over = tuple([verdict.record.facts[name] for clash in clashes for name in clash.facts])
        assumed = _assumed(defaults), _assumed(presumptions), _clashing(clashes), _ids(over)
    if not found.telling:  # Nothing is violated or open, whatever is asked about.
        near = found.near(explain.NEAREST)
        return explain.Gist((id(found.outline), *map(id, near), *assumed), (found.outline, near, over))
    if not verdict.missing_is_smallest or (verdict.outcome is Outcome.VIOLATION and not verdict.violations):
        return None  # Of alternatives all findings are told.
    some = found.telling, verdict.sanctions
    whole = found.outline, verdict.missing, verdict.readings, verdict.rests_on
    outcomes = verdict.outcome, *verdict.tracks.values(), *verdict.packs.values()
    shown = *map(_ids, some), _ids(whole)
    return explain.Gist((*outcomes, shown, *assumed, *_presumed(verdict.if_presumed)), (some, whole, over))


def _ids(objects: Iterable[object]) -> tuple[int, ...]:
    return tuple(map(id, objects))


def _clashing(clashes: Iterable[Contradiction]) -> Key:
    return tuple([(clash.facts, clash.concluded) for clash in clashes])


def _assumed(assumptions: Iterable[Assumption]) -> Key:
    return tuple([(each.fact.name, each.value) for each in assumptions])


def _presumed(presumed: Presumed | None) -> Key:
    return () if presumed is None else (presumed.outcome, *presumed.tracks.values(), _assumed(presumed.assumptions))
