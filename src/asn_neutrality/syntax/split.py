"""Text to pieces, one per declaration, so that a broken declaration costs itself only.

Strings do not span lines and comments run to the end of theirs, so the first word of a line is never inside either;
a declaration keyword there begins a declaration, since none may be a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from attrs import define

from asn_neutrality.syntax.keywords import DECLARATIONS, KEYWORDS
from asn_neutrality.syntax.spelling import nearest

SPELLINGS = tuple(spelling for word in DECLARATIONS for spelling in (word.id, word.en))
KNOWN = frozenset(spelling for word in KEYWORDS for spelling in (word.id, word.en))

STARTS = re.compile(rf"^[ \t]*({'|'.join(sorted(SPELLINGS, key=len, reverse=True))})(?![A-Za-z0-9_])", re.MULTILINE)
FIRST_WORDS = re.compile(r"^([ \t]*)([A-Za-z_][A-Za-z0-9_]*)(?=[ \t])", re.MULTILINE)
CODE = re.compile(r"(?:[ \t\n]+|#[^\n]*)*")


@define(frozen=True)
class Piece:
    """A range of the text that begins with the word at ``start``: a declaration, or what seems to be meant for one."""

    start: int
    end: int
    suggestion: str | None = None


def split(text: str) -> tuple[int, list[Piece]]:
    """Where the text before the first declaration ends, and the declarations."""
    bounds = [*(match.start(1) for match in STARTS.finditer(text)), len(text)]
    return bounds[0], [Piece(*both) for both in pairwise(bounds)]


def first_code(text: str, start: int, end: int) -> int | None:
    """Where the first character that is neither blank nor comment is, if there is one."""
    match = CODE.match(text, start, end)
    found = match.end() if match else start
    return found if found < end else None


def split_at_misspelt(text: str, start: int, end: int) -> list[Piece]:
    """The range cut where a line begins with something like a declaration keyword; the first piece is what precedes.

    A line indented deeper than the declaration it would end does not end it: it holds a clause.
    """
    begin = first_code(text, start, end)
    if begin is None:
        return []
    depth = _indentation(text, begin)
    cuts = [(begin, _meant(text, begin)), *_misspelt(text, begin, end, depth)]
    ends = [cut for cut, _ in cuts[1:]] + [end]
    return [Piece(cut, stop, meant) for (cut, meant), stop in zip(cuts, ends, strict=True)]


def _misspelt(text: str, begin: int, end: int, depth: int) -> Iterator[tuple[int, str]]:
    for match in FIRST_WORDS.finditer(text, begin, end):
        meant = nearest(match[2], SPELLINGS) if match[2] not in KNOWN and len(match[1]) <= depth else None
        if meant is not None and match.start(2) > begin:
            yield match.start(2), meant


def _meant(text: str, begin: int) -> str | None:
    word = re.compile(r"\w*").match(text, begin)
    return nearest(word[0], SPELLINGS) if word and word[0] not in KNOWN else None


def _indentation(text: str, offset: int) -> int:
    return offset - (text.rfind("\n", 0, offset) + 1)
