"""Comments: where they are in a text, and which line of the formatted text each belongs to."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

from attrs import define, field

from asn_neutrality.syntax.layout import Leaf, Remarks
from asn_neutrality.syntax.tokens import TOKEN

EMPTY_LINE = re.compile(r"\n[ \t]*\n")


@define(frozen=True)
class Comment:
    """A comment of a text; ``blank_after`` is whether it stands alone on its line with an empty line below."""

    text: str
    start: int
    blank_after: bool

    @property
    def lines(self) -> list[str]:
        """The comment, and the empty line below where there is one."""
        return [self.text, ""] if self.blank_after else [self.text]


@define
class Placed:
    """Comments by the leaf they belong to, and the lines at the end of the file."""

    by_leaf: dict[Leaf, Remarks] = field(factory=dict)
    last: list[str] = field(factory=list)


def comments(text: str) -> list[Comment]:
    """The comments of a text that can be parsed."""
    return [_comment(text, found) for found in TOKEN.finditer(text) if found[0].startswith("#")]


def _comment(text: str, found: re.Match[str]) -> Comment:
    alone = not text[text.rfind("\n", 0, found.start()) + 1 : found.start()].strip()
    return Comment(found[0].rstrip(), found.start(), alone and EMPTY_LINE.match(text, found.end()) is not None)


def place(text: str, leaves: Iterable[Leaf]) -> Placed:
    """Every comment of the text at one leaf or at the end: none is lost and none is there twice.

    A comment behind a leaf on the same line stays there. Any other goes before the leaf it precedes or is inside.
    """
    placed = Placed()
    ordered = sorted(leaves, key=lambda leaf: (leaf.start, leaf.end))
    ends = [leaf.end for leaf in ordered]
    for comment in comments(text):
        following = bisect_right(ends, comment.start)
        behind = ordered[following - 1] if following else None
        if behind is not None and _can_trail(text, behind, comment, placed):
            placed.by_leaf.setdefault(behind, Remarks()).trailing = comment.text
        elif following < len(ordered):
            placed.by_leaf.setdefault(ordered[following], Remarks()).before.extend(comment.lines)
        else:
            placed.last.extend(comment.lines)
    return placed


def _can_trail(text: str, leaf: Leaf, comment: Comment, placed: Placed) -> bool:
    taken = leaf in placed.by_leaf and placed.by_leaf[leaf].trailing
    return not taken and text.find("\n", leaf.end, comment.start) < 0
