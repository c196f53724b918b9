"""Remedies are those that brute force finds, and none is invented."""

from __future__ import annotations

from hypothesis import assume, given, settings

from asn_neutrality.domain.answers import Remedies
from asn_neutrality.domain.records import EventRecord
from asn_neutrality.domain.results import Outcome
from asn_neutrality.engine.event import Event
from asn_neutrality.questions.remedies import LARGEST as LARGEST_CHANGE
from asn_neutrality.questions.remedies import MOST, remedies
from tests.engine.oracle import Setting, World, size, told_apart
from tests.engine.test_oracle import both
from tests.pace import examples
from tests.questions.brute import (
    Assignment,
    Judged,
    Tries,
    changeable_situations,
    expanded,
    smallest,
    subsets,
    told_days,
)

LARGEST = 250
FEW = 20  # larger remedies that are looked at


def same_but(worlds: list[World], names: tuple[str, ...]) -> set[frozenset[tuple[str, str]]]:
    """The completions without some facts."""
    return {frozenset((n, v) for n, v in world.inputs.items() if n not in names) for world in worlds}


def helps(tries: Tries, changes: Assignment) -> bool:
    """Whether the changes are possible in every completion, and no completion then has a violation."""
    names = tuple(name for name, _ in changes)
    before, after = tries.judged(frozenset()), tries.judged(changes)
    possible = same_but(before.worlds, names) <= same_but(after.worlds, names)
    return possible and after.outcomes == {Outcome.NO_VIOLATION} and tries.agrees(after)


@settings(max_examples=examples(33))
@given(changeable_situations())
def test_remedies_are_the_smallest_changes_that_leave_no_violation(situation: tuple[Setting, EventRecord]) -> None:
    assume(size(*situation) <= LARGEST)
    event, _ = both(situation)
    setting = told_days(situation[0], event)
    assume(size(setting, situation[1]) <= LARGEST)
    assert check(setting, event).complete


def check(setting: Setting, event: Event, largest: int = LARGEST_CHANGE) -> Remedies:
    """The remedies that change at most so many facts are those that brute force finds; all others help as well."""
    rules = tuple(rule.rule.prohibition for rule in event.compiled.rules)
    tries = Tries(setting, event, rules)
    tested = told_apart(setting)
    names = [name for name, fact in tries.facts.items() if fact.changeable and name in tested]
    expected: dict[Assignment, Judged] = {}
    harmless = tries.judged(frozenset()).outcomes == {Outcome.NO_VIOLATION}
    for chosen in subsets(() if harmless else names, largest):
        for changes in tries.assignments(chosen, fixed=True):
            if smallest(expected, changes) and helps(tries, changes):
                expected[changes] = tries.judged(changes)
    found = remedies(event, event.compiled.rules)
    told = {changes for each in found.remedies for changes in expanded(tries, each.changes)}
    small = {changes for changes in told if len(changes) <= largest}
    if found.complete or len(expected) < MOST:
        assert small == expected.keys()
    else:
        assert small <= expected.keys()
    for changes in sorted(told - small, key=sorted)[:FEW]:
        assert smallest(expected, changes)
        assert helps(tries, changes)
    for each in found.remedies:
        for means in each.means:
            assert means.excused_by or means.failed or not means.prohibition.quote
    return found
