"""Conditions nested beyond any sense, found before they are parsed."""

from __future__ import annotations

from asn_neutrality.source.diagnostic import Diagnostic
from asn_neutrality.source.text import SourceText, Span
from asn_neutrality.syntax.tokens import tokens

DEEPEST = 100
NEGATIONS = ("tidak", "not")


def too_deep(source: SourceText, start: int, end: int) -> Diagnostic | None:
    """The parenthesis or negation that nests deeper than ``DEEPEST``; nothing is read beyond it."""
    if not _may_be_deep(source.text, start, end):
        return None
    open_: list[int] = []  # for each open parenthesis the negations before it
    negations = 0
    depth = 0
    for token in tokens(source.text, start, end):
        if token[0] in NEGATIONS:
            negations += 1
        elif token[0] == "(":
            open_.append(negations)
            depth += negations + 1
            negations = 0
        else:
            negations = 0
            if token[0] == ")" and open_:
                depth -= open_.pop() + 1
        if depth + negations > DEEPEST:
            span = Span(source, token.start(), token.end())
            return Diagnostic("S017", span, {"found": token[0], "deepest": str(DEEPEST)})
    return None


def _may_be_deep(text: str, start: int, end: int) -> bool:
    return sum(text.count(sign, start, end) for sign in ("(", *NEGATIONS)) > DEEPEST
