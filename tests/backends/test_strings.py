"""Columns of strings as dictionaries are those that Arrow makes, whatever their layout and what is beneath a null."""

from __future__ import annotations

import struct
from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asn_neutrality import native
from asn_neutrality.backends.strings import FEW, KEPT, MANY, Strings
from asn_neutrality.judge import Judge
from tests.backends.rows import Row, one_by_one, table, together
from tests.fixtures import village
from tests.fixtures.village import ELECTION
from tests.pace import examples

KINDS = [pa.string(), pa.large_string(), pa.string_view()]
LENGTHS = (0, 1, 7, 8, 9, 12, 13, 15, 16, 17, 23, 24, 25, 31, 32, 33, 100)
LIKE: Row = {**ELECTION, "tanggal": "2024-06-01", "pelaku": "pns", "perbuatan": "suka"}

lengthy = st.builds(
    lambda size, end: "x" * max(0, size - len(end)) + end, st.sampled_from(LENGTHS), st.text(max_size=2)
)
texts = st.one_of(st.text(max_size=3), lengthy, st.sampled_from(["", "\0", "\0\0", "a", "a\0", "a\0\0", "\0a"]))


def same(values: pa.Array, strings: Strings | None = None) -> pa.DictionaryArray:
    """A dictionary that says what the values do, and is in order if nothing was kept."""
    found = (strings or Strings()).dictionary_of(values)
    found.validate(full=True)
    assert found.to_pylist() == values.to_pylist()
    if strings is None:
        assert found.dictionary.to_pylist() == list(
            dict.fromkeys(each for each in values.to_pylist() if each is not None)
        )
        assert found.dictionary.type == values.type
    return found


def raw(values: Sequence[bytes], nulls: Sequence[int] = (), *, wide: bool = False) -> pa.Array:
    """An array of these bytes, some of which are null and still there."""
    ends = [0]
    for value in values:
        ends.append(ends[-1] + len(value))
    valid = pa.array([place not in nulls for place in range(len(values))]).buffers()[1]
    offsets = pa.py_buffer(struct.pack(f"{len(ends)}{'q' if wide else 'i'}", *ends))
    kind = pa.large_string() if wide else pa.string()
    return pa.Array.from_buffers(kind, len(values), [valid if nulls else None, offsets, pa.py_buffer(b"".join(values))])


@pytest.mark.parametrize("kind", KINDS)
@given(values=st.lists(st.one_of(st.none(), texts), max_size=30), start=st.integers(0, 20), stop=st.integers(0, 40))
@settings(max_examples=examples(200))
def test_dictionaries_are_those_of_arrow(kind: pa.DataType, values: list[str | None], start: int, stop: int) -> None:
    array = pa.array(values, kind).slice(start, stop)
    found, wanted = same(array), pc.dictionary_encode(array)
    assert found.dictionary.equals(wanted.dictionary)
    assert found.indices.to_pylist() == wanted.indices.to_pylist()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("distinct", [1, 20, 200, FEW, FEW + 1, 3000, MANY, MANY + 1])
def test_rows_of_many_blocks_have_their_codes(kind: pa.DataType, distinct: int) -> None:
    words = [LENGTHS[number % len(LENGTHS)] * "y" + str(number) for number in range(distinct)]
    places = np.random.default_rng(distinct).integers(0, distinct + 1, 5000).tolist()
    rows = [*words, *([*words, None][place] for place in places)]
    same(pa.array(rows, kind))
    same(pa.array(rows, kind).slice(3, 4000))


@pytest.mark.parametrize("wide", [False, True])
def test_what_is_beneath_a_null_is_not_a_value(wide: bool) -> None:
    values = raw([b"\xff\xfe", b"a", b"beneath " * 9, b"", b"a", b""] * 200, range(0, 1200, 2), wide=wide)
    for start in range(9):
        found = same(values.slice(start))
        assert set(found.dictionary.to_pylist()) == {"a", ""}


@pytest.mark.parametrize("wide", [False, True])
def test_bytes_that_are_no_text_are_values(wide: bool) -> None:
    found = Strings().dictionary_of(raw([b"\xff", b"a", b"\xff", b"\xff\xfe", b"a"], wide=wide))
    assert found.indices.to_pylist() == [0, 1, 0, 2, 1]
    assert found.dictionary.cast(pa.large_binary()).to_pylist() == [b"\xff", b"a", b"\xff\xfe"]


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_has_no_values(kind: pa.DataType) -> None:
    for values in (pa.array([], kind), pa.nulls(0, kind), pa.nulls(700, kind), pa.array(["a"] * 9, kind).slice(9)):
        assert len(same(values).dictionary) == 0
    same(pa.array([""] * 700, kind))


def test_long_strings_are_told_apart_in_the_middle() -> None:
    ends = [f"{'x' * 40}{number}{'y' * 40}" for number in range(300)]
    same(pa.array(ends * 3))


def test_kept_values_have_the_same_codes_in_every_column() -> None:
    strings = Strings()
    strings.keep(["b", "", "a long word that is kept as well"])
    for kind in KINDS:
        found = same(pa.array(["c", "", None, "b", "c"], kind), strings)
        if native.loops is not None:
            assert found.indices.to_pylist() == [3, 1, None, 0, 3]
            assert found.dictionary.to_pylist() == ["b", "", "a long word that is kept as well", "c"]
    strings.keep(map(str, range(1000)))
    same(pa.array(map(str, range(FEW))), strings)
    assert native.loops is None or len(same(pa.array(["-"]), strings).dictionary) == KEPT + 1


@pytest.fixture
def judge() -> Judge:
    """One of its own for each test: what it keeps is part of it."""
    return village.judge()


@pytest.mark.parametrize("kind", KINDS)
def test_what_one_table_had_says_nothing_of_the_next(judge: Judge, kind: pa.DataType) -> None:
    acts: list[list[str | None]] = [
        ["suka", "hadir"],
        ["hadir", "?", "suka"],
        ["sukaa", "suka"],
        ["suka", None],
        ["hadir", "suka", "sukaa", ""],
    ]
    for some in acts * 2:
        rows: list[Row] = [{**LIKE, "perbuatan": act} for act in some]
        given = table(rows)
        assert together(judge, given.cast(pa.schema([(name, kind) for name in given.column_names]))) == one_by_one(
            judge, rows
        )


@pytest.mark.parametrize("kind", KINDS)
def test_long_columns_are_read_on_all_threads(judge: Judge, kind: pa.DataType) -> None:
    rows: list[Row] = [{**LIKE, "perbuatan": act} for act in ("suka", "hadir", None, "?", "sukaa")]
    whole = pa.concat_tables([table(rows)] * 14_000).combine_chunks()
    found = judge.evaluate_table(whole.cast(pa.schema([(name, kind) for name in whole.column_names]))).outcomes
    assert found.slice(0, 5).to_pylist() == found.slice(69_995).to_pylist()
    assert found.column("outcome").to_pylist()[:5] == [row["outcome"] for row in one_by_one(judge, rows)]
