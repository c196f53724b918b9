"""Some rows of columns, taken out: as columns again, or as codes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import assert_never

import numpy as np
from numpy.typing import NDArray

from asn_neutrality import native
from asn_neutrality.backends.plan import Form, Table
from asn_neutrality.backends.steps import WORD, Column, Picker, unpacked

Rows = NDArray[np.intp]


def taken(columns: Sequence[Column], rows: Rows) -> list[Column]:
    """Some rows of columns, at least one, the last again and again up to a whole word."""
    whole = np.append(rows, np.full(-len(rows) % WORD, rows[-1]))
    loops, last = native.loops, int(whole.max())
    if loops is None or not all(_reaches(column, last) for column in columns):
        return _picked(columns, whole)
    words = len(whole) // WORD
    found = []
    for column in columns:
        bits = column.values.dtype == np.uint64
        values = np.empty(words if bits else len(whole), column.values.dtype)
        found.append(Column(values, None if column.present is None else np.empty(words, np.uint64), column.codes))
    given = tuple([(each.values, each.values.dtype == np.uint64, each.present) for each in columns])
    loops.take_rows(given, whole.astype(np.int64, copy=False), tuple([(each.values, each.present) for each in found]))
    return found


def _reaches(column: Column, last: int) -> bool:
    """Whether a column has a value for each row, where C finds it."""
    rows = len(column.values) * (WORD if column.values.dtype == np.uint64 else 1)
    return rows > last and column.values.flags.c_contiguous


def _picked(columns: Sequence[Column], rows: Rows) -> list[Column]:
    pick = Picker(rows)
    found = []
    for column in columns:
        present = None if column.present is None else pick.words(column.present)
        bits = column.values.dtype == np.uint64
        values = pick.words(column.values) if bits else column.values.take(rows, mode="clip")
        found.append(Column(values, present, column.codes))
    return found


def all_codes(tables: Mapping[str, Table], columns: Sequence[Column], rows: Rows) -> dict[str, Rows]:
    """By variable the codes of some rows; of those without a value one more than the last."""
    if not len(rows):
        return dict.fromkeys(tables, rows)
    loops, last = native.loops, int(rows.max())
    if loops is None or not all(_reaches(column, last) for column in columns):
        return _codes(tables, taken(columns, rows), rows)
    found = np.empty((len(tables), len(rows)), np.int64)
    given = [
        (
            column.values,
            table.form is Form.BITS,
            column.present,
            table.marks if table.form is Form.DAYS else None,
            len(table.meanings),
        )
        for table, column in zip(tables.values(), columns, strict=True)
    ]
    loops.take_codes(tuple(given), rows.astype(np.int64, copy=False), found)
    return dict(zip(tables, found, strict=True))


def _codes(tables: Mapping[str, Table], some: Sequence[Column], rows: Rows) -> dict[str, Rows]:
    valid = np.array([column.present for column in some if column.present is not None], np.uint64)
    flags = iter(np.unpackbits(valid.view(np.uint8), axis=-1, count=len(rows), bitorder="little").view(np.bool_))
    found = {}
    for (name, table), column in zip(tables.items(), some, strict=True):
        codes = found[name] = codes_of(column, table, len(rows))
        if column.present is not None:
            codes[~next(flags)] = len(table.meanings)
    return found


def codes_of(column: Column, table: Table, rows: int) -> Rows:
    """The codes of the first rows, whatever those without a value hold."""
    match table.form:
        case Form.BITS:
            return unpacked(column.values, rows).astype(np.intp)
        case Form.DAYS:
            return np.searchsorted(table.marks, column.values[:rows], "right")
        case Form.CODES:
            return column.values[:rows].astype(np.intp)
    assert_never(table.form)
