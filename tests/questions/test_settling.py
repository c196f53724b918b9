"""Settling answers are those that brute force finds."""

from __future__ import annotations

from hypothesis import assume, given, settings

from asn_neutrality.domain.facts import FactRole
from asn_neutrality.domain.records import EventRecord
from asn_neutrality.domain.results import Outcome
from asn_neutrality.engine.event import Event
from asn_neutrality.questions.missing import missing
from asn_neutrality.questions.settling import settling
from tests.engine.oracle import Setting, size
from tests.engine.settings import situations
from tests.engine.test_oracle import both
from tests.pace import examples
from tests.questions.brute import Assignment, Tries, expanded, smallest, subsets, told_days

LARGEST = 120


@settings(max_examples=examples(33))
@given(situations())
def test_settling_answers_are_the_smallest_that_leave_one_outcome(situation: tuple[Setting, EventRecord]) -> None:
    assume(size(*situation) <= LARGEST)
    event, _ = both(situation)
    setting = told_days(situation[0], event)
    assume(size(setting, situation[1]) <= LARGEST)
    check(setting, event)


def check(setting: Setting, event: Event) -> None:
    """What settles the event is what brute force finds."""
    rules = tuple(rule.rule.prohibition for rule in event.compiled.rules)
    open_facts = missing(event, event.some_violated(event.compiled.rules))
    tries = Tries(setting, event, rules)
    facts = [each.fact for each in open_facts]
    dated = any(fact.role is FactRole.TIME_OF_ACT for fact in facts)
    names = [fact.name for fact in facts if not (dated and fact.stage)]
    assume(len(names) <= 3)
    expected: dict[Assignment, Outcome] = {}
    for chosen in subsets(names) if len(tries.judged(frozenset()).outcomes) > 1 else ():
        for answers in tries.assignments(chosen):
            judged = tries.judged(answers)
            if smallest(expected, answers) and len(judged.outcomes) == 1 and tries.agrees(judged):
                (expected[answers],) = judged.outcomes
    found = settling(event, event.compiled.rules, open_facts)
    told = {
        answers: each.outcome for each in found.settlements for row in each.answers for answers in expanded(tries, row)
    }
    if found.complete:
        assert told == expected
    else:
        assert told.items() <= expected.items()
    assert found.complete or len(expected) > 30
