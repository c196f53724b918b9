"""The texts between quotes of a file, and its words outside of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from asn_neutrality.source.text import SourceText, Span

TOKEN = re.compile(r'"[^"\n]*"|#[^\n]*|[A-Za-z_][A-Za-z0-9_.]*')


def texts(source: SourceText) -> Iterator[tuple[Span, str]]:
    """Each text between quotes with its place, the quotes not included."""
    for match in TOKEN.finditer(source.text):
        if match[0].startswith('"'):
            yield Span(source, match.start() + 1, match.end() - 1), match[0][1:-1]


def words(source: SourceText) -> Iterator[tuple[Span, str]]:
    """Each word that is neither in a text nor in a comment."""
    for match in TOKEN.finditer(source.text):
        if match[0][0] not in '"#':
            yield Span(source, match.start(), match.end()), match[0]


def comments(source: SourceText) -> Iterator[tuple[Span, str]]:
    """Each comment, without its sign."""
    for match in TOKEN.finditer(source.text):
        if match[0].startswith("#"):
            yield Span(source, match.start(), match.end()), match[0][1:].strip()
