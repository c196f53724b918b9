"""What is remarked about the shipped packs is proven by an SMT solver, and so is that nothing is missing."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import pytest
import z3

import asn_neutrality as asn
from asn_neutrality import Analysis, RemarkKind
from asn_neutrality.ir.lowering import lower
from asn_neutrality.ir.program import Rule
from tests.analysis.remarks.solving import Solving

PACKS = ("daerah", "nasional")


@cache
def analysis(pack: str) -> Analysis:
    return asn.analyze(asn.load(pack))


def solving(pack: str, *, concluding: bool = False) -> Solving:
    """One solver for each pack and way to look at conclusions."""
    return _solving(pack, concluding)


@cache
def _solving(pack: str, concluding: bool) -> Solving:
    program, problems = lower(asn.load(pack))
    assert program is not None, problems
    return Solving(program, concluding=concluding)


def violated(pack: str, *, concluding: bool = False) -> Mapping[str, z3.BoolRef]:
    """For each prohibition a name that stands for its being violated: it is then the solver's to look inside."""
    return _violated(pack, concluding)


@cache
def _violated(pack: str, concluding: bool) -> Mapping[str, z3.BoolRef]:
    found = {}
    solver = solving(pack, concluding=concluding)
    for rule in solver.program.rules:
        name = z3.Bool(rule.prohibition.id)
        solver.solver.add(name == solver.violated(rule))
        found[rule.prohibition.id] = name
    return found


def rules(pack: str) -> Mapping[str, Rule]:
    return {rule.prohibition.id: rule for rule in solving(pack).program.rules}


@pytest.mark.parametrize("pack", PACKS)
def test_prohibitions_that_can_be_violated_are_those_not_remarked(pack: str) -> None:
    never = {remark.subject for remark in analysis(pack).of(RemarkKind.NEVER_VIOLATED)}
    assert never == {rule for rule, each in violated(pack).items() if not solving(pack).can(each)}


def contained(pack: str) -> set[tuple[str, str]]:
    """A prohibition and one that contains it, as remarked."""
    found = set()
    for remark in analysis(pack).of(RemarkKind.CONTAINED):
        for other in remark.others if remark.form != "contained_together" else ():
            found |= (
                {(remark.subject, other), (other, remark.subject)}
                if remark.form == "contained_same"
                else {(remark.subject, other)}
            )
    return found


@pytest.mark.parametrize("pack", PACKS)
def test_every_containment_is_proven(pack: str) -> None:
    each = violated(pack)
    for rule, other in contained(pack):
        assert not solving(pack).can(each[rule], z3.Not(each[other])), (rule, other)


@pytest.mark.parametrize("pack", PACKS)
def test_no_containment_within_a_pack_is_missing(pack: str) -> None:
    """Across packs the search is the same; here every pair of one pack is put to the solver."""
    each, known = violated(pack), contained(pack)
    for rule in each:
        for other in each:
            if rule != other and rule.partition(".")[0] == other.partition(".")[0] and (rule, other) not in known:
                assert solving(pack).can(each[rule], z3.Not(each[other])), (rule, other)


@pytest.mark.parametrize("pack", PACKS)
def test_every_condition_that_is_not_remarked_matters(pack: str) -> None:
    remarked = {(each.subject, each.part) for each in analysis(pack).of(RemarkKind.CONDITIONS)}
    solver = solving(pack)
    for rule in solver.program.rules:
        around = solver.around(rule)
        formulas = [solver.formula(conjunct.condition) for conjunct in rule.conjuncts]
        for place, conjunct in enumerate(rule.conjuncts):
            rest = [formula for number, formula in enumerate(formulas) if number != place]
            matters = solver.can(*around, *rest, z3.Not(formulas[place]))
            assert matters != ((rule.prohibition.id, conjunct.meant) in remarked)


@pytest.mark.parametrize("pack", PACKS)
def test_every_exception_that_is_not_remarked_makes_a_difference(pack: str) -> None:
    """It applies somewhere, where no other does, and leaves something of the prohibition."""
    remarked = {
        (remark.subject, other)
        for remark in analysis(pack).of(RemarkKind.EXCEPTIONS)
        for other in (remark.others or (remark.subject.rpartition(".")[0],))
    }
    solver = solving(pack)
    for rule in solver.program.rules:
        parts = (rule.scope, rule.period, *(each.condition for each in rule.conjuncts))
        met = [solver.formula(part) for part in parts]
        applying = {defeat.name: solver.formula(defeat.condition) for defeat in rule.defeats}
        for defeat in rule.defeats:
            others = [z3.Not(each) for name, each in applying.items() if name != defeat.name]
            alone = solver.can(*met, applying[defeat.name], *others)
            leaves = solver.can(*met, z3.Not(applying[defeat.name]))
            name = (
                defeat.name
                if defeat.name in {p.id for p in _permissions(pack)}
                else f"{rule.prohibition.id}.{defeat.name}"
            )
            if (name, rule.prohibition.id) not in remarked:
                assert alone
                assert leaves
            else:
                assert not (alone and leaves) or defeat.origin.question is not None


def _permissions(pack: str) -> list[asn.Permission]:
    return [each for loaded in solving(pack).program.source.packs.values() for each in loaded.permissions]


@pytest.mark.parametrize("pack", PACKS)
def test_overlaps_are_proven(pack: str) -> None:
    """Of the pairs on different tracks, those remarked can be violated together, within a pack no others."""
    each, solver = violated(pack, concluding=True), solving(pack, concluding=True)
    pairs = {pair for remark in analysis(pack).of(RemarkKind.OVERLAPS) for pair in remark.pairs}
    for first, second in sorted(pairs)[:: max(1, len(pairs) // 150)]:
        assert solver.can(each[first], each[second])
    tracks = {name: rule.prohibition.track for name, rule in rules(pack).items()}
    for first in each:
        for second in each:
            alike = tracks[first] == tracks[second] or first.partition(".")[0] != second.partition(".")[0]
            if not alike and not {(first, second), (second, first)} & pairs:
                assert not solver.can(each[first], each[second]), (first, second)
