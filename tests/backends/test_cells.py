"""Moments at all ends of what 64 bits hold, and texts that are none: each row is read as it is alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_neutrality.backends.cells import MOST_DAYS, SECOND, days_of, python_of
from asn_neutrality.errors import EventError
from asn_neutrality.judge import Judge
from tests.backends.rows import Row, one_by_one, table, together
from tests.fixtures import village
from tests.fixtures.village import ELECTION

ACT: Row = {
    **ELECTION,
    "tanggal": None,
    "pelaku": "pns",
    "perbuatan": "hadir",
    "cuti": "tidak_cuti",
    "keluarga": "nihil",
    "surat": "tidak",
}
EPOCH = datetime.fromisoformat("1970-01-01")
LONGEST = 2**63 - 1
ZONES = {None: 0, "+00:00": 0, "+09:00": 9 * 3600, "-12:00": -12 * 3600, "+05:45": 5 * 3600 + 45 * 60}
DAY = 86_400
CAMPAIGN = ["no_violation", "violation", "violation", "no_violation"]

NUMBERS = st.one_of(
    st.integers(-LONGEST, LONGEST),
    st.integers(-3, 3),
    st.integers(0, 2 * DAY).map(lambda number: LONGEST - number),
    st.integers(0, 2 * DAY).map(lambda number: number - LONGEST),
    st.builds(
        lambda day, second, off: max(-LONGEST, min(LONGEST, day * DAY * second + off)),
        st.sampled_from([0, 19_875, 2**32 + 19_875, -(2**32) + 19_875, 2**31, -(2**31), -719_162, 2_932_896]),
        st.sampled_from([*SECOND.values()]),
        st.integers(-1, 1),
    ),
)


@pytest.fixture(scope="module")
def judge() -> Judge:
    return village.judge()


@given(
    st.lists(st.one_of(NUMBERS, st.none()), max_size=8),
    st.sampled_from([*SECOND]),
    st.sampled_from([*ZONES]),
    st.data(),
)
def test_days_are_those_written_in_moments(
    numbers: list[int | None], unit: str, zone: str | None, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(numbers)))
    given_ = pa.array(numbers, pa.int64()).view(pa.timestamp(unit, zone)).slice(start)
    found = days_of(given_).cast(pa.int32()).to_pylist()
    for number, day in zip(numbers[start:], found, strict=True):
        if number is None:
            assert day is None
        else:
            expected = (number // SECOND[unit] + ZONES[zone]) // DAY
            assert day == expected or (abs(expected) >= MOST_DAYS - 1 and abs(day) >= MOST_DAYS - 1)


@given(st.lists(st.one_of(NUMBERS, st.none()), max_size=8))
def test_dates_counted_in_milliseconds_are_those_of_their_moment(numbers: list[int | None]) -> None:
    plain = pa.array(numbers, pa.int64())
    assert days_of(plain.view(pa.date64())).equals(days_of(plain.view(pa.timestamp("ms"))))


@given(st.lists(st.one_of(NUMBERS, st.none()), max_size=8))
def test_moments_are_cut_to_the_microsecond_in_which_they_are(numbers: list[int | None]) -> None:
    found = python_of(pa.array(numbers, pa.int64()).view(pa.timestamp("ns")))
    assert found == [None if number is None else EPOCH + timedelta(microseconds=number // 1_000) for number in numbers]


@pytest.mark.parametrize("kind", [*(pa.timestamp(unit, zone) for unit in SECOND for zone in ZONES), pa.date64()])
def test_rows_of_moments_are_judged_as_verdicts_on_them(judge: Judge, kind: pa.DataType) -> None:
    second = 1_000 if pa.types.is_date64(kind) else SECOND[kind.unit]
    noon = 0 if pa.types.is_date64(kind) else DAY * second // 2
    days = (19_990, 19_991, 20_006, 20_007, -719_163, -719_162, 2_932_896, 2_932_897, 2**32 + 19_990, -1, 0)
    numbers = [day * DAY * second + noon for day in days]
    moments = [number if abs(number) <= LONGEST else LONGEST for number in numbers]
    given_ = table([ACT] * (len(moments) + 1))
    column = pa.array([*moments, None], pa.int64()).view(kind)
    found = judge.evaluate_table(given_.set_column(given_.column_names.index("tanggal"), "tanggal", column))
    told = found.outcomes.to_pylist()
    # The campaign begins on the second of them, and is interrupted before the last.
    assert [row["outcome"] for row in told[:4]] == CAMPAIGN
    for place, row in enumerate(told):
        if row["outcome"] is None:
            with pytest.raises(EventError) as refused:
                found.verdict(place)
            assert str(refused.value) == row["error"]
        else:
            verdict = found.verdict(place)
            assert row["outcome"] == verdict.outcome.value
            assert all(row[f"track.{name}"] == outcome.value for name, outcome in verdict.tracks.items())


BROKEN = [b"\xff\xfe", b"pns", b"\xed\xa0\x80", None, b"warga", b"pns\xff"]


def as_strings(values: list[bytes | None], kind: pa.DataType) -> pa.Array:
    binary = {pa.string(): pa.binary(), pa.large_string(): pa.large_binary(), pa.string_view(): pa.binary_view()}[kind]
    return pa.array(values, binary).view(kind)


@pytest.mark.parametrize("kind", [pa.string(), pa.large_string(), pa.string_view()])
@pytest.mark.parametrize("encoded", [False, True])
def test_bytes_that_are_no_text_are_errors_of_their_rows(judge: Judge, kind: pa.DataType, encoded: bool) -> None:
    column = as_strings(BROKEN, kind)
    if encoded:
        distinct = as_strings([value for value in BROKEN if value is not None], kind)
        column = pa.DictionaryArray.from_arrays(pa.array([0, 1, 2, None, 3, 4], pa.int8()), distinct)
    rows: list[Row] = [{**ACT, "pelaku": None if value is None else value.decode(errors="replace")} for value in BROKEN]
    given_ = table(rows)
    given_ = given_.set_column(given_.column_names.index("pelaku"), "pelaku", column)
    for _ in range(2):
        assert together(judge, given_) == one_by_one(judge, rows)
    found = judge.evaluate_table(given_)
    for place, value in enumerate(BROKEN):
        if value in (b"pns", b"warga", None):
            assert found.verdict(place).to_dict() == judge.evaluate(rows[place]).to_dict()
        else:
            with pytest.raises(EventError):
                found.verdict(place)


def test_days_that_python_has_no_object_for_are_texts() -> None:
    days = pa.array([0, 2_932_897, -719_163], pa.int32()).view(pa.date32())
    assert python_of(days) == [date(1970, 1, 1), "10000-01-01", "0000-12-31"]
    assert python_of(days.dictionary_encode()) == python_of(pa.chunked_array([days])) == python_of(days)


@pytest.mark.parametrize("unit", [*SECOND])
@pytest.mark.parametrize("encoded", [False, True])
def test_moments_in_a_time_zone_that_nobody_knows_are_errors_of_their_rows(
    judge: Judge, unit: str, encoded: bool
) -> None:
    moments = pa.array([1_727_740_800 * SECOND[unit], None, -1], pa.timestamp(unit, "Mars/Phobos"))
    texts = python_of(moments)
    assert texts[1] is None
    assert all(isinstance(text, str) and text.endswith(" Mars-Phobos") for text in (texts[0], texts[2]))
    rows: list[Row] = [{**ACT, "tanggal": text} for text in texts]
    given_ = table(rows)
    column = moments.dictionary_encode() if encoded else moments
    given_ = given_.set_column(given_.column_names.index("tanggal"), "tanggal", column)
    assert together(judge, given_) == one_by_one(judge, rows)
    found = judge.evaluate_table(given_)
    assert [error is None for error in found.table.column("error").to_pylist()] == [False, True, False]
    with pytest.raises(EventError):
        found.verdict(2)
    assert found.verdict(1).to_dict() == judge.evaluate(rows[1]).to_dict()


@pytest.mark.parametrize("zone", [None, "Mars/Phobos", "Asia/Jakarta"])
@pytest.mark.parametrize("of", [pa.list_, pa.large_list])
def test_lists_of_moments_are_read_moment_by_moment(
    judge: Judge, of: Callable[[pa.DataType], pa.DataType], zone: str | None
) -> None:
    numbers = [[1_727_740_800 * 10**9 + 1], None, [None, 1_727_740_800 * 10**9 + 1], []]
    column = pa.array(numbers, of(pa.timestamp("ns", zone)))
    rows: list[Row] = [{**ACT, "tanggal": value} for value in python_of(column)]
    given_ = table([{**row, "tanggal": None} for row in rows])
    given_ = given_.set_column(given_.column_names.index("tanggal"), "tanggal", column)
    assert together(judge, given_) == one_by_one(judge, rows)
    if zone is None:
        assert python_of(column) == [["2024-10-01"], None, [None, "2024-10-01"], []]
