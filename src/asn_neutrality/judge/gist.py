"""By what the full text of one verdict is known to be that of another, but for the facts of the events."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import TYPE_CHECKING

from asn_neutrality.domain.results import Assumption, Contradiction, Outcome, Presumed
from asn_neutrality.explain import NEAREST, Gist
from asn_neutrality.judge.in_short import InShort

if TYPE_CHECKING:
    from asn_neutrality.judge.verdict import Verdict

Key = tuple[Hashable, ...]


def gist_of(verdict: Verdict, found: InShort) -> Gist | None:
    """Everything that a full text shows beside facts, by identity where that is remembered; None where it is not."""
    if not found.settled:
        return None
    clashes = verdict.contradictions
    over = tuple([verdict.record.facts[name] for clash in clashes for name in clash.facts]) if clashes else ()
    assumed = _assumed(verdict.defaults), _assumed(verdict.presumptions), _clashing(clashes), _ids(over)
    if not found.telling:  # Nothing is violated or open, whatever is asked about.
        near = found.near(NEAREST)
        return Gist((id(found.outline), *map(id, near), *assumed), (found.outline, near, over))
    if not verdict.missing_is_smallest or (verdict.outcome is Outcome.VIOLATION and not verdict.violations):
        return None  # Of alternatives all findings are told.
    some = found.telling, verdict.sanctions
    whole = found.outline, verdict.missing, verdict.readings, verdict.rests_on
    outcomes = verdict.outcome, *verdict.tracks.values(), *verdict.packs.values()
    shown = *map(_ids, some), _ids(whole)
    return Gist((*outcomes, shown, *assumed, *_presumed(verdict.if_presumed)), (some, whole, over))


def _ids(objects: Iterable[object]) -> tuple[int, ...]:
    return tuple(map(id, objects))


def _clashing(clashes: Iterable[Contradiction]) -> Key:
    return tuple([(clash.facts, clash.concluded) for clash in clashes]) if clashes else ()


def _assumed(assumptions: Iterable[Assumption]) -> Key:
    return tuple([(each.fact.name, each.value) for each in assumptions]) if assumptions else ()


def _presumed(presumed: Presumed | None) -> Key:
    return () if presumed is None else (presumed.outcome, *presumed.tracks.values(), _assumed(presumed.assumptions))
