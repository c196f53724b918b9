"""Outcomes and ids of one case."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from asn_neutrality.domain.decisions import Decision
from asn_neutrality.domain.results import Outcome
from asn_neutrality.engine.case import Case, Subject
from asn_neutrality.symbolic.compiled import CompiledProgram, CompiledRule


class Subjects:
    """The rules of a program by track and by pack: what has an outcome of its own."""

    def __init__(self, compiled: CompiledProgram) -> None:
        packs = compiled.program.source.packs.values()
        self.tracks = tuple(dict.fromkeys(track.name for pack in packs for track in pack.tracks))
        self.packs = tuple(_by_pack(compiled.rules))

    def settled(self, violated: Sequence[CompiledRule]) -> Decision:
        """The decision where these rules are violated, whatever is open, and no others can be."""
        tracks = {rule.rule.prohibition.track for rule in violated}
        packs = {rule.rule.prohibition.pack for rule in violated}
        return Decision(
            outcome=_certain(bool(violated)),
            tracks={name: _certain(name in tracks) for name in self.tracks},
            packs={name: _certain(name in packs) for name in self.packs},
            violated=tuple(rule.rule.prohibition.id for rule in violated),
            disputed=(),
            needs_assessment=(),
            undetermined=(),
        )

    def decide(self, case: Case, rules: Iterable[CompiledRule]) -> Decision:
        """The decision where none but these rules can be violated."""
        outcomes = _Outcomes(case)
        live = [rule for rule in rules if case.some_violated((rule,))]
        by_track, by_pack = _by_track(live), _by_pack(live)
        found: dict[Outcome, list[str]] = {outcome: [] for outcome in Outcome}
        for rule in live:
            found[outcomes.of((rule,))].append(rule.rule.prohibition.id)
        return Decision(
            outcome=outcomes.of(live),
            tracks={name: outcomes.of(by_track.get(name, ())) for name in self.tracks},
            packs={name: outcomes.of(by_pack.get(name, ())) for name in self.packs},
            violated=tuple(found[Outcome.VIOLATION]),
            disputed=tuple(found[Outcome.DISPUTED]),
            needs_assessment=tuple(found[Outcome.NEEDS_ASSESSMENT]),
            undetermined=tuple(found[Outcome.UNDETERMINED]),
        )


class _Outcomes:
    """The outcomes of one case, each subject's found once."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._known: dict[Subject, Outcome] = {}

    def of(self, rules: Iterable[CompiledRule]) -> Outcome:
        subject = self._case.some_violated(rules)
        found = self._known.get(subject)
        if found is None:
            found = self._known[subject] = self._case.outcome(subject)
        return found


Groups = dict[str, list[CompiledRule]]


def _by_track(rules: Iterable[CompiledRule]) -> Groups:
    found: Groups = {}
    for rule in rules:
        found.setdefault(rule.rule.prohibition.track, []).append(rule)
    return found


def _by_pack(rules: Iterable[CompiledRule]) -> Groups:
    found: Groups = {}
    for rule in rules:
        found.setdefault(rule.rule.prohibition.pack, []).append(rule)
    return found


def _certain(violated: bool) -> Outcome:
    return Outcome.VIOLATION if violated else Outcome.NO_VIOLATION
