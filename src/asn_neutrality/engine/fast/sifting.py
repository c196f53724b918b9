"""Which prohibitions the terms that hold settle, and which they leave open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import reduce
from operator import or_
from types import ModuleType
from typing import TYPE_CHECKING

from attrs import define

from asn_neutrality import native
from asn_neutrality.engine.fast.guards import Guard, Teller, packed, teller, written
from asn_neutrality.engine.fast.term_bytes import TermBytes, terms_of
from asn_neutrality.logic.shapes import All
from asn_neutrality.symbolic.diagrams import bits
from asn_neutrality.symbolic.terms import RuleTerms, TermTable

if TYPE_CHECKING:
    from asn_neutrality.native import _native


@define(frozen=True)
class Sifted:
    """The prohibitions that are violated for certain and those that bit sets leave open, by place.

    ``terms`` are those of the open ones that may hold, ``clash`` those of what is impossible. It is ``plain`` where the
    open ones are violated exactly where such a term holds.
    """

    violated: Sequence[int]
    open: Sequence[int]
    terms: int
    clash: int
    plain: bool


class Sieve:
    """Prohibitions in bit sets: each is violated where one term of its core holds, and all its guards.

    ``intricate`` are those, by place, in which more matters than facts to be reported.
    """

    def __init__(self, table: TermTable, intricate: Iterable[int]) -> None:
        self._bytes = TermBytes(len(table.terms))
        self._terms = range(len(table.terms))
        self.cores = tuple(bits(rule.core) for rule in table.rules)
        guards = tuple([_guard(rule) for rule in table.rules])
        self._guards: tuple[Teller | None, ...] = tuple([None if guard is None else teller(guard) for guard in guards])
        self._intricate = frozenset(intricate)
        self._impossible = bits(table.impossible)
        self._core = reduce(or_, self.cores, 0)
        uses = Counter(term for rule in table.rules for term in rule.core)
        shared = bits(term for term, count in uses.items() if count > 1)
        # By term the prohibitions in whose core it is, and what one need not look at any more when they are known.
        self._of_term: dict[int, tuple[list[int], int]] = {}
        for place, rule in enumerate(table.rules):
            others = self._core & ~(self.cores[place] & ~shared)
            for term in rule.core:
                self._of_term.setdefault(term, ([], others & ~(1 << term)))[0].append(place)
        self.loops = None if native.loops is None else self._handed_down(native.loops, guards)

    def _handed_down(self, loops: ModuleType, guards: Iterable[Guard | None]) -> _native.Sieve:
        places = range(len(self.cores))
        found: _native.Sieve = loops.Sieve(
            tuple([tuple(self._of_term[term][0]) if term in self._of_term else () for term in self._terms]),
            self._bytes.of(self._impossible),
            tuple([None if guard is None else written(guard) for guard in guards]),
            bytes([place in self._intricate for place in places]),
        )
        return found

    def sift(self, certain: int, possible: int) -> Sifted:
        """What follows where these terms hold for certain, and these may."""
        if self.loops is not None:
            found = self.loops.sift(self._bytes.of(possible), self._bytes.of(possible & certain))
            if found is not None:
                violated, open_, terms, plain = found
                return Sifted(violated, open_, terms_of(terms), possible & self._impossible, plain)
        return self._sift(certain, possible)

    def _sift(self, certain: int, possible: int) -> Sifted:
        violated: list[int] = []
        open_: list[int] = []
        terms, plain = 0, True
        closed = certain == possible
        for place in self._hit(possible):
            core, guard = self.cores[place], self._guards[place]
            guarded = True if guard is None else guard(certain, possible)
            if guarded is False:
                continue
            if guarded and (closed or certain & core):
                violated.append(place)
            else:
                open_.append(place)
                terms |= core
                plain = plain and guarded is True and place not in self._intricate
        return Sifted(violated, open_, terms & possible, possible & self._impossible, plain)

    def _hit(self, possible: int) -> list[int]:
        """The prohibitions with a term among these in their core."""
        hits, of_term = possible & self._core, self._of_term
        found: list[int] = []
        while hits:
            places, rest = of_term[hits.bit_length() - 1]
            found += places
            hits &= rest
        return sorted(set(found))


def _guard(rule: RuleTerms) -> Guard | None:
    """All guards of a prohibition together, where it has some."""
    return All(tuple(map(packed, rule.guards))) if rule.guards else None
