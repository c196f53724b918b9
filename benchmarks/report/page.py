"""The page ``docs/performance.md`` and its plots."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from string import Template

from benchmarks.clock import in_words
from benchmarks.measure.figure import Figure
from benchmarks.neutral.pack import text_of
from benchmarks.neutral.rules import rules
from benchmarks.part import Part
from benchmarks.peers import BY_HAND, OURS, PEERS
from benchmarks.report import plot
from benchmarks.report.conditions import Conditions
from benchmarks.report.results import Results
from benchmarks.report.tables import NOT_MEASURED, of_engines, of_targets, table

TEMPLATE = Path(__file__).with_name("page.md.in")
PAGE, FOLDER, KEPT = "performance.md", "performance", "results.json"
TIME_PLOT, RATE_PLOT = "time.svg", "throughput.svg"


def write_page(results: Results, docs: Path) -> None:
    """The page and its plots."""
    folder = docs / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for name, drawn in plots(results).items():
        (folder / name).write_text(drawn, "utf-8")
    (docs / PAGE).write_text(page(results), "utf-8")


def page(results: Results) -> str:
    """The text of the page."""
    checked = max((each.checked for part in Part for each in results.figures(part)), default=0)
    rows = (f"| {peer.name} | {peer.note} |" for peer in PEERS)
    versions: dict[str, str] = {}
    for measured in results.parts.values():
        versions |= measured.conditions.versions
    return Template(TEMPLATE.read_text("utf-8")).substitute(
        targets=of_targets(results),
        rule=_rule(),
        checked=f"{checked:,}",
        engines="\n".join(rows),
        one=_engines(results, Part.ONE),
        middle=_middle(results),
        growth=_amounts(results, "growth"),
        texts=_amounts(results, "texts"),
        list=_engines(results, Part.LIST),
        columns=_columns(results),
        shipped=_amounts(results, "shipped"),
        start=_amounts(results, "start"),
        size=_amounts(results, "size"),
        conditions=_conditions(results),
        versions=", ".join(f"{name} {version}" for name, version in versions.items()),
    )


def _rule() -> str:
    text = text_of(rules(16))
    return text[text.index("prohibition rule_0010") : text.index("prohibition rule_0011")].strip()


def _engines(results: Results, part: Part) -> str:
    threads = max((each.threads for each in results.figures(part)), default=0)
    figures = (each for each in results.figures(part) if each.threads == threads)
    return of_engines(figures, per_second=part is not Part.ONE) if threads else NOT_MEASURED


def _middle(results: Results) -> str:
    figures = [each.of_middle for each in results.figures(Part.ONE) if each.middle]
    return of_engines(figures, per_second=False) if figures else NOT_MEASURED


def _columns(results: Results) -> str:
    parts: list[str] = []
    for part, title in ((Part.CODES, "encoded"), (Part.STRINGS, "plain strings")):
        for threads in sorted({each.threads for each in results.figures(part)}, reverse=True):
            counted = f"{threads} threads" if threads > 1 else "1 thread"
            title_line = f"### {title.capitalize()}, {counted}"
            figures = (each for each in results.figures(part) if each.threads == threads)
            parts += [title_line, of_engines(figures, per_second=True)]
    return "\n\n".join(parts) or NOT_MEASURED


def _amounts(results: Results, part: str) -> str:
    measured = results.parts.get(part)
    if measured is None:
        return NOT_MEASURED
    seconds = [(what, in_words(amount)) for what, amount in measured.seconds.items()]
    return table(["what", "measured"], [*seconds, *measured.told.items()])


def _conditions(results: Results) -> str:
    rows = [(name, *_words(measured.conditions)) for name, measured in results.parts.items()]
    return table(["part", "day", "machine", "Python", "load"], rows)


def _words(conditions: Conditions) -> tuple[str, str, str, str]:
    machine = f"{conditions.processor}, {conditions.processors} processors, {conditions.memory}, {conditions.system}"
    return conditions.day, machine, conditions.python, f"{conditions.load:g}"


# -- Plots -------------------------------------------------------------------------------------------------------------


def plots(results: Results) -> Mapping[str, str]:
    """File name to SVG, of the parts that were measured."""
    found = {}
    one = [each for each in results.figures(Part.ONE) if each.seconds and each.missing]
    sizes = sorted({each.rules for each in one})
    if len(sizes) > 1:
        series = [_line(engine, one) for engine in dict.fromkeys(each.engine for each in one)]
        drawn = [each for each in series if len(each.points) > 1]
        found[TIME_PLOT] = plot.lines("Time of one event", drawn, sizes, "number of rules")
    rates = list(_rates([*results.figures(Part.LIST), *results.figures(Part.CODES)]))
    if rates:
        found[RATE_PLOT] = plot.bars("Events per second, 16 rules", rates)
    return found


def _line(engine: str, figures: Iterable[Figure]) -> plot.Series:
    own = [each for each in figures if each.engine == engine]
    return plot.Series(_plain(engine), _kind(engine), tuple((each.rules, each.typical) for each in own))


def _rates(figures: Sequence[Figure]) -> Iterator[plot.Series]:
    """Of engines that use one thread however many there are, the figure beside those that use all."""
    given = {Part.LIST: "dicts", Part.CODES: "columns"}
    threaded = {peer.name for peer in PEERS if peer.threaded}
    most = max((each.threads for each in figures), default=1)
    for each in figures:
        if each.seconds and each.missing and each.rules == 16 and (each.engine in threaded or each.threads == most):
            counted = f", {each.threads} threads" if each.engine in threaded and each.threads > 1 else ""
            name = f"{_plain(each.engine)}, {given[each.part]}{counted}"
            yield plot.Series(name, _kind(each.engine), ((0, 1 / each.typical),))


def _plain(engine: str) -> str:
    return engine.replace("`", "")


def _kind(engine: str) -> str:
    if engine in {peer.name for peer in OURS}:
        return "ours"
    return "hand" if engine in {peer.name for peer in BY_HAND} else "other"
