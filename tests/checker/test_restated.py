"""Records written again are read as they were."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings

from asn_neutrality.checker.records import read_record
from asn_neutrality.checker.restated import restated
from asn_neutrality.domain.records import Dates, Days, EventRecord
from tests.engine.oracle import Setting
from tests.engine.settings import OPTIONAL, situations
from tests.pace import examples


@settings(max_examples=examples(50))
@given(situations())
def test_a_record_written_again_is_the_same_record(situation: tuple[Setting, EventRecord]) -> None:
    setting, record = situation
    facts = setting.rules.vocabulary.facts
    written = {name: restated(state, facts[name]) for name, state in record.facts.items()}
    assert read_record(setting.rules.vocabulary, written) == (record, [])


@pytest.mark.parametrize(
    ("dates", "written"),
    [
        (Dates((Days(date(2024, 10, 15), date(2024, 10, 15)),)), "2024-10-15"),
        (Dates((Days(date(2024, 10, 1), date(2024, 10, 31)),)), "2024-10-01/2024-10-31"),
        (Dates((Days(None, date(2018, 11, 12)),)), "../2018-11-12"),
        (Dates((Days(date(2018, 11, 12), None),)), "2018-11-12/.."),
        (Dates((Days(date(2024, 1, 1), date(2024, 1, 1)),), not_yet=True), ["2024-01-01", "belum"]),
        (Dates((), not_yet=True), "belum"),
    ],
)
def test_dates_are_written_as_records_give_them(dates: Dates, written: str | list[str]) -> None:
    (exam,) = (fact for fact in OPTIONAL if fact.name == "exam")
    assert restated(dates, exam) == written
