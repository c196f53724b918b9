"""The engine equals brute force over all completions, on random rule sets and records."""

from __future__ import annotations

from hypothesis import assume, given, settings

from asn_neutrality.domain.records import EventRecord
from asn_neutrality.domain.results import Outcome
from asn_neutrality.engine.event import Event
from asn_neutrality.engine.findings import status
from asn_neutrality.ir.lowering import lower
from asn_neutrality.questions.grounds import grounds
from asn_neutrality.questions.missing import missing
from asn_neutrality.symbolic.compiled import CompiledProgram
from asn_neutrality.symbolic.conflicts import conflicts
from tests.engine.oracle import Brute, Setting, contradictory, judge, size, without
from tests.engine.settings import clashing, situations
from tests.pace import examples

LARGEST = 1_500
# A part of the profile's examples, for properties whose brute force costs most.
FEWER = settings(max_examples=examples(40))
Situation = tuple[Setting, EventRecord]


def compiled(setting: Setting) -> CompiledProgram:
    program, problems = lower(setting.rules)
    assert program is not None, problems
    return CompiledProgram(program)


def both(situation: Situation, *, presumptions: bool = False) -> tuple[Event, Brute]:
    setting, record = situation
    assume(size(setting, record) <= LARGEST)
    program = compiled(setting)
    assume(not conflicts(program))
    event = Event(program, record, presumptions=presumptions)
    brute = judge(setting, record, presumptions=presumptions)
    assume(brute.worlds)
    return event, brute


@given(situations())
def test_outcomes_equal_brute_force(situation: Situation) -> None:
    event, brute = both(situation)
    rules = event.compiled.rules
    laws = [rule.rule.prohibition for rule in rules]
    assert event.outcome(event.some_violated(rules)) is brute.outcome(laws)
    for track in ("t1", "t2"):
        mine = event.some_violated(rule for rule in rules if rule.rule.prohibition.track == track)
        assert event.outcome(mine) is brute.outcome(law for law in laws if law.track == track)


@given(situations())
def test_findings_equal_brute_force(situation: Situation) -> None:
    event, brute = both(situation)
    for rule in event.compiled.rules:
        assert status(event, rule) is brute.status(rule.rule.prohibition)


@given(situations())
@FEWER
def test_outcomes_under_presumptions_equal_brute_force(situation: Situation) -> None:
    event, brute = both(situation, presumptions=True)
    laws = [rule.rule.prohibition for rule in event.compiled.rules]
    assert event.outcome(event.some_violated(event.compiled.rules)) is brute.outcome(laws)


@given(situations())
@FEWER
def test_missing_facts_decide_the_outcome_and_none_of_them_is_idle(situation: Situation) -> None:
    event, brute = both(situation)
    laws = tuple(rule.rule.prohibition for rule in event.compiled.rules)
    results = brute.pairs(laws)
    found = [item.fact.name for item in missing(event, event.some_violated(event.compiled.rules))]
    hidden = [name for name in brute.worlds[0].inputs if name not in brute.setting.rules.vocabulary.facts]
    assert brute.determined_by([*found, *hidden], results)
    if not hidden:
        for name in found:
            assert not brute.determined_by([other for other in found if other != name], results)


@given(situations())
@FEWER
def test_grounds_are_the_smallest_certain_sets(situation: Situation) -> None:
    event, brute = both(situation)
    found = {frozenset(rule.rule.prohibition.id for rule in ground) for ground in grounds(event, event.compiled.rules)}
    expected = brute.grounds(tuple(rule.rule.prohibition for rule in event.compiled.rules))
    alone = {ground for ground in expected if len(ground) == 1}
    assert found == (alone or expected)


@given(clashing())
@FEWER
def test_a_record_that_contradicts_itself_is_judged_without_its_dates(situation: Situation) -> None:
    setting, record = situation
    assume(size(setting, record) <= 80)
    program = compiled(setting)
    assume(not conflicts(program))
    assume(not judge(setting, record).worlds)
    bare = {fact.name for fact in setting.rules.vocabulary.facts.values() if fact.default} - set(record.facts)
    assume(not bare)
    event = Event(program, record)
    expected = contradictory(setting, record)
    assert {frozenset(facts) for facts in event.contradictory} == expected
    timed = {"day", "exam", "stage.s"}
    dropped = {name for facts in expected for name in (facts & timed or facts)}
    laws = [rule.rule.prohibition for rule in program.rules]
    rest = judge(setting, without(record, dropped))
    assume(rest.worlds)
    assert event.outcome(event.some_violated(program.rules)) is rest.outcome(laws)


@given(situations())
@FEWER
def test_saying_more_never_turns_a_settled_outcome(situation: Situation) -> None:
    event, brute = both(situation)
    laws = [rule.rule.prohibition for rule in event.compiled.rules]
    outcome = event.outcome(event.some_violated(event.compiled.rules))
    if outcome in {Outcome.VIOLATION, Outcome.NO_VIOLATION}:
        for world in brute.worlds:
            single = Brute(brute.setting, brute.record, [world], brute.answers)
            assert single.outcome(laws) is outcome
