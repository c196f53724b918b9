"""Files of lines cut between records, so that every record is read as it is read from the whole file."""

from __future__ import annotations

import io
from collections.abc import Container, Iterator
from pathlib import Path
from typing import Literal

from attrs import define

from asn_neutrality.cli.inputs.csv_records import cells_in, quoted_lines, separator_of
from asn_neutrality.cli.inputs.items import Line, Lines
from asn_neutrality.cli.inputs.reading import InputFormat, form_of, read_items

LONG = 1 << 16  # bytes of a piece, which take seconds where records are open
MANY = 4 * LONG  # bytes of all files from which on more than one process pays
LineFormat = Literal["csv", "jsonl"]


@define(frozen=True)
class Piece:
    """Bytes of a file, whole records; ``opening`` are those before its first record, with the header of CSV.

    ``moved`` is what to add to a line that is counted from the opening on.
    """

    file: str
    form: LineFormat
    opening: bytes
    start: int
    stop: int
    moved: int

    @property
    def data(self) -> bytes:
        """What is to be read."""
        with Path(self.file).open("rb") as stream:
            stream.seek(self.start)
            return self.opening + stream.read(self.stop - self.start)


def line_form(file: str, form: InputFormat | None) -> LineFormat | None:
    """The form of a file whose records are lines; None of any other. Raises ``OSError``."""
    with Path(file).open("rb") as stream:
        first = next((line for line in stream if line.strip()), b"")
    found = form or form_of(file, first.decode("utf-8-sig", "replace"))
    return found if found in {"csv", "jsonl"} and first else None


def pieces_of(file: str, form: LineFormat, known: Container[str]) -> Iterator[Piece]:
    """The pieces of a file, in order. Of CSV whose header is wrong there is one: it is told once."""
    with Path(file).open("rb") as stream:
        lines = Lines(iter(io.TextIOWrapper(stream, "utf-8", errors="surrogateescape", newline="")))
        rows = _rows(lines) if form == "csv" else iter(lines)
        opening = _opening(rows, separator_of(lines.peek() or "")) if form == "csv" else ""
        # What looks like a mark of byte order counts only at the beginning of a file, so that no piece begins with it.
        header = _bytes(opening) if form == "csv" else b""
        if form == "csv" and any(item.refused for item in read_items(file, io.BytesIO(header), known, form)):
            yield Piece(file, form, b"", 0, Path(file).stat().st_size, 0)
            return
        opened = sum(1 for _ in io.StringIO(opening, newline=None))
        start, first = len(header), opened + 1
        for number, size in _cuts(rows):
            before = header or (b"\n" if start else b"")
            yield Piece(file, form, before, start, start + size, first - 1 - (opened or len(before)))
            start, first = start + size, number


def _cuts(rows: Iterator[Line]) -> Iterator[tuple[int, int]]:
    """Where the next piece begins, as a line, and how many bytes the one before has."""
    size = last = 0
    for number, text in rows:
        if size >= LONG:
            yield number, size
            size = 0
        size += len(text) if text.isascii() else len(_bytes(text))
        last = number
    if size:
        yield last + 1, size


def _opening(rows: Iterator[Line], separator: str) -> str:
    """What stands before the first record: the header, and before it rows without a word."""
    opening = ""
    for _, text in rows:
        opening += text
        if any(cell.strip() for cell in cells_in(_unix(text), separator) or [text]):
            break
    return opening


def _rows(lines: Lines) -> Iterator[Line]:
    """The rows of CSV as its reader tells them apart: with the further lines that quotation marks keep open."""
    separator = separator_of(lines.peek() or "")
    for number, text in lines:
        rest = quoted_lines(lines, text) if text.count('"') % 2 else []
        whole = text + "".join(line for _, line in rest)
        if rest and cells_in(_unix(whole), separator) is None:
            lines.hand_back(rest)
            whole = text
        yield number, whole


def _unix(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")
