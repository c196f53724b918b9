"""The nearest known word: what "did you mean" offers."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

LIKENESS = 0.7


def nearest_word(word: str, known: Iterable[str]) -> str | None:
    """The known word most like ``word``, if one is like it enough; of equals the first in the alphabet."""
    matches = get_close_matches(word, sorted(set(known)), n=1, cutoff=LIKENESS)
    return matches[0] if matches else None
