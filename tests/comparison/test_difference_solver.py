"""The cases of shipped packs against an independent solver that sees the programs and not the diagrams."""

from __future__ import annotations

from collections.abc import Container, Iterator
from datetime import timedelta
from functools import cache

import attrs
import pytest
import z3

import asn_neutrality as asn
from asn_neutrality.comparison.reach import compared_packs, without_reach
from asn_neutrality.domain.calendars import Stage
from asn_neutrality.domain.differences import Change, Difference
from asn_neutrality.domain.packs import RulePack, RuleSet
from asn_neutrality.domain.results import Outcome
from asn_neutrality.domain.sources import Period
from asn_neutrality.ir.joint import lower_both
from asn_neutrality.ir.program import Conjunct, Defeat, Program
from asn_neutrality.logic.fold import leaves
from tests.comparison.solver import Side, tied

LISTS = ("musi_rawas_2020", "batang_hari_2024")
LATER = " later"  # with the stages of all calendars three days later
DATED = (
    ("pp_94_2021@2021-08-30", "pp_94_2021@2021-08-31"),
    ("pp_94_2021@2024-09-24", "pp_94_2021@2024-09-25"),
    ("pp_94_2021", "pp_94_2021" + LATER),
    ("pp_94_2021@2024-09-25", "pp_94_2021" + LATER),
    ("uu_5_2014" + LATER, "pp_49_2018"),
)
SMALL = (("bengkulu_2023", "indramayu_2020"), *DATED)


def side(name: str) -> str | RuleSet:
    """A side as it is asked for; a rule set of our own where its calendars are other ones."""
    if not name.endswith(LATER):
        return name
    rules = asn.load(name.removesuffix(LATER))
    return attrs.evolve(rules, packs={name: postponed(pack) for name, pack in rules.packs.items()})


def postponed(pack: RulePack) -> RulePack:
    return attrs.evolve(
        pack, calendars=tuple(attrs.evolve(c, stages=tuple(map(later, c.stages))) for c in pack.calendars)
    )


def later(stage: Stage) -> Stage:
    by = timedelta(days=3)
    spans = (Period(span.start and span.start + by, span.end and span.end + by) for span in stage.spans)
    return attrs.evolve(stage, spans=tuple(spans))


@cache
def compared(names: tuple[str, str]) -> tuple[Difference, Side, Side]:
    found = asn.diff(side(names[0]), side(names[1])).difference
    rules = [side.rules for side in (found.first, found.second)]
    if found.reach_ignored:
        rules = [without_reach(each) for each in rules]
    programs, _ = lower_both(rules[0], rules[1])
    assert programs is not None
    used = {name for program in programs for name in variables_of(program)}
    first, second = (
        Side(dated(program, used), name, side.day)
        for program, name, side in zip(programs, "ab", (found.first, found.second), strict=True)
    )
    return found, first, second


def variables_of(program: Program) -> Iterator[str]:
    """The variables that conditions test."""
    rules = [part for rule in program.rules for part in (rule.scope, rule.period, *rule.conjuncts, *rule.defeats)]
    conditions = (part.condition if isinstance(part, Conjunct | Defeat) else part for part in rules)
    for condition in (*conditions, *program.possible):
        yield from (leaf.test.variable for leaf in leaves(condition))


def dated(program: Program, used: Container[str]) -> Program:
    """The program without conclusions, and without phases that nothing tests: these can always be something."""
    derivations = {name: each for name, each in program.derivations.items() if name in used}
    return attrs.evolve(program, inferences={}, derivations=derivations)


def some_violated(side: Side) -> z3.BoolRef:
    packs = compared_packs(side.program.source)
    return side.violated(rule for rule in side.program.rules if rule.prohibition.pack in packs)


def gives(side: Side, outcome: Outcome) -> z3.BoolRef:
    """The outcome of an event: what holds under every answer, under none, or under some."""
    violated, questions = some_violated(side), side.questions()
    narrowly = z3.ForAll(questions, z3.Implies(side.asked(), violated)) if questions else violated
    broadly = z3.Exists(questions, z3.And(side.asked(), violated)) if questions else violated
    match outcome:
        case Outcome.VIOLATION:
            return narrowly
        case Outcome.NO_VIOLATION:
            return z3.Not(broadly)
        case _:
            return z3.And(broadly, z3.Not(narrowly))


def proven(*impossible: z3.BoolRef) -> bool:
    """Whether no event is as all of these say."""
    solver = z3.Then("simplify", "qe2", "smt").solver()
    solver.set("timeout", 60_000)
    solver.add(*impossible)
    return bool(solver.check() == z3.unsat)


def events(first: Side, second: Side) -> z3.BoolRef:
    return z3.And(first.possible(), second.possible(), tied(first, second))


def covered(change: Change, side: Side) -> z3.BoolRef:
    return z3.Or(*(side.has((*change.common, *case.traits)) for case in change.cases))


@pytest.mark.parametrize("names", SMALL)
def test_every_event_of_a_case_has_the_outcomes_of_its_kind(names: tuple[str, str]) -> None:
    found, first, second = compared(names)
    for change in found.changes:
        if change.first is not change.second:
            same = z3.And(gives(first, change.first), gives(second, change.second))
            assert proven(events(first, second), covered(change, first), z3.Not(same))


@pytest.mark.parametrize("names", [*SMALL, LISTS])
def test_every_event_with_other_outcomes_is_in_a_case(names: tuple[str, str]) -> None:
    found, first, second = compared(names)
    cases = {(change.first, change.second): change for change in found.changes}
    told = (Outcome.VIOLATION, Outcome.NO_VIOLATION, Outcome.DISPUTED)
    for kind in ((one, two) for one in told for two in told if one is not two):
        change = cases.get(kind)
        if change is None or not change.uncovered:
            left = z3.Not(covered(change, first)) if change else z3.BoolVal(True)
            assert proven(events(first, second), gives(first, kind[0]), gives(second, kind[1]), left)


@pytest.mark.parametrize("names", DATED[1:4])
def test_calendars_make_a_difference(names: tuple[str, str]) -> None:
    assert compared(names)[0].changes
