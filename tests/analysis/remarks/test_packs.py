"""The shipped packs: what is remarked about them is shown by records, always the same, and nothing is too large."""

from __future__ import annotations

import pytest

import asn_neutrality as asn
from asn_neutrality import RemarkKind
from tests.analysis.remarks.test_brute import check_shown
from tests.analysis.remarks.test_proofs import analysis

LISTS = ("musi_rawas_2020", "indramayu_2020", "batang_hari_2024", "kaimana_2020", "bengkulu_2023")
EVERY = 7  # of how many records one is judged


@pytest.mark.parametrize("pack", ["nasional", "daerah"])
def test_records_are_judged_as_the_remarks_say(pack: str) -> None:
    judge = asn.compile(asn.load(pack))
    for place, remark in enumerate(analysis(pack).remarks):
        check_shown(remark)
        for witness in remark.witnesses if place % EVERY == 0 or remark.kind is not RemarkKind.OVERLAPS else ():
            verdict = judge.evaluate(witness.record)
            assert not verdict.contradictions
            assert {rule: verdict.finding(rule).status for rule in witness.findings} == witness.findings


@pytest.mark.parametrize("pack", ["nasional", "daerah", *LISTS])
def test_nothing_is_too_large(pack: str) -> None:
    assert not analysis(pack).too_large


def test_the_same_rules_give_the_same_words() -> None:
    first, again = (asn.analyze(asn.load("musi_rawas_2020")) for _ in range(2))
    for language in ("id", "en"):
        assert first.explain(language, few=None) == again.explain(language, few=None)
    assert first.to_dict() == again.to_dict()


def test_no_prohibition_that_is_shipped_is_dead_and_no_condition_idle() -> None:
    found = [*analysis("nasional").remarks, *analysis("daerah").remarks]
    dead = {RemarkKind.NEVER_VIOLATED, RemarkKind.EXCEPTIONS, RemarkKind.CONCLUSIONS, RemarkKind.CONDITIONS}
    assert not [remark for remark in found if remark.kind in dead]


def test_a_list_without_a_word_on_following_accounts_has_that_gap() -> None:
    (gap, *_) = analysis("musi_rawas_2020").of(RemarkKind.GAPS)
    assert "ikuti" in gap.values
    judge = asn.compile(asn.load("musi_rawas_2020"))
    assert judge.evaluate(gap.witnesses[0].record).outcome is asn.Outcome.NO_VIOLATION
