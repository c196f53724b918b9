"""polars: one expression for each rule, Enum columns or strings. Its logic of nulls is Kleene's: null is undetermined.

The number of threads is fixed when polars is imported (``POLARS_MAX_THREADS``).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial, reduce
from importlib import import_module
from operator import and_, or_
from typing import Any

from benchmarks.neutral.conditions import Record, Wording, fold
from benchmarks.neutral.events import Columns
from benchmarks.neutral.facts import CHOICES, DAY, YES_NO
from benchmarks.neutral.rules import Rule
from benchmarks.neutral.table import arrow_table
from benchmarks.part import Part
from benchmarks.peers.masks import ids_by_row
from benchmarks.peers.prepared import COLUMNS, Peer, Prepared


class Expressions(Wording[Any]):
    """Conditions as polars expressions."""

    def __init__(self) -> None:
        self.polars = import_module("polars")

    def one_of(self, fact: str, values: Sequence[str]) -> Any:
        # Measured twice as fast as `is_in` on strings, and as fast on Enum columns.
        return reduce(or_, [self.polars.col(fact) == value for value in values])

    def none_of(self, fact: str, values: Sequence[str]) -> Any:
        return ~self.one_of(fact, values)

    def holds(self, fact: str, wanted: bool) -> Any:
        return self.polars.col(fact) if wanted else ~self.polars.col(fact)

    def between(self, first: str | None, last: str | None) -> Any:
        column = self.polars.col(DAY)
        if first and last:
            return column.is_between(date.fromisoformat(first), date.fromisoformat(last))
        return column >= date.fromisoformat(first) if first else column <= date.fromisoformat(str(last))

    def every(self, parts: Sequence[Any]) -> Any:
        return reduce(and_, parts)

    def some(self, parts: Sequence[Any]) -> Any:
        return reduce(or_, parts)

    def negated(self, part: Any) -> Any:
        return ~part


def prepare(rules: Sequence[Rule], *, encoded: bool) -> Prepared:
    """One boolean column for each rule, null where missing facts leave it open."""
    polars = import_module("polars")
    ids = [rule.id for rule in rules]
    words = Expressions()
    expressions = [fold(rule.condition, words).alias(rule.id) for rule in rules]
    text = polars.String
    kinds = {fact: polars.Enum(values) if encoded else text for fact, values in CHOICES.items()}
    kinds |= dict.fromkeys(YES_NO, polars.Boolean)

    def ingest(events: Columns) -> Any:
        return polars.from_arrow(arrow_table(events, encoded=False)).cast({fact: kinds[fact] for fact in CHOICES})

    def run(frame: Any) -> Any:
        return frame.lazy().select(expressions).collect()

    def many(records: Sequence[Record]) -> Any:
        frame = polars.DataFrame(records, schema={**kinds, DAY: text})
        return run(frame.with_columns(polars.col(DAY).str.to_date("%Y-%m-%d")))

    def found(result: Any, number: int) -> list[list[str]]:
        return ids_by_row(ids, [result[id_][:number].to_list() for id_ in ids])

    return Prepared(many=many, ingest=ingest, run=run, found=found)


PACKAGES = ("polars", "pyarrow")
NOTE = "one expression for each rule"
POLARS_ENUM = Peer("polars, Enum", PACKAGES, COLUMNS, partial(prepare, encoded=True), NOTE, threaded=True)
POLARS_STRINGS = Peer(
    "polars, strings", PACKAGES, frozenset({Part.STRINGS}), partial(prepare, encoded=False), NOTE, 256, threaded=True
)
