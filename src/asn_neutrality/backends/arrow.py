"""Arrow columns to codes: strings, dictionaries, truth values and days; other types value by value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from attrs import define, field
from numpy.typing import NDArray

from asn_neutrality.backends.cells import days_of, is_text, python_of, written
from asn_neutrality.backends.meanings import Meaning, Meanings
from asn_neutrality.backends.plan import Form, Table
from asn_neutrality.backends.rows import Fact
from asn_neutrality.backends.steps import WORD, Bits, Column, unpacked
from asn_neutrality.backends.strings import Strings
from asn_neutrality.domain.facts import FactKind
from asn_neutrality.domain.records import Dates, Days
from asn_neutrality.ir.domains import DateDomain
from asn_neutrality.ir.program import Program
from asn_neutrality.source.diagnostic import Diagnostic

EPOCH = date(1970, 1, 1).toordinal()
FIRST, LAST = date.min.toordinal() - EPOCH, date.max.toordinal() - EPOCH
LONG = 1 << 16  # rows from which threads pay
FEW = 64  # codes that are compared one by one, whatever they mean
NARROW = 255  # codes that fit a byte, one more for rows without a value


@define(frozen=True)
class Read:
    """The columns of some rows: ``facts`` that rules test, and by row number what was wrong with it."""

    facts: Mapping[str, Fact]
    flaws: Mapping[int, Sequence[Diagnostic]]


@define(frozen=True)
class _Codes:
    """Rows as places in a table of numbers of meanings; ``absent`` are the rows without a value."""

    codes: NDArray[Any]
    numbers: Sequence[int]
    absent: Bits | None


@define(slots=False)
class ColumnReader:
    """Reads columns of one fact after another; remembers the last dictionary."""

    meanings: Meanings
    domain: DateDomain | None
    tested: bool
    strings: Strings = field(factory=Strings)
    _last: tuple[pa.Array | None, list[int]] = field(default=(None, []))

    def read(self, values: pa.Array) -> tuple[Fact | None, Mapping[int, Sequence[Diagnostic]]]:
        """The rows as codes (None: no rule could tell), and the flaws of rows that cannot be read."""
        kind = values.type
        if pa.types.is_null(kind) or (self.meanings.fact.kind is FactKind.TEXT and is_text(kind)):
            return None, {}
        if self.domain is not None and (pa.types.is_date(kind) or pa.types.is_timestamp(kind)):
            return self._days(values)
        if pa.types.is_boolean(kind) and self.meanings.fact.kind is FactKind.YES_NO:
            return self._truths(values), {}
        found = self._coded(values)
        flawed = [code for code, number in enumerate(found.numbers) if self.meanings.all[number].flaws]
        flaws: dict[int, Sequence[Diagnostic]] = {}
        for code in flawed:
            where = found.codes == code
            if found.absent is not None:
                where &= ~unpacked(found.absent, len(where))
            flaws |= dict.fromkeys(np.flatnonzero(where).tolist(), self.meanings.all[found.numbers[code]].flaws)
        return (self._fact(found) if self.tested else None), flaws

    def _truths(self, values: pa.Array) -> Fact | None:
        if not self.tested:
            return None
        meanings = tuple(self.meanings.all[self.meanings.of(value)] for value in (False, True))
        bits = _bits(values.buffers()[1], values.offset, len(values))
        return self._made(bits, meanings, _absent(values), Form.BITS)

    def _coded(self, values: pa.Array) -> _Codes:
        kind = values.type
        if not pa.types.is_dictionary(kind):
            try:
                values = self.strings.dictionary_of(values)
            except pa.ArrowNotImplementedError:
                return self._one_by_one(values)
        return _Codes(_integers(values.indices), self._of_dictionary(values.dictionary), _absent(values.indices))

    def _of_dictionary(self, dictionary: pa.Array) -> list[int]:
        known, numbers = self._last
        if known is None or known.type != dictionary.type or not known.equals(dictionary):
            values = python_of(dictionary)
            numbers = [self.meanings.of(value) for value in values]
            self._last = dictionary, numbers
            # Others would be open, or wrong, in columns that do not have them.
            exact = (self.meanings.all[number].exact for number in numbers)
            self.strings.keep(
                value for value, kept in zip(values, exact, strict=True) if kept and isinstance(value, str)
            )
        return numbers

    def _one_by_one(self, values: pa.Array) -> _Codes:
        """Lists and what else has no dictionary."""
        return _numbered([self.meanings.of(value) for value in python_of(values)])

    def numbered(self, numbers: Sequence[int]) -> Fact | None:
        """Rows by the numbers of their meanings; None where no rule could tell."""
        return self._fact(_numbered(numbers)) if self.tested else None

    def _days(self, values: pa.Array) -> tuple[Fact | None, Mapping[int, Sequence[Diagnostic]]]:
        """Days, each in the class that conditions tell apart."""
        values = days_of(values)
        days, flaws = _integers(values), {}
        if len(days) and (days.min() < FIRST or days.max() > LAST):
            outside = (days < FIRST) | (days > LAST)
            for row in np.flatnonzero(outside & pc.is_valid(values).to_numpy(zero_copy_only=False)).tolist():
                flaws[row] = self.meanings.all[self.meanings.of(written(int(days[row])))].flaws
        if not self.tested:
            return None, flaws
        breaks, meanings = self._classes
        return self._made(days, meanings, _absent(values), Form.DAYS, breaks), flaws

    @cached_property
    def _classes(self) -> tuple[tuple[int, ...], tuple[Meaning, ...]]:
        """The number of each day at which a class begins, and what the days of each class mean."""
        if self.domain is None:
            return (), ()
        breaks = tuple(each.toordinal() - EPOCH for each in self.domain.breaks)
        return breaks, tuple(_day_of(self.domain, code) for code in range(len(breaks) + 1))

    def _fact(self, found: _Codes) -> Fact:
        """The codes as a column; where there are many, those that no test tells apart made one."""
        meanings = [self.meanings.all[number] for number in found.numbers]
        codes = found.codes
        if len(meanings) > FEW:
            places: dict[tuple[int, bool], int] = {}
            merged = [places.setdefault((each.left, each.stated), len(places)) for each in meanings]
            first = dict(reversed(list(zip(merged, meanings, strict=True))))
            table = np.array(merged, np.uint8 if len(places) <= NARROW else np.int32)
            # What stands where there is no value need not be in the table.
            codes = table[codes] if found.absent is None else table.take(codes, mode="clip")
            meanings = [first[place] for place in range(len(places))]
        return self._made(codes, tuple(meanings), found.absent)

    def _made(
        self,
        values: NDArray[Any],
        meanings: tuple[Meaning, ...],
        absent: Bits | None,
        form: Form = Form.CODES,
        breaks: tuple[int, ...] = (),
    ) -> Fact:
        if values.dtype == np.int8:
            values = values.view(np.uint8)
        elif values.dtype == np.uint64 and form is not Form.BITS:
            values = values.view(np.int64)  # numbers of this width without a sign are bits
        nothing = None if absent is None else self.meanings.all[0]
        codes = len(meanings) if form is Form.CODES else None
        return Fact(Column(values, absent, codes), Table(meanings, nothing, form, breaks))


def column_readers(
    program: Program, meanings: Mapping[str, Meanings], tested: frozenset[str]
) -> dict[str, ColumnReader]:
    """The reader of each fact's columns."""
    found = {}
    for name, each in meanings.items():
        variable = program.variables.get(name)
        domain = variable.domain if variable is not None and isinstance(variable.domain, DateDomain) else None
        found[name] = ColumnReader(each, domain, name in tested)
    return found


