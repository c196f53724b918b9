"""Looking up records in C: what the tables of groups say, handed down as they are filled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from threading import Lock
from types import ModuleType
from typing import TYPE_CHECKING

from attrs import define

from asn_neutrality.domain.decisions import Decision
from asn_neutrality.engine.fast.groups import Group
from asn_neutrality.engine.fast.rulings import Rulings
from asn_neutrality.engine.fast.states import Passed
from asn_neutrality.engine.fast.term_bytes import TermBytes, counted, terms_of
from asn_neutrality.engine.fast.unrolled import Settle

if TYPE_CHECKING:
    from asn_neutrality.native import _native

REMEMBERED = 20_000  # rows, decisions

Fact = tuple[int, int]
"""The number of a group, and the place of a fact in it."""


@define(frozen=True)
class Facts:
    """The facts of some records: ``blank`` has what they are where a record lacks them.

    ``others`` is what all other facts let pass.
    """

    groups: Sequence[Group]
    blank: Mapping[object, object]
    others: Passed


class Lookup:
    """The records that have these facts. ``settle`` finds the decision where terms alone do not tell."""

    def __init__(self, loops: ModuleType, facts: Facts, rulings: Rulings, settle: Settle) -> None:
        groups = tuple(group.facts for group in facts.groups)
        grouped = {name for group in groups for name in group}
        texts = tuple(name for name in facts.blank if name not in grouped)
        self._facts = facts
        self._rulings = rulings
        self._settle = settle
        self._bytes = TermBytes(rulings.width)
        self._all = (1 << rulings.width) - 1
        self._loops = loops.Lookup(groups, texts, self._bytes.words, self._settled, REMEMBERED, *rulings.loops)
        self.quick = self._loops.decide
        self._learning = Lock()  # codes and rows are numbered one after the other
        self._begin()

    def _begin(self) -> None:
        self._of_value: dict[tuple[Fact, object], int] = {}
        self._of_key: dict[tuple[Fact, object], int] = {}
        self._rows: dict[tuple[int, tuple[int, ...]], int] = {}
        self._known: set[tuple[int, tuple[object, ...]]] = set()
        self._add(self._facts.others)

    def _add(self, passed: Passed) -> int:
        row: int = self._loops.row(
            self._written(passed.word),
            self._written(passed.word >> self._rulings.width),
            self._written(passed.more),
            b"".join(counted(len(way)) + b"".join(map(self._written, way)) for way in passed.ways),
        )
        return row

    def _written(self, terms: int) -> bytes:
        return self._bytes.of(terms & self._all)

    def knows(self, group: int, values: tuple[object, ...]) -> bool:
        """Whether these values were learnt."""
        try:
            return (group, values) in self._known
        except TypeError:  # a list
            return False

    def learn(self, group: int, values: tuple[object, ...], keys: tuple[object, ...], passed: Passed) -> None:
        """These values of a group's facts let this pass, and so do others with the same keys."""
        with self._learning:
            if len(self._known) >= REMEMBERED:
                self._loops.clear()
                self._begin()
            places = enumerate(zip(values, keys, strict=True))
            codes = tuple([self._code((group, place), value, key) for place, (value, key) in places])
            row = self._rows.get((group, codes))
            if row is None:
                row = self._rows[group, codes] = self._add(passed)
            self._loops.put(group, values, codes, row)
            self._known.add((group, values))

    def _code(self, fact: Fact, value: object, key: object) -> int:
        """The code of a value: that of another with the same key, and always the same."""
        found = self._of_value.get((fact, value))
        if found is None:
            found = self._of_key.setdefault((fact, key), len(self._of_key))
            self._of_value[fact, value] = found
        return found

    def _settled(
        self, record: Mapping[object, object], possible: bytes, certain: bytes | None
    ) -> tuple[Decision | None, _native.Kept]:
        """The decision on a record, and what of it holds for all with these terms."""
        rulings = self._rulings
        terms = terms_of(possible)
        if certain is None:
            closed = rulings.of_certain(terms)
            if closed is not None:
                return closed, closed
        word = terms | (terms if certain is None else terms_of(certain)) << rulings.width
        blank = self._facts.blank
        found = self._settle(record if len(record) == len(blank) else {**blank, **record}, word)
        if found is None or certain is None:
            return found, None
        return found, self._kept(word)

    def _kept(self, word: int) -> _native.Kept:
        told = self._rulings.told(word)
        if told is None or not isinstance(told, tuple):
            return told
        loose, terms = told
        return loose, self._written(terms)
