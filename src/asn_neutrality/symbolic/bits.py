"""Numbers from 0 on as bits of a mask."""

from __future__ import annotations

from collections.abc import Iterable, Iterator


def bits(levels: Iterable[int]) -> int:
    """Some levels, or other numbers from 0 on, as a bit mask."""
    found = 0
    for level in levels:
        found |= 1 << level
    return found


def levels_in(mask: int) -> Iterator[int]:
    """The levels of a bit mask."""
    while mask:
        yield (mask & -mask).bit_length() - 1
        mask &= mask - 1
