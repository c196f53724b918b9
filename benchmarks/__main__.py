"""Measure, and print one Markdown table."""

from __future__ import annotations

import platform

from benchmarks import evaluation, parsing, size, start


def main() -> None:
    """One row per figure, printed as it is measured."""
    print(f"Python {platform.python_version()}, {platform.machine()}, {platform.system()}\n")
    print("| figure | measured |\n|---|---|")
    for part in (start, parsing, evaluation, size):
        for name, figure in part.rows():
            print(f"| {name} | {figure} |", flush=True)


if __name__ == "__main__":
    main()
