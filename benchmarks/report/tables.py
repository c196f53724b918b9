"""Figures as Markdown tables, ratios first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import median

from benchmarks.clock import in_words
from benchmarks.measure.figure import Figure
from benchmarks.report.results import Results
from benchmarks.report.targets import targets

NOT_MEASURED = "not measured"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table; numbers are aligned by whoever shows it."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def of_targets(results: Results) -> str:
    """Target, measured, met or not."""
    rows = []
    for target in targets(results.processors):
        value = target.found(results)
        sign = "≤" if target.at_most else "≥"
        told = NOT_MEASURED if value is None else f"{short(value)}{target.unit}"
        met = "" if value is None else "met" if target.met(value) else "**not met**"
        rows.append([target.what, f"{sign} {target.limit:g}{target.unit}", told, met])
    return table(["what", "target", "measured", ""], rows)


def of_engines(figures: Iterable[Figure], *, per_second: bool) -> str:
    """One row for each engine, one column for each number of rules: ratio to the ``if`` function, then the figure."""
    figures = [each for each in figures if each.missing]
    sizes = sorted({each.rules for each in figures})
    engines = list(dict.fromkeys(each.engine for each in figures))
    cells = {(each.engine, each.rules): _cell(each, per_second=per_second) for each in figures}
    first = {each.engine: median(each.relative) for each in reversed(figures) if each.seconds}
    engines.sort(key=lambda engine: first.get(engine, float("inf")))
    rows = [[engine, *(cells.get((engine, size), "") for size in sizes)] for engine in engines]
    return table(["engine", *(f"{size} rules" for size in sizes)], rows)


def _cell(figure: Figure, *, per_second: bool) -> str:
    if figure.wrong:
        return f"**wrong**: {figure.wrong} of {figure.checked} answers"
    if not figure.seconds:
        return figure.problem
    relative = figure.relative
    ratio = f"**{short(median(relative))}** ({short(min(relative))}–{short(max(relative))})"
    told = f"{_rate(1 / figure.typical)}/s" if per_second else in_words(figure.typical)
    return f"{ratio}, {told}"


def _rate(events: float) -> str:
    return f"{short(events / 1e6)} M" if events >= 1e5 else f"{short(events / 1e3)} k"


def short(value: float) -> str:
    """Two digits that count, without an exponent."""
    if value >= 100:
        return f"{value:,.0f}"
    if value >= 9.95:
        return f"{value:.0f}"
    return f"{value:.1f}" if value >= 0.995 else f"{value:.2g}"
