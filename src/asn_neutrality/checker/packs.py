"""Packs as written to packs as meant, their examples left for when all rules are known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

from attrs import define

from asn_neutrality.checker.calendars import read_calendar, read_scopes
from asn_neutrality.checker.clauses import Clauses
from asn_neutrality.checker.derived import read_conclusion, read_impossible, read_presumption
from asn_neutrality.checker.header import read_tracks, read_version
from asn_neutrality.checker.labels import title
from asn_neutrality.checker.rules import read_permission, read_prohibition
from asn_neutrality.checker.scope import Scope
from asn_neutrality.checker.sources import read_not_encoded
from asn_neutrality.checker.terms import ReadTerm
from asn_neutrality.domain.packs import RulePack
from asn_neutrality.domain.rules import Permission, Prohibition, Question, Sanction
from asn_neutrality.logic.shapes import All
from asn_neutrality.syntax import ast

T = TypeVar("T")


@define(frozen=True)
class Shared:
    """What is read of all packs before any of them is put together."""

    terms: Mapping[str, ReadTerm]
    sanctions: Mapping[str, Sanction]


def read_pack(scope: Scope, shared: Shared) -> RulePack:
    """One pack, its rules without examples."""
    pack = scope.names.pack
    header = Clauses(_header_name(pack.header, scope), pack.header.clauses if pack.header else (), pack.report)
    terms = [term for term in shared.terms.values() if _belongs(term.term.id, pack.name)]
    terms.sort(key=lambda term: term.term.span.start)
    prohibitions = [read_prohibition(rule, scope, shared.sanctions) for rule in pack.of(ast.Prohibition)]
    permissions = [read_permission(rule, scope) for rule in pack.of(ast.Permission)]
    asked = [term.question for term in terms if term.question is not None]
    questions = [*asked, *(question for rule in (*prohibitions, *permissions) for question in rule.questions)]
    _check_questions(questions, scope)
    header.one(ast.Tracks)
    header.one(ast.Language)
    return RulePack(
        name=pack.name,
        version=read_version(header) if pack.header else "",
        language=pack.report.language,
        title=title(header.need(ast.Title) if pack.header else None, pack.name),
        scope=All(read_scopes(header, scope)),
        tracks=read_tracks(pack),
        uses=tuple(dict.fromkeys(name.text for name in pack.uses)),
        facts=tuple(fact for name, fact in scope.facts.types.items() if scope.facts.owner.get(name) == pack.name),
        calendars=tuple(read_calendar(calendar, scope) for calendar in pack.of(ast.Calendar)),
        sources=tuple(source for source in scope.sources.values() if _belongs(source.id, pack.name)),
        sanctions=tuple(sanction for sanction in shared.sanctions.values() if _belongs(sanction.id, pack.name)),
        terms=tuple(term.term for term in terms),
        questions=tuple(questions),
        conclusions=_present(read_conclusion(written, scope) for written in pack.of(ast.Conclusion)),
        presumptions=_present(read_presumption(written, scope) for written in pack.of(ast.Presumption)),
        impossible=tuple(read_impossible(written, scope) for written in pack.of(ast.Impossible)),
        prohibitions=tuple(rule.meant for rule in prohibitions if isinstance(rule.meant, Prohibition)),
        permissions=tuple(rule.meant for rule in permissions if isinstance(rule.meant, Permission)),
        not_encoded=_present(read_not_encoded(written, scope) for written in pack.of(ast.NotEncoded)),
        examples=(),
        source=pack.file.span.source,
    )


def _header_name(header: ast.Package | None, scope: Scope) -> ast.Name:
    return header.name if header else ast.Name(scope.names.pack.name, span=scope.names.pack.file.span)


def _belongs(name: str, pack: str) -> bool:
    return name.partition(".")[0] == pack


def _present(found: Iterable[T | None]) -> tuple[T, ...]:
    return tuple(one for one in found if one is not None)


def _check_questions(questions: Iterable[Question], scope: Scope) -> None:
    """Refuse two questions of one name: an answer could not say which it answers."""
    asked: dict[str, Question] = {}
    for question in questions:
        earlier = asked.setdefault(question.id, question)
        if earlier is not question:
            scope.report.add("C053", question.span, related=[earlier.span], name=question.id)
