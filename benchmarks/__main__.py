"""Measure, print the page, and keep it: ``python -m benchmarks [PART ...]``."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from pathlib import Path

from benchmarks.report.page import FOLDER, KEPT, PAGE, write_page
from benchmarks.report.results import read, write
from benchmarks.suite import parts

DOCS = Path(__file__).resolve().parents[1] / "docs"


def main() -> None:
    """Measure the parts named, all where none is; keep what the others found last; write the page."""
    known = parts()
    arguments = ArgumentParser(prog="python -m benchmarks", description=__doc__)
    arguments.add_argument(
        "part", nargs="*", help=f"what to measure anew: {', '.join(known)}; everything where left out"
    )
    arguments.add_argument("--docs", type=Path, default=DOCS, help="the folder of the page")
    arguments.add_argument("--draw", action="store_true", help="measure nothing, write the page again")
    arguments.add_argument("--tiny", action="store_true", help="few events and rules, to see whether everything runs")
    given = arguments.parse_args()
    unknown = set(given.part) - set(known)
    if unknown:
        arguments.error(f"no such part: {', '.join(sorted(unknown))}")
    kept = given.docs / FOLDER / KEPT
    results = read(kept)
    for name in () if given.draw else given.part or known:
        results = results.with_part(name, known[name](lambda line: print(line, file=sys.stderr), tiny=given.tiny))
        write(results, kept)
    write_page(results, given.docs)
    print((given.docs / PAGE).read_text("utf-8"))


if __name__ == "__main__":
    main()
