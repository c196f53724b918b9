"""Groups, nothing known at all, and both ends of the calendar, in columns of every form."""

from __future__ import annotations

from collections.abc import Callable

import pyarrow as pa
import pytest

import asn_neutrality as asn
from asn_neutrality.domain.facts import FactKind
from asn_neutrality.errors import EventError
from asn_neutrality.judge import Judge
from tests.backends.rows import Row, one_by_one, table, together
from tests.fixtures import village
from tests.fixtures.village import ELECTION

LIKE: Row = {**ELECTION, "tanggal": "2024-06-01", "pelaku": "pns", "perbuatan": "suka", "status": "calon"}
FORMS: dict[str, Callable[[pa.Array], pa.Array]] = {
    "strings": lambda column: column,
    "large": lambda column: column.cast(pa.large_string()),
    "views": lambda column: column.cast(pa.string_view()),
    "dictionary": lambda column: column.dictionary_encode(),
    "sliced": lambda column: pa.concat_arrays([pa.array(["x", None, "?"]), column]).slice(3),
    "chunks": lambda column: pa.chunked_array([column.slice(0, 1), column.slice(1, 0), column.slice(1)]),
}


@pytest.fixture(scope="module")
def judge() -> Judge:
    return village.judge()


def with_column(rows: list[Row], name: str, form: str) -> pa.Table:
    """The rows with one column in another form."""
    given = table(rows)
    place = given.column_names.index(name)
    column = FORMS[form](given.column(name).combine_chunks())
    return given.set_column(place, name, column)


@pytest.mark.parametrize("form", FORMS)
def test_groups_are_some_of_their_values(judge: Judge, form: str) -> None:
    words = ("asn", "pns", "asn / warga", "pns / asn", None, "ASN", "?", "pns / ?", "warga/pppk", "asn ")
    for act in ("suka", "hadir", None):
        rows: list[Row] = [{**LIKE, "pelaku": word, "perbuatan": act} for word in words]
        assert together(judge, with_column(rows, "pelaku", form)) == one_by_one(judge, rows)


DAYS = (
    *("0001-01-01", "9999-12-31", "0001", "9999", "0001-01", "9999-12", "../0001-01-01", "9999-12-31/.."),
    *(".. 0001-01-01", "0001-01-01 .. 9999-12-31", "0000-12-31", "10000-01-01", "9999-12-31T24:00", None),
)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("fact", ["tanggal", "diperiksa"])
def test_days_at_both_ends_of_the_calendar_may_be_written(judge: Judge, fact: str, form: str) -> None:
    for act in ("suka", "periksa"):
        rows: list[Row] = [{**LIKE, "perbuatan": act, "diperiksa": None, fact: day} for day in DAYS]
        assert together(judge, with_column(rows, fact, form)) == one_by_one(judge, rows)


@pytest.mark.parametrize("nothing", ["?", None, ""])
@pytest.mark.parametrize("presumptions", [False, True])
def test_rows_of_which_nothing_is_known_are_judged_as_records(
    judge: Judge, nothing: str | None, presumptions: bool
) -> None:
    rows: list[Row] = [dict.fromkeys(judge.rules.vocabulary.facts, nothing), LIKE, {}]
    given = table(rows[:1] * 3 + rows * 30, judge.rules.vocabulary.facts)
    expected = one_by_one(judge, rows, presumptions=presumptions)
    assert together(judge, given, presumptions=presumptions) == expected[:1] * 3 + expected * 30


def test_nothing_known_under_shipped_rules() -> None:
    judge = asn.compile(asn.load("daerah"))
    facts = [fact.name for fact in judge.rules.vocabulary.facts.values() if fact.kind is not FactKind.TEXT]
    rows: list[Row] = [dict.fromkeys(facts, "?"), dict.fromkeys(facts), {"perbuatan": "?", "pelaku.status": "asn"}]
    assert together(judge, table(rows, facts)) == one_by_one(judge, rows)
    blank = pa.table({name: pa.nulls(2, pa.dictionary(pa.int8(), pa.string())) for name in facts})
    assert together(judge, blank) == one_by_one(judge, [{}, {}])


@pytest.mark.parametrize("kind", [pa.null(), pa.string()])
def test_a_column_that_states_nothing_may_be_named_like_a_group(kind: pa.DataType) -> None:
    judge = asn.compile(asn.load("daerah"))
    days = ["2020-10-01", None]
    found = judge.evaluate_table(pa.table({"fase": pa.array([None, None], kind), "tanggal": days}))
    for place, day in enumerate(days):
        assert found.verdict(place).to_dict() == judge.evaluate({"fase": None, "tanggal": day}).to_dict()
    assert found.table.column("outcome").to_pylist() == [judge.evaluate({"tanggal": day}).outcome.value for day in days]
    for name, values in (("fase", [None, "ya"]), ("fasee", [None, None])):
        with pytest.raises(EventError):
            judge.evaluate_table(pa.table({name: pa.array(values, pa.string()), "tanggal": days}))
