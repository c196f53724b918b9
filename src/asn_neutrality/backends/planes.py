"""The rows that have each of some small numbers, by the bits of these: fewer passes over the rows than numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Bits = NDArray[np.uint64]


def planes(values: NDArray[np.uint8], width: int, at_once: int) -> Iterator[Bits]:
    """By bit, the lowest first, the rows whose number has it; so many bits are looked at in one pass."""
    masks = np.left_shift(1, np.arange(width), dtype=np.uint8, casting="unsafe").reshape(-1, 1)
    for first in range(0, width, at_once):
        flags = values & masks[first : first + at_once]
        yield from np.packbits(flags, axis=1, bitorder="little").view(np.uint64)


def having(numbers: Sequence[int], by_bit: Sequence[Bits]) -> Iterator[Bits]:
    """The rows that have each of these numbers, of which ``by_bit`` has all bits."""
    split = len(by_bit) // 2
    lower, upper = _Products(by_bit[:split]), _Products(by_bit[split:])
    for number in numbers:
        low, high = lower.of(number & (1 << split) - 1), upper.of(number >> split)
        yield high if low is None else low & high


class _Products:
    """The rows by some bits of their numbers, each made once."""

    def __init__(self, by_bit: Sequence[Bits]) -> None:
        self._by_bit = by_bit
        self._known: dict[int, Any] = {}

    def of(self, number: int) -> Any:
        """The rows with exactly the bits of the number; None where there are no bits."""
        if number not in self._known:
            found = None
            for place, bits in enumerate(self._by_bit):
                here = bits if number >> place & 1 else ~bits
                found = here if found is None else found & here
            self._known[number] = found
        return self._known[number]
