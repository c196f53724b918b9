"""A file of records, whichever form it has, as a stream of items."""

from __future__ import annotations

import io
import json
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import BinaryIO, Literal, assert_never

from asn_neutrality.cli.inputs.csv_records import read_csv
from asn_neutrality.cli.inputs.items import Item, Lines, refusal
from asn_neutrality.cli.inputs.json_records import read_json, read_json_lines

InputFormat = Literal["json", "jsonl", "csv"]
FORMATS: tuple[InputFormat, ...] = ("json", "jsonl", "csv")
SUFFIXES: dict[str, InputFormat] = {".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".tsv": "csv"}


def read_items(
    source: str, stream: BinaryIO, facts: Collection[str], form: InputFormat | None = None
) -> Iterator[Item]:
    """The records of a file; ``form`` is told by the file's name or its first line where it is not given.

    Bytes that are not UTF-8 cost the record they stand in. ``facts`` are the names a CSV header may hold.
    """
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", errors="surrogateescape")
    lines = Lines(iter(text))
    first = lines.peek()
    if first is None:
        yield refusal(source, 1, "", "R106")
        return
    match form or SUFFIXES.get(Path(source).suffix.lower()) or _sniff(first):
        case "json":
            yield from read_json(source, lines)
        case "jsonl":
            yield from read_json_lines(source, lines)
        case "csv":
            yield from read_csv(source, lines, facts)
        case never:
            assert_never(never)


def _sniff(first: str) -> InputFormat:
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
