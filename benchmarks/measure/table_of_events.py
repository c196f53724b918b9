"""A table of columns, each engine's own: making it is not timed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from benchmarks.measure.admission import Admitted, Examination, admit
from benchmarks.measure.agreement import expected, wrong
from benchmarks.measure.effort import Effort
from benchmarks.measure.figure import Figure
from benchmarks.measure.rounds import Turn, rounds
from benchmarks.measure.setting import Setting
from benchmarks.neutral.events import columns, records
from benchmarks.neutral.rules import rules
from benchmarks.peers import IF, Peer
from benchmarks.peers.prepared import Prepared, able


def measure(setting: Setting, effort: Effort, peers: Iterable[Peer]) -> Iterator[Figure]:
    """The figures of all engines; the ``if`` function beside them judges a list of records."""
    chosen = rules(setting.rules)
    events = columns(effort.rows[setting.rules], missing=setting.missing)
    listed = records({fact: codes[: effort.listed] for fact, codes in events.items()})
    checked = listed[: effort.checked]
    answers = expected(chosen, checked)

    def examine(engine: Prepared) -> Examination[Any]:
        table = able(engine.ingest)(events)
        found = able(engine.found)(able(engine.run)(table), len(checked))
        return Examination(len(checked), wrong(answers, found), table)

    def turn(admitted: Admitted[Any]) -> Turn:
        return Turn(admitted.figure, partial(able(admitted.engine.run), admitted.brought), effort.rows[setting.rules])

    admitted = admit(peers, setting, chosen, examine)
    turns = (each if isinstance(each, Figure) else turn(each) for each in admitted)
    by_hand = Turn(setting.figure(IF.name), partial(able(IF.prepare(chosen).many), listed), len(listed))
    yield from rounds(turns, by_hand, effort.repeats)
