"""Differences of random rule sets against brute force: equal sets of events, not only equal verdicts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import evolve
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from asn_neutrality.comparison.difference import difference
from asn_neutrality.domain.differences import Case, Change, Compared, Difference
from asn_neutrality.domain.packs import RulePack
from asn_neutrality.domain.results import Outcome
from asn_neutrality.domain.rules import Prohibition
from asn_neutrality.domain.sources import ALWAYS
from asn_neutrality.logic.atoms import Phase, Unit, Within
from asn_neutrality.logic.shapes import Constant, Leaf, Not
from tests.comparison.brute import Inputs, Pair, has, outcome, verdicts
from tests.engine.oracle.completions import telling_days
from tests.engine.oracle.worlds import Setting
from tests.engine.settings import settings as rule_sets

MOST = 4_000  # ways to fill in everything


@st.composite
def pairs(draw: st.DrawFn) -> Pair:
    """A random rule set and what becomes of it when rules are dropped, turned round or kept without their limits."""
    first = draw(rule_sets())
    packs = {name: _changed(draw, pack) for name, pack in first.rules.packs.items()}
    return pair(first, packs)


@st.composite
def timed_pairs(draw: st.DrawFn) -> Pair:
    """One rule that counts from a stage, so long or so."""
    first = draw(rule_sets())
    name, pack = next(iter(first.rules.packs.items()))
    pack = evolve(pack, scope=Constant(True), questions=(), conclusions=(), impossible=(), permissions=())
    rule = evolve(pack.prohibitions[0], period=ALWAYS, exceptions=())
    sides = [
        evolve(
            pack,
            prohibitions=(evolve(rule, condition=Leaf(draw(counted))),),
        )
        for _ in range(2)
    ]
    first = evolve(first, rules=evolve(first.rules, packs={name: sides[0]}))
    return pair(first, {name: sides[1]})


counted = st.builds(
    Within,
    fact=st.just("day"),
    amount=st.integers(1, 2),
    unit=st.sampled_from(Unit),
    side=st.sampled_from((Phase.BEFORE, Phase.AFTER)),
    point=st.just("s"),
)


def pair(first: Setting, packs: Mapping[str, RulePack]) -> Pair:
    """A rule set beside one with these packs, over the days that tell either apart."""
    second = evolve(first, rules=evolve(first.rules, packs=packs))
    days = tuple(sorted({*telling_days(first.rules), *telling_days(second.rules)}))
    return Pair(evolve(first, days=days), evolve(second, days=days))


def _changed(draw: st.DrawFn, pack: RulePack) -> RulePack:
    kept: list[Prohibition] = []
    for rule in pack.prohibitions:
        match draw(st.sampled_from(("keep", "keep", "drop", "turn", "bare", "always"))):
            case "keep":
                kept.append(rule)
            case "turn":
                kept.append(evolve(rule, condition=Not(rule.condition)))
            case "bare":
                kept.append(evolve(rule, exceptions=()))
            case "always":
                kept.append(evolve(rule, period=ALWAYS))
    held = {rule.id for rule in kept}
    permissions = (
        evolve(each, overrides=tuple(rule for rule in each.overrides if rule in held)) for each in pack.permissions
    )
    return evolve(pack, prohibitions=tuple(kept), permissions=tuple(permissions))


def compared(pair: Pair, track: str | None = None) -> Difference:
    first, second = (Compared(name, side.rules, None) for name, side in zip("ab", pair.sides, strict=True))
    return difference(first, second, track, ignore_reach=False)


def prohibitions(setting: Setting) -> list[Prohibition]:
    return [rule for pack in setting.rules.packs.values() for rule in pack.prohibitions]


def brute(pair: Pair) -> Iterator[tuple[Inputs, list[bool], list[bool]]]:
    for inputs in pair.events():
        yield (
            inputs,
            verdicts(pair.first, inputs, prohibitions(pair.first)),
            verdicts(pair.second, inputs, prohibitions(pair.second)),
        )


def kind(first: list[bool], second: list[bool]) -> tuple[Outcome, Outcome] | None:
    """The way in which an event differs; None where it does not."""
    outcomes = outcome(first), outcome(second)
    return outcomes if outcomes[0] is not outcomes[1] or first != second else None


@given(pairs())
@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
def test_cases_are_exactly_the_events_with_another_outcome(pair: Pair) -> None:
    check_cases(pair)


@given(timed_pairs())
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
def test_cases_are_exact_where_days_are_counted(pair: Pair) -> None:
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


@given(pairs())
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
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
    for setting, said, expected in sides:
        assert bool(said.rules) is (expected is not Outcome.NO_VIOLATION)
        if expected is Outcome.VIOLATION and said.each:
            assert all(all(verdicts(setting, inputs, [rule])) for rule in said.rules)
        if expected is Outcome.DISPUTED and said.each:
            assert all(any(verdicts(setting, inputs, [rule])) for rule in said.rules)
        for excuse in said.excuses:
            assert not any(verdicts(setting, inputs, [excuse.rule]))


@given(pairs())
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
def test_tracks_differ_exactly_where_some_event_does(pair: Pair) -> None:
    assume(pair.size() <= MOST)
    found = compared(pair)
    for track, differs in found.tracks.items():
        rules = [[rule for rule in prohibitions(side) if rule.track == track] for side in pair.sides]
        events = list(pair.events())
        unlike = any(verdicts(pair.first, e, rules[0]) != verdicts(pair.second, e, rules[1]) for e in events)
        assert differs is unlike


@given(rule_sets())
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
def test_rule_set_is_equal_to_itself(setting: Setting) -> None:
    assert compared(Pair(setting, setting)).equal
