"""The outcome under each answer to a question of reading."""

from __future__ import annotations

from asn_neutrality.domain.results import ReadingOutcome
from asn_neutrality.engine.event import Event
from asn_neutrality.ir.domains import ChoiceDomain


def readings(event: Event, subject: int) -> tuple[ReadingOutcome, ...]:
    """For each question whose answers lead to different outcomes: the outcome under each, other questions open."""
    compiled = event.compiled
    levels = event.store.support(event.store.both(event.completions.all, subject))
    found: list[ReadingOutcome] = []
    for name, question in compiled.program.questions.items():
        level = compiled.level[name]
        domain = compiled.program.variables[name].domain
        if level not in levels or not isinstance(domain, ChoiceDomain):
            continue
        answers = [
            ReadingOutcome(question, answer, event.outcome(_under(event, subject, level, code)))
            for code, answer in enumerate(domain.values)
        ]
        if len({answer.outcome for answer in answers}) > 1:
            found.extend(answers)
    return tuple(found)


def _under(event: Event, subject: int, level: int, code: int) -> int:
    """The subject with one question answered."""
    answered = event.store.both(subject, event.store.test(level, 1 << code))
    return event.store.exists(answered, frozenset((level,)))


def asked(event: Event, subject: int) -> tuple[str, ...]:
    """The questions on which the subject turns in some completion."""
    levels = event.store.support(event.store.both(event.completions.all, subject))
    return tuple(name for name in event.compiled.program.questions if event.compiled.level[name] in levels)
