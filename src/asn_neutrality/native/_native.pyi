"""The loops in C."""

from collections.abc import Callable
from typing import Self, TypeAlias

from asn_neutrality.domain.decisions import Decision

EDITION: int

Kept: TypeAlias = Decision | tuple[Decision, bytes] | None
Settle: TypeAlias = Callable[[object, bytes, bytes | None], tuple[Decision | None, Kept]]

class Lookup:
    """Records looked up in bit sets: one table for each fact, of codes by value, and rows of terms by code.

    ``groups`` are the facts that are told together, each fact in one; ``texts`` are facts that only have to be texts.
    Terms come as ``width`` words of 64, the lowest first. What the tables do not have, or a value that is not exactly
    str, bool, None or a date, is left to the caller.
    """

    def __new__(
        cls, groups: tuple[tuple[str, ...], ...], texts: tuple[str, ...], width: int, settle: Settle, most: int
    ) -> Self:
        """``settle`` is given the record, the terms that may hold, and the certain ones (None: the same).

        It gives the decision, and what to remember for all records with these terms, of which there are at most
        ``most``: nothing, the decision, or the decision where open facts have a way out of some terms, and those.
        """

    def row(self, possible: bytes, certain: bytes, ways: bytes) -> int:
        """A new row of terms; the first is of what is known without any fact.

        ``ways`` has for each open fact the number of its classes, as a word, and the terms that each lets pass.
        """

    def put(self, group: int, values: tuple[object, ...], codes: tuple[int, ...], row: int) -> None:
        """These values of the facts of a group are of this row. Values with the same code say the same."""

    def clear(self) -> None:
        """Forget values and rows, not decisions."""

    def decide(self, record: object, /) -> Decision | None:
        """The decision on a flat record, whose missing facts are None; None where the tables do not suffice."""

class Sieve:
    """Prohibitions by the terms in their cores.

    ``terms`` has for each term the places of the prohibitions in whose core it is, ``impossible`` a bit for each term,
    the lowest first, ``guarded`` and ``intricate`` a byte for each place.
    """

    def __new__(
        cls, terms: tuple[tuple[int, ...], ...], impossible: bytes, guarded: bytes, intricate: bytes
    ) -> Self: ...
    def sift(self, possible: bytes, certain: bytes) -> tuple[tuple[int, ...], tuple[int, ...], bytes] | None:
        """The places violated and those open, in order, and the terms that may hold in the cores of the open ones.

        None where an impossible term may hold, a guarded prohibition is hit or an intricate one is open.
        """
