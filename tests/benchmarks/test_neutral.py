"""The neutral workload: a pack like any other, and events that are as they are said to be."""

from __future__ import annotations

import pytest

from asn_neutrality.source.text import SourceText
from asn_neutrality.syntax.format import format_file
from asn_neutrality.syntax.parse import parse
from benchmarks.measure.agreement import wrong
from benchmarks.neutral import pack
from benchmarks.neutral.conditions import Between, Every, Holds, NoneOf, Not, OneOf, Record, Some, positive, truth
from benchmarks.neutral.events import columns, records
from benchmarks.neutral.facts import FACTS, day_of, number_of, values_of
from benchmarks.neutral.rules import rules
from benchmarks.peers.ours import ids_of, judge_of

EVENTS = records(columns(2000))


def test_pack_is_in_canonical_form_and_has_a_prohibition_for_each_rule() -> None:
    text = pack.text_of(rules(40))
    file, problems = parse(SourceText("neutral.larangan", text))
    assert not problems
    assert format_file(file) == text
    assert len(pack.load(rules(40)).packs[pack.PACK].prohibitions) == 40


@pytest.mark.parametrize("number", [16, 48])
def test_verdicts_find_certain_exactly_what_is_true_of_the_specification(number: int) -> None:
    chosen = rules(number)
    judge = judge_of(chosen)
    by_truth = [[rule.id for rule in chosen if truth(rule.condition, event)] for event in EVENTS[:400]]
    found = [ids_of(judge.evaluate(event).violations) for event in EVENTS[:400]]
    assert wrong(by_truth, found) == 0
    assert any(by_truth)


def test_first_rules_are_the_same_however_many_follow() -> None:
    assert rules(100)[:40] == rules(40)
    assert len({rule.id for rule in rules(100)}) == 100


def test_every_rule_of_the_list_is_violated_by_some_event() -> None:
    met = {rule.id for rule in rules(16) for event in EVENTS if truth(rule.condition, event)}
    assert met == {rule.id for rule in rules(16)}


def test_about_an_eighth_of_the_events_lack_facts_and_none_where_none_may() -> None:
    lacking = sum(len(event) < len(FACTS) for event in EVENTS)
    assert 0.10 < lacking / len(EVENTS) < 0.14
    assert all(len(event) == len(FACTS) for event in records(columns(300, missing=False)))


def test_events_with_and_without_missing_facts_are_otherwise_the_same() -> None:
    whole = records(columns(300, missing=False))
    assert all(partial.items() <= full.items() for partial, full in zip(records(columns(300)), whole, strict=True))


def test_same_seed_gives_same_events_and_another_seed_others() -> None:
    assert records(columns(50, seed=1)) == records(columns(50, seed=1)) != records(columns(50, seed=2))


def test_condition_without_denials_has_the_truth_of_the_condition() -> None:
    inner = Some((Between("2020-03-01", "2020-04-01"), Every((Holds("on_duty"), NoneOf("leave", ("none",))))))
    condition = Not(Every((inner, Not(OneOf("act", ("liking",))))))
    events: list[Record] = [{}, *EVENTS[:300]]
    assert [truth(condition, event) for event in events] == [truth(positive(condition), event) for event in events]


def test_days_are_counted_from_the_first() -> None:
    assert [number_of(str(day)) for day in values_of("day")[:3]] == [0, 1, 2]
    assert day_of(number_of("2020-12-05")) == "2020-12-05"
