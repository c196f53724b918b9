"""One event after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from statistics import mean, median
from typing import Any

from attrs import define, evolve, field

from benchmarks.measure.admission import Admitted, Examination, admit
from benchmarks.measure.agreement import expected, wrong
from benchmarks.measure.effort import Effort
from benchmarks.measure.figure import Figure
from benchmarks.measure.setting import Setting
from benchmarks.measure.timing import event_by_event, one_by_one, settle
from benchmarks.neutral.conditions import Record
from benchmarks.neutral.events import columns, records
from benchmarks.neutral.rules import rules
from benchmarks.peers import IF, Peer
from benchmarks.peers.prepared import Prepared, able

CHUNK = 200  # events after which engine and `if` function change places: few enough to stay in the processor's cache
FEWEST = 10
WARMING = 10  # as many times as long as a repeat

Judge = Callable[[Any], object]


def measure(setting: Setting, effort: Effort, peers: Iterable[Peer]) -> Iterator[Figure]:
    """The figures of all engines; first of those that do not agree or cannot run."""
    chosen = rules(setting.rules)
    before = effort.checked + effort.warming
    given = records(columns(before + effort.events * effort.repeats, missing=setting.missing))
    checked, warming = given[: effort.checked], given[effort.checked : before]
    answers = expected(chosen, checked)

    def examine(engine: Prepared) -> Examination[float]:
        one = able(engine.one)
        found = [engine.ids(one(engine.given(record))) for record in checked]
        return Examination(len(checked), wrong(answers, found), _pace(engine, warming, WARMING * effort.seconds))

    runners = []
    for admitted in admit(peers, setting, chosen, examine):
        match admitted:
            case Admitted(brought=pace):
                runners.append(Runner(admitted, max(FEWEST, min(effort.events, int(effort.seconds / pace)))))
            case Figure():
                yield admitted
    settle()
    by_hand = able(IF.prepare(chosen).one)
    for repeat in range(effort.repeats):
        start = before + repeat * effort.events
        fresh = [given[place : place + CHUNK] for place in range(start, start + effort.events, CHUNK)]
        for runner in runners:
            runner.run(fresh, by_hand)
    yield from (runner.done() for runner in runners)


@define
class Times:
    """Of each repeat, seconds per event and those of the middle event."""

    all: list[float] = field(factory=list)
    middle: list[float] = field(factory=list)

    def add(self, chunks: Sequence[Sequence[float]]) -> None:
        """One repeat: of what chunks took on average the median, since others disturb some."""
        self.all.append(median(mean(chunk) for chunk in chunks))
        self.middle.append(median(each for chunk in chunks for each in chunk))

    @property
    def typical(self) -> float:
        """Median seconds per event."""
        return median(self.all)

    @property
    def typical_middle(self) -> float:
        """Median seconds of the middle event."""
        return median(self.middle)


@define
class Runner:
    """An engine, the number of events of one repeat, and the times it has taken."""

    admitted: Admitted[float]
    events: int
    own: Times = field(factory=Times)
    by_hand: Times = field(factory=Times)

    def run(self, chunks: Sequence[Sequence[Record]], by_hand: Judge) -> None:
        """One repeat: the ``if`` function and the engine take turns."""
        engine, left = self.admitted.engine, self.events
        own: list[list[float]] = []
        hand: list[list[float]] = []
        for chunk in chunks:
            some = chunk[:left]
            prepared = [engine.given(record) for record in some]
            one_by_one(by_hand, chunk)  # so that neither is the first to touch them
            hand.append(event_by_event(by_hand, chunk))
            own.append(event_by_event(able(engine.one), prepared))
            hand.append(event_by_event(by_hand, chunk))
            left -= len(some)
            if not left:
                break
        self.own.add(own)
        self.by_hand.add(hand)

    def done(self) -> Figure:
        """With its times."""
        return evolve(
            self.admitted.figure,
            seconds=tuple(self.own.all),
            by_hand=tuple(self.by_hand.all),
            middle=tuple(self.own.middle),
            middle_by_hand=tuple(self.by_hand.middle),
        )


def _pace(engine: Prepared, records: Sequence[Record], limit: float) -> float:
    """Seconds per event after as many of the records as the time allows."""
    paces, left = [], limit
    for start in range(0, len(records), CHUNK):
        prepared = [engine.given(record) for record in records[start : start + CHUNK]]
        seconds = one_by_one(able(engine.one), prepared)
        paces.append(seconds / len(prepared))
        left -= seconds
        if left < 0:
            break
    return median(paces[-5:])
