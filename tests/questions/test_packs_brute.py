"""What settles, remedies, is asked next and is lacking, on shipped packs: all as brute force finds it.

Records are examples of the packs' rules with every other fact given some value, then a few facts unknown, so that every
completion can be looked at.
"""

from __future__ import annotations

import random
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

import asn_neutrality as asn
from asn_neutrality.domain.facts import FactKind, FactType
from asn_neutrality.domain.packs import RuleSet
from asn_neutrality.domain.records import Dates, Days, EventRecord, Regions, State, Values
from asn_neutrality.engine.event import Event
from asn_neutrality.ir.lowering import lower
from asn_neutrality.questions.missing import missing
from asn_neutrality.symbolic.compiled import CompiledProgram
from tests.engine.oracle import Setting, completions, size, telling_days
from tests.pace import examples
from tests.questions import test_next_question, test_remedies, test_settling, test_why_not
from tests.questions.brute import told_days

LARGEST = 16  # ways to fill in what is open
ASKED = 3
FEW_WAYS = 120  # of changing facts, that brute force looks at
LISTS = ("musi_rawas_2020", "batang_hari_2024")
LAWS = ("uu_10_2016", "pp_94_2021")
AREAS = ("16.05", "32.12", "15.04", "92.08", "17.71", "31", "16.05.01")
Situation = tuple[Setting, Event]

few = settings(max_examples=examples(6))
situations = given(st.sampled_from(LISTS + LAWS), st.integers(0, 10_000))


@cache
def shipped(pack: str) -> tuple[RuleSet, CompiledProgram]:
    rules = asn.load(pack)
    program, problems = lower(rules)
    assert program is not None, problems
    return rules, CompiledProgram(program)


@cache
def setting_of(pack: str) -> Setting:
    """A day for every class of days that the pack tells apart."""
    rules, compiled = shipped(pack)
    return told_days(Setting(rules, telling_days(rules), AREAS), Event(compiled, EventRecord({})))


def situation(pack: str, number: int, *, deciding: bool = False) -> Situation:
    """An event of which few facts are open; where ``deciding`` those that decide it are at least one."""
    draw = random.Random(number)
    setting, (rules, compiled) = setting_of(pack), shipped(pack)
    own = [example.record.facts for rule in rules.packs[pack].prohibitions for example in rule.examples]
    while True:
        given_ = draw.choice(own)
        open_ = draw.sample(sorted(given_), min(draw.randint(1, ASKED), len(given_)))
        facts = {
            name: given_[name] if name in given_ else drawn(draw, setting, fact)
            for name, fact in rules.vocabulary.facts.items()
            if name not in open_ and (name in given_ or (fact.kind is not FactKind.TEXT and fact.stage is None))
        }
        record = EventRecord(facts)
        if size(setting, record) <= LARGEST and completions(setting, record):
            event = Event(compiled, record)
            if not deciding or 0 < len(missing(event, event.some_violated(compiled.rules))) <= ASKED:
                return setting, event


def drawn(draw: random.Random, setting: Setting, fact: FactType) -> State:
    """Some state of the fact."""
    if fact.kind is FactKind.DATE:
        day = draw.choice(setting.days)
        return Dates((Days(day, day),))
    if fact.kind is FactKind.REGION:
        return Regions((draw.choice(AREAS),))
    return Values(frozenset((draw.choice(fact.values).name,)))


@few
@situations
def test_answers_that_settle_are_those_of_brute_force(pack: str, number: int) -> None:
    test_settling.check(*situation(pack, number, deciding=True))


@few
@situations
def test_the_next_question_is_that_of_brute_force(pack: str, number: int) -> None:
    test_next_question.check(*situation(pack, number, deciding=True))


@few
@situations
def test_remedies_are_those_of_brute_force(pack: str, number: int) -> None:
    test_remedies.check(*situation(pack, number), largest=1)


@few
@situations
def test_what_a_rule_lacks_is_what_brute_force_finds(pack: str, number: int) -> None:
    setting, event = situation(pack, number)
    rules = event.compiled.rules
    test_why_not.check(setting, event, rules[number % len(rules)], work=FEW_WAYS)
