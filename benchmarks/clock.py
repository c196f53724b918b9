"""Timing."""

from __future__ import annotations

import gc
from collections.abc import Callable
from time import perf_counter


def best_of(repeats: int, work: Callable[[], object]) -> float:
    """The seconds of the fastest of several runs, garbage collection off: the least disturbed one."""
    times = []
    gc.disable()
    try:
        for _ in range(repeats):
            start = perf_counter()
            work()
            times.append(perf_counter() - start)
    finally:
        gc.enable()
    return min(times)


def in_words(seconds: float) -> str:
    """A duration in the unit that suits it."""
    for unit, factor in (("s", 1.0), ("ms", 1e3), ("µs", 1e6)):
        if seconds * factor >= 1:
            return f"{seconds * factor:.3g} {unit}"
    return f"{seconds * 1e9:.3g} ns"
