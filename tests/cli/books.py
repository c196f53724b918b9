"""Workbooks as a person would have made them."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import openpyxl

Cells = Sequence[object]


def book_of(*rows: Cells, merged: Sequence[str] = (), **sheets: Sequence[Cells]) -> bytes:
    """A workbook whose first sheet has the rows; keywords are further sheets."""
    book = openpyxl.Workbook()
    first = book.worksheets[0]
    first.title = "Register"
    for row in rows:
        first.append(list(row))
    for cells in merged:
        first.merge_cells(cells)
    for name, others in sheets.items():
        sheet = book.create_sheet(name)
        for row in others:
            sheet.append(list(row))
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def rows_in(path: Path) -> list[list[object]]:
    """The cells of a workbook's only sheet."""
    (sheet,) = openpyxl.load_workbook(path).worksheets
    return [[cell.value for cell in row] for row in sheet.iter_rows()]
