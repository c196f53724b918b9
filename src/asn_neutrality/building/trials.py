"""Examples: a record and what is found of its rule."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

from asn_neutrality.building.words import BUILT, name, text
from asn_neutrality.syntax import ast

UNKNOWN = "?"
MOMENT = r"\d{4}(?:-\d{2}(?:-\d{2})?)?"
RANGE = re.compile(rf"({MOMENT})?\s*(?:\.\.|/)\s*({MOMENT})?")
DAY = re.compile(MOMENT)

Datum = str | bool | date
Facts = Mapping[str, Datum | Iterable[Datum]]
"""Facts to values: one, several of which one is true, or ``UNKNOWN``."""


def violates(title: str, facts: Facts) -> ast.Example:
    """The rule is violated."""
    return _example("melanggar", title, facts)


def no_violation(title: str, facts: Facts) -> ast.Example:
    """The rule is not violated."""
    return _example("tidak_melanggar", title, facts)


def excused(title: str, facts: Facts, by: str | None = None) -> ast.Example:
    """An exception or permission applies: ``by`` is its name."""
    return _example("dikecualikan", title, facts, by)


def undetermined(title: str, facts: Facts) -> ast.Example:
    """Facts that could be reported decide."""
    return _example("belum_jelas", title, facts)


def needs_assessment(title: str, facts: Facts) -> ast.Example:
    """An assessment decides."""
    return _example("perlu_penilaian", title, facts)


def disputed(title: str, facts: Facts) -> ast.Example:
    """A question of reading decides."""
    return _example("diperdebatkan", title, facts)


def _example(finding: str, title: str, facts: Facts, by: str | None = None) -> ast.Example:
    pairs = tuple(ast.Pair(name(fact), _data(stated), span=BUILT) for fact, stated in facts.items())
    return ast.Example(finding, None if by is None else name(by), text(title), pairs, span=BUILT)


def _data(stated: Datum | Iterable[Datum]) -> tuple[ast.Name | ast.DateDatum, ...]:
    several = [stated] if isinstance(stated, str | bool | date) else list(stated)
    if not several:
        raise ValueError("a fact of an example has a value; UNKNOWN says that it is not known")
    return tuple(map(_datum, several))


def _datum(value: Datum) -> ast.Name | ast.DateDatum:
    if isinstance(value, bool):
        return ast.Name("ya" if value else "tidak", span=BUILT)
    if isinstance(value, date):
        return ast.DateDatum(value.isoformat(), value.isoformat(), span=BUILT)
    if DAY.fullmatch(value):
        return ast.DateDatum(value, value, span=BUILT)
    both = RANGE.fullmatch(value)
    if both is not None and any(both.groups()):
        return ast.DateDatum(both[1], both[2], span=BUILT)
    return ast.Name(text(value), span=BUILT)
