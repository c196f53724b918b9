"""What a program pays before its first verdict."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from statistics import median

LOAD = """
from time import perf_counter
import asn_neutrality as asn
start = perf_counter()
rules = asn.load()
loaded = perf_counter()
asn.compile(rules)
print(loaded - start, perf_counter() - loaded)
"""
FIRST_VERDICT = """
from time import perf_counter
start = perf_counter()
import asn_neutrality as asn
asn.compile(asn.load("nasional")).evaluate({"perbuatan": "suka", "pelaku.status": "pns"}).outcome
print(perf_counter() - start)
"""
IMPORT = "from time import perf_counter; start = perf_counter(); import asn_neutrality; print(perf_counter() - start)"


def in_new_process(code: str, runs: int = 5) -> list[float]:
    """The medians, column by column, of the seconds that a piece of code prints in a new interpreter."""
    rows = []
    for _ in range(runs):
        printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
        rows.append([float(word) for word in printed.split()])
    return [median(column) for column in zip(*rows, strict=True)]


def seconds() -> Iterator[tuple[str, float]]:
    """Names and median seconds, each in new interpreters."""
    yield "import", in_new_process(IMPORT)[0]
    loaded, compiled = in_new_process(LOAD)
    yield "load, nothing read before", loaded
    yield "compile", compiled
    yield "import, load and compile `nasional`, first verdict", in_new_process(FIRST_VERDICT)[0]
