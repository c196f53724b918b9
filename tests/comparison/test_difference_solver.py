"""The cases of shipped packs against an independent solver that sees the programs and not the diagrams."""

from __future__ import annotations

from functools import cache

import attrs
import pytest
import z3

import asn_neutrality as asn
from asn_neutrality.comparison.reach import compared_packs, without_reach
from asn_neutrality.domain.differences import Change, Difference
from asn_neutrality.domain.results import Outcome
from asn_neutrality.ir.joint import lower_both
from tests.comparison.solver import Side

LISTS = ("musi_rawas_2020", "batang_hari_2024")
SMALL = (("bengkulu_2023", "indramayu_2020"), ("pp_94_2021@2021-08-30", "pp_94_2021@2021-08-31"))


@cache
def compared(names: tuple[str, str]) -> tuple[Difference, Side, Side]:
    found = asn.diff(*names).difference
    rules = [side.rules for side in (found.first, found.second)]
    if found.reach_ignored:
        rules = [without_reach(each) for each in rules]
    programs, _ = lower_both(rules[0], rules[1])
    assert programs is not None
    first, second = (
        Side(attrs.evolve(program, inferences={}), name, side.day)
        for program, name, side in zip(programs, "ab", (found.first, found.second), strict=True)
    )
    return found, first, second


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
    return z3.And(first.possible(), second.possible(), first.tied(), second.tied())


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
