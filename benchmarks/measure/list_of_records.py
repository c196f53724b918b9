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
    """The figures of all engines; a slow engine is given the beginning of the list."""
    chosen = rules(setting.rules)
    given = records(columns(effort.checked + effort.listed))
    checked, listed = given[: effort.checked], given[effort.checked :]
    answers = expected(chosen, checked)

    def examine(engine: Prepared) -> Examination[float]:
        taken = [engine.given(record) for record in checked]
        found = able(engine.found)(able(engine.many)(taken), len(taken))
        again = once(partial(able(engine.many), taken))  # the first time may have compiled something
        return Examination(len(checked), wrong(answers, found), again / len(checked))

    admitted = admit(peers, setting, chosen, examine)
    turns = (each if isinstance(each, Figure) else _turn(each, listed, effort) for each in admitted)
    by_hand = Turn(setting.figure(IF.name), partial(able(IF.prepare(chosen).many), listed), len(listed))
    yield from rounds(turns, by_hand, effort.repeats)


def _turn(admitted: Admitted[float], listed: Sequence[Record], effort: Effort) -> Turn:
    allowed = max(FEWEST, int(LONGER * effort.seconds / admitted.brought))
    taken = [admitted.engine.given(record) for record in listed[:allowed]]
    return Turn(admitted.figure, partial(able(admitted.engine.many), taken), len(taken))
