"""What several acts amount to together equals brute force over all their completions."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import settings as pace
from hypothesis import strategies as st

from asn_neutrality.domain.facts import FactKind
from asn_neutrality.domain.records import EventRecord, Values
from asn_neutrality.domain.results import Outcome
from asn_neutrality.domain.rules import FindingStatus
from asn_neutrality.engine.event import Event
from asn_neutrality.engine.incident import Act, Incident
from asn_neutrality.ir.lowering import lower
from asn_neutrality.questions.incidents import joint_finding
from asn_neutrality.symbolic.compiled import CompiledProgram
from asn_neutrality.symbolic.conflicts import conflicts
from tests.engine.oracle import Setting, judge, size
from tests.engine.settings import records, settings
from tests.judge.together import Together
from tests.pace import examples

LARGEST = 30
STATUS = {outcome: FindingStatus[outcome.name] for outcome in Outcome if outcome.name in FindingStatus.__members__}
STATUS[Outcome.VIOLATION] = FindingStatus.VIOLATED


few = pace(max_examples=examples(25))


def compiled(setting: Setting) -> CompiledProgram:
    program, _ = lower(setting.rules)
    assert program is not None
    found = CompiledProgram(program)
    assume(not conflicts(found))
    return found


def check(incident: Incident, brute: Together) -> None:
    """Outcome, tracks and findings are those of brute force."""
    rules = incident.compiled.rules
    laws = [rule.rule.prohibition for rule in rules]
    assert incident.outcome(incident.some_violated(rules)) is brute.outcome(laws)
    for track in ("t1", "t2"):
        chosen = [rule for rule in rules if rule.rule.prohibition.track == track]
        of_track = incident.some_violated(chosen)
        assert incident.outcome(of_track) is brute.outcome(law for law in laws if law.track == track)
    for rule in rules:
        outcome = brute.outcome([rule.rule.prohibition])
        found = joint_finding(incident, rule)
        if outcome is not Outcome.NO_VIOLATION:
            assert found.status is STATUS[outcome]
        assert found.acts


@few
@given(st.data())
def test_records_judged_together_equal_brute_force(data: st.DataObject) -> None:
    setting = data.draw(settings())
    both = [data.draw(records(setting)) for _ in range(2)]
    assume(all(size(setting, record) <= LARGEST for record in both))
    program = compiled(setting)
    acts = [judge(setting, record) for record in both]
    assume(all(act.worlds for act in acts))
    incident = Incident([Act(Event(program, record), row, None) for row, record in enumerate(both)])
    check(incident, Together(acts))


@few
@given(st.data())
def test_acts_of_one_row_share_what_the_row_leaves_open(data: st.DataObject) -> None:
    setting = data.draw(settings())
    facts = [fact for fact in setting.rules.vocabulary.facts.values() if fact.kind is FactKind.CHOICE]
    fact = data.draw(st.sampled_from([fact for fact in facts if fact.stage is None and fact.role is None] or facts))
    assume(fact.stage is None and fact.role is None)
    row = data.draw(records(setting))
    first, second = data.draw(st.permutations(fact.values))[:2]
    both = [EventRecord({**row.facts, fact.name: Values(frozenset((value.name,)))}) for value in (first, second)]
    assume(all(size(setting, record) <= LARGEST for record in both))
    program = compiled(setting)
    acts = [judge(setting, record) for record in both]
    assume(all(act.worlds for act in acts))
    incident = Incident([Act(Event(program, record), 0, fact.name) for record in both])
    brute = Together(acts, differ=fact.name)
    assume(brute.worlds)
    check(incident, brute)


@few
@given(st.data())
def test_one_act_is_judged_as_it_is_alone(data: st.DataObject) -> None:
    setting = data.draw(settings())
    record = data.draw(records(setting))
    assume(size(setting, record) <= LARGEST)
    program = compiled(setting)
    event = Event(program, record)
    incident = Incident([Act(event, 0, None)])
    for rule in program.rules:
        alone, together = event.some_violated((rule,)), incident.some_violated((rule,))
        assert event.outcome(alone) is incident.outcome(together)
