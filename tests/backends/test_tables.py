"""Every form that a column can have is read as a record's value is; a row that cannot be read costs itself only."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta, timezone

import pyarrow as pa
import pytest

from asn_neutrality.backends.tables import no_texts
from asn_neutrality.domain.results import Outcome
from asn_neutrality.errors import BackendError, EventError
from asn_neutrality.judge import Judge
from tests.backends.rows import Row, one_by_one, table, together
from tests.fixtures import village
from tests.fixtures.village import ELECTION

LIKE: Row = {**ELECTION, "tanggal": "2024-06-01", "pelaku": "pns", "perbuatan": "suka", "berpasangan": None}


@pytest.fixture(scope="module")
def judge() -> Judge:
    return village.judge()


class Stream:
    """Something that is known by its Arrow stream only."""

    def __init__(self, given: pa.Table) -> None:
        self.given = given

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self.given.__arrow_c_stream__(requested_schema)


def same(judge: Judge, given: pa.Table, rows: Sequence[Row] | None = None) -> list[dict[str, object]]:
    """The answers to a table, which are those to its rows."""
    found = together(judge, Stream(given))
    assert found == one_by_one(judge, given.to_pylist() if rows is None else rows)
    return found


def test_a_table_without_rows_has_no_answers(judge: Judge) -> None:
    assert same(judge, table([LIKE]).slice(0, 0)) == []


def test_one_row_is_a_table(judge: Judge) -> None:
    assert len(same(judge, table([LIKE]))) == 1


def test_a_column_of_nothing_states_nothing(judge: Judge) -> None:
    rows = table([LIKE, LIKE])
    for kind in (pa.null(), pa.string(), pa.bool_(), pa.dictionary(pa.int16(), pa.string())):
        same(judge, rows.set_column(0, "pemilihan", pa.nulls(2, kind)))


INDICES = (pa.int8(), pa.uint8(), pa.int16(), pa.uint16(), pa.int32(), pa.uint32(), pa.int64(), pa.uint64())


@pytest.mark.parametrize("index", INDICES)
def test_dictionaries_of_any_index_are_strings(judge: Judge, index: pa.DataType) -> None:
    acts = ["suka", None, "?", "sukaa", "suka"]
    column = pa.array(acts).dictionary_encode().cast(pa.dictionary(index, pa.string()))
    rows = table([LIKE] * 5)
    given = rows.set_column(rows.column_names.index("perbuatan"), "perbuatan", column)
    found = same(judge, given)
    assert [row["outcome"] is None for row in found] == [False, False, False, True, False]


def test_values_of_a_dictionary_that_no_row_has_change_nothing(judge: Judge) -> None:
    column = pa.DictionaryArray.from_arrays(pa.array([1, 1, None], pa.int8()), pa.array(["no such act", "suka"]))
    rows = table([LIKE] * 3)
    assert all(row["error"] is None for row in same(judge, rows.set_column(4, "perbuatan", column)))


@pytest.mark.parametrize("kind", [pa.large_string(), pa.string_view()])
def test_strings_of_any_layout_are_strings(judge: Judge, kind: pa.DataType) -> None:
    rows = table([LIKE, {**LIKE, "perbuatan": "a word that is longer than a view holds"}, {"perbuatan": " "}])
    same(judge, rows.cast(pa.schema([(name, kind) for name in rows.column_names])))


def test_days_are_dates_at_both_ends_of_the_calendar(judge: Judge) -> None:
    days = [date.min, date(2024, 1, 1), date(2024, 6, 1), None, date.max]
    rows = table([LIKE] * len(days))
    given = rows.set_column(rows.column_names.index("tanggal"), "tanggal", pa.array(days, pa.date32()))
    same(judge, given)


def test_a_day_beyond_the_calendar_is_an_error_of_its_row(judge: Judge) -> None:
    days = pa.array([4_000_000, 19_875, -4_000_000], pa.int32()).cast(pa.date32())
    rows = table([LIKE] * 3)
    found = together(judge, rows.set_column(rows.column_names.index("tanggal"), "tanggal", days))
    assert [row["error"] is None for row in found] == [False, True, False]


@pytest.mark.parametrize("unit", ["s", "ms", "us", "ns"])
@pytest.mark.parametrize("zone", [None, "UTC", "Asia/Jayapura", "-05:00"])
def test_the_day_of_a_moment_is_the_one_written_in_it(judge: Judge, unit: str, zone: str | None) -> None:
    moments = [datetime(2024, 5, 31, 16, tzinfo=UTC), datetime(2024, 6, 1, 3, tzinfo=UTC), None]
    column = pa.array(moments, pa.timestamp(unit, zone))
    hours = {None: 0, "UTC": 0, "Asia/Jayapura": 9, "-05:00": -5}[zone]
    written = [moment and moment.astimezone(timezone(timedelta(hours=hours))).date() for moment in moments]
    rows = table([LIKE] * 3)
    place = rows.column_names.index("tanggal")
    same(
        judge,
        rows.set_column(place, "tanggal", column),
        rows.set_column(place, "tanggal", pa.array(written)).to_pylist(),
    )


def test_columns_within_columns_are_flat_ones(judge: Judge) -> None:
    phases = pa.array([{"kampanye": "selama"}, None, {"kampanye": None}], pa.struct([("kampanye", pa.string())]))
    plain = table([{**LIKE, "tanggal": None}] * 3)
    rows: list[Row] = [{**row, "fase": phase} for row, phase in zip(plain.to_pylist(), phases.to_pylist(), strict=True)]
    same(judge, plain.append_column("fase", phases), rows)


@pytest.mark.parametrize("start", [0, 3])
def test_truth_values_are_yes_and_no(judge: Judge, start: int) -> None:
    truths = pa.array([True, None, False] * 30)
    acts = pa.array(["suka", "hadir"] * 45)
    given = table([LIKE] * 90).set_column(4, "perbuatan", acts)
    same(judge, given.set_column(5, "berpasangan", truths).set_column(3, "surat", truths).slice(start))


def test_lists_are_one_of_several_values(judge: Judge) -> None:
    acts = pa.array([["suka"], ["suka", "hadir"], [], None, ["sukaa"]])
    rows = table([LIKE] * 5)
    same(judge, rows.set_column(4, "perbuatan", acts))


def test_numbers_where_words_belong_are_errors_of_their_rows(judge: Judge) -> None:
    rows = table([LIKE] * 3)
    for column in (pa.array([1, None, 2]), pa.array([1.5, None, 2.5])):
        found = same(judge, rows.set_column(4, "perbuatan", column))
        assert [row["error"] is None for row in found] == [False, True, False]


def test_a_row_may_have_several_errors(judge: Judge) -> None:
    (found,) = same(judge, table([{**LIKE, "perbuatan": "sukaa", "tanggal": "31 Juni", "pelaku": "raja"}]))
    assert str(found["error"]).count("kesalahan[") == 3


def test_errors_speak_the_language_asked_for(judge: Judge) -> None:
    rows = table([{"perbuatan": "sukaa"}])
    assert together(judge, rows, language="en") == one_by_one(judge, rows.to_pylist(), language="en")


def test_a_column_that_is_no_fact_is_refused_with_the_nearest(judge: Judge) -> None:
    with pytest.raises(EventError, match="perbuatan") as refused:
        judge.evaluate_table(pa.table({"perbuatann": ["suka"]}))
    assert [flaw.code for flaw in refused.value.diagnostics] == ["R002"]


def test_two_columns_of_one_fact_are_refused(judge: Judge) -> None:
    twice = pa.Table.from_arrays([pa.array(["suka"])] * 2, ["perbuatan"] * 2)
    with pytest.raises(EventError) as refused:
        judge.evaluate_table(twice)
    assert [flaw.code for flaw in refused.value.diagnostics] == ["R104"]


def test_what_is_no_table_is_refused(judge: Judge) -> None:
    with pytest.raises(BackendError) as refused:
        judge.evaluate_table({"perbuatan": "suka"})
    assert [flaw.code for flaw in refused.value.diagnostics] == ["B001"]


def test_rows_of_many_batches_keep_their_order(judge: Judge) -> None:
    rows: list[Row] = [{**LIKE, "perbuatan": act} for act in ("suka", "?", "sukaa", "hadir")]
    parts = [table(rows[start:] + rows[:start]) for start in range(4)]
    same(judge, pa.concat_tables(parts * 3))


def test_a_fact_may_have_more_values_than_a_byte_has_numbers(judge: Judge) -> None:
    days = [(date(2023, 1, 1) + timedelta(days=number)).isoformat() for number in range(700)]
    same(judge, table([{**LIKE, "tanggal": day} for day in days]))


def test_presumptions_hold_where_asked_for(judge: Judge) -> None:
    rows: list[Row] = [{**LIKE}, {**LIKE, "tanggal": None}, {}]
    given = table(rows, LIKE)
    assert together(judge, given, presumptions=True) == one_by_one(judge, rows, presumptions=True)


def test_a_verdict_on_one_row_says_all_that_a_verdict_says(judge: Judge) -> None:
    found = judge.evaluate_table(table([{"perbuatan": "sukaa"}, LIKE]))
    assert found.verdict(1).to_dict() == judge.evaluate(LIKE).to_dict()
    assert found.verdict(-1).outcome is found.verdict(1).outcome
    with pytest.raises(EventError):
        found.verdict(0)
    with pytest.raises(IndexError):
        found.verdict(2)


def test_one_prohibition_can_be_asked_for_by_row(judge: Judge) -> None:
    given = table([LIKE, {**LIKE, "perbuatan": "?"}, {"perbuatan": "sukaa"}])
    found = judge.evaluate_table(given)
    told = found.table.to_pylist()
    for rule in (prohibition.id for pack in judge.rules.packs.values() for prohibition in pack.prohibitions):
        for outcome, name in ((Outcome.VIOLATION, "violations"), (Outcome.UNDETERMINED, "undetermined")):
            assert found.where(rule, outcome).to_pylist() == [rule in (row[name] or ()) for row in told]
    with pytest.raises(KeyError):
        found.where("no.such")


def test_outcomes_come_without_the_lists_where_those_are_not_wanted(judge: Judge) -> None:
    found = judge.evaluate_table(table([LIKE]))
    assert found.outcomes.column_names == [
        name for name in found.table.column_names if name.startswith(("o", "t", "e"))
    ]
    assert (len(found), repr(found)) == (1, "<TableVerdicts, 1 rows>")


@pytest.mark.parametrize("count", [0, 1, 8, 65])
def test_texts_that_are_none_are_nulls(count: int) -> None:
    found = no_texts(count)
    found.validate(full=True)
    assert found.null_count == count
    assert found.equals(pa.nulls(count, pa.string()))
