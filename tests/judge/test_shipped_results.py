"""Receipts, memos and incidents under the shipped packs, on the sample records and on examples of the rules."""

from __future__ import annotations

import json
import re
from functools import cache
from hashlib import sha256
from pathlib import Path

import jsonschema
import pytest

from asn_neutrality import Judge, Outcome, Verdict, compile, load, shipped
from asn_neutrality.explain.schema import result_schema

ROOT = Path(__file__).parents[2]
PACKS = ROOT / "src" / "asn_neutrality" / "packs"
SAMPLES = [json.loads(line) for line in (ROOT / "examples" / "peristiwa.jsonl").read_text("utf-8").splitlines()]
LEFT_OPEN = re.compile(r"\{\w+\}|None|\bNaN\b")


@cache
def judge() -> Judge:
    return compile(load("nasional", "daerah"))


@cache
def verdicts() -> tuple[Verdict, ...]:
    """On the sample records, and on every fortieth example of a rule."""
    examples = [example for pack in judge().rules.packs.values() for rule in pack.rules for example in rule.examples]
    return tuple(judge().evaluate(record) for record in (*SAMPLES, *(each.record for each in examples[::40])))


def test_every_receipt_is_valid_and_gives_the_same_verdict() -> None:
    validator = jsonschema.Draft202012Validator(result_schema("receipt"))
    assert len(verdicts()) > 20
    for found in verdicts():
        plain = json.loads(json.dumps(found.receipt().to_dict()))
        validator.validate(plain)
        assert judge().recheck(plain).differences == ()


def test_hashes_are_those_of_the_files() -> None:
    packs = verdicts()[0].receipt().packs
    assert {pack.name for pack in packs} <= set(shipped())
    for pack in packs:
        assert pack.sha256 == sha256((PACKS / f"{pack.name}.larangan").read_bytes()).hexdigest()


def test_receipt_needs_no_more_than_what_it_names() -> None:
    receipt = verdicts()[0].receipt()
    assert compile(load(*receipt.asked)).recheck(receipt).same


def test_every_memo_fills_its_templates_and_names_every_violation() -> None:
    for found in verdicts():
        indonesian, english = found.explain("id", form="memo"), found.explain("en", form="memo")
        assert not LEFT_OPEN.search(indonesian + english)
        for rule in found.violations:
            assert str(rule.span).replace("_", "") in indonesian.replace("_", "")
            assert f"### {rule.title.en}: violated" in english


def test_every_verdict_is_valid() -> None:
    validator = jsonschema.Draft202012Validator(result_schema("verdict"))
    for found in verdicts():
        validator.validate(found.to_dict())


@pytest.mark.parametrize("size", [2, 3])
def test_incident_is_violated_where_one_of_its_acts_is(size: int) -> None:
    for start in range(0, len(SAMPLES) - size + 1, size):
        found = judge().evaluate_incident(SAMPLES[start : start + size])
        alone = [act.outcome for act in found.verdicts]
        if Outcome.VIOLATION in alone:
            assert found.outcome is Outcome.VIOLATION
        assert (found.outcome is Outcome.NO_VIOLATION) == (set(alone) == {Outcome.NO_VIOLATION})
        certain = {rule.id for act in found.verdicts for rule in act.violations}
        assert certain <= {rule.id for rule in found.violations}
