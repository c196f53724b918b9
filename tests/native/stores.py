"""The same store in Python and in C."""

from __future__ import annotations

from typing import Any

from asn_neutrality import native
from asn_neutrality.symbolic import store
from asn_neutrality.symbolic.nodes import TooLargeError

loops: Any = native.loops
SIZES = (3, 200, 2, 64, 5, 65)  # words of masks begin and end among them
FULL = [(1 << size) - 1 for size in SIZES]
Small: Any = native.loops and type("Small", (loops.Store,), {"too_large": TooLargeError})
"""A store in C as the library has it."""


def stores(limit: int = 100_000) -> tuple[Any, Any]:
    """In Python and in C."""
    return store.Store(FULL, limit), Small(FULL, limit)
