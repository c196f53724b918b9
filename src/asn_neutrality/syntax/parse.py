"""Text to tree. Never raises: what cannot be read is left out and reported."""

from __future__ import annotations

from functools import cache
from typing import cast

from attrs import define
from lark import Lark, Token
from lark.exceptions import UnexpectedCharacters, UnexpectedInput, UnexpectedToken

from asn_neutrality.source.diagnostic import Diagnostic
from asn_neutrality.source.text import SourceText, Span
from asn_neutrality.syntax import ast, grammar
from asn_neutrality.syntax.build import Builder
from asn_neutrality.syntax.failure import Failure
from asn_neutrality.syntax.mistakes import diagnose, diagnose_beginning
from asn_neutrality.syntax.nesting import too_deep
from asn_neutrality.syntax.parts import Refused
from asn_neutrality.syntax.split import Piece, first_code, split, split_at_misspelt


def parse(source: SourceText) -> tuple[ast.File, list[Diagnostic]]:
    """The declarations of a text, in written order, and what is wrong with the others.

    A text without declarations gives an empty file and no diagnostics: whether a header must be there is the
    checker's question.
    """
    declarations: list[ast.Declaration] = []
    diagnostics: list[Diagnostic] = []
    first, pieces = split(source.text)
    if first_code(source.text, 0, first) is not None:
        diagnostics.extend(_unreadable(source, piece) for piece in split_at_misspelt(source.text, 0, first))
    for piece in pieces:
        declaration = _read_piece(source, piece, diagnostics)
        if declaration is not None:
            declarations.append(declaration)
    return ast.File(tuple(declarations), span=Span(source, 0, len(source.text))), diagnostics


def _read_piece(source: SourceText, piece: Piece, diagnostics: list[Diagnostic]) -> ast.Declaration | None:
    """The declaration of a piece; a piece that fails is tried again up to the next misspelt declaration keyword."""
    result = _read(source, piece)
    if isinstance(result, Diagnostic):
        first, *others = split_at_misspelt(source.text, piece.start, piece.end)
        result = _read(source, first) if others else result
        diagnostics.extend([result] if isinstance(result, Diagnostic) else [])
        diagnostics.extend(_unreadable(source, other) for other in others)
    return None if isinstance(result, Diagnostic) else result


def _unreadable(source: SourceText, piece: Piece) -> Diagnostic:
    """Why a piece that begins with no declaration keyword is none."""
    return diagnose_beginning(Failure(source, piece.start, piece.end, piece.start), piece.suggestion)


def _read(source: SourceText, piece: Piece) -> ast.Declaration | Diagnostic:
    """The declaration of a piece, or why it has none."""
    nested = too_deep(source, piece.start, piece.end)
    if nested is not None:
        return nested
    result = _try(source, piece, keywords_as_names=True)
    if isinstance(result, Failure):
        # A keyword taken for a name moves the error to what follows it, so look again without such names.
        again = _try(source, piece, keywords_as_names=False)
        return diagnose(again if isinstance(again, Failure) else result)
    return result


def _try(source: SourceText, piece: Piece, *, keywords_as_names: bool) -> ast.Declaration | Failure:
    parser = _parser()
    place = parser.builder.place
    place.source, place.offset, place.keywords_as_names = source, piece.start, keywords_as_names
    try:
        return cast("ast.Declaration", parser.lark.parse(source.text[piece.start : piece.end]))
    except Refused as refused:
        offset = piece.start + (refused.token.start_pos or 0)
        return Failure(source, piece.start, piece.end, offset, refused=refused.code)
    except UnexpectedInput as error:
        offset = piece.start + _offset(error, piece.end - piece.start)
        return Failure(source, piece.start, piece.end, offset, expected=parser.expected(error))


def accepted_after(text: str) -> frozenset[str] | None:
    """What may follow this text, as ``Failure`` names it; None where no declaration begins so."""
    parser = _parser()
    place = parser.builder.place
    place.source, place.offset, place.keywords_as_names = SourceText("", text), 0, True
    try:
        stopped = parser.lark.parse_interactive(text)
        stopped.exhaust_lexer()
    except (Refused, UnexpectedInput):
        return None
    accepted: set[str] = stopped.accepts()  # type: ignore[no-untyped-call]
    return frozenset(parser.written.get(terminal, terminal) for terminal in accepted)


def _offset(error: UnexpectedInput, end: int) -> int:
    """Where in its piece parsing stopped; the end of the piece if that was too short."""
    match error:
        case UnexpectedToken(token=Token(type="$END")):
            return end
        case UnexpectedToken() | UnexpectedCharacters():
            return error.pos_in_stream or 0
        case _:
            return end


@define(frozen=True)
class Parser:
    """lark's parser, what it calls, and how each of its terminals is written."""

    lark: Lark
    builder: Builder
    written: dict[str, str]

    def expected(self, error: UnexpectedInput) -> frozenset[str]:
        """What could have stood where parsing stopped."""
        stopped = getattr(error, "interactive_parser", None)
        accepted: set[str] = stopped.accepts() if stopped is not None else set()
        return frozenset(self.written.get(terminal, terminal) for terminal in accepted)


@cache
def _parser() -> Parser:
    builder = Builder()
    lark = grammar.parser(builder)
    return Parser(lark, builder, grammar.written(lark))
