"""The fast engine decides on the shipped packs as the reference does."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import cache

import pytest

import asn_neutrality as asn
from asn_neutrality.checker.records import RecordReader
from asn_neutrality.domain.facts import FactKind, FactType
from asn_neutrality.domain.packs import RuleSet
from asn_neutrality.engine.deciding import Subjects
from asn_neutrality.engine.event import Event
from asn_neutrality.engine.fast.engine import FastEngine
from asn_neutrality.ir.lowering import lower
from asn_neutrality.symbolic.compiled import CompiledProgram
from asn_neutrality.symbolic.terms import term_table
from tests.engine.fast.raw import raw

pytestmark = pytest.mark.usefixtures("loops")

DAYS = ("2020-09-23", "2024-09-22", "2024-11-27", "0001-01-01", "9999-12-31", "2024-10", "2018-01-08 .. 2024-10-15")
AREAS = ("16.05", "32.12", "15.04", "92.08", "16.*", "31")


@cache
def compiled(pack: str) -> CompiledProgram:
    program, problems = lower(asn.load(pack))
    assert program is not None, problems
    return CompiledProgram(program)


def examples(rules: RuleSet) -> list[dict[str, object]]:
    """The records of all examples as callers would hand them in."""
    return [
        raw(example.record) for pack in rules.packs.values() for rule in pack.prohibitions for example in rule.examples
    ]


def records(rules: RuleSet, number: int) -> Iterator[dict[str, object]]:
    """Examples with facts left out, unknown, given another value or a group of them."""
    draw = random.Random(20)
    facts = [fact for fact in rules.vocabulary.facts.values() if fact.kind is not FactKind.TEXT]
    found = examples(rules)
    for _ in range(number):
        record = dict(draw.choice(found))
        for name in draw.sample(sorted(record), min(len(record), draw.randrange(4))):
            record.pop(name)
        for fact in draw.sample(facts, draw.randrange(5)):
            record[fact.name] = _value(fact, draw)
        yield record
    yield {}
    yield dict.fromkeys((fact.name for fact in facts), "?")
    yield dict.fromkeys((fact.name for fact in facts), None)


def _value(fact: FactType, draw: random.Random) -> object:
    if draw.random() < 0.2:
        return draw.choice(("?", None, " "))
    if fact.kind is FactKind.DATE:
        return draw.choice(DAYS)
    if fact.kind is FactKind.REGION:
        return draw.choice(AREAS)
    words = [*(value.name for value in fact.values), *(group.name for group in fact.groups)]
    return " / ".join(draw.sample(words, 1 if draw.random() < 0.8 else min(2, len(words))))


@pytest.mark.parametrize("presumptions", [False, True])
@pytest.mark.parametrize(("pack", "number"), [("daerah", 150), ("nasional", 30)])
def test_shipped_packs_are_decided_as_by_the_reference(pack: str, number: int, presumptions: bool) -> None:
    program = compiled(pack)
    rules = program.program.source
    reader = RecordReader(rules.vocabulary)
    engine = FastEngine(program, term_table(program), reader, presumptions=presumptions)
    subjects = Subjects(program)
    walked = 0
    for given in records(rules, number):
        record, problems = reader.read(given)
        assert record is not None, problems
        expected = subjects.of(Event(program, record, presumptions=presumptions))
        for _ in range(2):
            decided = engine.decide(given)
            walked += decided is not None
            assert decided is None or decided == expected, given
        assert engine.of(record) == expected, given
    assert walked > number  # most of them twice


def test_what_is_remembered_is_forgotten_before_it_is_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    program = compiled("daerah")
    reader = RecordReader(program.program.source.vocabulary)
    given = [*records(program.program.source, 60)] * 2
    kept = FastEngine(program, term_table(program), reader, presumptions=False)
    found = [kept.decide(record) for record in given]
    for module in ("groups", "states", "rulings", "sayings"):
        monkeypatch.setattr(f"asn_neutrality.engine.fast.{module}.REMEMBERED", 3)
    monkeypatch.setattr("asn_neutrality.engine.fast.engine.SHAPES", 3)
    forgetful = FastEngine(program, term_table(program), reader, presumptions=False)
    assert [forgetful.decide(record) for record in given] == found


def test_records_with_the_same_facts_get_a_function_of_their_own_and_the_same_decisions() -> None:
    program = compiled("daerah")
    reader = RecordReader(program.program.source.vocabulary)
    engine = FastEngine(program, term_table(program), reader, presumptions=False)
    given = [dict.fromkeys(sorted(record), "?") | record for record in records(program.program.source, 30)]
    seldom = [engine.decide(record) for record in given]
    for record, decision in zip(given, seldom, strict=True):
        for _ in range(6):
            assert engine.decide(record) == decision
        assert engine.quick(record) == decision


def test_diagrams_that_grow_too_large_are_left_to_the_reference(monkeypatch: pytest.MonkeyPatch) -> None:
    program = compiled("daerah")
    reader = RecordReader(program.program.source.vocabulary)
    given = {"perbuatan": "menghadiri_deklarasi"} | next(records(program.program.source, 1))
    record, _ = reader.read(given)
    assert record is not None
    expected = FastEngine(program, term_table(program), reader, presumptions=False).of(record)
    monkeypatch.setattr("asn_neutrality.engine.fast.residue.LIMIT", 10)
    small = FastEngine(program, term_table(program), reader, presumptions=False)
    assert small.decide(given) is None
    assert small.of(record) == expected


def test_branches_that_are_too_many_are_left_to_diagrams(monkeypatch: pytest.MonkeyPatch) -> None:
    program = compiled("daerah")
    reader = RecordReader(program.program.source.vocabulary)
    given = [*records(program.program.source, 60)]
    engine = FastEngine(program, term_table(program), reader, presumptions=False)
    found = [engine.decide(record) for record in given]
    monkeypatch.setattr("asn_neutrality.engine.fast.covering.STEPS", 0)
    without = FastEngine(program, term_table(program), reader, presumptions=False)
    assert [without.decide(record) for record in given] == found
