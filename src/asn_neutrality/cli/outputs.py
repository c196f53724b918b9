"""Verdicts as rows: JSON Lines, CSV, or a table for people."""

from __future__ import annotations

import csv
import json
from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Literal, TextIO, assert_never

from attrs import asdict, define
from rich.console import Console
from rich.table import Table

from asn_neutrality.checker.restated import restated
from asn_neutrality.cli.inputs.items import Item
from asn_neutrality.cli.texts import Texts
from asn_neutrality.cli.workbooks import BookWriter
from asn_neutrality.domain.facts import FactRole, Vocabulary
from asn_neutrality.domain.records import Text
from asn_neutrality.domain.results import Outcome
from asn_neutrality.judge import IncidentVerdict, Verdict
from asn_neutrality.source.cells import inert

OutputFormat = Literal["jsonl", "csv", "xlsx", "table"]
FORMATS: tuple[OutputFormat, ...] = ("jsonl", "csv", "xlsx", "table")
COLOURS = {"violation": "red", "no_violation": "green", "disputed": "magenta"}
OTHER_COLOUR = "yellow"
WIDTH_OFF_SCREEN = 140


@define(frozen=True)
class Row:
    """What the output says of one record, or of one incident; ``id`` is its own where it states one.

    ``records`` are the places of the records that an incident was put together from.
    """

    id: str | None
    source: str
    line: int
    outcome: str
    tracks: dict[str, str]
    violations: list[str]
    grounds: list[list[str]]
    missing: list[str]
    contradictions: list[list[str]]
    records: list[str] | None = None

    @property
    def name(self) -> str:
        """How a person finds the record again."""
        return self.id or f"{self.source}:{self.line}"


def row_of(item: Item, verdict: Verdict, vocabulary: Vocabulary) -> Row:
    """The row of one verdict."""
    id_facts = (name for name, fact in vocabulary.facts.items() if fact.role is FactRole.RECORD_ID)
    own = verdict.record.facts.get(next(id_facts, ""))
    return Row(
        id=own.text if isinstance(own, Text) else None,
        source=item.source,
        line=item.line,
        outcome=verdict.outcome.value,
        tracks={name: outcome.value for name, outcome in verdict.tracks.items()},
        violations=[prohibition.id for prohibition in verdict.violations],
        grounds=[[prohibition.id for prohibition in ground] for ground in verdict.grounds],
        missing=[missing.fact.name for missing in verdict.missing],
        contradictions=[list(contradiction.facts) for contradiction in verdict.contradictions],
    )


def row_of_incident(items: Sequence[Item], verdict: IncidentVerdict, vocabulary: Vocabulary, by: str | None) -> Row:
    """The row of several acts judged together, by what they have in common or by the id of the record they are from."""
    role = FactRole.RECORD_ID if by is None else None
    named = by or next((name for name, fact in vocabulary.facts.items() if fact.role is role), "")
    state = verdict.verdicts[0].record.facts.get(named)
    open_ = verdict.outcome in {Outcome.UNDETERMINED, Outcome.NEEDS_ASSESSMENT, Outcome.DISPUTED}
    missing = dict.fromkeys(each.fact.name for act in verdict.verdicts for each in act.missing if open_)
    own = [list(each.facts) for act in verdict.verdicts for each in act.contradictions]
    name = None if state is None else restated(state, vocabulary.facts[named])
    return Row(
        id=" / ".join(name) if isinstance(name, list) else name,
        source=items[0].source,
        line=items[0].line,
        outcome=verdict.outcome.value,
        tracks={name: outcome.value for name, outcome in verdict.tracks.items()},
        violations=[prohibition.id for prohibition in verdict.violations],
        grounds=[[prohibition.id for prohibition in ground] for ground in verdict.grounds],
        missing=list(missing),
        contradictions=[*own, *([each.fact.name] for each in verdict.disagreements)],
        records=None if by is None else [item.place for item in items],
    )


