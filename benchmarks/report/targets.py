"""What the library set out to reach, and whether it did. Ratios compare times of one run."""

from __future__ import annotations

from collections.abc import Callable
from statistics import median

from attrs import define, evolve

from benchmarks import growth, texts
from benchmarks.measure.figure import Figure
from benchmarks.part import Part
from benchmarks.peers import DECIDE, ENGINES, EVALUATE, IF, POLARS_ENUM, POLARS_STRINGS, TABLE, TABLE_STRINGS, Peer
from benchmarks.report.results import Results
from benchmarks.shipped.verdicts import PACKS

FIRST_VERDICT = "import, load and compile `nasional`, first verdict"
Found = Callable[[Results], float | None]


@define(frozen=True)
class Run:
    """An engine under some conditions."""

    peer: Peer
    part: Part
    rules: int = 16
    threads: int = 1
    missing: bool = True

    def figure(self, results: Results) -> Figure | None:
        """What was measured of it, where it has times."""
        return results.figure(self.peer.name, self.part, self.rules, self.threads, missing=self.missing)


@define(frozen=True)
class Target:
    """Something to reach: at most ``limit``, or at least. None is found where an engine has no times."""

    what: str
    limit: float
    at_most: bool
    unit: str
    found: Found

    def met(self, value: float) -> bool:
        """Whether it is reached."""
        return value <= self.limit if self.at_most else value >= self.limit


def ratio(one: Run, other: Run, *, middle: bool = False) -> Found:
    """The time of one as a multiple of the other's; where ``middle``, of the middle event."""

    def found(results: Results) -> float | None:
        own, others = one.figure(results), other.figure(results)
        if own is None or others is None:
            return None
        return own.of_middle.times_slower(others.of_middle) if middle else own.times_slower(others)

    return found


def beside(run: Run) -> Found:
    """The time of an engine as a multiple of that of the ``if`` function."""

    def found(results: Results) -> float | None:
        figure = run.figure(results)
        return median(figure.relative) if figure else None

    return found


def lead(ours: Run) -> Found:
    """The time of the fastest engine of rules as a multiple of ours."""

    def found(results: Results) -> float | None:
        others = [ratio(evolve(ours, peer=engine), ours)(results) for engine in ENGINES]
        return min((each for each in others if each is not None), default=None)

    return found


def growing(engine: Peer) -> Found:
    """The time under 1024 rules as a multiple of that under 16, both in turns."""

    def found(results: Results) -> float | None:
        few, many = (results.seconds("growth", growth.named(engine.name, size)) for size in (growth.FEW, growth.MANY))
        return many / few if few and many else None

    return found


def seconds(part: str, name: str, factor: float) -> Found:
    """Named seconds in the unit of the target."""

    def found(results: Results) -> float | None:
        value = results.seconds(part, name)
        return None if value is None else value * factor

    return found


def targets(threads: int) -> tuple[Target, ...]:
    """All targets, where engines that use several threads use so many."""
    decide, evaluate, hand = Run(DECIDE, Part.ONE), Run(EVALUATE, Part.ONE), Run(IF, Part.ONE)
    listed = Run(DECIDE, Part.LIST, threads=threads)
    table, polars = Run(TABLE, Part.CODES), Run(POLARS_ENUM, Part.CODES)
    strings = Run(TABLE_STRINGS, Part.STRINGS)

    def many(run: Run) -> Run:
        return evolve(run, rules=1024)

    def on_all(run: Run) -> Run:
        return evolve(run, threads=threads)

    def known(run: Run) -> Run:
        return evolve(run, missing=False)

    # Encoded columns are judged on one thread wherever there are more: each is compared within its process.
    beside_all = on_all(table)
    hundreds = ratio(on_all(evolve(polars, rules=256)), evolve(beside_all, rules=256))
    most, least = True, False
    return (
        Target("`decide`, 16 rules: time, of the `if` function's", 0.6, most, "", ratio(decide, hand)),
        Target("the same of the middle event", 0.6, most, "", ratio(decide, hand, middle=True)),
        Target("the same where no fact is missing", 0.6, most, "", beside(known(decide))),
        Target("`decide`, 1024 rules: time, of the `if` function's", 0.03, most, "", ratio(many(decide), many(hand))),
        Target("the same of the middle event", 0.03, most, "", ratio(many(decide), many(hand), middle=True)),
        Target("`evaluate`, 16 rules: time, of the `if` function's", 1.5, most, "", ratio(evaluate, hand)),
        Target("the same of the middle event", 1.5, most, "", ratio(evaluate, hand, middle=True)),
        Target("the same where no fact is missing", 1.5, most, "", beside(known(evaluate))),
        Target("`evaluate`, 16 rules: so many times as fast as the fastest engine", 2, least, "", lead(evaluate)),
        Target("`evaluate`, 1024 rules: the same", 50, least, "", lead(many(evaluate))),
        Target(
            "`decide_many` of a list: throughput, of the `if` function's",
            *(2, least, "", ratio(evolve(listed, peer=IF), listed)),
        ),
        Target(
            "`decide_many` of a list: throughput, of that of polars",
            *(3, least, "", ratio(evolve(listed, peer=POLARS_ENUM), listed)),
        ),
        Target(
            f"Encoded columns, 16 rules: throughput on 1 thread, of that of polars on {threads}",
            *(1, least, "", ratio(on_all(polars), beside_all)),
        ),
        Target("the same where no fact is missing", 1, least, "", ratio(on_all(known(polars)), known(beside_all))),
        Target("Encoded columns, 16 rules: the same, of polars on 1", 2.5, least, "", ratio(polars, table)),
        Target(f"Encoded columns, 256 rules: the same, of polars on {threads}", 8, least, "", hundreds),
        Target(
            f"Columns of strings: throughput on 1 thread, of that of polars on {threads}",
            *(1, least, "", ratio(on_all(evolve(strings, peer=POLARS_STRINGS)), strings)),
        ),
        Target(
            f"the same where both use {threads}",
            *(1, least, "", ratio(on_all(evolve(strings, peer=POLARS_STRINGS)), on_all(strings))),
        ),
        Target(
            "12 % of records with missing facts: throughput, of that without",
            *(0.6, least, "", ratio(known(decide), decide)),
        ),
        Target("12 % of rows with missing facts: the same", 0.6, least, "", ratio(known(beside_all), beside_all)),
        Target("64 times as many rules: time of `decide`", 2.5, most, "", growing(DECIDE)),
        Target("64 times as many rules: time of `evaluate`", 2.5, most, "", growing(EVALUATE)),
        Target("Import", 50, most, " ms", seconds("start", "import", 1e3)),
        Target("Import, `nasional`, first verdict", 300, most, " ms", seconds("start", FIRST_VERDICT, 1e3)),
        Target(
            f"Full text of one verdict, {growth.FEW} rules",
            *(100, most, " µs", seconds("texts", texts.named(growth.FEW), 1e6)),
        ),
        *(
            Target(
                f"Full text of one verdict, `{pack}`", 100, most, " µs", seconds("shipped", f"full text, `{pack}`", 1e6)
            )
            for pack in PACKS
        ),
    )
