"""A text in pieces that are parsed alone, each a text of its own: what has not changed is not parsed again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from attrs import define, field

from asn_neutrality.source.diagnostic import Diagnostic
from asn_neutrality.source.text import SourceText, Span
from asn_neutrality.syntax import ast
from asn_neutrality.syntax.parse import parse
from asn_neutrality.syntax.split import split


@define(frozen=True, eq=False)
class Piece:
    """The lines from one declaration keyword to the next. Every span in it counts from its own beginning.

    ``declarations`` is empty where it does not parse, or precedes the first declaration; of a ``whole`` text it is all.
    """

    source: SourceText
    declarations: tuple[ast.Declaration, ...]
    diagnostics: tuple[Diagnostic, ...]


@define(frozen=True, eq=False)
class Pieces:
    """A text and its pieces, which lie end to end; ``starts`` are their offsets."""

    source: SourceText
    pieces: tuple[Piece, ...]
    starts: tuple[int, ...]
    by_text: Mapping[tuple[str, int], Piece] = field(repr=False)

    @property
    def file(self) -> ast.File:
        """The declarations, each with spans of its own piece."""
        declarations = tuple(declaration for piece in self.pieces for declaration in piece.declarations)
        return ast.File(declarations, span=Span(self.source, 0, len(self.source.text)))


def cut(source: SourceText, before: Pieces | None = None) -> Pieces:
    """The pieces of a text; those that ``before`` has too are the same objects."""
    known = before.by_text if before is not None and before.source.name == source.name else {}
    seen: Counter[str] = Counter()
    by_text: dict[tuple[str, int], Piece] = {}
    starts = _starts(source.text)
    for start, end in zip(starts, [*starts[1:], len(source.text)], strict=True):
        text = source.text[start:end]
        # Two declarations may read the same: they are two pieces all the same, or neither would have one place.
        key = (text, seen[text])
        seen[text] += 1
        by_text[key] = known.get(key) or _parse(SourceText(source.name, text))
    return Pieces(source, tuple(by_text.values()), tuple(starts), by_text)


def whole(file: ast.File) -> Pieces:
    """A text that was parsed before and will not be changed, as one piece."""
    source = file.span.source
    return Pieces(source, (Piece(source, file.declarations, ()),), (0,), {})


def _parse(source: SourceText) -> Piece:
    file, diagnostics = parse(source)
    return Piece(source, file.declarations, tuple(diagnostics))


def _starts(text: str) -> list[int]:
    """Where pieces begin: at the beginnings of lines, so that a piece has its indentation."""
    _, pieces = split(text)
    starts = [text.rfind("\n", 0, piece.start) + 1 for piece in pieces]
    return starts if starts and starts[0] == 0 else [0, *starts]
