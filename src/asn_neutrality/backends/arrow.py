"""Arrow columns to codes: strings, dictionaries, truth values and days; other types value by value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from attrs import define, field
from numpy.typing import NDArray

from asn_neutrality.backends.cells import days_of, has_known_zone, is_text, python_of, written
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

_DAY = np.dtype(np.int32)
_WIDTHS = (pa.int8(), pa.int16(), pa.int32(), pa.int64(), pa.uint8(), pa.uint16(), pa.uint32(), pa.uint64())
_NUMBERS = {kind.id: np.dtype(kind.to_pandas_dtype()) for kind in _WIDTHS}
"""The numbers that index a dictionary, by Arrow's number of their type."""


@define(frozen=True)
class Read:
    """The columns of some rows: ``facts`` that rules test, and by row number what was wrong with it."""

    facts: Mapping[str, Fact]
    flaws: Mapping[int, Sequence[Diagnostic]]


@define(frozen=True, slots=False)
class _Said:
    """What the codes of columns mean, and ``nothing``, which is what rows without a value mean.

    A table is made of it once, so that columns of the same dictionary have the same one.
    """

    meanings: Sequence[Meaning]
    nothing: Meaning
    form: Form = Form.CODES
    breaks: tuple[int, ...] = ()

    @cached_property
    def flawed(self) -> Sequence[int]:
        """The codes that cannot be read."""
        return [code for code, meaning in enumerate(self.meanings) if meaning.flaws]

    @cached_property
    def merged(self) -> tuple[NDArray[Any], _Said] | None:
        """Where there are many codes, a code for each of them that those which no test tells apart have in common."""
        if self.form is not Form.CODES or len(self.meanings) <= FEW:
            return None
        places: dict[tuple[int, bool], int] = {}
        merged = [places.setdefault((each.left, each.stated), len(places)) for each in self.meanings]
        first = dict(reversed(list(zip(merged, self.meanings, strict=True))))
        codes = np.array(merged, np.uint8 if len(places) <= NARROW else np.int32)
        return codes, _Said([first[place] for place in range(len(places))], self.nothing)

    @cached_property
    def whole(self) -> Table:
        """The table where every row has a value."""
        return Table(tuple(self.meanings), None, self.form, self.breaks)

    @cached_property
    def lacking(self) -> Table:
        """The table where rows lack one."""
        return Table(tuple(self.meanings), self.nothing, self.form, self.breaks)


@define(frozen=True)
class _Codes:
    """Rows as codes of what is said; ``present`` are the rows with a value."""

    codes: NDArray[Any]
    said: _Said
    present: Bits | None


