"""What a verdict under the shipped packs costs, and its text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from statistics import median
from time import perf_counter
from typing import Any

import asn_neutrality as asn
from benchmarks.shipped.records import Record, records

PACKS = ("daerah", "nasional")
WARMING, COUNT = 200, 1000


def seconds(count: int = COUNT) -> Iterator[tuple[str, float]]:
    """Names and median seconds, over records not seen before; the rules are loaded and compiled already."""
    given = records(WARMING + count)
    for pack in PACKS:
        judge = asn.compile(asn.load(pack))
        for name, work in WORKS.items():
            if name != "decide" or hasattr(judge, "decide"):
                yield f"{name}, `{pack}`", _typical(work(judge), given)


def _evaluate(judge: asn.Judge) -> Work:
    return lambda record: _timed(lambda: judge.evaluate(record).outcome)


def _decide(judge: Any) -> Work:
    return lambda record: _timed(lambda: judge.decide(record))


def _explain(judge: asn.Judge) -> Work:
    def work(record: Record) -> float:
        verdict = judge.evaluate(record)
        _ = verdict.outcome
        return _timed(lambda: verdict.explain("id"))

    return work


def _timed(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


def _typical(work: Work, given: Sequence[Record]) -> float:
    return median([work(record) for record in given][WARMING:])


Work = Callable[[Record], float]
WORKS: dict[str, Callable[[Any], Work]] = {"evaluate": _evaluate, "decide": _decide, "full text": _explain}
