"""What callers hand in as a record: mappings, objects with fields, and the loose values found in them."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from math import isnan

import attrs

WIDEST = 40
NOTHING = {"NAType", "NaTType"}  # what data frames have where there is no value, or no moment


def fields_of(raw: object) -> Mapping[object, object] | None:
    """The names and values of a mapping, an attrs instance or a dataclass instance; None of anything else."""
    if isinstance(raw, Mapping):
        return raw
    if isinstance(raw, type):
        return None
    kind = type(raw)
    if attrs.has(kind):
        return {field.name: getattr(raw, field.name, None) for field in attrs.fields(kind)}
    if dataclasses.is_dataclass(raw):
        return {field.name: getattr(raw, field.name, None) for field in dataclasses.fields(raw)}
    return None


def plain(value: object) -> object:
    """The value itself behind an enum member or a scalar of an array library; None where nothing is stated.

    None, blank text, NaN and the "not a time" and "not available" of data frames state nothing.
    """
    if type(value) is str:
        return value if value.strip() else None
    if isinstance(value, Enum):
        value = value.value
    if type(value).__module__.partition(".")[0] == "numpy":
        value = _unbox(value)
    if isinstance(value, str):
        text = text_of(value)
        return text if text.strip() else None
    if isinstance(value, float):
        return None if isnan(value) else value
    if isinstance(value, Decimal):
        return None if value.is_nan() else value  # also one that may not be compared
    return None if type(value).__name__ in NOTHING else value


def _unbox(value: object) -> object:
    """A scalar of an array library as Python's own, an array as a list; a moment of any precision as ISO text."""
    kind = getattr(getattr(value, "dtype", None), "kind", "")
    if kind == "M" and not getattr(value, "shape", ()):
        written = str(value)
        return None if written == "NaT" else written
    listed = getattr(value, "tolist", None)
    return listed() if callable(listed) else value


def text_of(text: str) -> str:
    """What a text holds, whatever its class makes of it when it is shown."""
    return str.__str__(text)


def name_of(key: object) -> str:
    """The key of a mapping as the name of a fact."""
    return text_of(key) if isinstance(key, str) else show(key)


def ordered(values: Iterable[object]) -> list[object]:
    """The values of a set in an order of their own."""
    return sorted(values, key=name_of)


def show(value: object) -> str:
    """The value as a person would recognise it, on one line and short; never the name of a type."""
    if not isinstance(value, (int, float, list, tuple, dict, type(None))):
        value = _show_inner(value)
    try:
        text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=_show_inner)
    except (TypeError, ValueError, RecursionError):
        text = "…"
    text = "".join(char if char.isprintable() else " " for char in text).replace("`", "'")
    return text if len(text) <= WIDEST else f"{text[: WIDEST - 1]}…"


def _show_inner(value: object) -> object:
    match value:
        case str():
            return text_of(value)
        case date():
            return value.isoformat()
        case Decimal():
            return str(value)
        case set() | frozenset():
            return ordered(value)
    return "…"
