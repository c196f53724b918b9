"""Lines of text that may be joined, with the comments that keep them apart.

A layout says how a declaration looks in full, one leaf per line or part of a line, and how it would look on one line.
It is written on one line where that fits and no comment stands between its leaves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from attrs import define, field

WIDTH = 110
HANG = 4
LEAST_ROOM = 24  # a text that must be divided begins on the current line if there is this much room

ATOM = re.compile(r'"[^"]*"[,)]*(?: /)?|[^\s"]+(?: /)?')


@define(frozen=True, eq=False)
class Leaf:
    """Text that stays together, from the characters ``start`` to ``end`` of the source.

    ``hang`` is the further indentation of the lines after the first, where it is too long for one.
    """

    text: str
    start: int
    end: int
    indent: int = 0
    hang: int = HANG


@define(frozen=True, eq=False)
class Row:
    """Leaves side by side, as many on a line as fit; a comment breaks the line."""

    leaves: tuple[Leaf, ...]
    indent: int
    separator: str


@define(frozen=True, eq=False)
class Group:
    """Parts on lines of their own; ``flat`` is the whole on one line, if it may be."""

    parts: tuple[Layout, ...]
    flat: str | None = None
    indent: int = 0


Layout = Leaf | Row | Group


@define
class Remarks:
    """The comments of a leaf: lines before it, the empty ones among them, and at the end of its last line."""

    before: list[str] = field(factory=list)
    trailing: str | None = None


Attached = Mapping[Leaf, Remarks]
NONE = Remarks()


def leaves(layout: Layout) -> Iterator[Leaf]:
    """The leaves in the order in which they are written."""
    match layout:
        case Leaf():
            yield layout
        case Row():
            yield from layout.leaves
        case Group():
            for part in layout.parts:
                yield from leaves(part)


def render(layout: Layout, attached: Attached) -> list[str]:
    """The lines of a layout, comments included."""
    match layout:
        case Leaf():
            return _lines(_fill(layout.text, layout.indent, layout.hang), attached.get(layout, NONE), layout.indent)
        case Row():
            return _render_row(layout, attached)
        case Group():
            return _render_group(layout, attached)


def _render_group(group: Group, attached: Attached) -> list[str]:
    if group.flat is not None and group.indent + len(group.flat) <= WIDTH:
        first, *others = leaves(group)
        last = others[-1] if others else first
        remarks = [attached.get(leaf, NONE) for leaf in leaves(group)]
        if not any(each.before for each in remarks[1:]) and not any(each.trailing for each in remarks[:-1]):
            both = Remarks(attached.get(first, NONE).before, attached.get(last, NONE).trailing)
            return _lines([" " * group.indent + group.flat], both, group.indent)
    return [line for part in group.parts for line in render(part, attached)]


def _render_row(row: Row, attached: Attached) -> list[str]:
    lines: list[str] = []
    text = ""
    for leaf in row.leaves:
        remarks = attached.get(leaf, NONE)
        joined = f"{text}{row.separator}{leaf.text}" if text else leaf.text
        if text and (remarks.before or row.indent + len(joined) > WIDTH):
            lines += _fill(text, row.indent, HANG)
            joined = leaf.text
        lines += _before(remarks, row.indent)
        text = joined
        if remarks.trailing:
            lines += _lines(_fill(text, row.indent, HANG), Remarks(trailing=remarks.trailing), row.indent)
            text = ""
    return [*lines, *_fill(text, row.indent, HANG)] if text else lines


def _lines(lines: list[str], remarks: Remarks, indent: int) -> list[str]:
    *most, last = lines
    return [*_before(remarks, indent), *most, f"{last}  {remarks.trailing}" if remarks.trailing else last]


def _before(remarks: Remarks, indent: int) -> list[str]:
    """The comments before a line; empty lines among them stay only at the margin, between declarations."""
    return [f"{' ' * indent}{comment}" for comment in remarks.before if comment or not indent]


def _fill(text: str, indent: int, hang: int) -> list[str]:
    """The text on as few lines as hold it, broken at blanks; a string too long for any line is divided."""
    if indent + len(text) <= WIDTH:
        return [" " * indent + text]
    lines: list[str] = []
    line = " " * indent
    for atom in ATOM.findall(text):
        pieces = _divided(atom, WIDTH - len(line) - 1, WIDTH - indent - hang)
        for piece in pieces:
            if line.strip() and len(line) + 1 + len(piece) > WIDTH:
                lines.append(line)
                line = " " * (indent + hang)
            line += f" {piece}" if line.strip() else piece
    return [*lines, line]


def _divided(atom: str, room: int, full: int) -> list[str]:
    """A string too long for a full line as adjacent strings, cut after blanks; anything else as it is."""
    if len(atom) <= full or not atom.startswith('"'):
        return [atom]
    text, _, tail = atom[1:].partition('"')
    first = room if room >= LEAST_ROOM else full
    strings: list[str] = []
    chunk = ""
    for word in re.findall(r"\S*\s+|\S+", text):
        if chunk and len(chunk) + len(word) + 2 > (full if strings else first):
            strings.append(f'"{chunk}"')
            chunk = ""
        chunk += word
    return [*strings, f'"{chunk}"{tail}']
