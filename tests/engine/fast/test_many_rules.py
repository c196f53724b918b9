"""Thousands of rules, and facts of hundreds of values."""

from __future__ import annotations

import random
from functools import cache
from typing import Any

import pytest

from asn_neutrality.checker.records import RecordReader
from asn_neutrality.domain.facts import FactKind, FactType, FactValue, Vocabulary
from asn_neutrality.domain.packs import RulePack, RuleSet, Track
from asn_neutrality.domain.results import Outcome
from asn_neutrality.domain.rules import Prohibition
from asn_neutrality.domain.sources import ALWAYS, Citation, LegalSource, Provenance
from asn_neutrality.domain.words import Label
from asn_neutrality.engine.fast.engine import FastEngine
from asn_neutrality.ir.lowering import lower
from asn_neutrality.logic.atoms import Meant, Member
from asn_neutrality.logic.shapes import All, Constant, Leaf
from asn_neutrality.source.text import SourceText, Span
from asn_neutrality.symbolic.compiled import CompiledProgram
from asn_neutrality.symbolic.terms import term_table

pytestmark = pytest.mark.usefixtures("loops")

RULES = 5_000
SIZES = {"act": 400, "aim": 12, "place": 40, "role": 8, "means": 6}
TEXT = SourceText("many.larangan", "")
SPAN = Span(TEXT, 0, 0)
EMPTY = (
    *("uses", "calendars", "sanctions", "terms", "questions", "conclusions", "presumptions", "impossible"),
    *("permissions", "not_encoded", "examples"),
)
Conditions = list[dict[str, frozenset[str]]]


def values(fact: str) -> list[str]:
    return [f"{fact}{n}" for n in range(SIZES[fact])]


@cache
def conditions() -> Conditions:
    """Of each rule the values it accepts, by fact."""
    draw = random.Random(5)
    return [
        {
            fact: frozenset(draw.sample(values(fact), draw.randint(1, 3)))
            for fact in ("act", *draw.sample([*SIZES][1:], 2))
        }
        for _ in range(RULES)
    ]


@cache
def engine() -> FastEngine:
    facts = tuple(
        FactType(name, Label(name), FactKind.CHOICE, tuple(FactValue(value, Label(value)) for value in values(name)))
        for name in SIZES
    )
    source = LegalSource("p.s", Label("s"), None, ALWAYS, (), None, None, Provenance.PRIMARY, span=SPAN)
    nothing: dict[str, Any] = dict.fromkeys(EMPTY, ())
    pack = RulePack(
        name="p",
        version="1.0.0",
        language="id",
        title=Label("p"),
        scope=Constant(True),
        tracks=(Track("t", Label("t")),),
        facts=facts,
        sources=(source,),
        prohibitions=tuple(map(prohibition, range(RULES))),
        source=TEXT,
        **nothing,
    )
    rules = RuleSet({"p": pack}, ("p",), Vocabulary({fact.name: fact for fact in facts}))
    program, problems = lower(rules)
    assert program is not None, problems
    compiled = CompiledProgram(program)
    return FastEngine(compiled, term_table(compiled), RecordReader(rules.vocabulary), presumptions=False)


def prohibition(number: int) -> Prohibition:
    accepted = conditions()[number]
    tests: list[Meant] = [Leaf(Member(fact, tuple(sorted(words)), ())) for fact, words in accepted.items()]
    return Prohibition(
        id=f"p.r{number}",
        title=Label("r"),
        basis=(Citation("p.s", (), span=SPAN),),
        quote=None,
        period=ALWAYS,
        own_period=False,
        track="t",
        condition=All(tuple(tests)),
        exceptions=(),
        sanctions=(),
        examples=(),
        span=SPAN,
    )


def test_thousands_of_rules_are_decided_as_one_by_one() -> None:
    draw = random.Random(6)
    found = set()
    for _ in range(150):
        rule = draw.choice(conditions())
        record = {fact: draw.choice(sorted(rule.get(fact, values(fact)))) for fact in SIZES}
        decision = engine().decide(dict[object, object](record))
        assert decision is not None
        expected = tuple(
            f"p.r{number}"
            for number, accepted in enumerate(conditions())
            if all(record[fact] in words for fact, words in accepted.items())
        )
        assert decision.violated == expected
        found.add(decision.outcome)
    assert found == {Outcome.VIOLATION}


def test_what_is_not_stated_leaves_thousands_of_rules_open() -> None:
    draw = random.Random(7)
    for _ in range(10):
        record: dict[object, object] = {fact: draw.choice(values(fact)) for fact in SIZES if fact != "place"}
        decision = engine().decide(record)
        assert decision is not None
        for number, accepted in enumerate(conditions()):
            possible = all(record.get(fact) in words for fact, words in accepted.items() if fact != "place")
            assert (f"p.r{number}" in decision.undetermined) is (possible and "place" in accepted)
            assert (f"p.r{number}" in decision.violated) is (possible and "place" not in accepted)
