"""pandas: categorical columns and `isin`. Two-valued: a missing value is in no list, so what is denied asks first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import reduce
from importlib import import_module
from operator import and_, or_
from typing import Any

from benchmarks.neutral.conditions import Record, Wording, fold, positive
from benchmarks.neutral.events import Columns
from benchmarks.neutral.facts import CHOICES, DAY, FACTS
from benchmarks.neutral.rules import Rule
from benchmarks.neutral.table import arrow_table
from benchmarks.peers.masks import ids_by_row
from benchmarks.peers.prepared import COLUMNS, Peer, Prepared

Test = Callable[[Any], Any]


class OverFrame(Wording[Test]):
    """Conditions as functions of a frame."""

    def one_of(self, fact: str, values: Sequence[str]) -> Test:
        if len(values) == 1:
            return lambda frame: frame[fact] == values[0]
        return lambda frame: frame[fact].isin(values)

    def none_of(self, fact: str, values: Sequence[str]) -> Test:
        return lambda frame: frame[fact].notna() & ~frame[fact].isin(values)

    def holds(self, fact: str, wanted: bool) -> Test:
        return lambda frame: (frame[fact] == wanted).fillna(value=False)

    def between(self, first: str | None, last: str | None) -> Test:
        timestamp = import_module("pandas").Timestamp
        if first and last:
            start, end = timestamp(first), timestamp(last)
            return lambda frame: frame[DAY].between(start, end)
        bound = timestamp(first or last)
        return (lambda frame: frame[DAY] >= bound) if first else (lambda frame: frame[DAY] <= bound)

    def every(self, parts: Sequence[Test]) -> Test:
        return lambda frame: reduce(and_, [part(frame) for part in parts])

    def some(self, parts: Sequence[Test]) -> Test:
        return lambda frame: reduce(or_, [part(frame) for part in parts])


def prepare(rules: Sequence[Rule]) -> Prepared:
    """One function for each rule."""
    pandas = import_module("pandas")
    ids = [rule.id for rule in rules]
    tests = [fold(positive(rule.condition), OverFrame()) for rule in rules]

    def typed(frame: Any) -> Any:
        kinds = {fact: pandas.CategoricalDtype(values) for fact, values in CHOICES.items()}
        frame = frame.astype({fact: kinds.get(fact, "boolean") for fact in FACTS if fact != DAY})
        return frame.assign(**{DAY: pandas.to_datetime(frame[DAY])})

    def ingest(events: Columns) -> Any:
        return typed(arrow_table(events, encoded=True).to_pandas())

    def run(frame: Any) -> list[Any]:
        return [test(frame) for test in tests]

    def many(records: Sequence[Record]) -> list[Any]:
        return run(typed(pandas.DataFrame(records, columns=list(FACTS))))

    def found(masks: Sequence[Any], number: int) -> list[list[str]]:
        return ids_by_row(ids, [mask[:number].tolist() for mask in masks])

    return Prepared(many=many, ingest=ingest, run=run, found=found)


PANDAS = Peer("pandas", ("pandas", "pyarrow"), COLUMNS, prepare, "categorical columns, 1 thread", most=256)
