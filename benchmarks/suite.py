"""The parts of the suite: each measures anew what the results hold of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from benchmarks import evaluation, growth, parsing, size, start, texts
from benchmarks.clock import in_words
from benchmarks.measure.figure import Figure
from benchmarks.measure.jobs import in_new_process, jobs_of
from benchmarks.part import Part
from benchmarks.report.conditions import conditions
from benchmarks.report.results import Measured
from benchmarks.shipped import verdicts

Report = Callable[[str], None]
Seconds = Callable[[], Iterable[tuple[str, float]]]
Rows = Callable[[], Iterable[tuple[str, str]]]


def _figures(part: Part, tell: Report, *, tiny: bool) -> Measured:
    measured_under = conditions()
    found: list[Figure] = []
    for job in jobs_of(part):
        for figure in in_new_process(job, tiny=tiny):
            found.append(figure)
            tell(_line(figure))
    return Measured(measured_under, tuple(found))


def _line(figure: Figure) -> str:
    told = f"{figure.wrong} wrong answers" if figure.wrong else figure.problem
    if figure.seconds:
        told = in_words(figure.typical)
    return f"{figure.part.value}, {figure.rules} rules, {figure.threads} threads, {figure.engine}: {told}"


def _seconds(measure: Seconds, rows: Sequence[Rows], tell: Report, *, tiny: bool) -> Measured:
    measured_under = conditions()
    found = {}
    for name, seconds in () if tiny else measure():
        found[name] = seconds
        tell(f"{name}: {in_words(seconds)}")
    told = dict(row for each in rows for row in each())
    for name, words in told.items():
        tell(f"{name}: {words}")
    return Measured(measured_under, seconds=found, told=told)


def parts() -> Mapping[str, Callable[..., Measured]]:
    """Name of each part to what measures it."""
    return {
        **{part.value: partial(_figures, part) for part in Part},
        "growth": partial(_seconds, growth.seconds, []),
        "texts": partial(_seconds, texts.seconds, []),
        "shipped": partial(_seconds, verdicts.seconds, [evaluation.rows]),
        "start": partial(_seconds, start.seconds, [parsing.rows]),
        "size": partial(_seconds, tuple, [size.rows]),
    }
