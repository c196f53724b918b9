"""The keyword that a misspelt one most likely meant."""

from __future__ import annotations

from collections.abc import Iterable

LONGEST = 30  # no keyword is longer by far, so longer words are not looked at


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word within two edits of ``word`` (one for the shortest), the closest first; capitals count not."""
    if len(word) > LONGEST:
        return None
    lower = word.lower()
    similar = [each for each in known if _may_be(lower, each)]
    ranked = [(edits(lower, candidate), candidate) for candidate in similar]
    close = [(distance, candidate) for distance, candidate in ranked if distance <= _allowed(candidate)]
    return min(close, default=(0, None), key=lambda found: found[0])[1]


def _may_be(word: str, keyword: str) -> bool:
    """A cheap look before edits are counted: each letter that the keyword has and the word lacks costs an edit.

    A keyword of two letters must at least begin alike, or any short name would resemble it.
    """
    if len(keyword) <= 2 and word[:1] != keyword[:1]:
        return False
    allowed = _allowed(keyword)
    return abs(len(word) - len(keyword)) <= allowed and len(set(keyword) - set(word)) <= allowed


def _allowed(keyword: str) -> int:
    return 2 if len(keyword) > 4 else 1


def edits(left: str, right: str) -> int:
    """How many insertions, deletions, replacements or swaps of neighbours make one word the other."""
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, char in enumerate(left, 1):
        oldest, before, row = before, row, [i]
        for j, other in enumerate(right, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (char != other))
            if i > 1 and j > 1 and char == right[j - 2] and left[i - 2] == other:
                cost = min(cost, oldest[j - 2] + 1)
            row.append(cost)
    return row[-1]
