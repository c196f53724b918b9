"""The engine equals brute force on the shipped packs: whole records with a few facts left open."""

from __future__ import annotations

from datetime import timedelta
from functools import cache

from hypothesis import assume, given, settings
from hypothesis import strategies as st

import asn_neutrality as asn
from asn_neutrality.domain.facts import FactKind, FactType
from asn_neutrality.domain.packs import RuleSet
from asn_neutrality.domain.records import Dates, Days, EventRecord, Regions, State, Unknown, Values
from asn_neutrality.engine.event import Event
from asn_neutrality.engine.findings import status
from asn_neutrality.ir.lowering import lower
from asn_neutrality.questions.missing import missing
from asn_neutrality.symbolic.compiled import CompiledProgram
from tests.engine.oracle import Brute, Setting, answers_to, asked_by, completions, size, telling_days
from tests.pace import examples

LARGEST = 40
LISTS = ("musi_rawas_2020", "indramayu_2020", "batang_hari_2024", "kaimana_2020", "bengkulu_2023")
AREAS = ("16.05", "32.12", "15.04", "92.08", "17.71", "31", "16.05.01", "16.06")


@cache
def shipped(pack: str) -> tuple[Setting, CompiledProgram]:
    rules = asn.load(pack)
    program, problems = lower(rules)
    assert program is not None, problems
    return Setting(rules, telling_days(rules), AREAS), CompiledProgram(program)


def of_rules(rules: RuleSet) -> list[EventRecord]:
    return [example.record for pack in rules.packs.values() for rule in pack.prohibitions for example in rule.examples]


@st.composite
def whole_records(draw: st.DrawFn, setting: Setting) -> EventRecord:
    """An example of some rule, every other fact given some value, then a few facts unknown."""
    facts: dict[str, State] = dict(draw(st.sampled_from(of_rules(setting.rules))).facts)
    for fact in setting.rules.vocabulary.facts.values():
        if fact.kind is not FactKind.TEXT and fact.name not in facts and fact.stage is None:
            facts[fact.name] = draw(_value(setting, fact))
    for name in draw(st.lists(st.sampled_from(sorted(facts)), max_size=4, unique=True)):
        facts[name] = Unknown()
    return EventRecord(facts)


def _value(setting: Setting, fact: FactType) -> st.SearchStrategy[State]:
    if fact.kind is FactKind.DATE:
        days = st.sampled_from(setting.days)
        return days.map(lambda day: Dates((Days(day, day + timedelta(days=1)),)))
    if fact.kind is FactKind.REGION:
        return st.sampled_from(AREAS).map(lambda code: Regions((code,)))
    return st.sampled_from(fact.values).map(lambda value: Values(frozenset((value.name,))))


@given(st.data(), st.sampled_from(LISTS))
@settings(max_examples=examples(50))
def test_shipped_packs_are_judged_as_by_brute_force(data: st.DataObject, pack: str) -> None:
    setting, compiled = shipped(pack)
    record = data.draw(whole_records(setting))
    assume(size(setting, record) <= LARGEST)
    worlds = completions(setting, record)
    assume(worlds)
    event = Event(compiled, record)
    laws = [rule.rule.prohibition for rule in compiled.rules]
    everything = Brute(setting, record, worlds, answers_to(setting, set(asked_by(setting.rules, laws))))
    subject = event.some_violated(compiled.rules)
    assert event.outcome(subject) is everything.outcome(laws)
    needed, pairs = [item.fact.name for item in missing(event, subject)], everything.pairs(laws)
    derived = [name for name in worlds[0].inputs if name not in setting.rules.vocabulary.facts]
    assert everything.determined_by([*needed, *derived], pairs)
    for name in needed:
        assert derived or not everything.determined_by([other for other in needed if other != name], pairs)
    for rule in compiled.rules:
        law = rule.rule.prohibition
        assert status(event, rule) is Brute(
            setting, record, worlds, answers_to(setting, set(asked_by(setting.rules, [law])))
        ).status(law)
