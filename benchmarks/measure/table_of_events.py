"""A table of columns, each engine's own: making it is not timed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from benchmarks.measure.admission import Admitted, Examination, admit
from benchmarks.measure.agreement import expected, wrong
from benchmarks.measure.effort import Effort
from benchmarks.measure.figure import Figure
from benchmarks.measure.rounds import Turn, rounds
from benchmarks.measure.setting import Setting
from benchmarks.neutral.events import Columns, columns, records
from benchmarks.neutral.rules import rules
from benchmarks.peers import IF, Peer
from benchmarks.peers.prepared import Prepared, able


def measure(setting: Setting, effort: Effort, peers: Iterable[Peer]) -> Iterator[Figure]:
    """The figures of all engines; the ``if`` function beside them judges the beginnings of the tables as records."""
    chosen = rules(setting.rules)
    rows = effort.rows[setting.rules]
    events = columns(effort.checked + rows * (effort.repeats + 1), missing=setting.missing)
    first = _slice(events, 0, effort.checked)
    tables = [_slice(events, effort.checked + rows * repeat, rows) for repeat in range(effort.repeats + 1)]
    answers = expected(chosen, records(first))

    def examine(engine: Prepared) -> Examination[None]:
        table = able(engine.ingest)(first)
        found = able(engine.found)(able(engine.run)(table), effort.checked)
        return Examination(effort.checked, wrong(answers, found), None)

    def turn(admitted: Admitted[None]) -> Turn:
        engine = admitted.engine
        ingested = [able(engine.ingest)(table) for table in tables]
        return Turn(admitted.figure, [partial(able(engine.run), table) for table in ingested], rows)

    admitted = admit(peers, setting, chosen, examine)
    turns = (each if isinstance(each, Figure) else turn(each) for each in admitted)
    listed = [records(_slice(table, 0, min(rows, effort.listed))) for table in tables]
    by_hand = able(IF.prepare(chosen).many)
    works = [partial(by_hand, each) for each in listed]
    yield from rounds(turns, Turn(setting.figure(IF.name), works, len(listed[0])))


def _slice(events: Columns, start: int, rows: int) -> Columns:
    return {fact: codes[start : start + rows] for fact, codes in events.items()}
