"""DuckDB: one column of SQL for each rule, over a table of ENUM columns. NULL is undetermined."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from itertools import count
from typing import Any

from benchmarks.neutral.conditions import Record, fold
from benchmarks.neutral.events import Columns
from benchmarks.neutral.facts import CHOICES, DAY, FACTS
from benchmarks.neutral.rules import Rule
from benchmarks.neutral.table import arrow_table
from benchmarks.peers.infix import Infix
from benchmarks.peers.masks import ids_by_row
from benchmarks.peers.prepared import COLUMNS, Peer, Prepared, threads

WORDS = Infix(
    equal="{fact} = {value}",
    unequal="{fact} <> {value}",
    within="{fact} in ({values})",
    without="{fact} not in ({values})",
    yes="{fact}",
    no="not {fact}",
    quote="'{}'".format,
    day="date '{}'".format,
    fact='"{}"'.format,
)


def prepare(rules: Sequence[Rule]) -> Prepared:
    """One query of all rules."""
    ids = [rule.id for rule in rules]
    columns = ", ".join(f"({fold(rule.condition, WORDS)}) as {rule.id}" for rule in rules)
    database = import_module("duckdb").connect(config={"threads": threads()})
    kinds = {fact: f"enum ({', '.join(map(repr, values))})" for fact, values in CHOICES.items()}
    kinds[DAY] = "date"
    casts = ", ".join(f'"{fact}"::{kinds.get(fact, "boolean")} as "{fact}"' for fact in FACTS)

    numbers = count()

    def stored(table: Any) -> str:
        name = f"events_{next(numbers)}"
        database.register("given", table)
        database.execute(f"create table {name} as select {casts} from given")  # noqa: S608 - names made here
        database.unregister("given")
        return name

    def ingest(events: Columns) -> str:
        return stored(arrow_table(events, encoded=False))

    def run(table: str) -> Any:
        return database.sql(f"select {columns} from {table}").to_arrow_table()  # noqa: S608 - names made above

    def many(records: Sequence[Record]) -> Any:
        pyarrow = import_module("pyarrow")
        schema = pyarrow.schema([(fact, _arrow_type(pyarrow, fact)) for fact in FACTS])
        table = stored(pyarrow.Table.from_pylist(records, schema=schema))
        found = run(table)
        database.execute(f"drop table {table}")
        return found

    def found(result: Any, number: int) -> list[list[str]]:
        return ids_by_row(ids, [result[id_][:number].to_pylist() for id_ in ids])

    return Prepared(many=many, ingest=ingest, run=run, found=found)


def _arrow_type(pyarrow: Any, fact: str) -> Any:
    return pyarrow.string() if fact in CHOICES or fact == DAY else pyarrow.bool_()


DUCKDB = Peer("DuckDB", ("duckdb", "pyarrow"), COLUMNS, prepare, "one query, ENUM columns", most=256, threaded=True)
