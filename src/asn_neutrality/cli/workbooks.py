"""Excel workbooks (XLSX) as rows of plain cells, and rows as a workbook. Only this file knows openpyxl."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import date, datetime, time
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, BinaryIO
from zipfile import ZipFile

from attrs import define

from asn_neutrality.source.cells import ACTIVE

if TYPE_CHECKING:
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

SUFFIX = ".xlsx"
SUFFIXES = frozenset({SUFFIX, ".xlsm"})
SAFE = 10**15  # spreadsheets keep fifteen digits of a number
MERGED = re.compile(rb'<(?:\w+:)?mergeCell\b[^>]*?\bref="([A-Z]+[0-9]+:[A-Z]+[0-9]+)"')
FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
CHUNK = 1 << 20
OVERLAP = 200  # bytes of a chunk that are looked at again with the next, for what stands across both
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")

Cell = str | int | float | bool | None


class WorkbookError(Exception):
    """The bytes are no workbook that can be read."""


class NoOpenpyxlError(Exception):
    """The extra that reads and writes workbooks is not installed."""


@define(frozen=True)
class SheetRow:
    """A row, numbered from 1. Of cells in ``broken`` (counted from 0) the value is an error or was never computed,
    of those in ``rounded`` digits are lost, of those in ``merged`` it is not certain to which rows they belong."""

    number: int
    cells: tuple[Cell, ...]
    broken: tuple[int, ...] = ()
    rounded: tuple[int, ...] = ()
    merged: tuple[int, ...] = ()

    @property
    def blank(self) -> bool:
        """Whether nothing stands in it."""
        return not self.broken and all(cell is None or not str(cell).strip() for cell in self.cells)


@define(frozen=True)
class Book:
    """A workbook that is open. Dates are given as ISO text, as records write them."""

    _values: Any
    _formulas: Any
    _bytes: BinaryIO

    @property
    def sheets(self) -> tuple[str, ...]:
        """The names of its sheets, those that only draw left out."""
        return tuple(sheet.title for sheet in self._values.worksheets)

    def rows(self, sheet: str) -> Iterator[SheetRow]:
        """All rows of a sheet, blank ones too."""
        values: ReadOnlyWorksheet = self._values[sheet]
        merged, formulas = _scan(self._bytes, values._worksheet_path)
        shown = _rows_of(values)
        written = _rows_of(self._formulas[sheet]) if formulas else iter(())
        for number, (row, source) in enumerate(zip_longest(shown, written, fillvalue=()), 1):
            yield _row(number, row, source, merged)

    def filled(self) -> tuple[str, ...]:
        """The sheets in which something stands."""
        return tuple(sheet for sheet in self.sheets if any(not row.blank for row in self.rows(sheet)))


@contextmanager
def open_book(stream: BinaryIO) -> Iterator[Book]:
    """The workbook in a stream. ``WorkbookError`` where it is none, is broken or wants a password."""
    library = _openpyxl()
    content = stream if stream.seekable() else io.BytesIO(stream.read())
    with _reading():
        values = library.load_workbook(content, read_only=True, data_only=True)
        formulas = library.load_workbook(content, read_only=True)
    with closing(values), closing(formulas):
        yield Book(values, formulas, content)


def _openpyxl() -> Any:
    try:
        import openpyxl  # noqa: PLC0415 - an extra
    except ImportError:
        raise NoOpenpyxlError from None
    return openpyxl


@contextmanager
def _reading() -> Iterator[None]:
    """Whatever a damaged workbook does to its reader is one kind of error; what it merely warns of is not told."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            yield
        except Exception as error:
            raise WorkbookError from error


def _rows_of(sheet: ReadOnlyWorksheet) -> Iterator[Sequence[Any]]:
    with _reading():
        sheet.reset_dimensions()  # what a sheet says of its own size is often wrong
        rows = iter(sheet.iter_rows())
    while True:
        with _reading():
            row = next(rows, None)
        if row is None:
            return
        yield row


def _row(number: int, shown: Sequence[Any], written: Sequence[Any], merged: Sequence[tuple[int, ...]]) -> SheetRow:
    formulas = {place for place, cell in enumerate(written) if cell.data_type == "f"}
    broken = [
        place for place, cell in enumerate(shown) if cell.data_type == "e" or (cell.value is None and place in formulas)
    ]
    rounded = [place for place, cell in enumerate(shown) if _is_rounded(cell.value)]
    joined = {place for first, top, last, end in merged if top <= number <= end for place in range(first, last + 1)}
    cells = tuple(_plain(cell.value) for cell in shown)
    return SheetRow(number, cells, tuple(broken), tuple(rounded), tuple(sorted(joined)))


def letters(place: int) -> str:
    """The letters of a column counted from 0."""
    text = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def _is_rounded(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) >= SAFE


def _plain(value: object) -> Cell:
    """A value as records have it."""
    match value:
        case datetime():
            return value.date().isoformat() if value.time() == time() else value.isoformat()
        case date() | time():
            return value.isoformat()
        case float() if value.is_integer() and abs(value) < SAFE:
            return int(value)
        case None | str() | int() | float():
            return value
    return str(value)


def _scan(content: BinaryIO, path: str) -> tuple[tuple[tuple[int, ...], ...], bool]:
    """The merged cells of a sheet (first column from 0, first row, last column, last row), and whether it computes."""
    from openpyxl.utils import range_boundaries  # noqa: PLC0415 - an extra

    found: set[bytes] = set()
    computes = False
    with _reading(), ZipFile(content) as archive, archive.open(path.lstrip("/")) as sheet:
        rest = b""
        while chunk := sheet.read(CHUNK):
            text = rest + chunk
            found.update(MERGED.findall(text))
            computes = computes or FORMULA.search(text) is not None
            rest = text[-OVERLAP:]
    bounds = [range_boundaries(each.decode()) for each in sorted(found)]
    return tuple((a - 1, b, c - 1, d) for a, b, c, d in bounds), computes


class BookWriter:
    """A workbook of one sheet, written row by row. Text stays text: no cell is ever a formula."""

    def __init__(self, title: str, header: Sequence[str]) -> None:
        self._book = _openpyxl().Workbook(write_only=True)
        self._sheet = self._book.create_sheet(title)
        self._sheet.freeze_panes = "A2"
        self.write(header)

    def write(self, cells: Sequence[Cell]) -> None:
        """Add a row."""
        self._sheet.append([self._text(cell) if isinstance(cell, str) else cell for cell in cells])

    def _text(self, text: str) -> Any:
        from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415 - an extra

        text = CONTROL.sub("\ufffd", text.encode("utf-8", "backslashreplace").decode("utf-8"))
        cell = WriteOnlyCell(self._sheet, text)
        cell.data_type = "s"
        if text.startswith(ACTIVE):
            cell.quotePrefix = True  # so that it stays text when a person edits it
        return cell

    def save(self, stream: BinaryIO) -> None:
        """Write it."""
        content = io.BytesIO()
        self._book.save(content)
        stream.write(content.getvalue())
