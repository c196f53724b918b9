"""A sealed file: a key, a header of plain JSON and columns of numbers, under a hash of it all.

Nothing in it can be executed. What is damaged, cut off, of another key or another format is no sealed file.
"""

from __future__ import annotations

import json
import sys
from array import array
from collections.abc import Iterable
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from attrs import define, field

# Python 3.11 has no `array[int]` at run time.
if TYPE_CHECKING:
    Numbers = array[int]
else:
    Numbers = array

FORMAT = b"asn-neutrality/1\n"
HASH = 32
WIDTH = 4


def _numbers() -> Numbers:
    return array("I" if array("I").itemsize == WIDTH else "L")


@define
class Columns:
    """Numbers from 0 to 2**32 - 1, written and taken column by column in one order."""

    numbers: Numbers = field(factory=_numbers)
    _taken: int = 0

    def put(self, column: Iterable[int]) -> None:
        """Add a column."""
        self.numbers.extend(column)

    def take(self, length: int) -> Numbers:
        """The next so many numbers."""
        start, self._taken = self._taken, self._taken + length
        return self.numbers[start : self._taken]


def seal(key: str, header: Any, columns: Columns) -> bytes:
    """The bytes of a sealed file."""
    told = json.dumps([key, header], ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    numbers = columns.numbers[:]
    if sys.byteorder == "big":
        numbers.byteswap()
    content = len(told).to_bytes(WIDTH, "little") + told + numbers.tobytes()
    return FORMAT + sha256(content).digest() + content


def unseal(key: str, sealed: bytes) -> tuple[Any, Columns] | None:
    """Header and columns of a sealed file of this key; None of anything else."""
    start = len(FORMAT) + HASH
    content = memoryview(sealed)[start:]
    if not sealed.startswith(FORMAT) or sha256(content).digest() != sealed[len(FORMAT) : start]:
        return None
    end = WIDTH + int.from_bytes(content[:WIDTH], "little")
    found, header = json.loads(bytes(content[WIDTH:end]))
    if found != key:
        return None
    columns = Columns()
    columns.numbers.frombytes(content[end:])
    if sys.byteorder == "big":
        columns.numbers.byteswap()
    return header, columns
