"""Whether terms leave no way out: whatever the open variables are, some term holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

Ways = tuple[tuple[int, ...], ...]
"""By open variable the terms that each class left to it lets pass."""

STEPS = 2_000


class TooManyStepsError(Exception):
    """It takes more branches than are worth following."""


def covers(terms: int, ways: Ways) -> bool:
    """Whether these terms, which nothing else holds up, hold whatever classes the variables have."""
    left = [STEPS]

    def walk(terms: int, ways: Sequence[tuple[int, ...]]) -> bool:
        left[0] -= 1
        if left[0] < 0:
            raise TooManyStepsError
        held = terms
        for each in ways:
            for passed in each:
                # A class that lets nothing pass is a way out, whatever the other variables are.
                if not terms & passed:
                    return False
                held &= passed
        if held or len(ways) < 2:
            return terms != 0  # Every class of the last variable lets some pass.
        first, *rest = ways
        return all(walk(kept, rest) for kept in sorted({terms & passed for passed in first}, key=int.bit_count))

    return walk(terms, ways)


def escapes(terms: int, ways: Iterable[Sequence[int]]) -> bool:
    """Whether a way out is soon found: of each open variable the class that lets the fewest of these terms pass."""
    for each in ways:
        if each:
            terms &= each[0] if len(each) == 1 else min(each, key=lambda passed: (terms & passed).bit_count())
            if not terms:
                return True
    return False
