"""What a program pays before its first verdict."""

from __future__ import annotations

import subprocess
import sys
from statistics import median

from benchmarks.clock import in_words

LOAD = """
from time import perf_counter
import asn_neutrality as asn
start = perf_counter()
rules = asn.load()
loaded = perf_counter()
asn.compile(rules)
print(loaded - start, perf_counter() - loaded)
"""
IMPORT = "from time import perf_counter; start = perf_counter(); import asn_neutrality; print(perf_counter() - start)"


def in_new_process(code: str, runs: int = 5) -> list[float]:
    """The medians, column by column, of the seconds that a piece of code prints in a new interpreter."""
    rows = []
    for _ in range(runs):
        printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
        rows.append([float(word) for word in printed.split()])
    return [median(column) for column in zip(*rows, strict=True)]


def rows() -> list[tuple[str, str]]:
    """Import, load and compile, each in new interpreters."""
    (imported,) = in_new_process(IMPORT)
    loaded, compiled = in_new_process(LOAD)
    return [
        ("import asn_neutrality", in_words(imported)),
        ("cold load() of the shipped packs, grammar included", in_words(loaded)),
        ("compile() of the same", in_words(compiled)),
    ]
