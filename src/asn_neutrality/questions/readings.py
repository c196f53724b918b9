"""The outcome under each answer to a question of reading."""

from __future__ import annotations

from collections.abc import Mapping

from asn_neutrality.domain.results import Outcome, ReadingOutcome
from asn_neutrality.engine.answers import answers
from asn_neutrality.engine.case import Case, Subject

LIMIT = 100_000

Subjects = Mapping[str, Subject]


def readings(case: Case, whole: Subject, tracks: Subjects, packs: Subjects) -> tuple[ReadingOutcome, ...]:
    """For each question on which the event, a track or a pack turns: the outcomes under each answer, others open.

    Of a record so open that telling takes more than ``LIMIT`` nodes a question may be left out: facts decide there.
    """
    compiled = case.compiled
    subjects = tuple(dict.fromkeys((whole, *tracks.values(), *packs.values())))
    found: list[ReadingOutcome] = []
    for place, outcomes in answers(case, subjects, compiled.answers, LIMIT):
        question, values = compiled.choices[place]
        told = {subject: each for subject, each in zip(subjects, outcomes, strict=True) if each is not None}
        of_whole = told[whole]
        if len(set(of_whole)) == 1:
            del told[whole]
        of_tracks = {name: told[subject] for name, subject in tracks.items() if subject in told}
        of_packs = {name: told[subject] for name, subject in packs.items() if subject in told}
        found += [
            ReadingOutcome(question, answer, of_whole[code], _under(of_tracks, code), _under(of_packs, code))
            for code, answer in enumerate(values)
        ]
    return tuple(found)


def _under(outcomes: Mapping[str, tuple[Outcome, ...]], code: int) -> Mapping[str, Outcome]:
    return {name: found[code] for name, found in outcomes.items()}


def asked(case: Case, subject: Subject) -> tuple[str, ...]:
    """The questions on which some prohibition of the subject turns in some completion."""
    return case.compiled.questions_at(case.turns(subject))
