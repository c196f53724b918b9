"""Files of events cut into pieces that can be judged apart: some row groups, some batches, some lines."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from attrs import define

from asn_neutrality.backends.cells import is_text
from asn_neutrality.backends.incoming import flat

ROWS = 1 << 17  # judged at a time: what they take is all the memory that is used
LEAST = 1 << 19  # rows of a piece, where the file lets them be parted
BYTES = 1 << 24  # of a piece of lines
LONGEST = 8  # pieces that one row may be long
SEEN = 1_000  # lines before a cut in which the quotation mark that keeps a row open is looked for


class Layout(Enum):
    """How a file holds its events."""

    PARQUET = "parquet"
    ARROW = "arrow"
    STREAM = "stream"
    LINES = "lines"


LAYOUTS = {".parquet": Layout.PARQUET, ".arrow": Layout.ARROW, ".feather": Layout.ARROW, ".arrows": Layout.STREAM}


@define(frozen=True)
class Piece:
    """A part of a file: row groups, batches or bytes from ``start`` to ``stop``; ``first`` is its first row or line.

    ``weight`` says how much of the work it is: rows, or bytes of lines.
    """

    file: str
    layout: Layout
    start: int
    stop: int
    first: int
    weight: int


def layout_of(file: str) -> Layout:
    """What a file's name says of its form; an Arrow file that has no footer is a stream."""
    layout = LAYOUTS.get(Path(file).suffix.lower(), Layout.LINES)
    if layout is Layout.ARROW:
        with Path(file).open("rb") as stream:
            return layout if stream.read(6) == b"ARROW1" else Layout.STREAM
    return layout


def columns_of(file: str, layout: Layout) -> list[str]:
    """The names of a table's columns. Raises ``OSError`` or ``ValueError`` where it cannot be read."""
    match layout:
        case Layout.PARQUET:
            schema = pq.read_schema(file)
        case Layout.ARROW:
            schema = pa.ipc.open_file(pa.memory_map(file)).schema
        case _:
            schema = pa.ipc.open_stream(pa.memory_map(file)).schema
    names: list[str] = flat(schema.empty_table()).column_names
    return names


def pieces_of(file: str, layout: Layout, skipped: int = 0) -> Iterator[Piece]:
    """The pieces of a file in order; of a file of lines after the first ``skipped`` bytes."""
    match layout:
        case Layout.PARQUET:
            metadata = pq.read_metadata(file)
            counts = [metadata.row_group(group).num_rows for group in range(metadata.num_row_groups)]
            yield from _grouped(file, layout, counts)
        case Layout.ARROW:
            reader = pa.ipc.open_file(pa.memory_map(file))
            yield from _grouped(
                file, layout, [reader.get_batch(place).num_rows for place in range(reader.num_record_batches)]
            )
        case Layout.STREAM:
            with pa.ipc.open_stream(pa.memory_map(file)) as stream:
                yield from _grouped(file, layout, [batch.num_rows for batch in stream])
        case Layout.LINES:
            yield from _lines(file, skipped)


def _grouped(file: str, layout: Layout, counts: list[int]) -> Iterator[Piece]:
    start, first, rows = 0, 1, 0
    for place, count in enumerate(counts):
        rows += count
        if rows >= LEAST or (rows and place == len(counts) - 1):
            yield Piece(file, layout, start, place + 1, first, rows)
            start, first, rows = place + 1, first + rows, 0


def _lines(file: str, skipped: int) -> Iterator[Piece]:
    """Pieces that end with a line, and not within quotation marks."""
    with Path(file).open("rb") as stream:
        line = stream.read(skipped).count(b"\n") + 1
        start = skipped
        while data := stream.read(BYTES):
            size = _whole(data, last=len(data) < BYTES)
            while not size:  # one row is longer than a piece
                more = stream.read(BYTES)
                data += more
                size = _whole(data, last=len(more) < BYTES)
            stream.seek(start + size)
            yield Piece(file, Layout.LINES, start, start + size, line, size)
            line += data.count(b"\n", 0, size)
            start += size


def _whole(data: bytes, *, last: bool) -> int:
    """Where the last line ends that no quotation mark keeps open; 0 where more is needed to tell."""
    if last:
        return len(data)
    end = line = data.rfind(b"\n") + 1
    marks = data.count(b'"', 0, end)
    for _ in range(SEEN):
        if marks % 2 == 0 or not end:
            break
        before = data.rfind(b"\n", 0, end - 1) + 1
        marks -= data.count(b'"', before, end)
        end = before
    if marks % 2 == 0 and end:
        return end
    # A mark that is never closed keeps no more than some pieces together.
    return 0 if not end and len(data) < LONGEST * BYTES else line


def batches_in(piece: Piece) -> Iterator[pa.RecordBatch]:
    """The rows of a piece of a table, strings as dictionaries where the file has them so."""
    for batch in _batches(piece):
        for start in range(0, batch.num_rows, ROWS):
            part = batch.slice(start, ROWS)
            if any(pa.types.is_struct(field.type) for field in part.schema):
                part = flat(pa.Table.from_batches([part])).combine_chunks().to_batches()[0]
            yield part


def _batches(piece: Piece) -> Iterator[pa.RecordBatch]:
    match piece.layout:
        case Layout.PARQUET:
            strings = [field.name for field in pq.read_schema(piece.file) if is_text(field.type)]
            with pq.ParquetFile(piece.file, read_dictionary=strings, memory_map=True, pre_buffer=False) as parquet:
                groups = range(piece.start, piece.stop)
                yield from parquet.iter_batches(batch_size=ROWS, row_groups=groups, use_threads=False)
        case Layout.ARROW:
            reader = pa.ipc.open_file(pa.memory_map(piece.file))
            yield from (reader.get_batch(place) for place in range(piece.start, piece.stop))
        case _:
            with pa.ipc.open_stream(pa.memory_map(piece.file)) as stream:
                yield from (batch for place, batch in enumerate(stream) if piece.start <= place < piece.stop)


def use_one_thread() -> None:
    """Leave the other cores to other processes."""
    pa.set_cpu_count(1)
