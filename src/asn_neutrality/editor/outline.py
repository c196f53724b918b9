"""The declarations of a document as an outline, and what can be folded."""

from __future__ import annotations

from attrs import define

from asn_neutrality.editor.document import Document
from asn_neutrality.editor.occurrences import Sort
from asn_neutrality.editor.places import Range
from asn_neutrality.source.text import Span
from asn_neutrality.syntax import ast
from asn_neutrality.syntax.ast.words import Label

Named = ast.Package | ast.Source | ast.Sanction | ast.Term | ast.Fact | ast.Calendar | ast.Prohibition | ast.Permission

SORTS: dict[type[Named], Sort] = {
    ast.Package: Sort.PACK,
    ast.Source: Sort.SOURCE,
    ast.Sanction: Sort.SANCTION,
    ast.Term: Sort.TERM,
    ast.Fact: Sort.FACT,
    ast.Calendar: Sort.CALENDAR,
    ast.Prohibition: Sort.RULE,
    ast.Permission: Sort.RULE,
}


@define(frozen=True)
class Symbol:
    """A declaration or a named part of one: ``range`` is all of it, ``name_range`` its name."""

    name: str
    detail: str
    sort: Sort
    range: Range
    name_range: Range
    parts: tuple[Symbol, ...] = ()


@define(frozen=True)
class Fold:
    """Lines that can be hidden but for the first, counted from 0; ``comment`` where they are remarks."""

    start: int
    end: int
    comment: bool = False


def outline(document: Document) -> list[Symbol]:
    """The named declarations in written order, with their exceptions, readings, values and stages."""
    return [_symbol(each, document) for each in document.declarations() if isinstance(each, Named)]


def folds(document: Document) -> list[Fold]:
    """Declarations of several lines, clauses of several lines, and runs of comments."""
    found: set[tuple[int, int, bool]] = set()
    for declaration in document.declarations():
        spans = [declaration.span, *(clause.span for clause in getattr(declaration, "clauses", ()))]
        for span in spans:
            range_ = document.range(span)
            found.add((range_.start.line, range_.end.line, False))
    found |= _comments(document.text)
    return [Fold(*each) for each in sorted(found) if each[1] > each[0]]


def _comments(text: str) -> set[tuple[int, int, bool]]:
    found: set[tuple[int, int, bool]] = set()
    first = None
    for number, line in enumerate([*text.split("\n"), ""]):
        if line.lstrip().startswith("#"):
            first = number if first is None else first
        elif first is not None:
            found.add((first, number - 1, True))
            first = None
    return found


def _symbol(declaration: Named, document: Document) -> Symbol:
    fact = declaration if isinstance(declaration, ast.Fact) else None
    label = fact.label if fact is not None else None
    title = next((clause.label for clause in declaration.clauses if isinstance(clause, ast.Title)), label)
    parts = [part for clause in declaration.clauses if (part := _part(clause, document)) is not None]
    declared = fact.values if fact is not None else ()
    values = [_made(value.name, value.label, Sort.VALUE, value.span, document) for value in declared]
    made = _made(declaration.name, title, SORTS[type(declaration)], declaration.span, document)
    return Symbol(made.name, made.detail, made.sort, made.range, made.name_range, (*values, *parts))


def _part(clause: ast.Clause, document: Document) -> Symbol | None:
    match clause:
        case ast.Except(name, label):
            return _made(name, label, Sort.EXCEPTION, clause.span, document)
        case ast.Reading(name, label):
            return _made(name, label, Sort.READING, clause.span, document)
        case ast.Stage(name, label):
            return _made(name, label, Sort.STAGE, clause.span, document)
        case ast.Group(name, label):
            return _made(name, label, Sort.VALUE, clause.span, document)
        case _:
            return None


def _made(name: ast.Name, label: Label | None, sort: Sort, span: Span, document: Document) -> Symbol:
    return Symbol(name.text, label.id if label else "", sort, document.range(span), document.range(name.span))
