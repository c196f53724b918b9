"""Outcomes and ids of one case."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from asn_neutrality.domain.decisions import Decision
from asn_neutrality.domain.results import Outcome
from asn_neutrality.engine.case import Case
from asn_neutrality.symbolic.compiled import CompiledProgram, CompiledRule


class Subjects:
    """The rules of a program by track and by pack: what has an outcome of its own."""

    def __init__(self, compiled: CompiledProgram) -> None:
        packs = compiled.program.source.packs.values()
        self.tracks = tuple(dict.fromkeys(track.name for pack in packs for track in pack.tracks))
        self.packs = tuple(_by_pack(compiled.rules))

    def decide(self, case: Case, rules: Iterable[CompiledRule]) -> Decision:
        """The decision where none but these rules can be violated."""
        live = [rule for rule in rules if case.some_violated((rule,))]
        found: dict[Outcome, list[str]] = {outcome: [] for outcome in Outcome}
        for rule in live:
            found[_outcome(case, (rule,))].append(rule.rule.prohibition.id)
        return Decision(
            outcome=_outcome(case, live),
            tracks=_outcomes(case, self.tracks, _by_track(live)),
            packs=_outcomes(case, self.packs, _by_pack(live)),
            violated=tuple(found[Outcome.VIOLATION]),
            disputed=tuple(found[Outcome.DISPUTED]),
            needs_assessment=tuple(found[Outcome.NEEDS_ASSESSMENT]),
            undetermined=tuple(found[Outcome.UNDETERMINED]),
        )


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


def _outcomes(case: Case, names: Iterable[str], live: Groups) -> Mapping[str, Outcome]:
    return {name: _outcome(case, live.get(name, ())) for name in names}


def _outcome(case: Case, rules: Iterable[CompiledRule]) -> Outcome:
    return case.outcome(case.some_violated(rules))
