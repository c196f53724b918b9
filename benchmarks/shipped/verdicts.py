"""What a verdict under the shipped packs costs, and its text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from statistics import mean, median
from time import perf_counter

import asn_neutrality as asn
from benchmarks.shipped.records import Record, records

PACKS = ("daerah", "nasional")
WARMING, COUNT = 200, 1000


def seconds(count: int = COUNT) -> Iterator[tuple[str, float]]:
    """Names and seconds, over records that the judge has not seen."""
    given = records(WARMING + count)
    for pack in PACKS:
        rules = asn.load(pack)
        for name, work in WORKS.items():
            one = work(asn.compile(rules))
            times = [one(record) for record in given][WARMING:]
            yield f"{name}, `{pack}`", median(times)
            yield f"{name}, `{pack}`, on average", mean(times)


def _evaluate(judge: asn.Judge) -> Work:
    return lambda record: _timed(lambda: judge.evaluate(record).outcome)


def _decide(judge: asn.Judge) -> Work:
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


Work = Callable[[Record], float]
WORKS: dict[str, Callable[[asn.Judge], Work]] = {"evaluate": _evaluate, "decide": _decide, "full text": _explain}
