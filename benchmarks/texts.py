"""What the full text of a verdict costs on the workload, under few and under many rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from statistics import mean, median
from typing import Any

import asn_neutrality as asn
from benchmarks.growth import FEW, MANY
from benchmarks.measure.timing import once
from benchmarks.neutral.events import columns, records
from benchmarks.neutral.rules import rules
from benchmarks.peers.ours import judge_of

WARMING, COUNT = 200, 1000


def named(number: int) -> str:
    """The name of the seconds under so many rules."""
    return f"full text, {number} rules"


def explaining(judge: asn.Judge) -> Callable[[Mapping[str, Any]], float]:
    """The seconds that the text of the verdict on a record takes, once the record is decided."""

    def seconds_of(record: Mapping[str, Any]) -> float:
        verdict = judge.evaluate(record)
        _ = verdict.outcome
        return once(lambda: verdict.explain("id"))

    return seconds_of


def seconds() -> Iterator[tuple[str, float]]:
    """Names and seconds, of the middle event and on average, over events that the judge has not seen."""
    given = records(columns(WARMING + COUNT))
    for number in (FEW, MANY):
        times = list(map(explaining(judge_of(rules(number))), given))[WARMING:]
        yield named(number), median(times)
        yield f"{named(number)}, on average", mean(times)
