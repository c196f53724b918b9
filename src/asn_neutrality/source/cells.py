"""Text in the cells of written tables: never a formula."""

from __future__ import annotations

ACTIVE = ("=", "+", "-", "@", "\t", "\r")  # what spreadsheet programs begin to compute at


def inert(text: str) -> str:
    """A cell of CSV that spreadsheet programs take for text: an apostrophe keeps it from being a formula."""
    return f"'{text}" if text.startswith(ACTIVE) else text
