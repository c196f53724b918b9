"""Judging many records: a bad one never stops the rest, and the counts add up."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TextIO

import attrs
from attrs import define, field
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn

from asn_neutrality.cli.incidents import key_of
from asn_neutrality.cli.inputs.items import Item
from asn_neutrality.cli.outputs import Row, Writer, row_of, row_of_incident
from asn_neutrality.cli.texts import Texts
from asn_neutrality.domain.records import ActRecords, EventRecord, State
from asn_neutrality.errors import EventError
from asn_neutrality.judge import IncidentVerdict, Judge, Verdict
from asn_neutrality.source.catalogue import help_text, message
from asn_neutrality.source.diagnostic import Diagnostic
from asn_neutrality.source.draw import draw

STEP = 50  # records between two movements of the progress display


def record_of(item: Item, judge: Judge, texts: Texts) -> EventRecord | Sequence[Diagnostic]:
    """The record of an item, or why there is none."""
    if item.refused:
        return item.refused
    try:
        return judge.read(item.raw, language=texts.language, where=item.place)
    except EventError as error:
        return error.diagnostics


def acts_in(item: Item, judge: Judge, texts: Texts) -> ActRecords | Sequence[Diagnostic]:
    """The acts of an item, or why there are none."""
    if item.refused:
        return item.refused
    try:
        return judge.read_acts(item.raw, language=texts.language, where=item.place)
    except EventError as error:
        return error.diagnostics


def tell_refused(item: Item, reasons: Sequence[Diagnostic], rejects: TextIO | None, texts: Texts) -> None:
    """Why an item was refused: as a line of ``rejects``, or on standard error."""
    if rejects is None:
        for reason in reasons:
            sys.stderr.write(draw(reason, texts.language) + "\n")
        return
    told = [
        {
            "code": reason.code,
            "message": message(reason, texts.language),
            "help": help_text(reason, texts.language),
            "suggestion": reason.suggestion,
        }
        for reason in reasons
    ]
    entry = {"source": item.source, "line": item.line, "reasons": told, "record": item.raw}
    rejects.write(json.dumps(entry, ensure_ascii=False) + "\n")


@define
class Counts:
    """What became of the records; ``outcomes`` are those that occurred."""

    judged: int = 0
    refused: int = 0
    outcomes: set[str] = field(factory=set)

    @property
    def read(self) -> int:
        """All of them."""
        return self.judged + self.refused


@define(frozen=True)
class Batch:
    """Judges the records of files one by one: rows to ``writer``, refused ones to ``rejects`` or standard error."""

    judge: Judge
    texts: Texts
    writer: Writer
    rejects: TextIO | None
    presume: bool
    by: str | None = None
    _groups: dict[State | int, list[tuple[Item, ActRecords]]] = field(factory=dict)

    def run(self, items: Iterable[Item], *, progress: bool) -> Counts:
        """What became of all records."""
        counts = Counts()
        with self._progress(shown=progress) as (display, task):
            for item in items:
                self._take(item, counts)
                if counts.read % STEP == 0:
                    display.update(task, completed=counts.read)
            for rows in self._groups.values():
                self._take_incident(rows, counts)
        self.writer.close()
        return counts

    def _take(self, item: Item, counts: Counts) -> None:
        acts = acts_in(item, self.judge, self.texts)
        if not isinstance(acts, ActRecords):
            self._refuse(item, acts, counts)
        elif self.by is not None:
            key = key_of(acts, self.by)
            self._groups.setdefault(len(self._groups) if key is None else key, []).append((item, acts))
        elif acts.fact is not None:
            self._take_incident([(item, acts)], counts)
        else:
            self._take_record(item, acts.records[0], counts)

    def _take_record(self, item: Item, record: EventRecord, counts: Counts) -> None:
        verdict = self.judge.judge(record, presumptions=self.presume)
        try:
            row = row_of(item, verdict, self.judge.rules.vocabulary)
        except EventError as error:
            self._refuse(item, error.diagnostics, counts)
            return
        self._warn(row, verdict)
        self._write(row, 1, counts)

    def _take_incident(self, rows: Sequence[tuple[Item, ActRecords]], counts: Counts) -> None:
        try:
            verdict = self.judge.judge_incident((acts for _, acts in rows), presumptions=self.presume)
        except EventError as error:
            for item, _ in rows:
                self._refuse(item, [attrs.evolve(reason, where=item.place) for reason in error.diagnostics], counts)
            return
        row = row_of_incident([item for item, _ in rows], verdict, self.judge.rules.vocabulary, self.by)
        for each in verdict.verdicts:
            self._warn(row, each)
        self._tell_disagreements(row, verdict)
        self._write(row, len(rows), counts)

    def _tell_disagreements(self, row: Row, verdict: IncidentVerdict) -> None:
        facts = ", ".join(f"`{each.fact.name}`" for each in verdict.disagreements)
        if facts:
            sys.stderr.write(self.texts("disagreement", row.name, facts) + "\n")

    def _write(self, row: Row, records: int, counts: Counts) -> None:
        self.writer.write(row)
        counts.judged += records
        counts.outcomes.add(row.outcome)

    def _refuse(self, item: Item, reasons: Sequence[Diagnostic], counts: Counts) -> None:
        counts.refused += 1
        tell_refused(item, reasons, self.rejects, self.texts)

    def _warn(self, row: Row, verdict: Verdict) -> None:
        """Say where a record contradicts itself or the rules: it is judged all the same."""
        for contradiction in verdict.contradictions:
            key = "contradiction" if contradiction.concluded is None else "contradicts-rules"
            facts = ", ".join(f"`{fact}`" for fact in contradiction.facts)
            sys.stderr.write(self.texts(key, f"{row.source}:{row.line}", facts) + "\n")

    @contextmanager
    def _progress(self, *, shown: bool) -> Iterator[tuple[Progress, TaskID]]:
        columns = SpinnerColumn(), TextColumn("{task.completed:.0f} {task.description}"), TimeElapsedColumn()
        console = Console(stderr=True)
        with Progress(*columns, console=console, transient=True, disable=not shown) as display:
            yield display, display.add_task(self.texts("progress"), total=None)
