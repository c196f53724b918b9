"""What the rules of the grammar are made of, on the way to nodes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any, TypeVar

from attrs import define
from lark import Token

from asn_neutrality.source.text import Span, span_field
from asn_neutrality.syntax import ast
from asn_neutrality.syntax.keywords import KEYWORDS, ROLES, VALUES

Parts = list[Any]  # what a rule is made of, in written order: lark's tokens and the nodes built of them
Node = TypeVar("Node")

CANONICAL = {word.en: word.id for word in KEYWORDS} | {word.id: word.id for word in KEYWORDS}
VALUE_WORDS = {word.en: word.id for word in VALUES}
ROLE_WORDS = {word.en: word.id for word in ROLES}

LARGEST_NUMBER = 9999


class Refused(Exception):  # noqa: N818 - not an error of ours: it carries a finding out of lark's parser
    """Well-formed text that means nothing, such as the 31st of February; ``code`` is the diagnostic."""

    def __init__(self, code: str, token: Token) -> None:
        super().__init__(code)
        self.code = code
        self.token = token


@define(frozen=True)
class Words:
    """Adjacent strings, joined."""

    text: str
    span: Span = span_field()


@define(frozen=True)
class Step:
    """A locator and its place."""

    locator: ast.Locator
    span: Span = span_field()


@define(frozen=True)
class Finding:
    """What an example states."""

    keyword: str
    by: ast.Name | None
    span: Span = span_field()


@define(frozen=True)
class Kind:
    """The kind of a fact and the values of a choice."""

    keyword: str
    values: tuple[ast.Alternative, ...]
    span: Span = span_field()


def first_of(kind: type[Node], parts: Parts) -> Node | None:
    """The first part of this kind, if there is one."""
    return next((part for part in parts if isinstance(part, kind)), None)


def all_of(kind: type[Node], parts: Iterable[object]) -> tuple[Node, ...]:
    """The parts of this kind."""
    return tuple(part for part in parts if isinstance(part, kind))


def cited(parts: Parts) -> tuple[ast.Citation, ...]:
    """The citations after ``menurut``."""
    under = first_of(ast.Under, parts)
    return under.citations if under else ()


def how_seen(parts: Parts) -> str | None:
    """The keyword after ``dilihat``."""
    seen = first_of(ast.Seen, parts)
    return seen.how if seen else None


def addressed(parts: Parts) -> ast.Condition | None:
    """The condition after ``untuk``."""
    addressee = first_of(ast.For, parts)
    return addressee.condition if addressee else None


def cover(first: Span, last: Span) -> Span:
    """From the beginning of one to the end of the other."""
    return Span(first.source, first.start, last.end)


def unquoted(token: str) -> str:
    """The text of a string."""
    return token[1:-1]


def day_of(token: Token, text: str | None = None) -> dt.date:
    """The day a token writes, or ``text`` made of it; refused where the calendar has none."""
    try:
        return dt.date.fromisoformat(text or token)
    except ValueError:
        raise Refused("S016", token) from None


def number_of(token: Token) -> int:
    """The number a token writes; refused where it is absurd."""
    digits = token.lstrip("0") or "0"
    if len(digits) > len(str(LARGEST_NUMBER)):
        raise Refused("S028", token)
    return int(digits)
