"""What was measured of one engine."""

from __future__ import annotations

from collections.abc import Mapping
from statistics import median
from typing import Any

from attrs import asdict, define, evolve

from benchmarks.part import Part


@define(frozen=True)
class Figure:
    """Seconds per event of each repeat, and those of the ``if`` function beside it on the same events.

    Of single events also the ``middle`` ones: half of the events take less. Where a few events take very long, as those
    that are met for the first time, they tell another story.

    ``checked`` events were compared with our answers and ``wrong`` of them differ; then, or where there is a
    ``problem``, there are no times.
    """

    engine: str
    part: Part
    rules: int
    threads: int
    missing: bool = True  # whether 12 % of the events lack facts
    checked: int = 0
    wrong: int = 0
    problem: str = ""
    seconds: tuple[float, ...] = ()
    by_hand: tuple[float, ...] = ()
    middle: tuple[float, ...] = ()
    middle_by_hand: tuple[float, ...] = ()

    @property
    def typical(self) -> float:
        """Median seconds per event."""
        return median(self.seconds)

    @property
    def relative(self) -> tuple[float, ...]:
        """Of each repeat, the time as a multiple of that of the ``if`` function."""
        return tuple(own / hand for own, hand in zip(self.seconds, self.by_hand, strict=True))

    @property
    def of_middle(self) -> Figure:
        """The same with the middle events in place of all."""
        return evolve(self, seconds=self.middle, by_hand=self.middle_by_hand)

    def times_slower(self, other: Figure) -> float:
        """The median over repeats of this engine's relative time to the other's."""
        pairs = zip(self.relative, other.relative, strict=True)
        return median(own / others for own, others in pairs)

    def to_dict(self) -> dict[str, Any]:
        """For a file."""
        return {**asdict(self), "part": self.part.value}


def read_figure(raw: Mapping[str, Any]) -> Figure:
    """The inverse of ``to_dict``."""
    sequences = {name: tuple(raw[name]) for name in ("seconds", "by_hand", "middle", "middle_by_hand")}
    return Figure(**{**raw, "part": Part(raw["part"]), **sequences})
