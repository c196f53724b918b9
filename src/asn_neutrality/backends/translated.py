"""Columns in words of their own, told in the words of the vocabulary: each distinct value is looked up once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Protocol

import pyarrow as pa
import pyarrow.compute as pc

from asn_neutrality.backends.cells import is_text


class Meanings(Protocol):
    """What headings and cells mean."""

    @property
    def constants(self) -> Mapping[str, object]:
        """What every row states."""

    def fact_of(self, heading: str) -> str | None:
        """The fact of a column; empty where none is meant, None where that is not known."""

    def value(self, fact: str, cell: object) -> object:
        """What a cell says of a fact."""


def facts_of(names: list[str], meanings: Meanings) -> list[str]:
    """The facts of columns and constants; a column whose meaning is not known keeps its name."""
    facts = [name if (fact := meanings.fact_of(name)) is None else fact for name in names]
    return list(dict.fromkeys([*(fact for fact in facts if fact), *meanings.constants]))


def translated(batch: pa.RecordBatch, meanings: Meanings) -> pa.RecordBatch | None:
    """The rows as columns of facts; None where two columns, or a column and a constant, are of one fact.

    Then only row by row can be told whether they agree.
    """
    columns: dict[str, pa.Array] = {}
    for name, value in meanings.constants.items():
        if not isinstance(value, str | bool | int):
            return None
        columns[name] = pa.array([value] * batch.num_rows)
    for heading, column in zip(batch.schema.names, batch.columns, strict=True):
        fact = meanings.fact_of(heading)
        if fact == "":
            continue
        meant = column if fact is None else _told(column, fact, meanings)
        if meant is None or (fact or heading) in columns:
            return None
        columns[fact or heading] = meant
    return pa.RecordBatch.from_pydict(columns)


def rows(batch: pa.RecordBatch) -> list[dict[str, object]]:
    """The rows as records, days as text."""
    return [{name: _plain(cell) for name, cell in row.items()} for row in batch.to_pylist()]


def _plain(cell: object) -> object:
    return cell.isoformat() if isinstance(cell, date | datetime) else cell


def _told(column: pa.Array, fact: str, meanings: Meanings) -> pa.Array | None:
    """A column in the words of its fact; None where its values do not stay of one kind."""
    kind = column.type.value_type if pa.types.is_dictionary(column.type) else column.type
    if not (is_text(kind) or pa.types.is_integer(kind) or pa.types.is_floating(kind)):
        return column
    encoded = column if pa.types.is_dictionary(column.type) else pc.dictionary_encode(column)
    cells = encoded.dictionary.to_pylist()
    told = [None if cell is None or (isinstance(cell, str) and not cell.strip()) else cell for cell in cells]
    told = [None if cell is None else meanings.value(fact, cell) for cell in told]
    if told == cells:
        return column
    if not all(each is None or isinstance(each, str) for each in told):
        return None
    words = pc.dictionary_encode(pa.array(told, pa.string()))
    return pa.DictionaryArray.from_arrays(words.indices.take(encoded.indices), words.dictionary)
