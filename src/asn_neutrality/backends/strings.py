"""Columns of plain strings as dictionaries: their distinct values in order of first appearance, and a code by row."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from asn_neutrality import native

FEW = 1 << 8  # distinct values whose codes fit a byte
MANY = 1 << 13  # distinct values for which a table in C is small enough to be fast
LAYOUTS = {pa.string(): "i", pa.large_string(): "l", pa.string_view(): "v"}


def dictionary_of(values: pa.Array) -> pa.DictionaryArray:
    """Values as a dictionary: by Arrow, or by a loop in C if they are strings of which many are equal."""
    if native.loops is not None and values.type in LAYOUTS:
        for most, kind in ((FEW, np.uint8), (MANY, np.uint16)):
            # The rows begin at the bit of a byte at which their validity does, so that the two are one array.
            codes, firsts = np.empty(values.offset % 8 + len(values), kind), np.empty(most, np.int64)
            found = _encoded(native.loops, values, codes[values.offset % 8 :], firsts)
            if found is not None:
                return _dictionary(values, codes, firsts[:found])
    return pc.dictionary_encode(values)


def _encoded(loops: ModuleType, values: pa.Array, codes: NDArray[Any], firsts: NDArray[np.int64]) -> int | None:
    """How many distinct values there are; None where those are too many."""
    validity, places, *data = values.buffers()
    if values.null_count == 0:
        validity = None
    found: int | None = loops.encode_strings(
        validity, places or b"", tuple(data), LAYOUTS[values.type], values.offset, len(values), codes, firsts
    )
    return found


def _dictionary(values: pa.Array, codes: NDArray[Any], firsts: NDArray[np.int64]) -> pa.DictionaryArray:
    start, validity = values.offset % 8, values.buffers()[0]
    if validity is not None:
        validity = validity.slice(values.offset // 8)
    kind = pa.from_numpy_dtype(codes.dtype)
    indices = pa.Array.from_buffers(kind, len(values), [validity, pa.py_buffer(codes)], values.null_count, start)
    if pa.types.is_string_view(values.type):  # of these Arrow takes none
        distinct = pa.array([values[row].as_py() for row in firsts.tolist()], values.type)
    else:
        distinct = values.take(pa.array(firsts))
    return pa.DictionaryArray.from_arrays(indices, distinct, safe=False)
