"""The outcome under each answer to a question of reading."""

from __future__ import annotations

from collections.abc import Mapping

from asn_neutrality.domain.results import ReadingOutcome
from asn_neutrality.engine.answers import answers
from asn_neutrality.engine.case import Case, Subject

LIMIT = 100_000

Subjects = Mapping[str, Subject]


def readings(case: Case, whole: Subject, tracks: Subjects, packs: Subjects) -> tuple[ReadingOutcome, ...]:
    """For each question on which the event, a track or a pack turns: the outcomes under each answer, others open.

    Of a record so open that telling takes more than ``LIMIT`` nodes a question may be left out: facts decide there.
    """
    subjects = tuple(dict.fromkeys((whole, *tracks.values(), *packs.values())))
    place = {subject: number for number, subject in enumerate(subjects)}
    in_tracks = [(name, place[subject]) for name, subject in tracks.items()]
    in_packs = [(name, place[subject]) for name, subject in packs.items()]
    found: list[ReadingOutcome] = []
    for asked, outcomes in answers(case, subjects, case.compiled.answers, LIMIT):
        question, values = case.compiled.choices[asked]
        of_whole, *others = outcomes
        told = (of_whole if len(set(of_whole)) > 1 else None, *others)
        of_tracks = [(name, each) for name, number in in_tracks if (each := told[number]) is not None]
        of_packs = [(name, each) for name, number in in_packs if (each := told[number]) is not None]
        found += [
            ReadingOutcome(
                question,
                answer,
                of_whole[code],
                {name: each[code] for name, each in of_tracks},
                {name: each[code] for name, each in of_packs},
            )
            for code, answer in enumerate(values)
        ]
    return tuple(found)


def asked(case: Case, subject: Subject) -> tuple[str, ...]:
    """The questions on which some prohibition of the subject turns in some completion."""
    return case.compiled.questions_at(case.turns(subject))
