"""A part of a condition that another part, or a term it names, says already."""

from __future__ import annotations

from collections.abc import Iterator

from asn_neutrality.lint.subject import Lint, Subject, clauses_of, remark
from asn_neutrality.source.diagnostic import Diagnostic
from asn_neutrality.syntax import ast


def _find(subject: Subject) -> Iterator[Diagnostic]:
    terms = {term.name.text: clause.condition for term in subject.of(ast.Term) for clause in clauses_of(term, ast.Body)}
    for written in (*subject.of(ast.Prohibition), *subject.of(ast.Permission), *subject.of(ast.Term)):
        for body in clauses_of(written, ast.Body):
            yield from _repeated(body.condition, terms)


def _repeated(condition: ast.Condition, terms: dict[str, ast.Condition]) -> Iterator[Diagnostic]:
    if not isinstance(condition, ast.Chain) or set(condition.operators) != {"dan"}:
        return
    said: dict[ast.Condition, str] = {}
    for part in condition.parts:
        if isinstance(part, ast.Holds) and part.name.text in terms:
            said |= dict.fromkeys(_parts(terms[part.name.text]), part.name.text)
    seen: set[ast.Condition] = set()
    for part in condition.parts:
        if part in said:
            yield remark("L009", part.span, by=said[part])
        elif part in seen:
            yield remark("L009", part.span, by=_words(part))
        seen.add(part)


def _parts(condition: ast.Condition) -> tuple[ast.Condition, ...]:
    """What holds wherever the condition does, part by part."""
    if isinstance(condition, ast.Chain) and set(condition.operators) == {"dan"}:
        return condition.parts
    return (condition,)


def _words(part: ast.Condition) -> str:
    return " ".join(part.span.source.text[part.span.start : part.span.end].split())


REPETITION = Lint("L009", _find)
