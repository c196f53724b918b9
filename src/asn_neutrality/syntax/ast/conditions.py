"""Conditions as written."""

from __future__ import annotations

from datetime import date

from attrs import define

from asn_neutrality.source.text import Span, span_field
from asn_neutrality.syntax.ast.words import Name


@define(frozen=True)
class Is:
    """``fact adalah a / b``; with ``negated``, ``bukan``: none of them. A region code is a name without its quotes."""

    fact: Name
    values: tuple[Name, ...]
    negated: bool
    span: Span = span_field()


@define(frozen=True)
class Holds:
    """A bare name: a shared term, or a yes/no fact that is yes."""

    name: Name
    span: Span = span_field()


@define(frozen=True)
class When:
    """``fact sebelum / selama point``; relations are the Indonesian keywords, ``sejak`` and ``sampai`` among them."""

    fact: Name
    relations: tuple[str, ...]
    point: Name | date
    span: Span = span_field()


@define(frozen=True)
class WithinWindow:
    """``fact dalam 6 bulan sebelum point``; unit and side are the Indonesian keywords."""

    fact: Name
    amount: int
    unit: str
    side: str
    point: Name | date
    span: Span = span_field()


@define(frozen=True)
class Negation:
    """``tidak part``."""

    part: Condition
    span: Span = span_field()


@define(frozen=True)
class Chain:
    """Parts joined by ``dan`` or ``atau``. Operators that differ are kept, for the checker to refuse."""

    parts: tuple[Condition, ...]
    operators: tuple[str, ...]
    span: Span = span_field()


Condition = Is | Holds | When | WithinWindow | Negation | Chain
