"""The tokens of a text, roughly: enough to walk over it without parsing it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

# A name with its dots is one token.
TOKEN = re.compile(r'"[^"\n]*"|#[^\n]*|[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z0-9_]+)*|[0-9][0-9-]*|\.\.|[^\s]')


def tokens(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The tokens of a range, comments left out."""
    return (match for match in TOKEN.finditer(text, start, end) if not match[0].startswith("#"))


def end_of_tokens(text: str, start: int, end: int, count: int | None = None) -> int:
    """Where the last of the first ``count`` tokens of a range ends, of all if none is given; ``start`` if none is."""
    return max((token.end() for token in islice(tokens(text, start, end), count)), default=start)


def end_of_strings(text: str, start: int, end: int) -> int:
    """Where the strings end that a range begins with."""
    last = start
    for token in tokens(text, start, end):
        if not token[0].startswith('"'):
            break
        last = token.end()
    return last
