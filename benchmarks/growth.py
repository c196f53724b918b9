"""What more rules cost one event: judges of few and of many rules in turns on the same events, and nothing else.

Beside the ``if`` function, which with many rules empties the processor's caches, both times tell of it as well.
"""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.measure.effort import WHOLE
from benchmarks.measure.one_event import CHUNK, Times
from benchmarks.measure.timing import event_by_event, one_by_one, settle
from benchmarks.neutral.events import columns, records
from benchmarks.neutral.rules import rules
from benchmarks.part import Part
from benchmarks.peers import DECIDE, EVALUATE
from benchmarks.peers.prepared import able

SIZES = WHOLE.sizes[Part.ONE]
FEW, MANY = SIZES[0], SIZES[-1]


def named(engine: str, number: int) -> str:
    """The name of the seconds of an engine under so many rules."""
    return f"{engine}, {number} rules"


def seconds() -> Iterator[tuple[str, float]]:
    """Names and median seconds per event, over events that the judges have not seen; then those of the middle event."""
    given = records(columns(WHOLE.warming + WHOLE.events * WHOLE.repeats))
    judges = {
        named(engine.name, number): able(engine.prepare(rules(number)).one)
        for engine in (DECIDE, EVALUATE)
        for number in (FEW, MANY)
    }
    times = {name: Times() for name in judges}
    for judge in judges.values():
        one_by_one(judge, given[: WHOLE.warming])
    settle()
    for start in range(WHOLE.warming, len(given), WHOLE.events):
        taken: dict[str, list[list[float]]] = {name: [] for name in judges}
        for place in range(start, start + WHOLE.events, CHUNK):
            for name, judge in judges.items():
                taken[name].append(event_by_event(judge, given[place : place + CHUNK]))
        for name, chunks in taken.items():
            times[name].add(chunks)
    yield from ((name, each.typical) for name, each in times.items())
    yield from ((f"{name}, the middle event", each.typical_middle) for name, each in times.items())
