"""What is the same for all engines of one comparison."""

from __future__ import annotations

from attrs import define

from benchmarks.measure.figure import Figure
from benchmarks.part import Part


@define(frozen=True)
class Setting:
    """How events are handed over, rules, threads of engines that use several, whether 12 % of the events lack facts."""

    part: Part
    rules: int
    threads: int = 1
    missing: bool = True

    def figure(self, engine: str) -> Figure:
        """An empty figure of an engine."""
        return Figure(engine, self.part, self.rules, self.threads, self.missing)
