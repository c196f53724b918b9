"""Outcomes and ids of one case."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from asn_neutrality.domain.decisions import Decision
from asn_neutrality.domain.results import Outcome
from asn_neutrality.engine.case import Case, Subject
from asn_neutrality.symbolic.compiled import CompiledProgram, CompiledRule

Rules = Sequence[CompiledRule]
Outcomes = Mapping[str, Outcome]


class Subjects:
    """The rules of a program by track and by pack: what has an outcome of its own."""

    def __init__(self, compiled: CompiledProgram) -> None:
        packs = compiled.program.source.packs.values()
        self.tracks = tuple(dict.fromkeys(track.name for pack in packs for track in pack.tracks))
        self.packs = tuple(dict.fromkeys(map(_pack, compiled.rules)))
        self._place = {rule.rule.prohibition.id: place for place, rule in enumerate(compiled.rules)}
        self._settled: dict[frozenset[tuple[str, str]], tuple[Outcomes, Outcomes]] = {}

    def settled(self, violated: Rules) -> Decision:
        """The decision where these rules are violated, whatever is open, and no others can be."""
        prohibitions = [rule.rule.prohibition for rule in violated]
        touched = frozenset((law.track, law.pack) for law in prohibitions)
        found = self._settled.get(touched)
        if found is None:
            tracks, packs = {track for track, _ in touched}, {pack for _, pack in touched}
            found = self._settled[touched] = (
                {name: _certain(name in tracks) for name in self.tracks},
                {name: _certain(name in packs) for name in self.packs},
            )
        return Decision(_certain(bool(violated)), *found, tuple([law.id for law in prohibitions]), (), (), ())

    def of(self, case: Case, rules: Iterable[CompiledRule]) -> Decision:
        """The decision on a case where none but these rules can be violated."""
        outcomes = CaseOutcomes(case)
        return self.decide((), [rule for rule in rules if case.some_violated((rule,))], outcomes.of)

    def decide(self, violated: Rules, open_rules: Rules, outcome: Callable[[Rules], Outcome]) -> Decision:
        """The decision where some rules are violated, whatever is open, and others may be; that has these outcomes."""
        found: dict[Outcome, list[str]] = {each: [] for each in Outcome}
        found[Outcome.VIOLATION] = [rule.rule.prohibition.id for rule in violated]
        for rule in open_rules:
            found[outcome((rule,))].append(rule.rule.prohibition.id)

        def over(certain: Rules, may: Rules) -> Outcome:
            return Outcome.VIOLATION if certain else outcome(may) if may else Outcome.NO_VIOLATION

        def grouped(names: Iterable[str], group: Callable[[CompiledRule], str]) -> Outcomes:
            certain, may = _by(violated, group), _by(open_rules, group)
            return {name: over(certain.get(name, ()), may.get(name, ())) for name in names}

        return Decision(
            outcome=over(violated, open_rules),
            tracks=grouped(self.tracks, _track),
            packs=grouped(self.packs, _pack),
            violated=tuple(sorted(found[Outcome.VIOLATION], key=self._place.__getitem__)),
            disputed=tuple(found[Outcome.DISPUTED]),
            needs_assessment=tuple(found[Outcome.NEEDS_ASSESSMENT]),
            undetermined=tuple(found[Outcome.UNDETERMINED]),
        )


class CaseOutcomes:
    """The outcomes of one case, each subject's found once."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._known: dict[Subject, Outcome] = {}

    def of(self, rules: Iterable[CompiledRule]) -> Outcome:
        """The outcome over some rules."""
        subject = self._case.some_violated(rules)
        found = self._known.get(subject)
        if found is None:
            found = self._known[subject] = self._case.outcome(subject)
        return found


def _track(rule: CompiledRule) -> str:
    return rule.rule.prohibition.track


def _pack(rule: CompiledRule) -> str:
    return rule.rule.prohibition.pack


def _by(rules: Iterable[CompiledRule], group: Callable[[CompiledRule], str]) -> dict[str, list[CompiledRule]]:
    found: dict[str, list[CompiledRule]] = {}
    for rule in rules:
        found.setdefault(group(rule), []).append(rule)
    return found


def _certain(violated: bool) -> Outcome:
    return Outcome.VIOLATION if violated else Outcome.NO_VIOLATION
