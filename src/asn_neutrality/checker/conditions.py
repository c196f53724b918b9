"""Conditions as written to conditions as meant."""

from __future__ import annotations

from datetime import date
from typing import assert_never

from asn_neutrality.checker.limits import too_deep, too_large
from asn_neutrality.checker.operators import check_operators
from asn_neutrality.checker.phases import PHASES
from asn_neutrality.checker.scope import Scope
from asn_neutrality.checker.values import read_regions, read_values
from asn_neutrality.checker.written import Kind
from asn_neutrality.domain.facts import YES, FactKind, FactType
from asn_neutrality.logic.atoms import InPhase, Meant, Member, Test, Unit, Within
from asn_neutrality.logic.shapes import All, Any, Constant, Leaf, Named, Not
from asn_neutrality.source.text import Span
from asn_neutrality.syntax import ast

TRUE = Constant(value=True)
# What stands for a condition that was refused: no rule set with it is ever returned.
REFUSED = TRUE


def read_condition(written: ast.Condition, scope: Scope) -> Meant:
    """The condition with every name resolved; what is wrong with it is refused."""
    if too_deep(written):
        scope.report.add("C047", written.span)
        return REFUSED
    meant = _read(written, scope)
    if too_large(meant):
        scope.report.add("C047", written.span)
        return REFUSED
    return meant


def usable(fact: FactType, span: Span, scope: Scope) -> bool:
    """Whether conditions may ask about the fact: text and personal ones are refused."""
    if fact.personal:
        scope.report.add("C041", span, fact=fact.name)
    elif fact.kind is FactKind.TEXT:
        scope.report.add("C040", span, fact=fact.name)
    else:
        return True
    return False


def _read(written: ast.Condition, scope: Scope) -> Meant:
    match written:
        case ast.Is():
            return _is(written, scope)
        case ast.Holds():
            return _holds(written, scope)
        case ast.When():
            return _when(written, scope)
        case ast.WithinWindow():
            return _within(written, scope)
        case ast.Negation(part):
            return Not(_read(part, scope))
        case ast.Chain():
            return _chain(written, scope)
    assert_never(written)


def _is(written: ast.Is, scope: Scope) -> Meant:
    fact = scope.fact(written.fact)
    if fact is None or not usable(fact, written.fact.span, scope):
        return REFUSED
    if fact.kind is FactKind.DATE:
        scope.report.add("C042", written.fact.span, fact=fact.name)
        return REFUSED
    if fact.kind is FactKind.REGION:
        values = read_regions(written.values, fact, scope.report)
    else:
        values = read_values(written.values, fact, scope.facts, scope.report)
    words = tuple(value.text for value in written.values)
    leaf: Leaf[Test] = Leaf(Member(fact.name, values, words), written.span)
    return Not(leaf) if written.negated else leaf


def _holds(written: ast.Holds, scope: Scope) -> Meant:
    name = written.name
    if name.text in scope.facts.types:
        return _bare_fact(written, scope)
    term = scope.names.resolve(Kind.TERM, name, scope.visible_facts())
    return REFUSED if term is None else Named(term, scope.terms.get(term, REFUSED), name.span)


def _bare_fact(written: ast.Holds, scope: Scope) -> Meant:
    fact = scope.fact(written.name)
    if fact is None or not usable(fact, written.span, scope):
        return REFUSED
    if fact.kind is not FactKind.YES_NO:
        scope.report.add("C044", written.span, fact=fact.name)
        return REFUSED
    return Leaf(Member(fact.name, (YES,), (YES,)), written.span)


def _when(written: ast.When, scope: Scope) -> Meant:
    fact = _date_fact(written.fact, scope)
    point = _point(written.point, scope)
    if fact is None or point is None:
        return REFUSED
    phases = frozenset(phase for relation in written.relations for phase in PHASES[relation])
    return Leaf(InPhase(fact.name, point, phases), written.span)


def _within(written: ast.WithinWindow, scope: Scope) -> Meant:
    fact = _date_fact(written.fact, scope)
    point = _point(written.point, scope)
    if fact is None or point is None:
        return REFUSED
    (side,) = PHASES[written.side]
    return Leaf(Within(fact.name, written.amount, Unit(written.unit), side, point), written.span)


def _date_fact(name: ast.Name, scope: Scope) -> FactType | None:
    fact = scope.fact(name)
    if fact is None or not usable(fact, name.span, scope):
        return None
    if fact.kind is not FactKind.DATE:
        scope.report.add("C043", name.span, fact=fact.name)
        return None
    return fact


def _point(point: ast.Name | date, scope: Scope) -> str | date | None:
    if isinstance(point, date):
        return point
    return point.text if scope.stage(point) else None


def _chain(written: ast.Chain, scope: Scope) -> Meant:
    parts = tuple(
        REFUSED if _value_alone(part, written.parts[:place], scope) else _read(part, scope)
        for place, part in enumerate(written.parts)
    )
    check_operators(written, scope.report)
    return All(parts) if written.operators[0] == "dan" else Any(parts)


def _value_alone(part: ast.Condition, before: tuple[ast.Condition, ...], scope: Scope) -> bool:
    """Refuse a value that stands where a condition must, as in ``perbuatan adalah suka atau komentar``."""
    if not isinstance(part, ast.Holds) or part.name.text in scope.facts.types:
        return False
    if scope.names.find(Kind.TERM, part.name.text):
        return False
    for earlier in reversed(before):
        fact = scope.facts.types.get(earlier.fact.text) if isinstance(earlier, ast.Is) else None
        if isinstance(earlier, ast.Is) and fact is not None and part.name.text in (v.name for v in fact.values):
            said = " / ".join([*(value.text for value in earlier.values), part.name.text])
            verb = scope.report.keyword("bukan" if earlier.negated else "adalah")
            scope.report.add("C048", part.span, name=part.name.text, fact=fact.name, said=f"{fact.name} {verb} {said}")
            return True
    return False
