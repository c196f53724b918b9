"""Looking up records in C: what the tables of groups say, handed down as they are filled."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import ModuleType
from typing import TYPE_CHECKING

from attrs import define

from asn_neutrality.domain.decisions import Decision
from asn_neutrality.engine.fast.groups import Group
from asn_neutrality.engine.fast.rulings import Rulings
from asn_neutrality.engine.fast.states import Passed, Way
from asn_neutrality.engine.fast.unrolled import Settle

if TYPE_CHECKING:
    from asn_neutrality.native import _native

REMEMBERED = 20_000  # rows, decisions
WORD = 8  # bytes


@define(frozen=True)
class Facts:
    """The facts of some records: ``blank`` has what they are where a record lacks them, ``ways`` what they leave open.

    ``others`` is what all other facts let pass.
    """

    groups: Sequence[Group]
    blank: Mapping[object, object]
    ways: Mapping[str, Way]
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
        self._bytes = max(1, -(-rulings.width // (8 * WORD))) * WORD
        self._all = (1 << rulings.width) - 1
        self._loops = loops.Lookup(groups, texts, self._bytes // WORD, self._settled, REMEMBERED)
        self.quick = self._loops.decide
        self._begin()

    def _begin(self) -> None:
        self._codes: dict[tuple[int, int, object], int] = {}
        self._rows: dict[tuple[int, tuple[object, ...]], int] = {}
        self._add(self._facts.others.word, self._facts.others.ways)

    def _add(self, word: int, ways: Iterable[Way]) -> int:
        row: int = self._loops.row(
            self._written(word),
            self._written(word >> self._rulings.width),
            b"".join(len(way).to_bytes(WORD, "little") + b"".join(map(self._written, way)) for way in ways if way),
        )
        return row

    def _written(self, terms: int) -> bytes:
        return (terms & self._all).to_bytes(self._bytes, "little")

    def learn(self, group: int, values: Sequence[object], keys: tuple[object, ...], word: int) -> None:
        """These values of a group's facts let this pass, and so do others with the same keys."""
        if len(self._rows) >= REMEMBERED:
            self._loops.clear()
            self._begin()
        row = self._rows.get((group, keys))
        if row is None:
            names = self._facts.groups[group].facts
            ways = [self._facts.ways[name] for name, value in zip(names, values, strict=True) if value is None]
            row = self._rows[group, keys] = self._add(word, ways)
        codes = tuple(self._codes.setdefault((group, *each), len(self._codes)) for each in enumerate(keys))
        self._loops.put(group, tuple(values), codes, row)

    def _settled(
        self, record: Mapping[object, object], possible: bytes, certain: bytes | None
    ) -> tuple[Decision | None, _native.Kept]:
        """The decision on a record, and what of it holds for all with these terms."""
        rulings = self._rulings
        terms = int.from_bytes(possible, "little")
        if certain is None:
            closed = rulings.of_certain(terms)
            if closed is not None:
                return closed, closed
        word = terms | (terms if certain is None else int.from_bytes(certain, "little")) << rulings.width
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
