"""Places as editors count them: lines from 0, and in a line the UTF-16 units before the place."""

from __future__ import annotations

import re
from bisect import bisect_right

from attrs import define, field

LINE_END = re.compile(r"\r\n|\r|\n")


@define(frozen=True, order=True)
class Place:
    """A place between two characters."""

    line: int
    character: int


@define(frozen=True, order=True)
class Range:
    """From one place to another, the second not included."""

    start: Place
    end: Place


@define(frozen=True)
class Edit:
    """A range of a text and what is put there."""

    range: Range
    text: str


@define(frozen=True)
class Location:
    """A range of a file, named as the workspace names it."""

    file: str
    range: Range


@define(frozen=True, eq=False)
class Lines:
    """A text whose line ends are ``\\n``; offsets count characters."""

    text: str = field(repr=False)
    starts: tuple[int, ...] = field(repr=False)

    @staticmethod
    def of(text: str) -> Lines:
        """The lines of a text."""
        return Lines(text, (0, *(end.end() for end in re.finditer("\n", text))))

    def place(self, offset: int) -> Place:
        """The place of an offset."""
        line = bisect_right(self.starts, offset) - 1
        return Place(line, _units(self.text[self.starts[line] : offset]))

    def offset(self, place: Place) -> int:
        """The offset of a place; beyond the end of a line or the text its end."""
        if place.line >= len(self.starts):
            return len(self.text)
        start = self.starts[max(place.line, 0)]
        end = self.text.find("\n", start)
        line = self.text[start:] if end < 0 else self.text[start:end]
        if line.isascii():
            return start + min(max(place.character, 0), len(line))
        units = 0
        for index, char in enumerate(line):
            if units >= place.character:
                return start + index
            units += _units(char)
        return start + len(line)

    def range(self, start: int, end: int) -> Range:
        """The range between two offsets."""
        return Range(self.place(start), self.place(end))


def unix_lines(text: str) -> str:
    """The text with ``\\n`` for every line end: places stay what they were."""
    return LINE_END.sub("\n", text)


def _units(text: str) -> int:
    """UTF-16 units: two for characters beyond the basic plane."""
    return len(text) if text.isascii() else len(text) + sum(char > "\uffff" for char in text)
