"""What was found is remembered, but never without bound."""

from __future__ import annotations

from typing import TypeVar

Key = TypeVar("Key")
Found = TypeVar("Found")


def keep(memo: dict[Key, Found], key: Key, found: Found, most: int) -> None:
    """Remember what was found; when it is too much, all is forgotten before."""
    if len(memo) >= most:
        memo.clear()
    memo[key] = found
