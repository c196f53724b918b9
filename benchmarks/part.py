"""How events are handed to an engine."""

from __future__ import annotations

from enum import Enum


class Part(Enum):
    """One way to hand them over."""

    ONE = "one"  # a record
    LIST = "list"  # a list of records
    CODES = "codes"  # columns, dictionary-encoded or the engine's own kind of it
    STRINGS = "strings"  # columns of plain strings
