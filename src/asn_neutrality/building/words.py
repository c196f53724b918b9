"""Names, labels and days as Python has them, to words of the tree. What cannot be written is refused here."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from asn_neutrality.source.text import NOWHERE
from asn_neutrality.syntax import ast

BUILT = NOWHERE  # of a tree that no text gave

NAME = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*")
RANGE = re.compile(r"\s*(\d{4}-\d{2}-\d{2})?\s*\.\.\s*(\d{4}-\d{2}-\d{2})?\s*")

Words = str | tuple[str, str]
"""Words for people: Indonesian alone, or Indonesian and English."""
Days = str | date | tuple[date | None, date | None]
"""Days in force: ``"2024-01-01 .. 2024-12-31"``, open at either end, a day, or both ends."""


def name(text: str) -> ast.Name:
    """An identifier; ``ValueError`` where it is none."""
    if not isinstance(text, str) or not NAME.fullmatch(text):
        raise ValueError(f"a name is of small letters, digits, underscores and dots, not {text!r}")
    return ast.Name(text, span=BUILT)


def own_name(text: str) -> ast.Name:
    """The name that a declaration or a part of one bears: without a dot; ``ValueError`` where it is none."""
    found = name(text)
    if "." in found.text:
        raise ValueError(f"a name that is given has no dot, not {text!r}")
    return found


def names(texts: Iterable[str]) -> tuple[ast.Name, ...]:
    """Several identifiers."""
    return tuple(map(name, texts))


def text(words: str) -> str:
    """A text between quotes; ``ValueError`` where it holds a quote or is more than a line."""
    if not isinstance(words, str) or '"' in words or any(ord(char) < 32 or ord(char) == 127 for char in words):
        raise ValueError(f"a text of a rule file is one line without straight double quotes, not {words!r}")
    words.encode("utf-8")  # lone surrogates are no text: UnicodeEncodeError is a ValueError
    return words


def label(words: Words) -> ast.Label:
    """Words for people in one or both languages."""
    indonesian, english = (words, None) if isinstance(words, str) else words
    return ast.Label(text(indonesian), None if english is None else text(english), span=BUILT)


def maybe_label(words: Words | None) -> ast.Label | None:
    """The same, where there may be none."""
    return None if words is None else label(words)


def days(period: Days) -> ast.DateRange:
    """Inclusive days; ``ValueError`` where they cannot be read."""
    if isinstance(period, date):
        return ast.DateRange(period, period, span=BUILT)
    if isinstance(period, tuple):
        return ast.DateRange(*period, span=BUILT)
    match = RANGE.fullmatch(period)
    if match is not None and any(match.groups()):
        start, end = (date.fromisoformat(day) if day else None for day in match.groups())
        return ast.DateRange(start, end, span=BUILT)
    day = date.fromisoformat(period)
    return ast.DateRange(day, day, span=BUILT)
