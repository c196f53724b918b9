"""Which engines may run: installed, of this size, and with our answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Generic, TypeVar

from attrs import define, evolve

from benchmarks.measure.figure import Figure
from benchmarks.measure.setting import Setting
from benchmarks.neutral.rules import Rule
from benchmarks.peers import Peer
from benchmarks.peers.prepared import Prepared

T = TypeVar("T")


@define(frozen=True)
class Admitted(Generic[T]):
    """An engine with rules in it, and whatever its examination brought along."""

    figure: Figure
    engine: Prepared
    brought: T


@define(frozen=True)
class Examination(Generic[T]):
    """What an engine answered: of ``checked`` events so many ``wrong``."""

    checked: int
    wrong: int
    brought: T


Examine = Callable[[Prepared], Examination[T]]


def admit(
    peers: Iterable[Peer], setting: Setting, rules: tuple[Rule, ...], examine: Examine[T]
) -> Iterator[Admitted[T] | Figure]:
    """Of each engine that does this part: that it may run, or the figure that says why not."""
    for peer in peers:
        if setting.part not in peer.parts:
            continue
        figure = setting.figure(peer.name)
        if peer.missing:
            yield evolve(figure, problem=f"not installed: {', '.join(peer.missing)}")
        elif len(rules) > peer.most:
            yield evolve(figure, problem=f"not run with more than {peer.most} rules")
        else:
            yield _examined(peer, rules, figure, examine)


def _examined(peer: Peer, rules: tuple[Rule, ...], figure: Figure, examine: Examine[T]) -> Admitted[T] | Figure:
    try:
        engine = peer.prepare(rules)
        examination = examine(engine)
    except Exception as problem:  # noqa: BLE001 - whatever another library raises is its result
        return evolve(figure, problem=f"{type(problem).__name__}: {problem}".splitlines()[0][:100])
    figure = evolve(figure, checked=examination.checked, wrong=examination.wrong)
    return figure if figure.wrong else Admitted(figure, engine, examination.brought)
