"""Events of the workload, by seed: columns of codes, and the same events as records."""

from __future__ import annotations

import random
from array import array
from collections.abc import Iterable, Mapping
from itertools import accumulate

from benchmarks.neutral.conditions import Between, Condition, Every, Holds, NoneOf, Not, OneOf, Record, Some, positive
from benchmarks.neutral.facts import CHOICES, DAY, DAYS, FACTS, YES_NO, day_of, number_of, values_of
from benchmarks.neutral.rules import LISTED, rules

MISSING = -1
NEAR = 0.20  # of the events are drawn near a prohibition of the list,
MET = 0.96  # each fact of it met with this probability
OPEN = 0.12  # of the events lack facts,
LACKED = 0.12  # each fact with this probability, one at least
EARLIEST, LATEST = 60, DAYS - 20  # days on which events happen

Columns = Mapping[str, "array[int]"]
Draw = random.Random


def columns(number: int, seed: int = 7, *, missing: bool = True) -> Columns:
    """For every fact the code of its value in each event, ``MISSING`` where nothing is stated.

    The code of a value is its place in ``values_of``: of a day, the number of days since the first.
    """
    draw = Draw(seed)
    found = {fact: array("h", _column(fact, number, draw)) for fact in FACTS}
    listed = [positive(rule.condition) for rule in rules(LISTED)]
    for row in range(number):
        if draw.random() < NEAR:
            for fact, code in _met(draw.choice(listed), draw):
                if draw.random() < MET:
                    found[fact][row] = code
    for row in range(number):
        # Drawn in any case, so that the events with and without missing facts are otherwise the same.
        if draw.random() < OPEN:
            lacking = [fact for fact in FACTS if draw.random() < LACKED] or [draw.choice(FACTS)]
            for fact in lacking if missing else ():
                found[fact][row] = MISSING
    return found


def records(events: Columns) -> list[Record]:
    """The events as flat mappings, without the facts that are missing."""
    stated: list[list[str | bool | None]] = []
    for fact in FACTS:
        values = [*values_of(fact), None]  # the code of what is missing is the last place
        stated.append([values[code] for code in events[fact]])
    return [
        {fact: value for fact, value in zip(FACTS, row, strict=True) if value is not None}
        for row in zip(*stated, strict=True)
    ]


def _column(fact: str, number: int, draw: Draw) -> Iterable[int]:
    """Values independent of all others; common ones and rare ones, in an order that is not that of the list."""
    if fact == DAY:
        return (draw.randrange(EARLIEST, LATEST) for _ in range(number))
    if fact in YES_NO:
        weights = [0.75, 0.25]
    elif fact == "employment":
        weights = [0.45, 0.15, 0.05, 0.05, 0.05, 0.1, 0.05, 0.1]
    elif fact == "membership":
        weights = [0.97, 0.006, 0.004, 0.01, 0.01]
    else:
        weights = [place**-0.7 for place in range(1, len(CHOICES[fact]) + 1)]
        Draw(fact).shuffle(weights)
    return draw.choices(range(len(weights)), cum_weights=list(accumulate(weights)), k=number)


def _met(condition: Condition, draw: Draw) -> list[tuple[str, int]]:
    """Facts and codes that make a condition without ``Not`` true, where it asks no fact twice."""
    match condition:
        case OneOf(fact, values):
            return [(fact, CHOICES[fact].index(draw.choice(values)))]
        case NoneOf(fact, values):
            others = [code for code, value in enumerate(CHOICES[fact]) if value not in values]
            return [(fact, draw.choice(others))]
        case Holds(fact, wanted):
            return [(fact, int(wanted))]
        case Between(first, last):
            days = range(number_of(first or day_of(EARLIEST)), number_of(last or day_of(LATEST)) + 1)
            return [(DAY, draw.choice(days))]
        case Every(parts):
            return [pair for part in parts for pair in _met(part, draw)]
        case Some(parts):
            return _met(draw.choice(parts), draw)
        case Not():
            raise ValueError
