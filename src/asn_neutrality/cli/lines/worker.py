"""Judging one piece after another, in this process or in one of several."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import redirect_stderr
from typing import Literal

import attrs
from attrs import define

from asn_neutrality.cli.batch import Batch, Counts
from asn_neutrality.cli.inputs.items import Item
from asn_neutrality.cli.inputs.reading import read_items
from asn_neutrality.cli.intake import Intake, intake_of
from asn_neutrality.cli.lines.cutting import Piece
from asn_neutrality.cli.outputs import writer
from asn_neutrality.cli.processes import stand_by
from asn_neutrality.cli.texts import Texts
from asn_neutrality.domain.words import Language
from asn_neutrality.judge import Judge
from asn_neutrality.pipeline import compile_rules, load


@define(frozen=True)
class Work:
    """What every worker needs to know; ``rejects`` says whether refused records are written and not told."""

    rules: tuple[str, ...]
    presume: bool
    language: Language
    map_file: str | None
    form: Literal["jsonl", "csv"]
    rejects: bool


@define(frozen=True)
class Found:
    """What came of a piece: lines of the output, of the rejects, and what is told."""

    output: str
    rejects: str
    told: str
    counts: Counts


class Worker:
    """Judges pieces."""

    def __init__(self, judge: Judge, work: Work) -> None:
        self._judge = judge
        self._work = work
        self._texts = Texts(work.language)
        self.intake: Intake = intake_of(judge.rules.vocabulary, None, None, work.map_file, self._texts)
        self._tracks = list(judge.rules.tracks)

    def header(self) -> str:
        """What the output begins with."""
        begun = io.StringIO()
        writer(self._work.form, begun, self._tracks, self._texts)
        return begun.getvalue()

    def work(self, piece: Piece) -> Found:
        """Judge a piece."""
        output, rejects, told = io.StringIO(), io.StringIO() if self._work.rejects else None, io.StringIO()
        rows = writer(self._work.form, output, self._tracks, self._texts)
        begun = output.tell()
        batch = Batch(self._judge, self._texts, rows, rejects, self._work.presume)
        with redirect_stderr(told):
            counts = batch.run(self._items(piece), progress=False)
        return Found(output.getvalue()[begun:], rejects.getvalue() if rejects else "", told.getvalue(), counts)

    def _items(self, piece: Piece) -> Iterator[Item]:
        if not piece.data.strip():
            return  # blank lines are nothing to a file, though they would be a file of nothing
        for item in read_items(piece.file, io.BytesIO(piece.data), self.intake.known, piece.form):
            moved = attrs.evolve(item, line=item.line + piece.moved)
            flaws = tuple(attrs.evolve(flaw, where=moved.place) for flaw in item.refused)
            yield self.intake.meant(attrs.evolve(moved, refused=flaws))


# -- In a process of its own -------------------------------------------------------------------------------------------

_HERE: list[Worker] = []


def begin(work: Work) -> None:
    """Make the worker of this process."""
    stand_by()
    _HERE[:] = [Worker(compile_rules(load(*work.rules)), work)]


def do(piece: Piece) -> Found:
    """Let the worker of this process judge a piece."""
    return _HERE[0].work(piece)
