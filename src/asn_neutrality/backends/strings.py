"""Columns of plain strings as dictionaries: their distinct values, and a code for each row."""

from __future__ import annotations

from collections.abc import Iterable
from types import ModuleType
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from attrs import define, field
from numpy.typing import NDArray

from asn_neutrality import native

FEW = 1 << 8  # distinct values whose codes fit a byte
MANY = 1 << 13  # distinct values for which a table in C is small enough to be fast
KEPT = 1 << 7
LAYOUTS = {pa.string(): "i", pa.large_string(): "l", pa.string_view(): "v"}


@define
class Strings:
    """Makes dictionaries of the columns of a fact, their values in order of first appearance.

    In C, kept values come before all others: they have the same codes in every column, used there or not, and what
    was made for one column fits the next.
    """

    _kept: pa.Array = field(factory=lambda: pa.array([], pa.string()))

    def keep(self, values: Iterable[str]) -> None:
        """Keep some values, the first of them if there are many."""
        self._kept = pa.array(list(values)[:KEPT], pa.string())

    def dictionary_of(self, values: pa.Array) -> pa.DictionaryArray:
        """Values as a dictionary: by Arrow, or in C if they are strings of which many are equal."""
        if native.loops is not None and values.type in LAYOUTS:
            kept = self._kept
            for most, kind in ((FEW, np.uint8), (MANY, np.uint16)):
                # The rows begin at the bit of a byte at which their validity does, so that the two are one array.
                codes, firsts = np.empty(values.offset % 8 + len(values), kind), np.empty(most, np.int64)
                found = _encoded(native.loops, values, codes[values.offset % 8 :], firsts, kept)
                if found is not None:
                    distinct = _joined(kept, values, firsts[len(kept) : found])
                    return pa.DictionaryArray.from_arrays(_indices(values, codes), distinct, safe=False)
        return pc.dictionary_encode(values)


def _encoded(
    loops: ModuleType, values: pa.Array, codes: NDArray[Any], firsts: NDArray[np.int64], kept: pa.Array
) -> int | None:
    """Fill in the code of each row and the row of each distinct value, those kept included; how many, if not too many.

    The rows of values that were kept say nothing.
    """
    validity, places, *data = values.buffers()
    if values.null_count == 0:
        validity = None
    _, kept_places, *kept_data = kept.buffers()
    known = kept_places or b"", tuple(kept_data), len(kept)
    found: int | None = loops.encode_strings(
        *(validity, places or b"", tuple(data), LAYOUTS[values.type], values.offset, len(values)), codes, firsts, known
    )
    return found


def _indices(values: pa.Array, codes: NDArray[Any]) -> pa.Array:
    start, validity = values.offset % 8, values.buffers()[0]
    if validity is not None:
        validity = validity.slice(values.offset // 8)
    kind = pa.from_numpy_dtype(codes.dtype)
    return pa.Array.from_buffers(kind, len(values), [validity, pa.py_buffer(codes)], values.null_count, start)


def _joined(kept: pa.Array, values: pa.Array, rows: NDArray[np.int64]) -> pa.Array:
    """What was kept, and the values of some rows."""
    if pa.types.is_string_view(values.type):  # of these Arrow takes none
        texts = [*kept, *(values[row] for row in rows.tolist())]
        return pa.array([text.as_buffer().to_pybytes() for text in texts], pa.binary_view()).view(values.type)
    return pa.concat_arrays([kept.cast(values.type), values.take(pa.array(rows))])
