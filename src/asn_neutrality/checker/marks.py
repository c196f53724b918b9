"""The marks of a fact: assessment, default, personal, changeable, role, cost."""

from __future__ import annotations

from attrs import evolve

from asn_neutrality.checker.clauses import Clauses
from asn_neutrality.checker.facts import VALUED
from asn_neutrality.checker.report import Report
from asn_neutrality.checker.values import read_value
from asn_neutrality.domain.facts import FactRole, FactType
from asn_neutrality.syntax import ast


def read_marks(fact: FactType, clauses: Clauses) -> FactType:
    """The fact with its marks; a mark written twice, or one that does not fit, is refused."""
    first: dict[str, ast.Mark] = {}
    for mark in clauses.many(ast.Mark):
        earlier = first.setdefault(mark.kind, mark)
        if earlier is not mark:
            clauses.twice(mark.kind, mark, earlier)
    for mark in first.values():
        fact = _apply(mark, fact, clauses.report)
    return fact


def _apply(mark: ast.Mark, fact: FactType, report: Report) -> FactType:
    match mark.kind, mark.value:
        case "penilaian", ast.Name() as value:
            return evolve(fact, favourable=_marked_value(mark, value, fact, report))
        case "baku", ast.Name() as value:
            return evolve(fact, default=_marked_value(mark, value, fact, report))
        case "peran", ast.Name() as value:
            return evolve(fact, role=_role(value, report))
        case "biaya", ast.Name() as value:
            return evolve(fact, cost=int(value.text))
        case "pribadi", _:
            return evolve(fact, personal=True)
        case _:
            return evolve(fact, changeable=True)


def _marked_value(mark: ast.Mark, value: ast.Name, fact: FactType, report: Report) -> str | None:
    if fact.kind in VALUED:
        return read_value(value, fact, None, report)
    report.add("C054", mark.span, mark=report.keyword(mark.kind), fact=fact.name)
    return None


def _role(value: ast.Name, report: Report) -> FactRole | None:
    known = [role.value for role in FactRole]
    if value.text in known:
        return FactRole(value.text)
    report.unlisted("C029", value, known)
    return None
