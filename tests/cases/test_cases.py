"""What authorities held, and what the library says on the facts they reported.

`UPDATE_SNAPSHOTS=1 pytest tests/cases` writes the table of `docs/cases.md` anew: then read it.
"""

from __future__ import annotations

import os

import pytest

from tests.cases.cases import Agreement, Comparison, cases, compared
from tests.cases.page import table, write, written

BOTH = [*compared(), *compared(implied=True)]
CLEARED = [row for row in BOTH if row.decided == "no_violation"]
DECIDED = [row for row in BOTH if row.case.testable and not row.case.contested and row.decided != "open"]


def name(row: Comparison) -> str:
    return f"{row.case.id} {row.event.about} {row.tracks}".replace("  ", " ")


def test_every_case_is_there_once() -> None:
    assert len({case.id for case in cases()}) == len(cases()) == 39


@pytest.mark.parametrize("row", CLEARED, ids=name)
def test_nobody_whom_an_authority_cleared_is_called_a_violator(row: Comparison) -> None:
    assert row.agreement is not Agreement.DISAGREES


@pytest.mark.parametrize("row", DECIDED, ids=name)
def test_an_uncontested_decision_is_shared_or_left_to_a_person(row: Comparison) -> None:
    assert row.agreement is not Agreement.DISAGREES


@pytest.mark.parametrize("row", compared(), ids=name)
def test_where_the_library_is_more_cautious_it_names_what_the_answer_turns_on(row: Comparison) -> None:
    if row.agreement is Agreement.MORE_CAUTIOUS:
        assert row.turns_on & set(row.case.turns_on)


def test_nothing_is_said_to_matter_that_does_not() -> None:
    for case in cases():
        asked = frozenset().union(*(row.turns_on for row in compared() if row.case is case))
        assert asked >= set(case.turns_on), case.id


def test_every_disagreement_and_every_contested_case_is_explained() -> None:
    disagreeing = {row.case.id for row in BOTH if row.agreement is Agreement.DISAGREES}
    contested = {case.id for case in cases() if case.contested and case.testable is False}
    assert {case.id for case in cases() if case.why} >= disagreeing | contested


def test_the_table_of_the_page_is_what_the_library_says_today() -> None:
    if os.environ.get("UPDATE_SNAPSHOTS"):
        write()
    assert written() == table()
