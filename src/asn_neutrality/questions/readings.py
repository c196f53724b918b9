"""The outcome under each answer to a question of reading."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress

from attrs import define

from asn_neutrality.domain.results import Outcome, ReadingOutcome
from asn_neutrality.domain.rules import Question
from asn_neutrality.engine.case import Case, Subject
from asn_neutrality.ir.domains import ChoiceDomain
from asn_neutrality.symbolic.compiled import CompiledProgram
from asn_neutrality.symbolic.diagrams import TRUE, TooLargeError

LIMIT = 100_000

Subjects = Mapping[str, Subject]


def readings(case: Case, whole: Subject, tracks: Subjects, packs: Subjects) -> tuple[ReadingOutcome, ...]:
    """For each question on which the event, a track or a pack turns: the outcomes under each answer, others open.

    Of a record so open that telling takes more than ``LIMIT`` nodes a question may be left out: facts decide there.
    """
    compiled = case.compiled
    turns = {subject: _turns(case, subject) for subject in dict.fromkeys((whole, *tracks.values(), *packs.values()))}
    turned_on = _named(compiled, turns[whole])
    if not turned_on:
        return ()
    found: list[ReadingOutcome] = []
    spared = case.spared(whole)
    known: dict[frozenset[int], Outcome] = {}
    with case.store.bounded(LIMIT):  # for all of them: what else is asked of the event needs room as well
        for name in turned_on:
            domain = compiled.program.variables[name].domain
            if isinstance(domain, ChoiceDomain):
                question, level = compiled.program.questions[name], compiled.level[name]
                on = frozenset([subject for subject, levels in turns.items() if levels >> level & 1])
                with suppress(TooLargeError):
                    under = [_fixed(case, on, level, code) for code in range(domain.size)]
                    put = _Asked(case, question, domain.values, on, under, spared, known)
                    found.extend(_told_apart(put, whole, tracks, packs))
    return tuple(found)


def _fixed(case: Case, subjects: Iterable[Subject], level: int, code: int) -> Mapping[int, int]:
    """The diagrams of some subjects that depend on a question, where it has an answer."""
    below, fix = case.store.below, case.store.fix
    nodes = dict.fromkeys([node for subject in subjects for node in subject])
    return {node: fix(node, {level: code}) for node in nodes if below[node] >> level & 1}


@define(frozen=True)
class _Asked:
    """A question put to subjects of a case; ``turning`` are those that turn on it.

    ``under`` are, by answer, the diagrams that depend on it. ``spared``: some completion has nothing violated, with
    every assessment favourable, and so no part of the whole. ``known`` are outcomes by the diagrams of which some
    holds: tracks and packs are often the same under an answer.
    """

    case: Case
    question: Question
    answers: tuple[str, ...]
    turning: frozenset[Subject]
    under: Sequence[Mapping[int, int]]
    spared: bool
    known: dict[frozenset[int], Outcome]

    def outcomes(self, subject: Subject) -> tuple[Outcome, ...]:
        """The outcome of a subject under each answer."""
        if subject not in self.turning or TRUE in subject:
            return (self._outcome(subject),) * len(self.answers)
        return tuple([self._outcome([under.get(node, node) for node in subject]) for under in self.under])

    def _outcome(self, nodes: Iterable[int]) -> Outcome:
        key = frozenset(nodes)
        found = self.known.get(key)
        if found is None:
            subject = tuple(dict.fromkeys(nodes))
            undetermined = self.spared and self.case.reached(subject)
            found = self.known[key] = Outcome.UNDETERMINED if undetermined else self.case.outcome(subject)
        return found

    def differing(self, subjects: Subjects) -> Mapping[str, tuple[Outcome, ...]]:
        """The subjects whose outcomes the answers tell apart."""
        told: dict[Subject, tuple[Outcome, ...]] = {}
        for subject in subjects.values():
            if subject in self.turning and subject not in told:
                told[subject] = self.outcomes(subject)
        every = {name: told[subject] for name, subject in subjects.items() if subject in told}
        return {name: outcomes for name, outcomes in every.items() if any(each is not outcomes[0] for each in outcomes)}


def _told_apart(asked: _Asked, whole: Subject, tracks: Subjects, packs: Subjects) -> list[ReadingOutcome]:
    outcomes = asked.outcomes(whole)
    of_tracks, of_packs = asked.differing(tracks), asked.differing(packs)
    if len(set(outcomes)) == 1 and not of_tracks and not of_packs:
        return []
    return [
        ReadingOutcome(
            asked.question,
            answer,
            outcomes[code],
            {name: found[code] for name, found in of_tracks.items()},
            {name: found[code] for name, found in of_packs.items()},
        )
        for code, answer in enumerate(asked.answers)
    ]


def asked(case: Case, subject: Subject) -> tuple[str, ...]:
    """The questions on which some prohibition of the subject turns in some completion."""
    return _named(case.compiled, _turns(case, subject))


def _turns(case: Case, subject: Subject) -> int:
    """The levels on which it depends in some completion."""
    store, possible, below = case.store, case.possible, 0
    for node in subject:
        below |= store.below[store.both(possible, node)]
    return below


def _named(compiled: CompiledProgram, levels: int) -> tuple[str, ...]:
    return tuple([name for name in compiled.program.questions if levels >> compiled.level[name] & 1])
