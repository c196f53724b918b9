"""A document to be filed: blocks without a markup language, written by sections as a page is."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define, field

from asn_neutrality.domain.words import Language
from asn_neutrality.explain.page import Page


@define(frozen=True)
class Heading:
    """A heading; the title of the document has level 1."""

    level: int
    text: str


@define(frozen=True)
class Paragraph:
    """A paragraph; ``strong`` where it is what the reader looks for."""

    text: str
    strong: bool = False


@define(frozen=True)
class Quotation:
    """The words of a source."""

    text: str


@define(frozen=True)
class Code:
    """Text in the language of rules, to be copied as it is."""

    text: str


@define
class Entry:
    """An entry of a list, and what belongs to it."""

    text: str
    notes: list[Entry] = field(factory=list)


@define(frozen=True)
class Entries:
    """A list."""

    entries: tuple[Entry, ...]


@define(frozen=True)
class Table:
    """Rows under headings; without headings the first cell of each row names the second."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@define(frozen=True)
class Blanks:
    """Lines to be filled in by hand, each under its name."""

    names: tuple[str, ...]


Block = Heading | Paragraph | Quotation | Code | Entries | Table | Blanks


@define(frozen=True)
class Document:
    """Blocks in order; the first is the title."""

    language: Language
    blocks: tuple[Block, ...]


@define
class Notes(Page):
    """What is said of one thing, as entries."""

    entries: list[Entry] = field(factory=list)

    def note(self, line: str) -> None:
        self.entries.append(Entry(line))


@define
class Sheet(Page):
    """A document being written. As on a page, a heading is written with what first stands under it."""

    blocks: list[Block] = field(factory=list)
    level: int = 2
    _open: list[Entry] = field(factory=list)

    def add(self, block: Block) -> None:
        """A block that is no entry of a list."""
        self._close()
        self._begin()
        self.blocks.append(block)

    def say(self, line: str) -> None:
        self.add(Paragraph(line))

    def lead(self, line: str) -> None:
        self.say(line)

    def head(self, heading: str) -> None:
        self._close()
        super().head(heading)

    def item(self, line: str) -> None:
        self._begin()
        self._open.append(Entry(line))

    def note(self, line: str) -> None:
        self._open[-1].notes.append(Entry(line))

    def detail(self, line: str) -> None:
        self._open[-1].notes[-1].notes.append(Entry(line))

    def code(self, text: str) -> None:
        self.add(Code(text.rstrip("\n")))

    def table(self, header: Sequence[str], rows: Sequence[tuple[str, ...]]) -> None:
        """A table, where there are rows."""
        if rows:
            self.add(Table(tuple(header), tuple(rows)))

    def _begin(self) -> None:
        if self._heading is not None:
            self.blocks.append(Heading(self.level, self._heading))
            self._heading = None

    def _close(self) -> None:
        if self._open:
            self.blocks.append(Entries(tuple(self._open)))
            self._open = []

    def finished(self, language: Language) -> Document:
        """The document as far as it is written."""
        self._close()
        return Document(language, tuple(self.blocks))
