"""Whether some diagrams together hold wherever another does."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from asn_neutrality import native
from asn_neutrality.symbolic.diagrams import Diagrams

if TYPE_CHECKING or native.loops is None:
    from asn_neutrality.symbolic.covering import Covering
else:
    Covering = native.loops.Covering

LIMIT = 200_000


class Cover:
    """Answers for one store, remembered."""

    def __init__(self, store: Diagrams, limit: int | None = None) -> None:
        """``limit`` is that of the steps of all answers, ``LIMIT`` where it is None."""
        self._covering = Covering(store)
        self._limit = LIMIT if limit is None else limit

    def holds(self, within: int, parts: Iterable[int]) -> bool:
        """Whether wherever ``within`` is true some part is. Raises ``TooLargeError`` after too many steps."""
        return self._covering.holds(within, parts, self._limit)
