"""Differences of random rule sets against brute force: equal sets of events, not only equal verdicts."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from asn_neutrality.comparison.difference import difference
from asn_neutrality.domain.differences import Case, Change, Compared, Difference
from asn_neutrality.domain.results import Outcome
from asn_neutrality.domain.rules import Prohibition
from tests.comparison.brute import Inputs, Pair, Side, has, outcome
from tests.comparison.pairs import dated_pairs, pairs, timed_pairs
from tests.engine.oracle.worlds import Setting
from tests.engine.settings import settings as rule_sets
from tests.pace import examples

MOST = 4_000  # ways to fill in everything


def compared(pair: Pair, track: str | None = None) -> Difference:
    first, second = (Compared(name, side.rules, side.day) for name, side in zip("ab", pair.sides, strict=True))
    return difference(first, second, track, ignore_reach=False)


def prohibitions(side: Side) -> list[Prohibition]:
    return [rule for pack in side.rules.packs.values() for rule in pack.prohibitions]


def brute(pair: Pair) -> Iterator[tuple[Inputs, list[bool], list[bool]]]:
    for inputs in pair.events():
        yield (
            inputs,
            pair.first.verdicts(inputs, prohibitions(pair.first)),
            pair.second.verdicts(inputs, prohibitions(pair.second)),
        )


def kind(first: list[bool], second: list[bool]) -> tuple[Outcome, Outcome] | None:
    """The way in which an event differs; None where it does not."""
    outcomes = outcome(first), outcome(second)
    return outcomes if outcomes[0] is not outcomes[1] or first != second else None


@given(pairs())
@settings(max_examples=examples(30))
def test_cases_are_exactly_the_events_with_another_outcome(pair: Pair) -> None:
    check_cases(pair)


@given(timed_pairs())
@settings(max_examples=examples(12))
def test_cases_are_exact_where_days_are_counted(pair: Pair) -> None:
    check_cases(pair)


@given(dated_pairs())
@settings(max_examples=examples(30))
def test_cases_are_exact_where_the_calendars_differ(pair: Pair) -> None:
    check_cases(pair)


def check_cases(pair: Pair) -> None:
    assume(pair.size() <= MOST)
    found = compared(pair)
    changes = {(change.first, change.second): change for change in found.changes}
    seen = set()
    for inputs, first, second in brute(pair):
        differs = kind(first, second)
        seen.add(differs)
        for outcomes, change in changes.items():
            in_case = any(has(pair, inputs, (*change.common, *case.traits)) for case in change.cases)
            assert in_case <= (outcomes == differs)
            assert in_case or outcomes != differs or change.uncovered
    assert seen - {None} == set(changes)


@given(st.one_of(pairs(), dated_pairs()))
@settings(max_examples=examples(20))
def test_rules_named_of_a_case_are_violated_in_it(pair: Pair) -> None:
    assume(pair.size() <= MOST)
    found = compared(pair)
    for inputs, _, _ in brute(pair):
        for change in found.changes:
            for case in change.cases:
                if has(pair, inputs, (*change.common, *case.traits)):
                    check_rules(pair, inputs, change, case)


def check_rules(pair: Pair, inputs: Inputs, change: Change, case: Case) -> None:
    sides = zip(pair.sides, (case.first, case.second), (change.first, change.second), strict=True)
    for side, said, expected in sides:
        assert bool(said.rules) is (expected is not Outcome.NO_VIOLATION)
        if expected is Outcome.VIOLATION and said.each:
            assert all(all(side.verdicts(inputs, [rule])) for rule in said.rules)
        if expected is Outcome.DISPUTED and said.each:
            assert all(any(side.verdicts(inputs, [rule])) for rule in said.rules)
        for excuse in said.excuses:
            assert not any(side.verdicts(inputs, [excuse.rule]))


@given(pairs())
@settings(max_examples=examples(15))
def test_tracks_differ_exactly_where_some_event_does(pair: Pair) -> None:
    assume(pair.size() <= MOST)
    found = compared(pair)
    for track, differs in found.tracks.items():
        rules = [[rule for rule in prohibitions(side) if rule.track == track] for side in pair.sides]
        events = list(pair.events())
        unlike = any(pair.first.verdicts(e, rules[0]) != pair.second.verdicts(e, rules[1]) for e in events)
        assert differs is unlike


@given(rule_sets())
@settings(max_examples=examples(20))
def test_rule_set_is_equal_to_itself(setting: Setting) -> None:
    assert compared(Pair(Side(setting), Side(setting))).equal
