"""A list of records, each an ordinary dict."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from benchmarks.measure.admission import Admitted, Examination, admit
from benchmarks.measure.agreement import expected, wrong
from benchmarks.measure.effort import Effort
from benchmarks.measure.figure import Figure
from benchmarks.measure.rounds import Turn, rounds
from benchmarks.measure.setting import Setting
from benchmarks.measure.timing import once
from benchmarks.neutral.conditions import Record
from benchmarks.neutral.events import columns, records
from benchmarks.neutral.rules import rules
from benchmarks.peers import IF, Peer
from benchmarks.peers.prepared import Prepared, able

LONGER = 10  # a list may take so many times as long as single events
FEWEST = 20


def measure(setting: Setting, effort: Effort, peers: Iterable[Peer]) -> Iterator[Figure]:
    """The figures of all engines; a slow engine is given the beginnings of the lists."""
    chosen = rules(setting.rules)
    given = records(columns(effort.checked + effort.listed * (effort.repeats + 1)))
    checked = given[: effort.checked]
    lists = [given[start : start + effort.listed] for start in range(effort.checked, len(given), effort.listed)]
    answers = expected(chosen, checked)

    def examine(engine: Prepared) -> Examination[float]:
        taken = [engine.given(record) for record in checked]
        found = able(engine.found)(able(engine.many)(taken), len(taken))
        again = once(partial(able(engine.many), taken))  # the first time may have compiled something
        return Examination(len(checked), wrong(answers, found), again / len(checked))

    admitted = admit(peers, setting, chosen, examine)
    turns = (each if isinstance(each, Figure) else _turn(each, lists, effort) for each in admitted)
    by_hand = able(IF.prepare(chosen).many)
    yield from rounds(turns, Turn(setting.figure(IF.name), [partial(by_hand, each) for each in lists], effort.listed))


def _turn(admitted: Admitted[float], lists: Sequence[Sequence[Record]], effort: Effort) -> Turn:
    allowed = min(effort.listed, max(FEWEST, int(LONGER * effort.seconds / admitted.brought)))
    engine = admitted.engine
    taken = [[engine.given(record) for record in each[:allowed]] for each in lists]
    return Turn(admitted.figure, [partial(able(engine.many), each) for each in taken], allowed)
