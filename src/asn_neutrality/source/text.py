"""Source text and positions in it."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from hashlib import sha256
from typing import NamedTuple

from attrs import define, field


class Position(NamedTuple):
    """A place in a text, both counted from 1; columns are in characters."""

    line: int
    column: int


@define(frozen=True, slots=False)
class SourceText:
    """A named text. Line ends are normalised to ``\\n`` before it is made (see ``read``)."""

    name: str
    text: str = field(repr=False)

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """The offset at which each line begins."""
        return (0, *(i + 1 for i, char in enumerate(self.text) if char == "\n"))

    @cached_property
    def sha256(self) -> str:
        """The hash by which the text is known again, in hexadecimal digits."""
        return sha256(self.text.encode("utf-8")).hexdigest()

    def position(self, offset: int) -> Position:
        """The line and column of a character offset."""
        line = bisect_right(self.line_starts, offset) - 1
        return Position(line + 1, offset - self.line_starts[line] + 1)

    def line(self, number: int) -> str:
        """The text of a line counted from 1, without its line end."""
        start = self.line_starts[number - 1]
        end = self.text.find("\n", start)
        return self.text[start:] if end < 0 else self.text[start:end]


@define(frozen=True)
class Span:
    """A half-open range of characters of one source text."""

    source: SourceText = field(repr=False)
    start: int
    end: int

    @property
    def position(self) -> Position:
        """Where it begins."""
        return self.source.position(self.start)

    def part(self, start: int, end: int) -> Span:
        """The characters ``start`` to ``end`` of it, counted from its own beginning."""
        return Span(self.source, self.start + start, self.start + end)

    def __str__(self) -> str:
        line, column = self.position
        return f"{self.source.name}:{line}:{column}"


NOWHERE = Span(SourceText("", ""), 0, 0)  # the place of what no text holds


def span_field() -> Span:
    """The attrs field for the place a node comes from: the one place where spans leave equality."""
    place: Span = field(eq=False, repr=False, kw_only=True)
    return place
