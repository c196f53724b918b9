"""The outcomes of subjects under each answer to questions of reading, where the other questions are left open.

``native`` has the like of it in C, for cases that are told there (decision 0023); what is here says what is right.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress

from attrs import define

from asn_neutrality.domain.results import Outcome
from asn_neutrality.engine.case import Case, Subject
from asn_neutrality.symbolic.diagrams import TRUE, Memo, TooLargeError

Asked = tuple[tuple[int, int], ...]
"""Questions of reading: the level of each, and how many answers it has."""

Told = tuple[tuple[Outcome, ...], *tuple[tuple[Outcome, ...] | None, ...]]
"""By subject its outcomes under each answer; None of one but the first that the answers do not tell apart."""


def answers(case: Case, subjects: tuple[Subject, ...], asked: Asked, more: int) -> list[tuple[int, Told]]:
    """The places of questions on which the first subject turns, and whose answers tell some outcomes apart.

    The first subject has outcomes under each of them. What takes more than so many nodes to tell may be left out.
    """
    if case.loops is not None:
        return case.loops.answers(subjects, asked, more)
    turns = [case.turns(subject) for subject in subjects]
    wanted = [place for place, (level, _) in enumerate(asked) if turns[0] >> level & 1]
    if not wanted:
        return []
    found: list[tuple[int, Told]] = []
    spared = case.spared(subjects[0])
    known: dict[frozenset[int], Outcome] = {}
    with case.store.bounded(more):  # for all of them: what else is asked of the event needs room as well
        for place in wanted:
            level, size = asked[place]
            turning = [subject for subject, levels in zip(subjects, turns, strict=True) if levels >> level & 1]
            with suppress(TooLargeError):
                under = [_fixed(case, turning, level, code) for code in range(size)]
                told = _Put(case, frozenset(turning), under, spared, known).told(subjects)
                if any(outcomes is not None and len(set(outcomes)) > 1 for outcomes in told):
                    found.append((place, told))
    return found


def _fixed(case: Case, subjects: Iterable[Subject], level: int, code: int) -> Mapping[int, int]:
    """The diagrams of some subjects that depend on a question, where it has an answer."""
    below, fix, memo = case.store.below, case.store.fix, Memo()
    nodes = dict.fromkeys([node for subject in subjects for node in subject])
    return {node: fix(node, {level: code}, memo) for node in nodes if below[node] >> level & 1}


@define(frozen=True)
class _Put:
    """A question put to subjects of a case; ``turning`` are those that turn on it.

    ``under`` are, by answer, the diagrams that depend on it. ``spared``: some completion has nothing violated, with
    every assessment favourable, and so no part of the first subject. ``known`` are outcomes by the diagrams of which
    some holds: tracks and packs are often the same under an answer.
    """

    case: Case
    turning: frozenset[Subject]
    under: Sequence[Mapping[int, int]]
    spared: bool
    known: dict[frozenset[int], Outcome]

    def told(self, subjects: Sequence[Subject]) -> Told:
        """The outcomes of the first subject, and of others that the answers tell apart."""
        first, *others = subjects
        return (self._outcomes(first), *[self._apart(each) if each in self.turning else None for each in others])

    def _apart(self, subject: Subject) -> tuple[Outcome, ...] | None:
        outcomes = self._outcomes(subject)
        return outcomes if len(set(outcomes)) > 1 else None

    def _outcomes(self, subject: Subject) -> tuple[Outcome, ...]:
        """The outcome of a subject under each answer."""
        if subject not in self.turning or TRUE in subject:
            return (self._outcome(subject),) * len(self.under)
        return tuple([self._outcome([under.get(node, node) for node in subject]) for under in self.under])

    def _outcome(self, nodes: Iterable[int]) -> Outcome:
        key = frozenset(nodes)
        found = self.known.get(key)
        if found is None:
            subject = tuple(dict.fromkeys(nodes))
            undetermined = self.spared and self.case.reached(subject)
            found = self.known[key] = Outcome.UNDETERMINED if undetermined else self.case.outcome(subject)
        return found
