"""Where the names of a file stand, and what each is the name of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum
from typing import assert_never

from attrs import define

from asn_neutrality.syntax import ast


class Sort(Enum):
    """What a name can be the name of."""

    PACK = "pack"
    SOURCE = "source"
    SANCTION = "sanction"
    TERM = "term"
    FACT = "fact"
    VALUE = "value"
    CALENDAR = "calendar"
    STAGE = "stage"
    TRACK = "track"
    RULE = "rule"
    EXCEPTION = "exception"
    READING = "reading"


@define(frozen=True)
class Occurrence:
    """A name at its place. ``of`` is the fact that a value belongs to, the rule of an exception or a reading.

    A bare condition may name a term or a fact: it stands as a term.
    """

    sort: Sort
    name: ast.Name
    defines: bool = False
    of: str = ""


def occurrences(declaration: ast.Declaration) -> Iterator[Occurrence]:  # noqa: C901, PLR0912 - one case each
    """Every name of a declaration, in no particular order."""
    match declaration:
        case ast.Package(name, clauses):
            yield Occurrence(Sort.PACK, name, defines=True)
            yield from _of_clauses(clauses, "")
        case ast.Use(packs):
            yield from (Occurrence(Sort.PACK, name) for name in packs)
        case ast.Fact():
            yield from _of_fact(declaration)
        case ast.Source(name, clauses):
            yield from _named(Sort.SOURCE, name, clauses)
        case ast.Sanction(name, clauses):
            yield from _named(Sort.SANCTION, name, clauses)
        case ast.Term(name, clauses):
            yield from _named(Sort.TERM, name, clauses)
        case ast.Calendar(name, clauses):
            yield from _named(Sort.CALENDAR, name, clauses)
        case ast.Prohibition(name, clauses) | ast.Permission(name, clauses):
            yield from _named(Sort.RULE, name, clauses)
        case ast.Conclusion(fact, value, condition, under):
            yield from _of_fact_value(fact, [value])
            yield from _of_condition(condition)
            yield from _of_citations(under)
        case ast.Presumption(fact, value):
            yield from _of_fact_value(fact, [value])
        case ast.Impossible(condition, under):
            yield from _of_condition(condition)
            yield from _of_citations(under)
        case ast.NotEncoded(citation):
            yield from _of_citations([citation])
        case ast.Examples(rule, examples):
            yield Occurrence(Sort.RULE, rule)
            yield from _of_clauses(examples, rule.text)
        case _:
            assert_never(declaration)


def _named(sort: Sort, name: ast.Name, clauses: Iterable[ast.Clause]) -> Iterator[Occurrence]:
    yield Occurrence(sort, name, defines=True)
    yield from _of_clauses(clauses, name.text)


def _of_fact(fact: ast.Fact) -> Iterator[Occurrence]:
    yield Occurrence(Sort.FACT, fact.name, defines=True)
    for value in fact.values:
        yield Occurrence(Sort.VALUE, value.name, defines=True, of=fact.name.text)
    for clause in fact.clauses:
        match clause:
            case ast.Group(name, _, members):
                yield Occurrence(Sort.VALUE, name, defines=True, of=fact.name.text)
                yield from (Occurrence(Sort.VALUE, member, of=fact.name.text) for member in members)
            case ast.Mark("baku" | "penilaian", ast.Name() as marked):
                yield Occurrence(Sort.VALUE, marked, of=fact.name.text)
            case _:
                pass


def _of_clauses(clauses: Iterable[ast.Clause], owner: str) -> Iterator[Occurrence]:
    for clause in clauses:
        yield from _of_clause(clause, owner)


def _of_clause(clause: ast.Clause, owner: str) -> Iterator[Occurrence]:  # noqa: C901, PLR0912 - one case per clause
    match clause:
        case ast.Tracks(tracks):
            yield from (Occurrence(Sort.TRACK, each.name, defines=True) for each in tracks)
        case ast.Track(name):
            yield Occurrence(Sort.TRACK, name)
        case ast.Replaces(sources):
            yield from (Occurrence(Sort.SOURCE, name) for name in sources)
        case ast.Overrides(rules):
            yield from (Occurrence(Sort.RULE, name) for name in rules)
        case ast.Penalty(sanction, addressee):
            yield Occurrence(Sort.SANCTION, sanction)
            yield from _of_condition(addressee)
        case ast.Reading(name, _, condition):
            yield Occurrence(Sort.READING, name, defines=True, of=owner)
            yield from _of_condition(condition)
        case ast.Except(name, _, _, condition):
            yield Occurrence(Sort.EXCEPTION, name, defines=True, of=owner)
            yield from _of_condition(condition)
        case ast.Stage(name, condition=condition):
            yield Occurrence(Sort.STAGE, name, defines=True)
            yield from _of_condition(condition)
        case ast.Example(by=by, pairs=pairs):
            if by is not None:
                yield Occurrence(Sort.EXCEPTION, by, of=owner)
            for pair in pairs:
                yield from _of_fact_value(pair.fact, [each for each in pair.data if isinstance(each, ast.Name)])
        case ast.Scope(condition) | ast.Transition(condition) | ast.For(condition) | ast.Body(condition):
            yield from _of_condition(condition)
        case ast.Under(citations) | ast.Basis(citations):
            yield from _of_citations(citations)
        case _:
            pass
    if isinstance(clause, ast.Transition | ast.Authority | ast.Reading | ast.Except | ast.Penalty | ast.Stage):
        yield from _of_citations(clause.under)


def _of_citations(citations: Iterable[ast.Citation]) -> Iterator[Occurrence]:
    return (Occurrence(Sort.SOURCE, citation.source) for citation in citations)


def _of_fact_value(fact: ast.Name, values: Iterable[ast.Name]) -> Iterator[Occurrence]:
    yield Occurrence(Sort.FACT, fact)
    yield from (Occurrence(Sort.VALUE, value, of=fact.text) for value in values)


def _of_condition(condition: ast.Condition | None) -> Iterator[Occurrence]:
    waiting = [] if condition is None else [condition]
    while waiting:
        match waiting.pop():
            case ast.Is(fact, values):
                yield from _of_fact_value(fact, values)
            case ast.Holds(name):
                yield Occurrence(Sort.TERM, name)
            case ast.When(fact, _, point) | ast.WithinWindow(fact, _, _, _, point):
                yield Occurrence(Sort.FACT, fact)
                if isinstance(point, ast.Name):
                    yield Occurrence(Sort.STAGE, point)
            case ast.Negation(part):
                waiting.append(part)
            case ast.Chain(parts):
                waiting.extend(parts)
