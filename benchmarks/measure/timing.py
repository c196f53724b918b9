"""How long things take."""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from functools import lru_cache
from statistics import median
from time import perf_counter
from typing import Any


def once(work: Callable[[], object]) -> float:
    """The seconds of one run."""
    start = perf_counter()
    work()
    return perf_counter() - start


def one_by_one(judge: Callable[[Any], object], records: Sequence[object]) -> float:
    """The seconds of judging all records, one after the other, answers thrown away."""
    start = perf_counter()
    for record in records:
        judge(record)
    return perf_counter() - start


def event_by_event(judge: Callable[[Any], object], records: Sequence[object]) -> list[float]:
    """The seconds of each record; what asking for the time costs is taken off."""
    times = []
    for record in records:
        start = perf_counter()
        judge(record)
        times.append(perf_counter() - start)
    cost = asking()
    return [max(0.0, each - cost) for each in times]


@lru_cache(maxsize=1)
def asking() -> float:
    """The seconds that it costs to ask for the time twice."""
    times = []
    for _ in range(10_000):
        start = perf_counter()
        times.append(perf_counter() - start)
    return median(times)


def settle() -> None:
    """What lives so far is no longer looked at by the garbage collector, as in a service that has started."""
    gc.collect()
    gc.freeze()