@define(slots=False)
class ColumnReader:
    """Reads columns of one fact after another; remembers the last dictionary."""

    meanings: Meanings
    domain: DateDomain | None
    tested: bool
    strings: Strings = field(factory=Strings)
    _last: tuple[pa.Array, _Said] | None = None

    def read(self, values: pa.Array) -> tuple[Fact | None, Mapping[int, Sequence[Diagnostic]]]:
        """The rows as codes (None: no rule could tell), and the flaws of rows that cannot be read."""
        textual = self.meanings.fact.kind is FactKind.TEXT
        if textual or not isinstance(values, pa.DictionaryArray):
            kind = values.type
            if pa.types.is_null(kind) or (textual and is_text(kind)):
                return None, {}
            dated = pa.types.is_date(kind) or pa.types.is_timestamp(kind)
            if dated and self.domain is not None and has_known_zone(kind):
                return self._days(values)
            if pa.types.is_boolean(kind) and self.meanings.fact.kind is FactKind.YES_NO:
                return self._truths(values), {}
        found = self._coded(values)
        flaws: dict[int, Sequence[Diagnostic]] = {}
        for code in found.said.flawed:
            where = found.codes == code
            if found.present is not None:
                where &= unpacked(found.present, len(where))
            flaws |= dict.fromkeys(np.flatnonzero(where).tolist(), found.said.meanings[code].flaws)
        return (self._fact(found) if self.tested else None), flaws

    def _truths(self, values: pa.Array) -> Fact | None:
        if not self.tested:
            return None
        validity, data = values.buffers()
        bits = _bits(data, values.offset, len(values))
        return _made(bits, self._answers, _present(values, validity))

    @cached_property
    def _answers(self) -> _Said:
        return self._said([self.meanings.of(value) for value in (False, True)], Form.BITS)

    def _said(self, numbers: Iterable[int], form: Form = Form.CODES) -> _Said:
        """Of codes the numbers of their meanings."""
        return _Said([self.meanings.all[number] for number in numbers], self.meanings.all[0], form)

    def _coded(self, values: pa.Array) -> _Codes:
        if not isinstance(values, pa.DictionaryArray):
            try:
                values = self.strings.dictionary_of(values)
            except pa.ArrowNotImplementedError:
                return self._one_by_one(values)
        validity, data = values.buffers()
        codes = _integers(data, _NUMBERS[values.type.index_type.id], values)
        return _Codes(codes, self._of_dictionary(values.dictionary), _present(values, validity))

    def _of_dictionary(self, dictionary: pa.Array) -> _Said:
        if self._last is not None:
            known, said = self._last
            if known.type == dictionary.type and known.equals(dictionary):
                return said
        values = python_of(dictionary)
        said = self._said(map(self.meanings.of, values))
        self._last = dictionary, said
        # Others would be open, or wrong, in columns that do not have them.
        exact = (value for value, meaning in zip(values, said.meanings, strict=True) if meaning.exact)
        self.strings.keep(value for value in exact if isinstance(value, str))
        return said

    def _one_by_one(self, values: pa.Array) -> _Codes:
        """Lists and what else has no dictionary."""
        return self._numbered([self.meanings.of(value) for value in python_of(values)])

    def numbered(self, numbers: Sequence[int]) -> Fact | None:
        """Rows by the numbers of their meanings; None where no rule could tell."""
        return self._fact(self._numbered(numbers)) if self.tested else None

    def _numbered(self, numbers: Sequence[int]) -> _Codes:
        places: dict[int, int] = {}
        codes = np.fromiter((places.setdefault(number, len(places)) for number in numbers), np.int32, len(numbers))
        return _Codes(codes, self._said(places), None)

    def _days(self, values: pa.Array) -> tuple[Fact | None, Mapping[int, Sequence[Diagnostic]]]:
        """Days, each in the class that conditions tell apart."""
        values = days_of(values)
        validity, data = values.buffers()
        days, flaws = _integers(data, _DAY, values), {}
        if len(days) and (days.min() < FIRST or days.max() > LAST):
            outside = (days < FIRST) | (days > LAST)
            for row in np.flatnonzero(outside & pc.is_valid(values).to_numpy(zero_copy_only=False)).tolist():
                flaws[row] = self.meanings.all[self.meanings.of(written(int(days[row])))].flaws
        if not self.tested:
            return None, flaws
        return _made(days, self._classes, _present(values, validity)), flaws

    @cached_property
    def _classes(self) -> _Said:
        """The number of each day at which a class begins, and what the days of each class mean."""
        breaks = () if self.domain is None else tuple(each.toordinal() - EPOCH for each in self.domain.breaks)
        meanings = [] if self.domain is None else [_day_of(self.domain, code) for code in range(len(breaks) + 1)]
        return _Said(meanings, self.meanings.all[0], Form.DAYS, breaks)

    def _fact(self, found: _Codes) -> Fact:
        """The codes as a column; where there are many, those that no test tells apart made one."""
        if found.said.merged is None:
            return _made(found.codes, found.said, found.present)
        table, said = found.said.merged
        # What stands where there is no value need not be in the table.
        codes = table[found.codes] if found.present is None else table.take(found.codes, mode="clip")
        return _made(codes, said, found.present)


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


def _made(values: NDArray[Any], said: _Said, present: Bits | None) -> Fact:
    if values.dtype == np.int8:
        values = values.view(np.uint8)
    elif values.dtype == np.uint64 and said.form is not Form.BITS:
        values = values.view(np.int64)  # numbers of this width without a sign are bits
    codes = len(said.meanings) if said.form is Form.CODES else None
    return Fact(Column(values, present, codes), said.whole if present is None else said.lacking)


def _encoded(batch: pa.RecordBatch, readers: Mapping[str, ColumnReader]) -> dict[str, pa.Array]:
    """The columns, long ones of plain strings as dictionaries: what costs most is done on all threads of Arrow."""
    columns = dict(zip(batch.schema.names, batch.columns, strict=True))
    plain = [
        name
        for name, column in columns.items()
        if not isinstance(column, pa.DictionaryArray)
        and is_text(column.type)
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


def _integers(buffer: pa.Buffer | None, kind: np.dtype[Any], values: pa.Array) -> NDArray[Any]:
    """The integers of an array without a look at which are null."""
    if buffer is None:
        return np.zeros(len(values), kind)
    return np.frombuffer(buffer, kind, len(values), values.offset * kind.itemsize)


def _present(values: pa.Array, validity: pa.Buffer | None) -> Bits | None:
    """The rows with a value; None where every row has one."""
    return _bits(validity, values.offset, len(values)) if values.null_count else None


def _bits(buffer: pa.Buffer, offset: int, rows: int) -> Bits:
    """Bits of a buffer from an offset on as whole words."""
    words = -(-rows // WORD)
    if not offset and buffer.size >= words * WORD // 8:
        return np.frombuffer(buffer, np.uint64, words)
    start, before = divmod(offset, 8)
    some = buffer.slice(start, -(-(before + rows) // 8)).to_pybytes()
    if before:
        some = (int.from_bytes(some, "little") >> before).to_bytes(len(some), "little")
    return np.frombuffer(some.ljust(words * WORD // 8, b"\0"), np.uint64, words)


def _day_of(domain: DateDomain, code: int) -> Meaning:
    """What a day of a class means."""
    if code:
        day = domain.breaks[code - 1]
    else:
        day = domain.breaks[0] if domain.breaks else date.max
        day = date.fromordinal(max(1, day.toordinal() - 1))
    return Meaning(Dates((Days(day, day),)), 1 << code)
