"""The tokens of a document with what each is: for colours that know what a name means."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from attrs import define

from asn_neutrality.editor.document import Document
from asn_neutrality.editor.occurrences import Sort, occurrences
from asn_neutrality.editor.places import Range
from asn_neutrality.syntax.keywords import KEYWORDS
from asn_neutrality.syntax.tokens import TOKEN

SPELLINGS = frozenset(spelling for word in KEYWORDS for spelling in (word.id, word.en)) | {"en"}


class Lexeme(Enum):
    """What a token is that is no name."""

    KEYWORD = "keyword"
    TEXT = "text"
    NUMBER = "number"
    COMMENT = "comment"


@define(frozen=True)
class Token:
    """A token; ``defines`` where a name is declared there."""

    range: Range
    kind: Lexeme | Sort
    defines: bool = False


def read_tokens(document: Document) -> list[Token]:
    """Every token that has a colour, in order; of what does not parse the names have none."""
    named = {
        document.start(each.name.span): each
        for declaration in document.declarations()
        for each in occurrences(declaration)
    }
    found = []
    for match in TOKEN.finditer(document.text):
        name = named.get(match.start())
        kind = name.sort if name is not None else _lexeme(match[0])
        if kind is not None:
            range_ = document.lines.range(*match.span())
            found.append(Token(range_, kind, name is not None and name.defines))
    return found


def _lexeme(token: str) -> Lexeme | None:
    if token.startswith('"') and len(token) > 1:
        return Lexeme.TEXT
    if token.startswith("#"):
        return Lexeme.COMMENT
    if token[0].isdigit():
        return Lexeme.NUMBER
    return Lexeme.KEYWORD if token in SPELLINGS else None


def sorts() -> Iterator[Lexeme | Sort]:
    """Everything a token can be, in one order."""
    yield from Lexeme
    yield from Sort
