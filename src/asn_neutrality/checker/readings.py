"""``bila`` and ``tafsir``: what a term or rule says, and the question its readings answer."""

from __future__ import annotations

from collections.abc import Sequence

from asn_neutrality.checker.clauses import Clauses
from asn_neutrality.checker.conditions import REFUSED, read_condition
from asn_neutrality.checker.labels import label_or_none
from asn_neutrality.checker.names import check_unique
from asn_neutrality.checker.scope import Scope
from asn_neutrality.domain.rules import Question, Reading
from asn_neutrality.domain.words import Label
from asn_neutrality.logic.atoms import Meant
from asn_neutrality.logic.shapes import All, Answer, Choice
from asn_neutrality.syntax import ast


def read_body(clauses: Clauses, question: str, keyword: str, scope: Scope) -> Meant:
    """The condition and the choice of its readings, or the one of them that is there; neither is refused."""
    parts: list[Meant] = []
    body = clauses.one(ast.Body)
    readings = clauses.many(ast.Reading)
    if body is not None:
        parts.append(read_condition(body.condition, scope))
    if readings:
        parts.append(_choice(readings, question, scope))
    if not parts:
        clauses.missing(keyword)
        return REFUSED
    return parts[0] if len(parts) == 1 else All(tuple(parts))


def read_question(clauses: Clauses, question: str, title: Label, scope: Scope) -> Question | None:
    """The question that the readings of a term or rule answer."""
    readings = clauses.many(ast.Reading)
    if not readings:
        return None
    answers = (
        Reading(reading.name.text, label_or_none(reading.label), scope.citations(reading.under), span=reading.name.span)
        for reading in readings
    )
    return Question(question, title, tuple(answers), span=clauses.name.span)


def _choice(readings: Sequence[ast.Reading], question: str, scope: Scope) -> Meant:
    if len(readings) == 1:
        scope.report.add("C051", readings[0].name.span, name=readings[0].name.text)
    check_unique(scope.report, "tafsir", [reading.name for reading in readings])
    answers = (Answer(reading.name.text, read_condition(reading.condition, scope)) for reading in readings)
    return Choice(question, tuple(answers))
