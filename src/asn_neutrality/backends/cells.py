"""Cells of Arrow columns as Python's own, and the days of moments: also of those that Python has no object for."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

SECOND = {"s": 1, "ms": 10**3, "us": 10**6, "ns": 10**9}
DAY = 86_400  # seconds
MOST_DAYS = 2**31 - 3  # that 32 bits count, whatever a time zone adds
MOST = 2**63 - 1


NO_OBJECT = (OverflowError, ValueError, KeyError)  # of pyarrow, where Python has none for a value


def python_of(values: pa.Array | pa.ChunkedArray) -> list[object]:
    """The values as Python's own; a moment to the microsecond.

    Days that its calendar does not have, moments in time zones that nobody knows and texts that are none come as text
    that says so.
    """
    if pa.types.is_timestamp(values.type) and values.type.unit == "ns":
        values = _floored(values, 10**3).cast(pa.timestamp("us", values.type.tz))
    try:
        found: list[object] = values.to_pylist()
    except NO_OBJECT:
        found = [_cell(value) for value in values]
    return found


def _cell(value: pa.Scalar) -> object:
    kind = value.type
    try:
        return value.as_py()
    except NO_OBJECT:
        if not has_known_zone(kind):
            moment = value.cast(pa.timestamp(kind.unit)).cast(pa.string())
            return f"{moment} {kind.tz.replace('/', '-')}"  # a stroke would part it into several days
        if pa.types.is_date(kind) or pa.types.is_timestamp(kind):
            return written(days_of(pa.array([value], kind)).cast(pa.int32())[0].as_py())
        if pa.types.is_dictionary(kind):
            return _cell(value.value)
        if is_text(kind):
            return str(value.as_buffer().to_pybytes(), errors="replace")
        if pa.types.is_list(kind) or pa.types.is_large_list(kind) or pa.types.is_fixed_size_list(kind):
            return [_cell(item) for item in value.values]
        raise


def has_known_zone(kind: pa.DataType) -> bool:
    """Whether the values are no moments in a time zone that nobody knows."""
    return not pa.types.is_timestamp(kind) or _is_known(kind.tz)


@lru_cache
def _is_known(zone: str | None) -> bool:
    try:
        pc.local_timestamp(pa.array([0], pa.timestamp("s", zone or "UTC")))
    except pa.ArrowInvalid:
        return False
    return True


def is_text(kind: pa.DataType) -> bool:
    """Whether a column's values are strings, in a dictionary or not."""
    if pa.types.is_dictionary(kind):
        kind = kind.value_type
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_string_view(kind))


def written(day: int) -> str:
    """The day of this number, also beyond the calendar."""
    return str(np.datetime64(day, "D"))


def days_of(values: pa.Array) -> pa.Array:
    """The days of dates and moments, as ``date32``: the calendar day is the one written in the moment."""
    if pa.types.is_date64(values.type):
        values = values.cast(pa.timestamp("ms"))
    if values.type == pa.date32():
        return values
    second, zone = SECOND[values.type.unit], values.type.tz
    if not _near(values, min(MOST, MOST_DAYS * DAY * second) - DAY * second):
        furthest = MOST_DAYS * DAY
        seconds = pc.min_element_wise(_floored(values, second), furthest, skip_nulls=False)
        seconds = pc.max_element_wise(seconds, -furthest, skip_nulls=False)
        values = seconds.cast(pa.timestamp("s", zone))
    if zone is not None:
        values = pc.local_timestamp(values)
    return values.cast(pa.date32(), safe=False)


def _near(moments: pa.Array, limit: int) -> bool:
    """Whether none is further from 1970."""
    ends = pc.min_max(moments.view(pa.int64()))
    least, greatest = ends["min"].as_py(), ends["max"].as_py()
    return least is None or bool(-limit <= least and greatest <= limit)


def _floored(moments: pa.Array | pa.ChunkedArray, count: int) -> pa.Array | pa.ChunkedArray:
    """Numbers of units so many times as long, of the one in which each moment is."""
    numbers = moments.cast(pa.int64())
    floored = pc.divide(numbers, count)
    return pc.subtract(floored, pc.greater(pc.multiply(floored, count), numbers).cast(pa.int64()))
