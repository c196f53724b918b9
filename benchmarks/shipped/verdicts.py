"""What a verdict under the shipped packs costs, and its text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from statistics import mean, median

import asn_neutrality as asn
from benchmarks.measure.timing import once
from benchmarks.shipped.records import Record, records
from benchmarks.texts import COUNT, WARMING, explaining

PACKS = ("daerah", "nasional")


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
    return lambda record: once(lambda: judge.evaluate(record).outcome)


def _decide(judge: asn.Judge) -> Work:
    return lambda record: once(lambda: judge.decide(record))


Work = Callable[[Record], float]
WORKS: dict[str, Callable[[asn.Judge], Work]] = {"evaluate": _evaluate, "decide": _decide, "full text": explaining}
