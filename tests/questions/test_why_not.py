"""The smallest changes that would make a rule violated are those that brute force finds."""

from __future__ import annotations

from hypothesis import assume, given, settings

from asn_neutrality.domain.facts import FactKind
from asn_neutrality.domain.records import EventRecord
from asn_neutrality.domain.results import Outcome
from asn_neutrality.questions.why_not import MOST, why_not
from tests.engine.oracle import Setting, size
from tests.engine.settings import situations
from tests.engine.test_oracle import both
from tests.questions.brute import Assignment, Tries, expanded, subsets, told_days

LARGEST = 80
LOOKED = 2


@settings(max_examples=settings().max_examples // 3)
@given(situations())
def test_the_smallest_changes_make_the_rule_violated(situation: tuple[Setting, EventRecord]) -> None:
    assume(size(*situation) <= LARGEST)
    event, _ = both(situation)
    setting = told_days(situation[0], event)
    assume(size(setting, situation[1]) <= LARGEST)
    compiled = event.compiled.rules[0]
    rule = (compiled.rule.prohibition,)
    tries = Tries(setting, event, rule)
    levels = event.compiled.diagrams.support(compiled.violated) | event.compiled.diagrams.support(
        event.compiled.possible
    )
    names = [
        name
        for name, fact in tries.facts.items()
        if fact.kind is not FactKind.TEXT and event.compiled.level[name] in levels
    ]
    found = why_not(event, compiled)
    if tries.judged(frozenset(), rule).outcomes == {Outcome.VIOLATION}:
        assert found.sets == ()
        return
    expected: set[Assignment] = set()
    for chosen in subsets(names):
        if len(chosen) > LOOKED or (expected and len(chosen) > len(next(iter(expected)))):
            break
        for changes in tries.assignments(chosen, fixed=True):
            judged = tries.judged(changes, rule)
            if judged.outcomes == {Outcome.VIOLATION} and tries.agrees(judged):
                expected.add(changes)
    told = {changes for each in found.sets for changes in expanded(tries, [change.needed for change in each])}
    if expected:
        assert told == expected if len(found.sets) < MOST else told <= expected
    else:
        assert all(len(changes) > LOOKED for changes in told)
