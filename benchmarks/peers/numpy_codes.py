"""numpy: rules over arrays of codes, as somebody would write them who has learnt that texts are slow."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import reduce
from importlib import import_module
from operator import and_, or_
from typing import Any

from benchmarks.neutral.conditions import Record, Wording, fold, positive
from benchmarks.neutral.events import MISSING, Columns
from benchmarks.neutral.facts import CHOICES, DAY, FACTS, number_of, values_of
from benchmarks.neutral.rules import Rule
from benchmarks.peers.masks import ids_by_row
from benchmarks.peers.prepared import COLUMNS, Peer, Prepared

Table = Mapping[str, Any]
Column = Callable[[str], Any]  # the codes of a fact
Test = Callable[[Column], Any]


class OverCodes(Wording[Test]):
    """Conditions as functions of a table. A code of -1 is missing: equal to none, and before every day."""

    def one_of(self, fact: str, values: Sequence[str]) -> Test:
        wanted = [CHOICES[fact].index(value) for value in values]
        return lambda codes: reduce(or_, [codes(fact) == code for code in wanted])

    def none_of(self, fact: str, values: Sequence[str]) -> Test:
        wanted = [CHOICES[fact].index(value) for value in values]
        return lambda codes: reduce(and_, [codes(fact) != code for code in (MISSING, *wanted)])

    def holds(self, fact: str, wanted: bool) -> Test:
        return lambda codes: codes(fact) == wanted

    def between(self, first: str | None, last: str | None) -> Test:
        earliest = number_of(first) if first else 0
        if last is None:
            return lambda codes: codes(DAY) >= earliest
        latest = number_of(last)
        return lambda codes: (codes(DAY) >= earliest) & (codes(DAY) <= latest)

    def every(self, parts: Sequence[Test]) -> Test:
        return lambda codes: reduce(and_, [part(codes) for part in parts])

    def some(self, parts: Sequence[Test]) -> Test:
        return lambda codes: reduce(or_, [part(codes) for part in parts])


class Tables:
    """Makes tables of codes: small integers, days counted."""

    def __init__(self) -> None:
        self.numpy = import_module("numpy")
        self.codes = {fact: {value: code for code, value in enumerate(values_of(fact))} for fact in FACTS}

    def from_columns(self, events: Columns) -> Table:
        """From columns, whose codes are the same."""
        read = {fact: self.numpy.frombuffer(column, dtype=self.numpy.int16) for fact, column in events.items()}
        return {fact: column if fact == DAY else column.astype(self.numpy.int8) for fact, column in read.items()}

    def from_records(self, records: Sequence[Record]) -> Table:
        """From records, fact by fact."""
        found = {}
        for fact, known in self.codes.items():
            codes = (known.get(record.get(fact, ""), MISSING) for record in records)
            found[fact] = self.numpy.fromiter(codes, self.numpy.int16, len(records))
        return found


def prepare(rules: Sequence[Rule]) -> Prepared:
    """One function for each rule."""
    ids = [rule.id for rule in rules]
    tests = [fold(positive(rule.condition), OverCodes()) for rule in rules]
    tables = Tables()

    def run(table: Table) -> list[Any]:
        return [test(table.__getitem__) for test in tests]

    def many(records: Sequence[Record]) -> list[Any]:
        return run(tables.from_records(records))

    def found(masks: Sequence[Any], number: int) -> list[list[str]]:
        return ids_by_row(ids, [mask[:number].tolist() for mask in masks])

    return Prepared(many=many, ingest=tables.from_columns, run=run, found=found)


NUMPY = Peer("numpy", ("numpy",), COLUMNS, prepare, "comparisons of arrays of codes, 1 thread")