class Writer(ABC):
    """Takes rows one at a time; ``close`` writes what can only be written at the end."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream

    @abstractmethod
    def write(self, row: Row) -> None:
        """Add a row."""

    def close(self) -> None:  # noqa: B027 - most writers have nothing left to write
        """Write the rest."""


class JsonLinesWriter(Writer):
    """One JSON object per line."""

    def write(self, row: Row) -> None:
        given = asdict(row, filter=lambda field, value: field.name != "records" or value is not None)
        self.stream.write(json.dumps(given, ensure_ascii=False) + "\n")


class SheetWriter(Writer):
    """A header, then a row per record; several values are parted by slashes, alternative grounds by ``|``."""

    def __init__(self, stream: TextIO, tracks: Sequence[str], *, by: bool = False) -> None:
        super().__init__(stream)
        self.tracks = tracks
        self.by = by

    @property
    def header(self) -> list[str]:
        """The names of the columns."""
        plain = ("id", "source", "line", "outcome")
        several = ("violations", "grounds", "missing", "contradictions", *(["records"] if self.by else []))
        return [*plain, *(f"track.{track}" for track in self.tracks), *several]

    def cells(self, row: Row) -> list[str | int]:
        """A row's cells, in the order of the header."""
        of_tracks = [row.tracks.get(track, "") for track in self.tracks]
        several = (
            [*row.violations],
            [*map(" | ".join, row.grounds)],
            [*row.missing],
            [*map(" | ".join, row.contradictions)],
            *([row.records or []] if self.by else []),
        )
        return [row.id or "", row.source, row.line, row.outcome, *of_tracks, *map(" / ".join, several)]


class CsvWriter(SheetWriter):
    """CSV in which no cell is a formula to a spreadsheet program."""

    def __init__(self, stream: TextIO, tracks: Sequence[str], *, by: bool = False) -> None:
        super().__init__(stream, tracks, by=by)
        self.rows = csv.writer(stream, lineterminator="\n")
        self.rows.writerow(map(inert, self.header))

    def write(self, row: Row) -> None:
        self.rows.writerow(inert(str(cell)) for cell in self.cells(row))


class XlsxWriter(SheetWriter):
    """A workbook of one sheet."""

    def __init__(self, stream: TextIO, tracks: Sequence[str], texts: Texts, *, by: bool = False) -> None:
        super().__init__(stream, tracks, by=by)
        self.book = BookWriter(texts("column-outcome"), self.header)

    def write(self, row: Row) -> None:
        self.book.write(self.cells(row))

    def close(self) -> None:
        # Workbooks are bytes; below every text file is one of bytes.
        self.book.save(self.stream.buffer)


class TableWriter(Writer):
    """A table, drawn when all rows are there."""

    def __init__(self, stream: TextIO, tracks: Sequence[str], texts: Texts) -> None:
        super().__init__(stream)
        self.tracks = tracks
        self.texts = texts
        self.table = Table()
        for heading in (texts("column-record"), texts("column-outcome"), *tracks):
            self.table.add_column(heading)
        for heading in (texts("column-violations"), texts("column-missing")):
            self.table.add_column(heading, overflow="fold")

    def write(self, row: Row) -> None:
        certain = row.violations or [" | ".join(ground) for ground in row.grounds]
        of_tracks = [self._outcome(row.tracks.get(track)) for track in self.tracks]
        self.table.add_row(
            _literal(row.name), self._outcome(row.outcome), *of_tracks, "\n".join(certain), "\n".join(row.missing)
        )

    def _outcome(self, outcome: str | None) -> str:
        if outcome is None:
            return ""
        return f"[{COLOURS.get(outcome, OTHER_COLOUR)}]{self.texts(outcome)}[/]"

    def close(self) -> None:
        width = None if self.stream.isatty() else WIDTH_OFF_SCREEN
        Console(file=self.stream, width=width).print(self.table)


def writer(form: OutputFormat, stream: TextIO, tracks: Sequence[str], texts: Texts, *, by: bool = False) -> Writer:
    """The writer of a form; ``tracks`` are its columns of outcomes, ``by`` says that rows are incidents."""
    match form:
        case "jsonl":
            return JsonLinesWriter(stream)
        case "csv":
            return CsvWriter(stream, tracks, by=by)
        case "table":
            return TableWriter(stream, tracks, texts)
        case "xlsx":
            return XlsxWriter(stream, tracks, texts, by=by)
    assert_never(form)


def _literal(text: str) -> str:
    """Text that the table shows as it is, brackets included."""
    return text.replace("[", r"\[")
