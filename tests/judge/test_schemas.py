"""What the library writes is valid under the schemas it ships, and the schemas name every key."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asn_neutrality import Verdict
from asn_neutrality.domain.facts import FactKind
from asn_neutrality.explain.plain import to_dict
from asn_neutrality.explain.schema import Result, result_schema
from tests.explain.cases import CASES
from tests.fixtures.village import ELECTION, judge, presuming, rules, verdict
from tests.pace import examples

KINDS: tuple[Result, ...] = ("verdict", "receipt", "incident", "incident-receipt", "analysis")


@cache
def validator(of: Result) -> jsonschema.Draft202012Validator:
    schema = result_schema(of)
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


@st.composite
def records(draw: st.DrawFn) -> dict[str, object]:
    """A record of the village, few or many facts of it stated."""
    found: dict[str, object] = {}
    for name, fact in rules().vocabulary.facts.items():
        values = [value.name for value in fact.values]
        if fact.kind in {FactKind.CHOICE, FactKind.YES_NO} and draw(st.booleans()):
            chosen = draw(st.lists(st.sampled_from(values), min_size=1, max_size=2, unique=True))
            found[name] = draw(st.sampled_from([chosen, chosen[0], "?"]))
    found |= draw(st.sampled_from([{}, {"tanggal": "2024-09-22"}, {"tanggal": "2024-09"}, {"nama": "Siti"}]))
    return found | draw(st.sampled_from([{}, dict(ELECTION)]))


def verdicts(record: Mapping[str, object]) -> tuple[Verdict, Verdict]:
    return verdict(**record), presuming(**record)


@settings(max_examples=examples(40))
@given(records())
def test_verdicts_and_receipts_are_valid(record: Mapping[str, object]) -> None:
    for found in verdicts(record):
        validator("verdict").validate(found.to_dict())
        validator("receipt").validate(found.receipt().to_dict())


@settings(max_examples=examples(15))
@given(st.lists(records(), min_size=1, max_size=3))
def test_incidents_and_their_receipts_are_valid(several: list[dict[str, object]]) -> None:
    found = judge().evaluate_incident(several)
    validator("incident").validate(found.to_dict())
    validator("incident-receipt").validate(found.receipt().to_dict())


@pytest.mark.parametrize("case", CASES)
def test_everything_a_verdict_can_say_is_valid(case: str) -> None:
    validator("verdict").validate(json.loads(json.dumps(to_dict(CASES[case]))))


@pytest.mark.parametrize("of", KINDS)
def test_schema_names_itself_with_its_number(of: Result) -> None:
    schema = result_schema(of)
    assert schema["$id"] == schema["properties"]["schema"]["const"] == f"asn-neutrality/{of}/1"


def objects(schema: object) -> Iterator[dict[str, Any]]:
    """Every object of a schema."""
    if isinstance(schema, dict):
        if schema.get("type") == "object":
            yield schema
        for part in schema.values():
            yield from objects(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from objects(part)


@pytest.mark.parametrize("of", KINDS)
def test_no_key_is_optional_or_unnamed(of: Result) -> None:
    for each in objects(result_schema(of)):
        if "properties" in each:
            assert each["required"] == list(each["properties"])
            assert each["additionalProperties"] is False
        else:
            assert isinstance(each["additionalProperties"], dict)


@pytest.mark.parametrize("of", KINDS)
def test_what_is_not_of_the_kind_is_not_valid(of: Result) -> None:
    wrong: list[object] = [{}, [], {"schema": f"asn-neutrality/{of}/2"}, {"outcome": "violation"}]
    assert not [each for each in wrong if validator(of).is_valid(each)]
