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

from asn_neutrality.cli.inputs.items import Item
from asn_neutrality.cli.texts import Texts
from asn_neutrality.domain.facts import FactRole, Vocabulary
from asn_neutrality.domain.records import Text
from asn_neutrality.judge import Verdict

OutputFormat = Literal["jsonl", "csv", "table"]
FORMATS: tuple[OutputFormat, ...] = ("jsonl", "csv", "table")
COLOURS = {"violation": "red", "no_violation": "green", "disputed": "magenta"}
OTHER_COLOUR = "yellow"
WIDTH_OFF_SCREEN = 140


@define(frozen=True)
class Row:
    """What the output says of one record; ``id`` is its own where it states one."""

    id: str | None
    source: str
    line: int
    outcome: str
    tracks: dict[str, str]
    violations: list[str]
    grounds: list[list[str]]
    missing: list[str]
    contradictions: list[list[str]]

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
        self.stream.write(json.dumps(asdict(row), ensure_ascii=False) + "\n")


class CsvWriter(Writer):
    """A header, then a row per record; several values are parted by slashes, alternative grounds by ``|``."""

    def __init__(self, stream: TextIO, tracks: Sequence[str]) -> None:
        super().__init__(stream)
        self.tracks = tracks
        self.rows = csv.writer(stream, lineterminator="\n")
        plain = ("id", "source", "line", "outcome")
        several = ("violations", "grounds", "missing", "contradictions")
        self.rows.writerow([*plain, *(f"track.{track}" for track in tracks), *several])

    def write(self, row: Row) -> None:
        of_tracks = [row.tracks.get(track, "") for track in self.tracks]
        several = (
            [*row.violations],
            [*map(" | ".join, row.grounds)],
            [*row.missing],
            [*map(" | ".join, row.contradictions)],
        )
        self.rows.writerow([row.id or "", row.source, row.line, row.outcome, *of_tracks, *map(" / ".join, several)])


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


def writer(form: OutputFormat, stream: TextIO, tracks: Sequence[str], texts: Texts) -> Writer:
    """The writer of a form; ``tracks`` are its columns of outcomes."""
    match form:
        case "jsonl":
            return JsonLinesWriter(stream)
        case "csv":
            return CsvWriter(stream, tracks)
        case "table":
            return TableWriter(stream, tracks, texts)
    assert_never(form)


def _literal(text: str) -> str:
    """Text that the table shows as it is, brackets included."""
    return text.replace("[", r"\[")
