"""The remarks are those that trying every event gives: none is false and none is missing."""

from __future__ import annotations

from collections import Counter

from hypothesis import Phase as Step
from hypothesis import assume, given, settings

from asn_neutrality.analysis.remarks.registry import remarks
from asn_neutrality.analysis.remarks.remark import Remark, RemarkKind, Remarks
from asn_neutrality.domain.rules import FindingStatus
from asn_neutrality.ir.lowering import lower
from asn_neutrality.judge import Judge
from asn_neutrality.symbolic.compiled import CompiledProgram
from asn_neutrality.symbolic.conflicts import conflicts
from tests.analysis.remarks.trying import Trying
from tests.engine.oracle import Setting
from tests.engine.settings import settings as rule_sets
from tests.pace import examples

LARGEST = 3_000
SOME = settings(
    max_examples=examples(25),
    phases=[Step.explicit, Step.generate],
)
VIOLATED = {FindingStatus.VIOLATED, FindingStatus.DISPUTED, FindingStatus.NEEDS_ASSESSMENT, FindingStatus.UNDETERMINED}


def looked_at(setting: Setting) -> tuple[Remarks, Trying, Judge]:
    """The remarks on a setting that is small enough and not refused, and what tells whether they are right."""
    trying = Trying(setting, ("election",))
    assume(trying.size <= LARGEST)
    program, problems = lower(setting.rules)
    assert program is not None, problems
    assume(not conflicts(CompiledProgram(program)))
    return remarks(CompiledProgram(program), axes=("election",)), trying, Judge(CompiledProgram(program))


@SOME
@given(rule_sets())
def test_remarks_are_those_of_brute_force(setting: Setting) -> None:
    found, trying, judge = looked_at(setting)
    assert {each.subject for each in found.of(RemarkKind.NEVER_VIOLATED)} == trying.never()
    assert contained(found) == trying.contained()
    assert {pair for each in found.of(RemarkKind.OVERLAPS) for pair in each.pairs} == trying.overlaps()
    assert exceptions(found) == trying.exceptions()
    assert {(each.subject, each.fact) for each in found.of(RemarkKind.FAVOURABLE)} == trying.favourable()
    assert {each.subject for each in found.of(RemarkKind.READINGS)} == trying.readings()
    assert Counter(conditions(found)) == Counter(map(repr, trying.conditions()))
    assert {(each.form, each.subject) for each in found.of(RemarkKind.CONCLUSIONS)} == trying.conclusions()
    check_gaps(found, trying)
    check_covers(found, trying)
    check_witnesses(found, judge)


def contained(found: Remarks) -> set[tuple[str, str]]:
    """Pairs of a prohibition and one that contains it."""
    pairs = set()
    for each in found.of(RemarkKind.CONTAINED):
        group = (each.subject, *each.others)
        if each.form == "contained_same":
            pairs |= {(one, other) for one in group for other in group if one != other}
        elif each.form == "contained":
            pairs |= {(each.subject, other) for other in each.others}
    return pairs


def exceptions(found: Remarks) -> set[tuple[str, str, str]]:
    return {
        (each.form, each.subject, each.others[0] if each.others else each.subject.rpartition(".")[0])
        for each in found.of(RemarkKind.EXCEPTIONS)
    }


def conditions(found: Remarks) -> list[str]:
    return [
        repr((each.subject, each.part, each.values[0] if each.values else None))
        for each in found.of(RemarkKind.CONDITIONS)
    ]


def check_gaps(found: Remarks, trying: Trying) -> None:
    table = found.table
    assert table is not None
    for value, gaps in zip(table.rows, table.cells, strict=True):
        for gap in gaps:
            facts = {table.row: value} | ({gap.stage: gap.phase} if gap.stage else {})
            assert (bool(gap.values), bool(gap.values)) == trying.gap(facts) or not gap.values
            assert bool(gap.values) == trying.gap(facts)[1]


def check_covers(found: Remarks, trying: Trying) -> None:
    together = {each.subject: each for each in found.of(RemarkKind.CONTAINED) if each.form == "contained_together"}
    inside = {rule for rule, _ in trying.contained()}
    for rule in trying.alive:
        others = tuple(each.id for each in trying.alive if each is not rule)
        assert (rule.id in together) == (rule.id not in inside and trying.covered(rule.id, others))
    for rule_id, each in together.items():
        assert trying.covered(rule_id, each.others)
        for other in each.others:
            assert not trying.covered(rule_id, tuple(rest for rest in each.others if rest != other))


def check_witnesses(found: Remarks, judge: Judge) -> None:
    """Each record can be an event, and what is said to be found in it is what the judge finds."""
    for remark in found.remarks:
        assert remark.witnesses or remark.form in WITHOUT, remark
        for witness in remark.witnesses:
            verdict = judge.evaluate(witness.record)
            impossible = [each for each in verdict.contradictions if each.concluded is None]
            assert bool(impossible) == (remark.kind is RemarkKind.CONCLUSIONS), remark
            for rule, status in witness.findings.items():
                assert verdict.finding(rule).status is status
        check_shown(remark)


# What never is has no record where not even the nearest thing can be.
WITHOUT = {
    "conclusion_never",
    "readings",
    "readings_unused",
    "never_met",
    "never_in_force",
    "never_reached",
    "condition_never",
}


def check_shown(remark: Remark) -> None:
    """The record shows what the remark says."""
    found = [witness.findings for witness in remark.witnesses]
    match remark.form:
        case "contained" | "contained_same" | "contained_together":
            assert found[0][remark.subject] in VIOLATED
        case "never_met" | "never_in_force" | "never_reached" | "never_taken_back":
            assert all(each[remark.subject] not in VIOLATED for each in found)
        case "favourable":
            before, after = (each[remark.subject] for each in found)
            assert before is not FindingStatus.VIOLATED
            assert after in VIOLATED
