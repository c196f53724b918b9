"""A rule file as an editor has it: text, pieces, places."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import cached_property

from attrs import define, field

from asn_neutrality.checker.written import lost_header
from asn_neutrality.domain.words import Language
from asn_neutrality.editor.places import Edit, Lines, Place, Range, unix_lines
from asn_neutrality.source.text import SourceText, Span
from asn_neutrality.syntax import ast
from asn_neutrality.syntax.format import language_of
from asn_neutrality.syntax.pieces import Piece, Pieces, cut


@define(frozen=True, eq=False, slots=False)
class Document:
    """One version of a file; ``packaged`` ones come with the library and are not to be changed."""

    name: str
    pieces: Pieces = field(repr=False)
    packaged: bool = False

    @property
    def text(self) -> str:
        """The whole text, with ``\\n`` for line ends."""
        return self.pieces.source.text

    @cached_property
    def file(self) -> ast.File:
        """The declarations that parse."""
        return self.pieces.file

    @cached_property
    def pack(self) -> str:
        """The pack's name as far as it can be read; may be empty."""
        headers = (one.name.text for one in self.file.declarations if isinstance(one, ast.Package))
        return next(headers, None) or lost_header(self.file) or ""

    @cached_property
    def language(self) -> Language:
        """The language of its keywords."""
        return language_of(self.file)

    @cached_property
    def lines(self) -> Lines:
        """Its lines."""
        return Lines.of(self.text)

    @cached_property
    def _starts(self) -> Mapping[int, int]:
        """Where the source of a span begins in the text, by its identity."""
        parts = zip(self.pieces.pieces, self.pieces.starts, strict=True)
        return {id(self.pieces.source): 0} | {id(piece.source): start for piece, start in parts}

    def has(self, span: Span) -> bool:
        """Whether a span lies in this document."""
        return id(span.source) in self._starts

    def start(self, span: Span) -> int:
        """The offset in the text at which a span begins."""
        return self._starts[id(span.source)] + span.start

    def range(self, span: Span) -> Range:
        """The range of a span."""
        start = self.start(span)
        return self.lines.range(start, start + span.end - span.start)

    def edit(self, span: Span, text: str) -> Edit:
        """A text in the place of a span."""
        return Edit(self.range(span), text)

    def piece_at(self, offset: int) -> tuple[Piece, int]:
        """The piece that an offset is in, and where that begins."""
        place = bisect_right(self.pieces.starts, offset) - 1
        return self.pieces.pieces[place], self.pieces.starts[place]

    def offset(self, place: Place) -> int:
        """The offset of a place."""
        return self.lines.offset(place)

    def declarations(self) -> Iterator[ast.Declaration]:
        """The declarations, in written order."""
        return iter(self.file.declarations)


def read_document(name: str, text: str, before: Document | None = None, *, packaged: bool = False) -> Document:
    """The document of a text; what ``before`` has too is not parsed again."""
    source = SourceText(name, unix_lines(text))
    return Document(name, cut(source, before.pieces if before is not None else None), packaged)
