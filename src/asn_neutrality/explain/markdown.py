"""A document in Markdown (CommonMark with tables)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import assert_never

from asn_neutrality.explain.document import (
    Blanks,
    Block,
    Code,
    Document,
    Entries,
    Entry,
    Heading,
    Paragraph,
    Quotation,
    Table,
)

_SPECIAL = re.compile(r"([\\`*\[\]<>|~&]|(?<![^\W_])_|_(?![^\W_]))")  # an underline inside a word is only itself
_AT_START = re.compile(r"^(\s*)([#+\-=]|\d+[.)])")
_BLANK = r"\_" * 30


def markdown(document: Document) -> str:
    """The document, with a line end at its end."""
    return "\n\n".join("\n".join(_block(block)) for block in document.blocks) + "\n"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading(level, text):
            yield f"{'#' * level} {_plain(text)}"
        case Paragraph(text, strong):
            yield f"**{_plain(text)}**" if strong else _line(text)
        case Quotation(text):
            yield f"> {_line(text)}"
        case Code(text):
            yield from ("```larangan", *text.splitlines(), "```")
        case Entries(entries):
            yield from _entries(entries, "")
        case Table(header, rows):
            yield from _table([_plain(cell) for cell in header], [[_plain(cell) for cell in row] for row in rows])
        case Blanks(names):
            yield from _table([], [[_plain(name), _BLANK] for name in names])
        case _:
            assert_never(block)


def _entries(entries: Iterable[Entry], margin: str) -> Iterator[str]:
    for entry in entries:
        yield f"{margin}- {_line(entry.text)}"
        yield from _entries(entry.notes, margin + "  ")


def _table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Cells are Markdown already. Markdown knows no table without a head: it stays empty, the first cells are bold."""
    width = max(map(len, (header, *rows)))
    yield _row(header or [""] * width)
    yield _row(["---"] * width)
    for row in rows:
        yield _row(row if header else [f"**{row[0]}**", *row[1:]])


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _plain(text: str) -> str:
    """Text that means nothing but itself, on one line."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def _line(text: str) -> str:
    """The same where a line begins with it."""
    return _AT_START.sub(lambda found: found[1] + _escaped(found[2]), _plain(text))


def _escaped(start: str) -> str:
    return f"{start[:-1]}\\{start[-1]}"
