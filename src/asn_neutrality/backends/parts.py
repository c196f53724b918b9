"""What was found of pieces: a part each, and one file of all parts in order."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TextIO

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from attrs import define

from asn_neutrality.backends.tables import (
    Batch,
    TableJudge,
    outcome_columns,
    outcome_schema,
    prohibition_columns,
    prohibition_schema,
)
from asn_neutrality.domain.facts import FactRole
from asn_neutrality.source.cells import inert

CODEC = "zstd" if pa.Codec.is_available("zstd") else None
TRACK = "track."


@define(frozen=True)
class Rows:
    """Where some rows come from: their file, their numbers or lines in it, and the ids that they state."""

    source: str
    lines: Sequence[int] | range
    ids: pa.Array | None


@define(frozen=True)
class Tally:
    """How many rows were found so, and how many could not be read."""

    outcomes: Mapping[str, int]
    refused: int


def part_schema(judge: TableJudge) -> pa.Schema:
    """The columns of a part, which are those of the result."""
    outcomes = list(outcome_schema(judge))
    return pa.schema(
        [
            ("id", pa.string()),
            ("source", pa.dictionary(pa.int8(), pa.string())),
            ("line", pa.int64()),
            *outcomes[:-1],
            *prohibition_schema(),
            outcomes[-1],
        ]
    )


def part_columns(judge: TableJudge, rows: Rows, batch: Batch) -> pa.RecordBatch:
    """The answers for some rows, and where they come from."""
    count = batch.judged.count
    outcomes, prohibitions = outcome_columns(judge, batch, batch.all_errors), prohibition_columns(judge, batch)
    lines = rows.lines
    numbers = np.arange(lines.start, lines.stop) if isinstance(lines, range) else np.array(lines, np.int64)
    source = pa.DictionaryArray.from_arrays(pa.array(np.zeros(count, np.int8)), pa.array([rows.source]))
    ids = pa.nulls(count, pa.string()) if rows.ids is None else rows.ids.cast(pa.string())
    columns = [ids, source, pa.array(numbers), *outcomes.columns[:-1], *prohibitions.columns, outcomes.columns[-1]]
    return pa.RecordBatch.from_arrays(columns, schema=part_schema(judge))


def tally(path: Path) -> Tally:
    """What a part holds."""
    found = Tally({}, 0)
    for batch in read_parts([path]):
        found = _added(found, batch)
    return found


def _added(found: Tally, batch: pa.RecordBatch) -> Tally:
    outcomes, refused = dict(found.outcomes), found.refused
    for each in pc.value_counts(batch.column("outcome")).to_pylist():
        name = each["values"]
        if name is None:
            refused += each["counts"]
        else:
            outcomes[name] = outcomes.get(name, 0) + each["counts"]
    return Tally(outcomes, refused)


def write_part(path: Path, judge: TableJudge, batches: Iterable[tuple[Rows, Batch]]) -> Tally:
    """Write a part; it is there when all of it is."""
    draft = path.with_suffix(".draft")
    found = Tally({}, 0)
    with pa.OSFile(str(draft), "wb") as sink:
        options = pa.ipc.IpcWriteOptions(compression=CODEC, emit_dictionary_deltas=False)
        with pa.ipc.new_stream(sink, part_schema(judge), options=options) as stream:
            for rows, batch in batches:
                columns = part_columns(judge, rows, batch)
                stream.write_batch(columns)
                found = _added(found, columns)
    draft.replace(path)
    return found


def read_parts(parts: Iterable[Path]) -> Iterator[pa.RecordBatch]:
    """The rows of all parts in order."""
    for path in parts:
        with pa.memory_map(str(path)) as source, pa.ipc.open_stream(source) as stream:
            yield from stream


def id_column(judge: TableJudge) -> str | None:
    """The fact that identifies a record."""
    fact = judge.program.source.vocabulary.with_role(FactRole.RECORD_ID)
    return None if fact is None else fact.name


def text_column(values: Sequence[str | None]) -> pa.Array:
    """Texts as a column."""
    return pa.array(values, pa.string())


# -- One file ----------------------------------------------------------------------------------------------------------


def write_parquet(path: Path, schema: pa.Schema, batches: Iterable[pa.RecordBatch]) -> None:
    """All rows as Parquet."""
    plain = pa.schema([pa.field(field.name, _plain(field.type)) for field in schema])
    with pq.ParquetWriter(path, plain, compression=CODEC or "snappy") as writer:
        for batch in batches:
            writer.write_batch(_undone(batch, plain))


def write_arrow(path: Path, schema: pa.Schema, batches: Iterable[pa.RecordBatch]) -> None:
    """All rows as an Arrow file, strings plain: the dictionaries of an Arrow file cannot change."""
    plain = pa.schema([pa.field(field.name, _plain(field.type)) for field in schema])
    with pa.OSFile(str(path), "wb") as sink:
        options = pa.ipc.IpcWriteOptions(compression=CODEC)
        with pa.ipc.new_file(sink, plain, options=options) as writer:
            for batch in batches:
                writer.write_batch(_undone(batch, plain))


def write_csv(stream: TextIO, schema: pa.Schema, batches: Iterable[pa.RecordBatch]) -> None:
    """A header, then a row per event; several prohibitions are parted by slashes."""
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(schema.names)
    for batch in batches:
        columns = [_cells(column) for column in batch.columns]
        writer.writerows(zip(*columns, strict=True))


def write_json_lines(stream: TextIO, schema: pa.Schema, batches: Iterable[pa.RecordBatch]) -> None:
    """One JSON object per event, tracks as an object of their own."""
    del schema
    for batch in batches:
        stream.writelines(json.dumps(_nested(row), ensure_ascii=False) + "\n" for row in batch.to_pylist())


def _cells(column: pa.Array) -> list[Any]:
    values = column.to_pylist()
    if pa.types.is_list(column.type):
        return ["" if value is None else inert(" / ".join(value)) for value in values]
    return ["" if value is None else inert(value) if isinstance(value, str) else value for value in values]


def _nested(row: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in row.items():
        if name.startswith(TRACK):
            found.setdefault("tracks", {})[name.removeprefix(TRACK)] = value
        else:
            found[name] = value
    return found


def _plain(kind: pa.DataType) -> pa.DataType:
    """The type without dictionaries."""
    if pa.types.is_list(kind):
        return pa.list_(_plain(kind.value_type))
    return kind.value_type if pa.types.is_dictionary(kind) else kind


def _undone(batch: pa.RecordBatch, schema: pa.Schema) -> pa.RecordBatch:
    columns = [column.cast(field.type) for column, field in zip(batch.columns, schema, strict=True)]
    return pa.RecordBatch.from_arrays(columns, schema=schema)


TableWriter = Callable[[Path, pa.Schema, Iterable[pa.RecordBatch]], None]
TABLES: Mapping[str, TableWriter] = {".parquet": write_parquet, ".arrow": write_arrow, ".feather": write_arrow}