def read_batch(batch: pa.RecordBatch, readers: Mapping[str, ColumnReader]) -> Read:
    """The columns of a batch whose columns are facts."""
    facts: dict[str, Fact] = {}
    flaws: dict[int, list[Diagnostic]] = {}
    for name, column in _encoded(batch, readers).items():
        fact, wrong = readers[name].read(column)
        if fact is not None:
            facts[name] = fact
        for row, found in wrong.items():
            flaws.setdefault(row, []).extend(found)
    return Read({name: facts[name] for name in readers if name in facts}, flaws)


def _numbered(numbers: Sequence[int]) -> _Codes:
    places: dict[int, int] = {}
    codes = np.fromiter((places.setdefault(number, len(places)) for number in numbers), np.int32, len(numbers))
    return _Codes(codes, list(places), None)


def _encoded(batch: pa.RecordBatch, readers: Mapping[str, ColumnReader]) -> dict[str, pa.Array]:
    """The columns, long ones of plain strings as dictionaries: what costs most is done on all threads of Arrow."""
    columns = dict(zip(batch.schema.names, batch.columns, strict=True))
    plain = [
        name
        for name, column in columns.items()
        if is_text(column.type)
        and not pa.types.is_dictionary(column.type)
        and readers[name].meanings.fact.kind is not FactKind.TEXT
    ]
    if batch.num_rows < LONG or len(plain) < 2 or pa.cpu_count() < 2:
        return columns
    with ThreadPoolExecutor(pa.cpu_count()) as pool:
        found = pool.map(lambda name: readers[name].strings.dictionary_of(columns[name]), plain)
        return columns | dict(zip(plain, found, strict=True))


def python_row(table: pa.Table, row: int) -> Mapping[str, object]:
    """One row as a record."""
    return {name: python_of(table.column(name).slice(row, 1))[0] for name in table.schema.names}


def _integers(values: pa.Array) -> NDArray[Any]:
    """The integers of an array without a look at which are null."""
    kind = np.dtype(np.int32) if values.type == pa.date32() else np.dtype(values.type.to_pandas_dtype())
    buffer = values.buffers()[1]
    if buffer is None:
        return np.zeros(len(values), kind)
    return np.frombuffer(buffer, kind, len(values), values.offset * kind.itemsize)


def _absent(values: pa.Array) -> Bits | None:
    """The rows without a value; None where every row has one."""
    return ~_bits(values.buffers()[0], values.offset, len(values)) if values.null_count else None


def _bits(buffer: pa.Buffer, offset: int, rows: int) -> Bits:
    """Bits of a buffer from an offset on as whole words."""
    words = -(-rows // WORD)
    if not offset and buffer.size >= words * WORD // 8:
        return np.frombuffer(buffer, np.uint64, words)
    whole = np.frombuffer(buffer, np.uint8, -(-(offset % 8 + rows) // 8), offset // 8)
    if offset % 8:
        whole = np.packbits(np.unpackbits(whole, bitorder="little")[offset % 8 :], bitorder="little")
    padded = np.zeros(words * WORD // 8, np.uint8)
    padded[: min(len(whole), len(padded))] = whole[: len(padded)]
    return padded.view(np.uint64)


def _day_of(domain: DateDomain, code: int) -> Meaning:
    """What a day of a class means."""
    if code:
        day = domain.breaks[code - 1]
    else:
        day = domain.breaks[0] if domain.breaks else date.max
        day = date.fromordinal(max(1, day.toordinal() - 1))
    return Meaning(Dates((Days(day, day),)), 1 << code)
