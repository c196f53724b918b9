"""A document as one HTML page that needs nothing else and prints on A4."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from importlib.resources import files
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


def html(document: Document) -> str:
    """The document, with a line end at its end."""
    title = next((block.text for block in document.blocks if isinstance(block, Heading)), "")
    style = files("asn_neutrality.explain").joinpath("document.css").read_text(encoding="utf-8")
    body = "\n".join(line for block in document.blocks for line in _block(block))
    return (
        f'<!DOCTYPE html>\n<html lang="{document.language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{escape(title)}</title>\n'
        f"<style>\n{style}</style>\n</head>\n<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading(level, text):
            yield f"<h{level}>{escape(text)}</h{level}>"
        case Paragraph(text, strong):
            yield f'<p class="strong">{escape(text)}</p>' if strong else f"<p>{escape(text)}</p>"
        case Quotation(text):
            yield f"<blockquote>{escape(text)}</blockquote>"
        case Code(text):
            yield f"<pre>{escape(text)}</pre>"
        case Entries(entries):
            yield from _entries(entries)
        case Table(header, rows):
            yield from _table(header, rows)
        case Blanks(names):
            yield '<table class="blanks">'
            yield from (f"<tr><th>{escape(name)}</th><td></td></tr>" for name in names)
            yield "</table>"
        case _:
            assert_never(block)


def _entries(entries: Iterable[Entry]) -> Iterator[str]:
    yield "<ul>"
    for entry in entries:
        if entry.notes:
            yield f"<li>{escape(entry.text)}"
            yield from _entries(entry.notes)
            yield "</li>"
        else:
            yield f"<li>{escape(entry.text)}</li>"
    yield "</ul>"


def _table(header: Sequence[str], rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    yield "<table>" if header else '<table class="pairs">'
    if header:
        yield f"<thead><tr>{''.join(f'<th>{escape(cell)}</th>' for cell in header)}</tr></thead>"
    yield "<tbody>"
    for row in rows:
        first, rest = row[0], row[1:]
        named = f"<th>{escape(first)}</th>" if not header else f"<td>{escape(first)}</td>"
        yield f"<tr>{named}{''.join(f'<td>{escape(cell)}</td>' for cell in rest)}</tr>"
    yield "</tbody>"
    yield "</table>"
