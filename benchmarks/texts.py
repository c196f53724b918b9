"""What the full text of a verdict costs on the workload, under few and under many rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from statistics import mean, median
from typing import Any

import asn_neutrality as asn
from benchmarks.growth import FEW, MANY
from benchmarks.measure.timing import once
from benchmarks.neutral.events import columns, records
from benchmarks.neutral.rules import rules
from benchmarks.peers.ours import judge_of

Record = Mapping[str, Any]
Work = Callable[[asn.Judge], Callable[[Record], float]]

WARMING, COUNT = 200, 1000
ROUNDS = 3


def named(number: int) -> str:
    """The name of the seconds under so many rules."""
    return f"full text, {number} rules"


def explaining(judge: asn.Judge) -> Callable[[Record], float]:
    """The seconds that the text of the verdict on a record takes, once the record is decided."""

    def seconds_of(record: Record) -> float:
        verdict = judge.evaluate(record)
        _ = verdict.outcome
        return once(lambda: verdict.explain("id"))

    return seconds_of


def of_rounds(work: Work, judge: Callable[[], asn.Judge], given: Sequence[Record]) -> tuple[float, float]:
    """The seconds of the middle event and on average: those of the middle one of some rounds, each with a new judge."""
    rounds = [list(map(work(judge()), given))[WARMING:] for _ in range(ROUNDS)]
    return median(map(median, rounds)), median(map(mean, rounds))


def seconds() -> Iterator[tuple[str, float]]:
    """Names and seconds, of the middle event and on average, over events that the judge has not seen."""
    given = records(columns(WARMING + COUNT))
    for number in (FEW, MANY):
        middle, average = of_rounds(explaining, partial(judge_of, rules(number)), given)
        yield named(number), middle
        yield f"{named(number)}, on average", average
