"""Dates as registers write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_neutrality.cli.maps.day_forms import COMMON, day_form, days_meant

DAY = date(2024, 8, 3)


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("DD/MM/YYYY", "03/08/2024"),
        ("D/M/YYYY", "3/8/2024"),
        ("MM-DD-YYYY", "08-03-2024"),
        ("D MMMM YYYY", "3 Agustus 2024"),
        ("D MMM YYYY", "3  Agt. 2024"),
        ("MMMM D, YYYY", "August 3, 2024"),
    ],
)
def test_a_day_is_read_in_its_form(form: str, text: str) -> None:
    known = day_form(form)
    assert known is not None
    assert known.read(text) == DAY


@pytest.mark.parametrize("form", ["", "DD/MM", "DD/MM/YY", "DD/MM/YYYY/DD", "tgl DD MM YYYY", "YYYY"])
def test_a_form_names_day_month_and_year_once(form: str) -> None:
    assert day_form(form) is None


@pytest.mark.parametrize("text", ["31/02/2024", "2024-08-03", "3/8", "3 Foo 2024", ""])
def test_what_is_no_day_in_the_form_is_not_read(text: str) -> None:
    for written in ("DD/MM/YYYY", "D MMMM YYYY"):
        form = day_form(written)
        assert form is not None
        assert form.read(text) is None


def test_forms_that_disagree_give_both_days() -> None:
    forms = [form for written in ("DD/MM/YYYY", "MM/DD/YYYY") if (form := day_form(written))]
    assert days_meant("03/08/2024", forms) == {DAY, date(2024, 3, 8)}
    assert len(days_meant("26/09/2024", forms)) == 1


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.sampled_from([form for form in COMMON if "MMMM" not in form]))
def test_a_written_day_is_read_back(day: date, written: str) -> None:
    form = day_form(written)
    assert form is not None
    text = written.replace("YYYY", str(day.year)).replace("MM", str(day.month)).replace("DD", str(day.day))
    assert form.read(text) == day
