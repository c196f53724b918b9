"""Two calendars: each side goes by its own where they contradict each other, and it is said so."""

from __future__ import annotations

import attrs
import pytest

import asn_neutrality as asn
from asn_neutrality.domain.packs import RuleSet
from asn_neutrality.domain.results import Outcome
from asn_neutrality.judge import Comparison
from tests.checker.checking import rule_set
from tests.ir.lowering import HEAD, rule

STAGE = "  tahap kampanye 2024-09-25 .. 2024-10-10, 2024-10-20 .. 2024-11-23\n"
ELSEWHERE = 'kalender lain judul "Pilkada"\n  tahap kampanye 2020-09-26 .. 2020-12-05\n'
DURING, AFTER = rule("tanggal selama kampanye"), rule("tanggal sesudah kampanye")
NOTHING = rule("dinas dan tidak dinas")


def pack(rules: str, days: str | None) -> RuleSet:
    """A pack whose first calendar dates the stage so, or not at all."""
    stage = f"  tahap kampanye {days}\n" if days else ""
    return attrs.evolve(rule_set(HEAD.replace(STAGE, stage + ELSEWHERE) + rules), asked=("peraga",))


def compared(first: tuple[str, str | None], second: tuple[str, str | None]) -> Comparison:
    return asn.diff(pack(*first), pack(*second))


WHOLE, LATER, PARTS = (
    "2024-09-25 .. 2024-10-10",
    "2024-09-28 .. 2024-10-13",
    "2024-09-25 .. 2024-09-28, 2024-10-01 .. 2024-10-10",
)


def test_days_that_only_one_calendar_has_in_a_stage_are_the_difference() -> None:
    found = compared((DURING, WHOLE), (DURING, LATER))
    said = found.explain("en", few=None)
    assert "between 25 September 2024 and 27 September 2024; and the pemilihan is Pemilu" in said
    assert "between 11 October 2024 and 13 October 2024; and the pemilihan is Pemilu" in said
    assert [len(change.cases) for change in found.changes] == [1, 1]


def test_examples_have_a_day_of_their_case() -> None:
    said = compared((DURING, WHOLE), (DURING, LATER)).explain("id", few=None)
    assert "tanggal: 2024-09-25" in said
    assert "tanggal: 2024-10-11" in said


def test_stages_with_other_days_are_named_where_rules_speak_of_them() -> None:
    found = compared((DURING, WHOLE), (DURING, LATER))
    assert found.difference.dated == ("kampanye",)
    assert "The two calendars do not give the same days for the kampanye." in found.explain("en")
    assert "Kalender keduanya tidak memberi hari yang sama bagi kampanye." in found.explain("id")
    assert compared((NOTHING, WHOLE), (NOTHING, LATER)).equal


def test_calendar_that_one_side_lacks_is_no_other_outcome_yet_not_equal() -> None:
    found = compared((DURING, WHOLE), (DURING, None))
    assert not found.changes
    assert found.difference.dated == ("kampanye",)
    assert not found.equal


def test_phase_that_only_one_calendar_gives_is_that_of_the_event() -> None:
    found = compared((DURING, WHOLE), (AFTER, None))
    assert "Case 1. Where the tanggal falls during the kampanye: " in found.explain("en")
    assert "Kasus 1. Bila tanggal jatuh sesudah kampanye: " in found.explain("id")


@pytest.mark.parametrize("whole_first", [True, False])
def test_days_between_two_spans_are_compared_where_the_other_calendar_has_no_gap(*, whole_first: bool) -> None:
    sides = ((AFTER, WHOLE), (AFTER, PARTS))
    found = compared(*(sides if whole_first else sides[::-1]))
    (change,) = found.changes
    outcomes = (Outcome.NO_VIOLATION, Outcome.VIOLATION)
    assert (change.first, change.second) == (outcomes if whole_first else outcomes[::-1])
    assert "tanggal jatuh sesudah kampanye" in found.explain("id")


def test_what_has_not_happened_is_in_no_phase_and_the_case_says_so() -> None:
    found = compared((rule("tidak diperiksa selama kampanye"), WHOLE), (NOTHING, WHOLE))
    assert "Where the diperiksa does not fall during the kampanye: " in found.explain("en")
    assert "Bila diperiksa tidak jatuh selama kampanye: " in found.explain("id")
    happened = compared((rule("diperiksa sebelum / sesudah kampanye"), WHOLE), (NOTHING, WHOLE))
    assert "Where the diperiksa falls before or after the kampanye: " in happened.explain("en")


def test_example_of_a_window_states_the_day_and_the_election_that_put_it_there() -> None:
    said = compared((rule("diperiksa selama kampanye"), WHOLE), (NOTHING, WHOLE)).explain("en")
    assert "diperiksa: 20" in said
    assert "pemilihan: pemilu" in said or "pemilihan: lain" in said
