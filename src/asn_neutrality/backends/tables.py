"""A table of events: columns named after facts in, outcomes and prohibitions by row out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property, partial

import numpy as np
import pyarrow as pa
from attrs import define

from asn_neutrality.backends.answers import OUTCOMES, Answer, Bench
from asn_neutrality.backends.arrow import ColumnReader, Read, column_readers, python_row, read_batch
from asn_neutrality.backends.meanings import meanings_of
from asn_neutrality.backends.records import read_records
from asn_neutrality.backends.rows import Judged, RowJudge
from asn_neutrality.checker.records import RecordReader
from asn_neutrality.domain.results import Outcome
from asn_neutrality.ir.program import Program
from asn_neutrality.source.diagnostic import Diagnostic

ROWS = 1 << 20  # of one batch
SMALL = 1 << 15  # rows of a batch below which batches are put together
OPEN = (Outcome.DISPUTED, Outcome.NEEDS_ASSESSMENT, Outcome.UNDETERMINED)

_NAMES = pa.array([outcome.value for outcome in OUTCOMES])

Draw = Callable[[Sequence[Diagnostic]], str]


@define(frozen=True)
class Subject:
    """What has an outcome of its own: everything, or a track; ``rules`` are the places of its prohibitions."""

    name: str
    rules: tuple[int, ...]
    told: Callable[[Answer], Outcome | None]


class TableJudge:
    """Judges tables by a program. ``draw`` puts what is wrong with a row into words."""

    def __init__(self, program: Program, reader: RecordReader, bench: Bench, *, presumptions: bool) -> None:
        self.program = program
        self._reader = reader
        meanings = meanings_of(program, reader, presumptions=presumptions)
        self.subjects = tuple(_subjects(program))
        nothing = {name: each.all[0] for name, each in meanings.items()}
        self._rows = RowJudge(program, bench, nothing, (subject.rules for subject in self.subjects))
        self._columns: Mapping[str, ColumnReader] = column_readers(program, meanings, self._rows.tested)
        self.rules = tuple(rule.prohibition.id for rule in program.rules)

    def flaws(self, names: Sequence[str]) -> list[Diagnostic]:
        """What is wrong with the columns: names that are no facts, and facts with two columns."""
        twice = dict.fromkeys(name for name in names if names.count(name) > 1)
        unknown = (name for name in dict.fromkeys(names) if name not in self._columns)
        strange = [flaw for name in unknown for flaw in self._reader.read({name: "?"})[1]]
        return [*strange, *(Diagnostic("R104", None, {"fact": name}) for name in twice)]

    def stated(self, table: pa.Table) -> pa.Table:
        """The table without columns that are named like a group of facts and state nothing, as a record may have."""
        empty = [
            place
            for place, name in enumerate(table.column_names)
            if name not in self._columns
            and table.column(place).null_count == table.num_rows
            and not self._reader.read({name: None})[1]
        ]
        return table.select([place for place in range(table.num_columns) if place not in empty]) if empty else table

    def judge(self, table: pa.Table, draw: Draw) -> TableAnswers:
        """The answers for a table whose columns are facts."""
        return TableAnswers(self, table, tuple(self.batches(table, draw)))

    def batches(self, table: pa.Table, draw: Draw) -> Iterator[Batch]:
        """The answers batch by batch."""
        for batch in batches_of(table):
            yield self.batch(batch, draw)

    def batch(self, batch: pa.RecordBatch, draw: Draw) -> Batch:
        """The answers for one batch."""
        return self._judged(read_batch(batch, self._columns), batch.num_rows, draw)

    def records(self, records: Sequence[object], refused: Mapping[int, Sequence[Diagnostic]], draw: Draw) -> Batch:
        """The answers for some records; ``refused`` are the flaws of those, by place, that are none."""
        return self._judged(read_records(records, refused, self._columns, self._reader), len(records), draw)

    def _judged(self, read: Read, rows: int, draw: Draw) -> Batch:
        failed = None
        if read.flaws:
            failed = np.zeros(rows, np.bool_)
            failed[list(read.flaws)] = True
        judged = self._rows.judge(read.facts, rows, failed)
        texts: dict[tuple[int, ...], str] = {}
        errors = {}
        for row, flaws in read.flaws.items():
            key = tuple(map(id, flaws))
            if key not in texts:
                texts[key] = draw(flaws)
            errors[row] = texts[key]
        errors |= {row: draw(flaws) for row, flaws in judged.refused(alone=False)}
        return Batch(judged, errors, draw)


@define(frozen=True, slots=False)
class Batch:
    """The answers for one batch, and the words for its rows whose outcome could not be told."""

    judged: Judged
    errors: Mapping[int, str]
    _draw: Draw

    @cached_property
    def all_errors(self) -> Mapping[int, str]:
        """Also those for the rows of which it could not be told which prohibitions have which outcome."""
        return {**self.errors, **{row: self._draw(flaws) for row, flaws in self.judged.refused(alone=True)}}


class TableAnswers:
    """What is found of each row of a table, in its order.

    Outcomes cost little; lists of prohibitions are made when they are asked for.
    """

    def __init__(self, judge: TableJudge, table: pa.Table, batches: Sequence[Batch]) -> None:
        self._judge = judge
        self._table = table
        self._batches = batches

    def __len__(self) -> int:
        return int(self._table.num_rows)

    def record(self, row: int) -> Mapping[str, object]:
        """The record that a row of the table is."""
        return python_row(self._table, row)

    @cached_property
    def outcomes(self) -> pa.Table:
        """The outcome of each row and of each track (null: the row could not be read), and what was wrong with it."""
        parts = [outcome_columns(self._judge, batch, batch.errors) for batch in self._batches]
        return _together(parts, outcome_schema(self._judge))

    @cached_property
    def prohibitions(self) -> pa.Table:
        """By row the ids of the prohibitions violated, disputed, needing assessment and undetermined."""
        parts = [prohibition_columns(self._judge, batch) for batch in self._batches]
        return _together(parts, prohibition_schema())

    @cached_property
    def table(self) -> pa.Table:
        """Outcomes and prohibitions together; a row of which either could not be told has neither."""
        parts = [outcome_columns(self._judge, batch, batch.all_errors) for batch in self._batches]
        found = _together(parts, outcome_schema(self._judge))
        for name in self.prohibitions.schema.names:
            found = found.add_column(found.num_columns - 1, name, self.prohibitions.column(name))
        return found

    def where(self, rule: str, outcome: Outcome) -> pa.ChunkedArray:
        """For each row whether this is the outcome of one prohibition alone; ``KeyError`` where there is none."""
        if rule not in self._judge.rules:
            raise KeyError(rule)
        place = self._judge.rules.index(rule)
        parts = [pa.array(batch.judged.of_rule(place, outcome)) for batch in self._batches]
        return pa.chunked_array(parts, pa.bool_())

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self.table.__arrow_c_stream__(requested_schema)


def outcome_schema(judge: TableJudge) -> pa.Schema:
    """The columns of outcomes, and of errors at the end."""
    kind = pa.dictionary(pa.int8(), pa.string())
    return pa.schema([*((subject.name, kind) for subject in judge.subjects), ("error", pa.string())])


def outcome_columns(judge: TableJudge, batch: Batch, errors: Mapping[int, str]) -> pa.RecordBatch:
    """The outcomes of the rows of a batch but for those with errors, and these."""
    columns = []
    known: dict[tuple[int, ...], pa.DictionaryArray] = {}
    for subject in judge.subjects:
        column = known.get(subject.rules)
        if column is None:
            codes = batch.judged.outcomes(subject.rules, subject.told)
            blank = None
            if errors:
                codes[list(errors)] = -1
                blank = codes < 0
            # Every code is one of the outcomes': looking for others would cost as much as judging.
            column = pa.DictionaryArray.from_arrays(pa.array(codes, mask=blank), _NAMES, safe=False)
            known[subject.rules] = column
        columns.append(column)
    words = no_texts(batch.judged.count)
    if errors:
        words = pa.array([errors.get(row) for row in range(batch.judged.count)], pa.string())
    return pa.RecordBatch.from_arrays([*columns, words], schema=outcome_schema(judge))


def no_texts(count: int) -> pa.Array:
    """So many strings that are null. Their memory is not written, and costs nothing until somebody reads it."""
    nothing = (np.zeros(-(-count // 8), np.uint8), np.zeros(count + 1, np.int32), np.zeros(0, np.uint8))
    return pa.Array.from_buffers(pa.string(), count, [pa.py_buffer(each) for each in nothing], count)


def prohibition_schema() -> pa.Schema:
    """The columns of lists of prohibitions."""
    kind = pa.list_(pa.dictionary(pa.int32(), pa.string()))
    return pa.schema([("violations", kind), *((outcome.value, kind) for outcome in OPEN)])


def prohibition_columns(judge: TableJudge, batch: Batch) -> pa.RecordBatch:
    """The prohibitions of each row by what is found of them; null where the row could not be read."""
    names = pa.array(judge.rules, pa.string())
    blank = None
    if batch.all_errors:
        blank = np.zeros(batch.judged.count, np.bool_)
        blank[list(batch.all_errors)] = True
    columns = []
    for outcome in (Outcome.VIOLATION, *OPEN):
        counts, rules = batch.judged.lists(outcome)
        ends = np.concatenate([[0], np.cumsum(counts)]).astype(np.int32)
        values = pa.DictionaryArray.from_arrays(pa.array(rules, pa.int32()), names, safe=False)
        columns.append(
            pa.ListArray.from_arrays(pa.array(ends), values, mask=None if blank is None else pa.array(blank))
        )
    return pa.RecordBatch.from_arrays(columns, schema=prohibition_schema())


def batches_of(table: pa.Table) -> list[pa.RecordBatch]:
    """The rows in batches of a good size."""
    batches = table.to_batches(max_chunksize=ROWS)
    if len(batches) > 1 and table.num_rows < SMALL * len(batches):
        batches = table.unify_dictionaries().combine_chunks().to_batches(max_chunksize=ROWS)
    return [batch for batch in batches if batch.num_rows]


def _together(parts: Sequence[pa.RecordBatch], schema: pa.Schema) -> pa.Table:
    return pa.Table.from_batches(parts, schema)


def _subjects(program: Program) -> Iterator[Subject]:
    places = range(len(program.rules))
    yield Subject("outcome", tuple(places), lambda answer: answer.outcome)
    for number, name in enumerate(program.source.tracks):
        rules = tuple(place for place in places if program.rules[place].prohibition.track == name)
        yield Subject(f"track.{name}", rules, partial(_of_track, number))


def _of_track(number: int, answer: Answer) -> Outcome | None:
    return answer.tracks[number] if answer.tracks else None
