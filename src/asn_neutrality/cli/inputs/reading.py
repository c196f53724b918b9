"""A file of records, whichever form it has, as a stream of items."""

from __future__ import annotations

import io
import json
from collections.abc import Container, Generator, Iterator
from pathlib import Path
from typing import BinaryIO, Literal, assert_never

from asn_neutrality.cli.inputs.csv_records import read_csv
from asn_neutrality.cli.inputs.items import Item, Lines, refusal
from asn_neutrality.cli.inputs.json_records import read_json, read_json_lines
from asn_neutrality.cli.inputs.sheet_records import PLAIN, Layout, read_sheet
from asn_neutrality.cli.workbooks import SUFFIXES as WORKBOOKS

TextFormat = Literal["json", "jsonl", "csv"]
InputFormat = TextFormat | Literal["xlsx"]
FORMATS: tuple[InputFormat, ...] = ("json", "jsonl", "csv", "xlsx")
SUFFIXES: dict[str, TextFormat] = {".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".tsv": "csv"}


def read_items(
    source: str, stream: BinaryIO, facts: Container[str], form: InputFormat | None = None, layout: Layout = PLAIN
) -> Generator[Item, None, None]:
    """The records of a file; ``form`` is told by the file's name or its first line where it is not given.

    Bytes that are not UTF-8 cost the record they stand in. ``facts`` are the names a header may hold.
    """
    if form == "xlsx" or (form is None and is_workbook(source)):
        yield from read_sheet(source, stream, facts, layout)
        return
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", errors="surrogateescape")
    try:
        yield from _read_lines(source, Lines(iter(text)), facts, form)
    finally:
        text.detach()  # the stream is the caller's to close


def is_workbook(name: str) -> bool:
    """Whether a file is named as a workbook."""
    return Path(name).suffix.lower() in WORKBOOKS


def _read_lines(source: str, lines: Lines, facts: Container[str], form: TextFormat | None) -> Iterator[Item]:
    first = lines.peek()
    if first is None:
        return iter([refusal(source, 1, "", "R106")])
    form = form or form_of(source, first)
    match form:
        case "json":
            return read_json(source, lines)
        case "jsonl":
            return read_json_lines(source, lines)
        case "csv":
            return read_csv(source, lines, facts)
    assert_never(form)


def form_of(source: str, first: str) -> TextFormat:
    """The form of a file, told by its name or its first line that is not blank."""
    return SUFFIXES.get(Path(source).suffix.lower()) or _sniff(first)


def _sniff(first: str) -> TextFormat:
    """The form that a file's first line shows."""
    line = first.strip()
    if line.startswith("["):
        return "json"
    if not line.startswith("{"):
        return "csv"
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        # A broken first line of JSON Lines still closes; an object over several lines does not.
        return "jsonl" if line.endswith("}") else "json"
    return "jsonl"
