"""How long things take."""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
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


def settle() -> None:
    """What lives so far is no longer looked at by the garbage collector, as in a service that has started."""
    gc.collect()
    gc.freeze()
