"""What verdicts under the shipped packs cost: a decision, a text, a row of a table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

import pyarrow as pa

import asn_neutrality as asn
from benchmarks.measure.timing import once
from benchmarks.shipped.records import Record, records
from benchmarks.texts import COUNT, WARMING, Work, explaining, of_rounds

PACKS = ("daerah", "nasional")
ROWS = 10_000


def seconds(count: int = COUNT, rows: int = ROWS) -> Iterator[tuple[str, float]]:
    """Names and seconds, over records that the judge has not seen."""
    given, more = records(WARMING + count), records(2 * rows)
    for pack in PACKS:
        rules = asn.load(pack)
        for name, work in WORKS.items():
            middle, average = of_rounds(work, partial(asn.compile, rules), given)
            yield f"{name}, `{pack}`", middle
            yield f"{name}, `{pack}`, on average", average
        yield f"`evaluate_table`, `{pack}`, a row", _of_a_row(asn.compile(rules), more[:rows], more[rows:])


def _evaluate(judge: asn.Judge) -> Callable[[Record], float]:
    return lambda record: once(lambda: judge.evaluate(record).outcome)


def _decide(judge: asn.Judge) -> Callable[[Record], float]:
    return lambda record: once(lambda: judge.decide(record))


def _of_a_row(judge: asn.Judge, before: Sequence[Record], then: Sequence[Record]) -> float:
    """The seconds of a row where as many were judged before."""
    judge.evaluate_table(_table(before)).table  # noqa: B018 - what is found is told when asked for
    table = _table(then)
    return once(lambda: judge.evaluate_table(table).table) / len(then)


def _table(given: Sequence[Record]) -> pa.Table:
    names = sorted({name for record in given for name in record})
    return pa.table({name: pa.array([record.get(name) for record in given], pa.string()) for name in names})


WORKS: dict[str, Work] = {"evaluate": _evaluate, "decide": _decide, "full text": explaining}
