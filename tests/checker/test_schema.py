"""The schema of a record agrees with the reading of it."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from asn_neutrality.checker.records import RecordReader
from asn_neutrality.checker.schema import record_schema
from asn_neutrality.domain.facts import FactKind, FactRole, FactType, Vocabulary
from tests.checker.small_vocabulary import FACTS, SMALL, fact

SCHEMA = record_schema(SMALL)
VALIDATOR = Draft202012Validator(SCHEMA)
READER = RecordReader(SMALL)


def items(of: FactType) -> st.SearchStrategy[object]:
    """Single values that a fact takes."""
    names = [*(value.name for value in of.values), *(group.name for group in of.groups)]
    partial = st.dates().map(str) | st.sampled_from(
        ["2024", "2024-10", "2024-10-15T08:00:00+07:00", "2024-10-15 23:59"]
    )
    match of.kind:
        case FactKind.CHOICE:
            return st.lists(st.sampled_from([*names, "?"]), min_size=1, max_size=3).map(" / ".join)
        case FactKind.YES_NO:
            return st.booleans() | st.sampled_from(["ya", "Tidak", "YES", "no", "true", " False ", "?"])
        case FactKind.DATE:
            opened = partial.flatmap(lambda day: st.sampled_from([f"../{day}", f"{day}/..", f"{day} ..", f"..{day}"]))
            closed = st.tuples(st.dates(), st.dates()).map(sorted).map(lambda ends: f"{ends[0]}/{ends[1]}")
            later = st.sampled_from(["belum", "not_yet"] if of.role is not FactRole.TIME_OF_ACT else ["?"])
            return partial | opened | closed | later | st.integers(1000, 9999)
        case FactKind.REGION:
            return st.from_regex(r"\A[0-9]{2}(\.[0-9]{2})?(\.\*)?\Z").filter(lambda code: code.isascii())
        case FactKind.TEXT:
            return st.text() | st.integers()


def values(of: FactType) -> st.SearchStrategy[object]:
    """What a record may state of a of."""
    if of.kind is FactKind.TEXT:
        return items(of) | st.none()
    return items(of) | st.none() | st.just("  ") | st.lists(items(of), min_size=1, max_size=3)


@st.composite
def good_records(draw: st.DrawFn) -> dict[str, object]:
    """Records, each fact flat or nested."""
    record: dict[str, object] = {}
    for of in FACTS:
        if draw(st.booleans()):
            prefix, _, last = of.name.rpartition(".")
            inner = record.setdefault(prefix, {}) if prefix and draw(st.booleans()) else None
            if isinstance(inner, dict):
                inner[last] = draw(values(of))
            else:
                record[of.name] = draw(values(of))
    return record


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert json.loads(json.dumps(SCHEMA)) == SCHEMA


@given(good_records())
def test_every_good_record_is_valid(record: dict[str, object]) -> None:
    assert READER.read(record)[1] == []
    assert [error.message for error in VALIDATOR.iter_errors(record)] == []


@pytest.mark.parametrize(
    "record",
    [
        {"kontes": "bupatu"},
        {"kontes": "Bupati"},
        {"kontes": ["dpr", "gubernu"]},
        {"kontes": []},
        {"kontes": 5},
        {"kontes": {"dpr": True}},
        {"pelaku": {"status": "pnss"}},
        {"pelaku": {"statu": "pns"}},
        {"pelaku": "pns"},
        {"pelaku.statu": "pns"},
        {"berpihak": "mungkin"},
        {"berpihak": 2},
        {"tanggal": "kemarin"},
        {"tanggal": "belum"},
        {"tanggal": "15-10-2024"},
        {"tanggal": "2024-09-25 / 2024-11-23"},
        {"tanggal": ".."},
        {"wilayah": "1605"},
        {"wilayah": 16.05},
        {"id": 1.5},
        ["pns"],
    ],
)
def test_what_reading_refuses_is_invalid(record: object) -> None:
    assert READER.read(record)[1]
    assert not VALIDATOR.is_valid(record)


@given(st.sampled_from([of for of in FACTS if of.kind is FactKind.CHOICE]), st.text(max_size=12))
def test_a_choice_is_valid_exactly_where_it_is_read(of: FactType, text: str) -> None:
    assert VALIDATOR.is_valid({of.name: text}) == (READER.read({of.name: text})[1] == [])


def test_titles_are_labels_in_the_language_asked_for() -> None:
    definitions = record_schema(SMALL, "en")["$defs"]
    assert isinstance(definitions, dict)
    assert definitions["kontes"]["title"] == "kontes"
    assert {"const": "dpr", "title": "dpr"} in definitions["kontes"]["anyOf"]


def test_a_name_may_be_both_a_fact_and_a_group_of_facts() -> None:
    both = Vocabulary({name: fact(name, FactKind.CHOICE, "x", "y") for name in ("a", "a.b")})
    for record in ({"a": "x"}, {"a": {"b": "y"}}, {"a": "x", "a.b": "y"}):
        assert RecordReader(both).read(record)[1] == []
        assert Draft202012Validator(record_schema(both)).is_valid(record)
