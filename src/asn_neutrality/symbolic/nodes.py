"""What nodes of decision diagrams are."""

from __future__ import annotations

FALSE = 0
TRUE = 1
NO_LEVEL = 1 << 30

Edges = tuple[tuple[int, int], ...]
"""A mask of classes and a child each."""


class TooLargeError(Exception):
    """A diagram has more nodes than its limit."""
