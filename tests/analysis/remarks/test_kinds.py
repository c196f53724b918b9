"""Each kind of remark on a pack in which something is wrong of every kind."""

from __future__ import annotations

from datetime import date

import pytest

import asn_neutrality as asn
from asn_neutrality import Remark, RemarkKind
from asn_neutrality.analysis.remarks.registry import FINDERS
from asn_neutrality.analysis.remarks.succession import between
from asn_neutrality.domain.sources import Period
from tests.analysis.remarks.small import TEXT, analysis, rules
from tests.analysis.remarks.test_brute import check_shown
from tests.checker.checking import rule_set

FOUND = [
    ("favourable", "aneh.memberatkan"),
    ("never_met", "aneh.mustahil_dilanggar"),
    ("never_taken_back", "aneh.ditiadakan"),
    ("exception_swallows", "aneh.ditiadakan.semua"),
    ("exception_never", "aneh.berlebih.tak_berlaku"),
    ("conclusion_sometimes_impossible", "cuti"),
    ("source_hole", "aneh.baru"),
    ("authority_hole", "aneh.denda"),
    ("condition_always", "aneh.berlebih"),
    ("condition_always", "aneh.berlebih"),
    ("value_never", "aneh.berlebih"),
    ("readings", "aneh.arti"),
    ("contained", "aneh.memberatkan"),
    ("contained", "aneh.membaca"),
    ("contained", "aneh.dulu"),
    ("overlaps_tracks", "aneh.memberatkan"),
    ("gap_whole", "perbuatan"),
]


def test_everything_odd_is_remarked_what_matters_most_first() -> None:
    assert [(remark.form, remark.subject) for remark in analysis().remarks] == FOUND


def test_every_kind_has_a_finder_and_order() -> None:
    assert list(FINDERS) == list(RemarkKind)


def of(form: str) -> Remark:
    return next(remark for remark in analysis().remarks if remark.form == form)


def test_parts_and_values_are_named() -> None:
    assert of("value_never").values == ("tidur",)
    assert of("favourable").values == ("tidak", "ya")
    assert of("gap_whole").values == ("tidur",)
    assert of("overlaps_tracks").tracks == ("pidana", "etik")
    assert len(of("overlaps_tracks").pairs) == 3


def test_records_are_judged_as_the_remarks_say() -> None:
    judge = asn.compile(rules())
    for remark in analysis().remarks:
        check_shown(remark)
        for witness in remark.witnesses:
            verdict = judge.evaluate(witness.record)
            assert {rule: verdict.finding(rule).status for rule in witness.findings} == witness.findings


def test_only_the_kinds_asked_for_are_looked_for() -> None:
    found = asn.analyze(rules(), ["gaps"])
    assert {remark.kind for remark in found.remarks} == {RemarkKind.GAPS}
    assert asn.analyze(rules(), ["conditions"]).table is None
    with pytest.raises(ValueError, match="unheard"):
        asn.analyze(rules(), ["unheard"])


def test_order_of_rules_does_not_change_what_is_said_of_each() -> None:
    head, *laws = TEXT.split("larangan ")
    turned = asn.analyze(rule_set("larangan ".join((head, *(law.rstrip("\n") + "\n" for law in reversed(laws))))))
    assert sorted((r.form, r.subject) for r in turned.remarks if r.kind is not RemarkKind.OVERLAPS) == sorted(
        each for each in FOUND if not each[0].startswith("overlaps")
    )


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        (("2020-01-01", "2020-12-31"), ("2021-01-01", None), None),
        (("2020-01-01", "2020-12-31"), ("2021-01-02", None), ("hole", "2021-01-01", "2021-01-01")),
        (("2020-01-01", "2021-01-10"), ("2021-01-01", None), ("overlap", "2021-01-01", "2021-01-10")),
        (("2020-01-01", None), ("2021-01-01", None), ("overlap", "2021-01-01", None)),
        (("2020-01-01", None), ("2021-01-01", "2021-06-30"), ("overlap", "2021-01-01", "2021-06-30")),
        ((None, "2020-12-31"), (None, None), ("overlap", None, "2020-12-31")),
    ],
)
def test_days_between_two_periods(
    first: tuple[str | None, str | None],
    second: tuple[str | None, str | None],
    found: tuple[str, str | None, str | None] | None,
) -> None:
    expected = None if found is None else (found[0], period(*found[1:]))
    assert between(period(*first), period(*second)) == expected


def period(start: str | None, end: str | None) -> Period:
    return Period(*(None if each is None else date.fromisoformat(each) for each in (start, end)))
