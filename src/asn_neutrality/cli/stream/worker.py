"""Judging one piece after another, in this process or in one of several."""

from __future__ import annotations

import io
from collections.abc import Container, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
from attrs import define

from asn_neutrality import backends
from asn_neutrality.backends.pieces import Piece
from asn_neutrality.cli.inputs.items import Item
from asn_neutrality.cli.inputs.reading import InputFormat, read_items
from asn_neutrality.cli.maps.reading import read_map
from asn_neutrality.cli.maps.table_map import TableMap
from asn_neutrality.cli.processes import stand_by
from asn_neutrality.cli.texts import Texts
from asn_neutrality.domain.words import Language
from asn_neutrality.errors import EventError
from asn_neutrality.pipeline import compile_rules, load
from asn_neutrality.source.diagnostic import Diagnostic

if TYPE_CHECKING:
    from asn_neutrality.backends.parts import Rows, Tally
    from asn_neutrality.backends.tables import Batch, TableJudge

TOGETHER = 1 << 15  # records that are judged at a time


@define(frozen=True)
class Work:
    """What every worker needs to know."""

    rules: tuple[str, ...]
    presume: bool
    language: Language
    map_file: str | None = None


@define(frozen=True)
class Task:
    """A piece and where its part goes; ``form`` and ``header`` are of a file of lines."""

    piece: Piece
    path: Path
    form: InputFormat | None = None
    header: bytes = b""


class Worker:
    """Judges pieces."""

    def __init__(self, judge: TableJudge, work: Work) -> None:
        self._judge = judge
        self._language = work.language
        self._map = map_of(judge, work)
        self._id = backends.parts.id_column(judge)

    def work(self, task: Task) -> Tally:
        """Write the part of a piece."""
        found = self._items(task) if task.form is not None else self._batches(task.piece)
        return backends.parts.write_part(task.path, self._judge, found)

    def _draw(self, flaws: Sequence[Diagnostic]) -> str:
        return str(EventError(flaws, self._language))

    def _batches(self, piece: Piece) -> Iterator[tuple[Rows, Batch]]:
        first = piece.first
        for batch in backends.pieces.batches_in(piece):
            meant = batch if self._map is None else backends.translated.translated(batch, self._map)
            if meant is None:
                found = (Item(piece.file, line, raw) for line, raw in enumerate(backends.translated.rows(batch), first))
                yield self._records(piece.file, [self._meant(item) for item in found])
            else:
                ids = meant.column(self._id) if self._id in meant.schema.names else None
                rows = backends.parts.Rows(piece.file, range(first, first + meant.num_rows), ids)
                yield rows, self._judge.batch(meant, self._draw)
            first += batch.num_rows

    def _items(self, task: Task) -> Iterator[tuple[Rows, Batch]]:
        known: Container[str] = self._map or self._judge.program.source.vocabulary.facts
        items = map(self._meant, _items_in(task, known))
        while some := list(islice(items, TOGETHER)):
            yield self._records(task.piece.file, some)

    def _records(self, file: str, items: Sequence[Item]) -> tuple[Rows, Batch]:
        refused = {
            place: [attrs.evolve(flaw, where=None) for flaw in item.refused]
            for place, item in enumerate(items)
            if item.refused
        }
        ids = backends.parts.text_column([_at(item.raw, self._id) for item in items])
        rows = backends.parts.Rows(file, [item.line for item in items], ids)
        return rows, self._judge.records([item.raw for item in items], refused, self._draw)

    def _meant(self, item: Item) -> Item:
        return item if self._map is None else self._map.translate(item)


def map_of(judge: TableJudge, work: Work) -> TableMap | None:
    """What headings and words mean, where that was given."""
    if work.map_file is None:
        return None
    return read_map(work.map_file, judge.program.source.vocabulary, Texts(work.language))


def _items_in(task: Task, known: Container[str]) -> Iterator[Item]:
    """The records of a piece of lines, with their lines in the whole file."""
    piece = task.piece
    with Path(piece.file).open("rb") as stream:
        stream.seek(piece.start)
        data = stream.read(piece.stop - piece.start)
    moved = piece.first - 1 - task.header.count(b"\n")
    for item in read_items(piece.file, io.BytesIO(task.header + data), known, task.form):
        yield attrs.evolve(item, line=item.line + moved)


def _at(raw: object, name: str | None) -> str | None:
    """What a record states of a fact of text, nested or flat."""
    if not isinstance(raw, dict) or name is None:
        return None
    value = raw.get(name)
    if value is None:
        head, _, rest = name.partition(".")
        return _at(raw.get(head), rest) if rest else None
    if isinstance(value, str):
        return value if value.strip() else None
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else None


# -- In a process of its own -------------------------------------------------------------------------------------------

_HERE: list[Worker] = []


def begin(work: Work) -> None:
    """Make the worker of this process."""
    stand_by()
    backends.pieces.use_one_thread()
    judge = compile_rules(load(*work.rules)).rows(presumptions=work.presume, language=work.language)
    _HERE[:] = [Worker(judge, work)]


def do(task: Task) -> Tally:
    """Let the worker of this process do a task."""
    return _HERE[0].work(task)
