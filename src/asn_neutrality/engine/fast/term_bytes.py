"""Terms as the loops in C take them: words of 64, the lowest first."""

from __future__ import annotations

WORD = 8  # bytes


class TermBytes:
    """Bit masks of so many terms as bytes."""

    def __init__(self, terms: int) -> None:
        self.words = max(1, -(-terms // (8 * WORD)))

    def of(self, terms: int) -> bytes:
        """The bytes of a mask."""
        return terms.to_bytes(self.words * WORD, "little")


def terms_of(written: bytes) -> int:
    """The mask of some bytes."""
    return int.from_bytes(written, "little")


def counted(number: int) -> bytes:
    """A number as a word."""
    return number.to_bytes(WORD, "little")
