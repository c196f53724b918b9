"""Events as an Arrow table, from which every engine of columns makes its own."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from benchmarks.neutral.events import MISSING, Columns
from benchmarks.neutral.facts import CHOICES, DAY, FIRST_DAY, YES_NO

EPOCH = (FIRST_DAY - FIRST_DAY.replace(year=1970)).days


def arrow_table(events: Columns, *, encoded: bool) -> Any:
    """Choices dictionary-encoded or as plain strings, yes and no as booleans, the day as a date; missing is null."""
    numpy, pyarrow = import_module("numpy"), import_module("pyarrow")
    found: dict[str, Any] = {}
    for fact, codes in events.items():
        values = numpy.frombuffer(codes, dtype=numpy.int16)
        missing = values == MISSING
        if fact == DAY:
            days = pyarrow.array(values.astype(numpy.int32) + EPOCH, mask=missing)
            found[fact] = days.cast(pyarrow.date32())
        elif fact in YES_NO:
            found[fact] = pyarrow.array(values == 1, mask=missing)
        else:
            indices = pyarrow.array(values.astype(numpy.int8), mask=missing)
            column = pyarrow.DictionaryArray.from_arrays(indices, pyarrow.array(CHOICES[fact]))
            found[fact] = column if encoded else column.cast(pyarrow.string())
    return pyarrow.table(found)
