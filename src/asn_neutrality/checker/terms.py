"""Shared terms, each read after those it names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import define

from asn_neutrality.checker.circles import order, walk
from asn_neutrality.checker.clauses import Clauses
from asn_neutrality.checker.labels import label, title
from asn_neutrality.checker.readings import read_body, read_question
from asn_neutrality.checker.scope import Scope
from asn_neutrality.checker.written import Kind
from asn_neutrality.domain.rules import Question, Term
from asn_neutrality.logic.atoms import Meant
from asn_neutrality.syntax import ast


@define(frozen=True)
class ReadTerm:
    """A term and the question its readings ask."""

    term: Term
    question: Question | None


def read_terms(scopes: Mapping[str, Scope], meanings: dict[str, Meant]) -> dict[str, ReadTerm]:
    """The terms of all packs by id; ``meanings``, which the scopes share, is filled as they are read."""
    written = {f"{name}.{term.name.text}": (term, scope) for name, scope in scopes.items() for term in _terms(scope)}
    graph = {name: list(_named(term, scope)) for name, (term, scope) in written.items()}
    ordered, circles = order(graph)
    for circle in circles:
        term, scope = written[circle[0]]
        scope.report.add("C050", term.name.span, name=term.name.text, circle=walk(circle))
    read: dict[str, ReadTerm] = {}
    for name in ordered:
        term, scope = written[name]
        read[name] = read_term(name, term, scope)
        meanings[name] = read[name].term.condition
    return read


def _terms(scope: Scope) -> list[ast.Term]:
    """A pack's terms, the first of each name."""
    first: dict[str, ast.Term] = {}
    for term in scope.names.pack.of(ast.Term):
        first.setdefault(term.name.text, term)
    return list(first.values())


def read_term(name: str, written: ast.Term, scope: Scope) -> ReadTerm:
    """One term of a pack, those it names being read."""
    clauses = Clauses(written.name, written.clauses, scope.report)
    words = clauses.one(ast.Title)
    condition = read_body(clauses, name, "berarti", scope)
    question = read_question(clauses, name, title(words, written.name.text), scope)
    return ReadTerm(Term(name, label(words.label) if words else None, condition, span=written.name.span), question)


def _named(term: ast.Term, scope: Scope) -> Iterator[str]:
    """The terms that a term's own conditions name, where the name has one meaning."""
    stack: list[ast.Condition] = [
        clause.condition for clause in term.clauses if isinstance(clause, ast.Body | ast.Reading)
    ]
    while stack:
        match stack.pop():
            case ast.Holds(name) if name.text not in scope.facts.types:
                yield from scope.names.find(Kind.TERM, name.text)
            case ast.Negation(part):
                stack.append(part)
            case ast.Chain(parts):
                stack.extend(parts)
            case _:
                pass
