"""Conditions as cells below the fact that they ask for."""

from __future__ import annotations

from asn_neutrality.cli.decision_tables.columns import HEADINGS, Column, read_bare
from asn_neutrality.syntax import ast
from asn_neutrality.syntax.format import format_condition
from asn_neutrality.syntax.inline import Language

YES = {"id": "ya", "en": "yes"}
NO = {"id": "tidak", "en": "no"}
IS = {"id": "adalah", "en": "is"}


def parts_of(condition: ast.Condition) -> tuple[ast.Condition, ...]:
    """What must all hold for a condition to hold."""
    match condition:
        case ast.Chain(parts, operators) if set(operators) == {"dan"}:
            return parts
    return (condition,)


def fact_of(condition: ast.Condition) -> str | None:
    """The one fact or term that a condition asks for; None where it asks for several, or in a way no cell can."""
    match condition:
        case ast.Is(fact) | ast.When(fact) | ast.WithinWindow(fact):
            name = fact.text
        case ast.Holds(fact) | ast.Negation(ast.Holds(fact)):
            name = fact.text
        case _:
            return None
    return None if name in HEADINGS else name


def cell_of(condition: ast.Condition, language: Language) -> str | None:
    """The cell below its fact; None where reading it would give another condition."""
    name = fact_of(condition)
    if name is None:
        return None
    match condition:
        case ast.Holds():
            cell = YES[language]
        case ast.Negation():
            cell = NO[language]
        case _:
            text = format_condition(condition, language).removeprefix(f"{name} ")
            cell = text.removeprefix(f"{IS[language]} ")
    return cell if read_cell(name, cell) == condition else None


def read_cell(name: str, cell: str) -> ast.Condition | None:
    """What a cell below a fact asks: yes, no, values, ``bukan`` values, or a relation to a day; None where nothing."""
    text = " ".join(cell.split())
    if not text:
        return None
    if text.lower() in YES.values():
        return _condition(name)
    if text.lower() in NO.values():
        return _condition(f"tidak {name}")
    for said in (f"{name} adalah {text}", f"{name} {text}"):
        condition = _condition(said)
        if condition is not None and fact_of(condition) == name:
            return condition
    return None


def _condition(text: str) -> ast.Condition | None:
    match read_bare(Column.WHEN, text):
        case ast.Body(condition):
            return condition
    return None
