"""The smallest changes that would make a rule violated are those that brute force finds."""

from __future__ import annotations

from itertools import combinations, islice

from hypothesis import assume, given, settings

from asn_neutrality.domain.facts import FactKind
from asn_neutrality.domain.records import EventRecord
from asn_neutrality.domain.results import Outcome
from asn_neutrality.domain.rules import Prohibition
from asn_neutrality.engine.event import Event
from asn_neutrality.questions.why_not import MOST, why_not
from asn_neutrality.symbolic.compiled import CompiledRule
from tests.engine.oracle import Setting, size
from tests.engine.settings import situations
from tests.engine.test_oracle import both
from tests.pace import examples
from tests.questions.brute import Assignment, Tries, expanded, told_days

LARGEST = 80
LOOKED = 2
WORK = 2_000  # ways of changing facts that brute force looks at


@settings(max_examples=examples(33))
@given(situations())
def test_the_smallest_changes_make_the_rule_violated(situation: tuple[Setting, EventRecord]) -> None:
    assume(size(*situation) <= LARGEST)
    event, _ = both(situation)
    setting = told_days(situation[0], event)
    assume(size(setting, situation[1]) <= LARGEST)
    check(setting, event, event.compiled.rules[0])


def check(setting: Setting, event: Event, compiled: CompiledRule, work: int = WORK) -> None:
    """The changes that would make the rule violated are those that brute force finds."""
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
    looked = 0
    for count in range(1, LOOKED + 1):
        every = (each for chosen in combinations(names, count) for each in tries.assignments(chosen, fixed=True))
        ways = list(islice(every, work + 1))
        if expected or len(ways) > work:
            break
        looked, expected = count, {changes for changes in ways if violates(tries, changes, rule)}
    told = {changes for each in found.sets for changes in expanded(tries, [change.needed for change in each])}
    if expected:
        assert told == expected if len(found.sets) < MOST else told <= expected
    else:
        assert all(len(changes) > looked for changes in told)
        assert all(violates(tries, changes, rule) for changes in sorted(told, key=sorted)[:work])


def violates(tries: Tries, changes: Assignment, rule: tuple[Prohibition]) -> bool:
    """Whether the changes make the rule violated in every completion."""
    judged = tries.judged(changes, rule)
    return judged.outcomes == {Outcome.VIOLATION} and tries.agrees(judged)
