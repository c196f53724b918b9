"""The shared terms and questions of reading that rules make use of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import define, field

from asn_neutrality.domain.rules import Prohibition, Question
from asn_neutrality.explain.voice import Voice
from asn_neutrality.logic.atoms import Meant, Test
from asn_neutrality.logic.fold import Algebra, fold
from asn_neutrality.logic.shapes import Choice, Named


@define(frozen=True)
class Used:
    """Terms by name with their meaning, and questions by id, each in the order of first use."""

    terms: dict[str, Meant] = field(factory=dict)
    questions: dict[str, Question] = field(factory=dict)


def used_by(rules: Iterable[Prohibition], voice: Voice) -> Used:
    """What the conditions, exceptions and permissions of ``rules`` use."""
    used = Used()

    def nothing(*_: object) -> None:
        return None

    def name(term: Named[Test], _part: None) -> None:
        used.terms.setdefault(term.name, term.part)

    def ask(choice: Choice[Test], _parts: object) -> None:
        _ask(choice.question, used, voice)

    algebra = Algebra[Test, None](nothing, nothing, nothing, nothing, nothing, name, ask)
    for rule in rules:
        for condition, question in _conditions(rule, voice):
            fold(condition, algebra)
            _ask(question, used, voice)
    return used


def _ask(question: str | None, used: Used, voice: Voice) -> None:
    if question is not None and question in voice.questions:
        used.questions.setdefault(question, voice.questions[question])


def _conditions(rule: Prohibition, voice: Voice) -> Iterator[tuple[Meant, str | None]]:
    """Every condition that bears on the rule, with the question whether it applies at all."""
    yield rule.condition, None
    for exception in rule.exceptions:
        yield exception.condition, exception.question
    for permission in voice.overriding.get(rule.id, ()):
        yield permission.condition, permission.question
        for exception in permission.exceptions:
            yield exception.condition, exception.question
    for clause in rule.sanctions:
        yield clause.addressee, None
