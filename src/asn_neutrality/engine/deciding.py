"""Outcomes and ids of one case."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import product
from types import ModuleType
from typing import TYPE_CHECKING

from attrs import fields

from asn_neutrality.domain.decisions import Decision
from asn_neutrality.domain.results import Outcome
from asn_neutrality.engine.case import Case, Subject
from asn_neutrality.symbolic.compiled import CompiledProgram

if TYPE_CHECKING:
    from asn_neutrality.native import _native

Places = Sequence[int]
"""Of prohibitions, in the order of their program."""

Outcomes = Mapping[str, Outcome]
Touched = int
"""What has an outcome of its own, a bit each: everything, which is the lowest, tracks and packs."""

EVERYTHING = 1
WORD = 64  # bits that the loops in C have for them


class Subjects:
    """The prohibitions of a program by track and by pack: what has an outcome of its own."""

    def __init__(self, compiled: CompiledProgram) -> None:
        laws = [rule.rule.prohibition for rule in compiled.rules]
        self._ids = tuple([law.id for law in laws])
        self._both = [(law.track, law.pack) for law in laws]
        self.tracks = compiled.program.source.tracks
        self.packs = tuple(dict.fromkeys(pack for _, pack in self._both))
        parts = enumerate((*product((0,), self.tracks), *product((1,), self.packs)), 1)
        self._bits = {part: 1 << number for number, part in parts}
        self._touches = [EVERYTHING | self._bits[0, track] | self._bits[1, pack] for track, pack in self._both]
        self._alike = len(set(self._touches)) == 1
        self._plain: dict[tuple[Touched, Touched], tuple[Outcome, Outcomes, Outcomes]] = {}

    def handed_down(self, loops: ModuleType) -> _native.Decisions | None:
        """What makes the same decisions as ``plain`` in C; None where that has too few bits."""
        if len(self._bits) >= WORD:
            return None
        names = tuple(field.name for field in fields(Decision))
        found: _native.Decisions = loops.Decisions(Decision, names, self._ids, tuple(self._touches), self._outcomes)
        return found

    def plain(self, violated: Places, undetermined: Places = ()) -> Decision:
        """The decision where these are violated, these may be, some or all of them, and no others can be."""
        ids = self._ids
        found = self._known(self._touched(violated), self._touched(undetermined))
        open_ids = tuple([ids[place] for place in undetermined]) if undetermined else ()
        return Decision(*found, tuple([ids[place] for place in violated]), (), (), open_ids)

    def _known(self, violated: Touched, undetermined: Touched) -> tuple[Outcome, Outcomes, Outcomes]:
        found = self._plain.get((violated, undetermined))
        if found is None:
            found = self._plain[violated, undetermined] = self._outcomes(violated, undetermined)
        return found

    def _touched(self, places: Places) -> Touched:
        if self._alike:
            return self._touches[0] if places else 0
        mask = 0
        for place in places:
            mask |= self._touches[place]
        return mask

    def _outcomes(self, violated: Touched, undetermined: Touched) -> tuple[Outcome, Outcomes, Outcomes]:
        """The outcomes of everything, of tracks and of packs where these are violated and these may be."""

        def of(bit: int) -> Outcome:
            return _outcome(bool(violated & bit), bool(undetermined & bit))

        return (
            of(EVERYTHING),
            {name: of(self._bits[0, name]) for name in self.tracks},
            {name: of(self._bits[1, name]) for name in self.packs},
        )

    def of(self, case: Case, places: Iterable[int] | None = None, violated: Places = ()) -> Decision:
        """The decision on a case where none but these, or all, can be violated, besides those that are for certain."""
        every = range(len(self._ids)) if places is None else places
        nodes = case.violable_of(every)
        known: dict[Subject, Outcome] = {}
        outcome_of = case.outcome if case.loops is None else case.loops.outcome

        def outcome(some: Places) -> Outcome:
            subject = tuple(dict.fromkeys([nodes[place] for place in some]))
            found = known.get(subject)
            if found is None:
                found = known[subject] = outcome_of(subject)
            return found

        return self.decide(violated, tuple(nodes), outcome)

    def decide(self, violated: Places, may: Places, outcome: Callable[[Places], Outcome]) -> Decision:
        """The decision where some are violated, whatever is open, and others may be, which have these outcomes."""
        alone = [(place, outcome((place,))) for place in may]
        whole, tracks, packs = self._known(self._touched(violated), 0)
        if may and not violated:
            whole = outcome(may)
        if may:
            tracks, packs = self._also(0, tracks, may, outcome), self._also(1, packs, may, outcome)

        certain = [place for place, found in alone if found is Outcome.VIOLATION]
        every = sorted((*violated, *certain)) if certain else violated

        def ids(wanted: Outcome) -> tuple[str, ...]:
            return tuple([self._ids[place] for place, found in alone if found is wanted])

        return Decision(
            whole,
            tracks,
            packs,
            violated=tuple([self._ids[place] for place in every]),
            disputed=ids(Outcome.DISPUTED),
            needs_assessment=ids(Outcome.NEEDS_ASSESSMENT),
            undetermined=ids(Outcome.UNDETERMINED),
        )

    def _also(self, part: int, certain: Outcomes, may: Places, outcome: Callable[[Places], Outcome]) -> Outcomes:
        """The outcomes of tracks or packs, of which these are certain, where others may be violated."""
        others = self._by(part, may).items()
        return {**certain, **{name: outcome(some) for name, some in others if certain[name] is not Outcome.VIOLATION}}

    def _by(self, part: int, places: Places) -> dict[str, list[int]]:
        """By track or by pack."""
        found: dict[str, list[int]] = {}
        for place in places:
            found.setdefault(self._both[place][part], []).append(place)
        return found


def _outcome(violated: bool, undetermined: bool) -> Outcome:
    if violated:
        return Outcome.VIOLATION
    return Outcome.UNDETERMINED if undetermined else Outcome.NO_VIOLATION
