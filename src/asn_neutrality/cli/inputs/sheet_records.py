"""Records in a sheet of a workbook: a header of facts, then a record per row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Sequence
from typing import BinaryIO

from attrs import define

from asn_neutrality.checker.intended import intended_word
from asn_neutrality.checker.raw import show
from asn_neutrality.cli.inputs.items import Item, near
from asn_neutrality.cli.workbooks import Book, Cell, SheetRow, WorkbookError, letters, open_book
from asn_neutrality.source.diagnostic import Diagnostic


@define(frozen=True)
class Layout:
    """Where records stand in a sheet: its name (None: the only one that is filled) and the row of its header
    (None: the first that is not blank)."""

    sheet: str | None = None
    header: int | None = None


PLAIN = Layout()


def read_sheet(source: str, stream: BinaryIO, facts: Container[str], layout: Layout = PLAIN) -> Iterator[Item]:
    """The rows as records of text, numbers, yes and no; dates are ISO text. A row that cannot be read costs itself."""
    try:
        with open_book(stream) as book:
            yield from _read_book(source, book, facts, layout)
    except WorkbookError:
        yield _refused(source, 1, "", "R110")


def _read_book(source: str, book: Book, facts: Container[str], layout: Layout) -> Iterator[Item]:
    names = [layout.sheet] if layout.sheet in book.sheets else book.filled() if layout.sheet is None else book.sheets
    if layout.sheet not in book.sheets and (len(names) > 1 or layout.sheet is not None):
        close = None if layout.sheet is None else intended_word(layout.sheet, names)
        yield _refused(source, 1, "", "R111", close, sheets=", ".join(f"`{show(name)}`" for name in names))
        return
    rows = (
        row for name in names for row in book.rows(str(name)) if not row.blank and row.number >= (layout.header or 1)
    )
    first = next(rows, None)
    if first is None:
        yield _refused(source, 1, "", "R106")
        return
    header = [_text(cell) for cell in first.cells]
    while header and not header[-1]:
        header.pop()
    problem = _unreadable(source, first) or _wrong_header(source, first, header, facts)
    if problem is not None:
        yield problem
        return
    for row in rows:
        yield _unreadable(source, row) or _record(source, row, header)


def _record(source: str, row: SheetRow, header: Sequence[str]) -> Item:
    cells = list(row.cells)
    while len(cells) > len(header) and not _text(cells[-1]):
        cells.pop()
    if len(cells) > len(header):
        return _refused(source, row.number, cells, "R102", found=str(len(cells)), expected=str(len(header)))
    cells += [None] * (len(header) - len(cells))
    return Item(source, row.number, dict(zip(header, cells, strict=True)))


def _unreadable(source: str, row: SheetRow) -> Item | None:
    for code, places in (("R112", row.merged), ("R113", row.broken), ("R114", row.rounded)):
        if places:
            return _refused(source, row.number, list(row.cells), code, cell=f"{letters(places[0])}{row.number}")
    return None


def _wrong_header(source: str, row: SheetRow, names: Sequence[str], facts: Container[str]) -> Item | None:
    if not any(name in facts for name in names):
        return _refused(source, row.number, list(row.cells), "R105", near=near(" ".join(names), 0))
    if "" in names:
        return _refused(source, row.number, list(row.cells), "R103", column=letters(names.index("")))
    repeated = [name for name, count in Counter(names).items() if count > 1]
    if repeated:
        return _refused(source, row.number, list(row.cells), "R104", fact=show(repeated[0]))
    return None


def _text(cell: Cell) -> str:
    return "" if cell is None else str(cell).strip()


def _refused(
    source: str, line: int, raw: str | list[Cell], code: str, suggestion: str | None = None, /, **arguments: str
) -> Item:
    diagnostic = Diagnostic(code, None, arguments, suggestion=suggestion, where=f"{source}:{line}")
    return Item(source, line, raw, (diagnostic,))
