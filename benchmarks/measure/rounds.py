"""Engines that take turns: each does its whole work once in every repeat, after the ``if`` function."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from attrs import define, evolve, field

from benchmarks.measure.figure import Figure
from benchmarks.measure.timing import once, settle


@define
class Turn:
    """The work of one engine in each repeat, each over so many events, and the times it has taken.

    The first work warms up what an engine keeps, and its time does not count.
    """

    figure: Figure
    works: Sequence[Callable[[], object]]
    events: int
    seconds: list[float] = field(factory=list)

    def run(self) -> None:
        """The next repeat."""
        self.seconds.append(once(self.works[len(self.seconds)]) / self.events)


def rounds(turns: Iterable[Turn | Figure], by_hand: Turn) -> Iterator[Figure]:
    """The figures, first those of engines that have no turn."""
    ready = []
    for turn in turns:
        match turn:
            case Turn():
                ready.append(turn)
            case Figure():
                yield turn
    settle()
    for _ in by_hand.works:
        for turn in (by_hand, *ready):
            turn.run()
    yield from (_done(turn, by_hand.seconds) for turn in ready)


def _done(turn: Turn, by_hand: Sequence[float]) -> Figure:
    return evolve(turn.figure, seconds=tuple(turn.seconds[1:]), by_hand=tuple(by_hand[1:]))
