"""The layout of an explanation: headings, items and what belongs to them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence

from attrs import define, field

from asn_neutrality.memory import keep

REMEMBERED = 4_000  # passages of one voice

Passages = dict[Hashable, tuple[object, list[str]]]
"""Lines of pages before, by key, with what they are of."""


def item_line(words: str) -> str:
    """How an item begins."""
    return f"  - {words}"


def section(heading: str, items: Sequence[str]) -> str:
    """A section of which nothing but items is told, each an ``item_line``, as a page of its own."""
    return "\n".join(("", heading, *items)) if items else ""


@define
class Page:
    """Lines being written. A heading is written with its first item, so that none stands alone.

    ``passages`` are known from pages before, where there are such.
    """

    lines: list[str] = field(factory=list)
    _heading: str | None = None
    passages: Passages | None = None

    def say(self, line: str) -> None:
        """A line at the margin."""
        self.lines.append(line)

    def head(self, heading: str) -> None:
        """Begin a section."""
        self._heading = heading

    def lead(self, line: str) -> None:
        """A line that stands before the items of the section."""
        self._start()
        self.lines.append(f"  {line}")

    def item(self, line: str) -> None:
        """An item of the section."""
        self._start()
        self.lines.append(item_line(line))

    def items(self, lines: Sequence[str]) -> None:
        """Several items of the section, each an ``item_line``."""
        if lines:
            self._start()
            self.lines += lines

    def _start(self) -> None:
        if self._heading is not None:
            self.lines += ["", self._heading]
            self._heading = None

    def note(self, line: str) -> None:
        """A line that belongs to the last item."""
        self.lines.append(f"      {line}")

    def detail(self, line: str) -> None:
        """A line that belongs to the last note."""
        self.lines.append(f"        {line}")

    def code(self, text: str) -> None:
        """Lines in the language of rules that belong to the last item, to be copied as they are."""
        for line in text.rstrip("\n").splitlines():
            self.note(line)

    def passage(self, key: Hashable, write: Callable[[Page], None], of: object = None) -> None:
        """Lines below a heading, or without one, that the rules and a key decide; its first part says what they are.

        ``of`` are the objects that the key knows by identity.
        """
        if self.passages is None:
            write(self)
            return
        found = self.passages.get(key)
        if found is None:
            page = Page()
            write(page)
            found = of, page.lines  # What it is of lives as long: nothing else gets its identity.
            keep(self.passages, key, found, REMEMBERED)
        if found[1]:
            self._start()
            self.lines += found[1]

    @property
    def text(self) -> str:
        """The page, without a line end at its end."""
        return "\n".join(self.lines)
