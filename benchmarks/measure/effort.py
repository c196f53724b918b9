"""How much is measured."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import define, field

from benchmarks.part import Part


@define(frozen=True)
class Effort:
    """Numbers of rules for each way of handing over events, numbers of events, and repeats."""

    sizes: Mapping[Part, tuple[int, ...]]
    checked: int  # events whose answers are compared
    warming: int  # events judged one by one before any time counts
    events: int  # of one repeat one by one, where an engine is fast enough
    seconds: float  # that one repeat of an engine may take about
    listed: int  # events of a list, in one repeat
    rows: Mapping[int, int] = field(factory=dict)  # of a table in one repeat, by the number of rules
    repeats: int = 5


WHOLE = Effort(
    sizes={
        Part.ONE: (16, 64, 256, 1024),
        Part.LIST: (16,),
        Part.CODES: (16, 256),
        Part.STRINGS: (16, 256),
    },
    checked=2000,
    warming=10_000,
    events=5_000,
    seconds=0.1,
    listed=20_000,
    rows={16: 1_000_000, 256: 100_000},
)
TINY = Effort(
    sizes=dict.fromkeys(Part, (16,)),
    checked=200,
    warming=50,
    events=50,
    seconds=0.005,
    listed=300,
    rows={16: 500},
    repeats=2,
)
