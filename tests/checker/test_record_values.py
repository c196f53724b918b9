"""What values may look like, and what they state."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_neutrality.domain.records import Dates, Days, Regions, Text, Unknown, Values
from tests.checker.reading import DAY, days, state


def test_a_list_a_set_or_slashes_mean_one_of_several() -> None:
    several = Values(frozenset({"pns", "warga"}))
    for raw in (["pns", "warga"], ("warga", "pns"), {"pns", "warga"}, frozenset({"pns", "warga"}), "pns / warga"):
        assert state("pelaku.status", raw) == several
    assert state("pelaku.status", "pns/warga") == several


def test_a_group_name_expands() -> None:
    assert state("pelaku.status", "asn") == Values(frozenset({"pns", "pppk"}))
    assert state("kontes", ["pilkada"]) == Values(frozenset({"bupati", "gubernur"}))


def test_all_values_are_unknown() -> None:
    assert state("pelaku.status", "asn / warga") == Unknown()
    assert state("berpihak", [True, False]) == Unknown()
    assert state("tanggal", ["../2018-11-12", "2018-11-13/.."]) == Unknown()
    assert state("tanggal_pemeriksaan", ["../2018-11-12", "2018-11-13/..", "belum"]) == Unknown()
    assert state("pelaku.status", ["pns", "?"]) == Unknown()


@pytest.mark.parametrize("raw", [True, "ya", "YA", "yes", "True", " Yes "])
def test_yes_has_several_spellings(raw: object) -> None:
    assert state("berpihak", raw) == Values(frozenset({"ya"}))


@pytest.mark.parametrize("raw", [False, "tidak", "Tidak", "no", "FALSE"])
def test_no_has_several_spellings(raw: object) -> None:
    assert state("berpihak", raw) == Values(frozenset({"tidak"}))


def test_text_is_kept_as_it_is() -> None:
    assert state("uraian", " a / b ? ") == Text(" a / b ? ")
    assert state("id", 17) == Text("17")


@pytest.mark.parametrize(
    ("raw", "start", "end"),
    [
        (DAY, "2024-10-15", "2024-10-15"),
        (datetime(2024, 10, 15, 23, 59, tzinfo=UTC), "2024-10-15", "2024-10-15"),
        (datetime(2024, 10, 15, 0, 30, tzinfo=timezone(timedelta(hours=9))), "2024-10-15", "2024-10-15"),
        ("2024-10-15", "2024-10-15", "2024-10-15"),
        (" 2024-10-15 ", "2024-10-15", "2024-10-15"),
        ("2024-10-15T00:30:00+07:00", "2024-10-15", "2024-10-15"),
        ("2024-10-15 23:59:59.123456", "2024-10-15", "2024-10-15"),
        ("2024-10-15T08:00Z", "2024-10-15", "2024-10-15"),
        ("2024-10", "2024-10-01", "2024-10-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024", "2024-01-01", "2024-12-31"),
        (2024, "2024-01-01", "2024-12-31"),
        ("2024-09-25/2024-11-23", "2024-09-25", "2024-11-23"),
        ("2024-09/2024-11", "2024-09-01", "2024-11-30"),
        ("2024-09-25 .. 2024-11-23", "2024-09-25", "2024-11-23"),
        ("2024-09-25..2024", "2024-09-25", "2024-12-31"),
        ("../2018-11-12", None, "2018-11-12"),
        ("2018-11-12/..", "2018-11-12", None),
        (".. 2018-11-12", None, "2018-11-12"),
        ("2018-11 ..", "2018-11-01", None),
    ],
)
def test_a_date_has_many_forms(raw: object, start: str | None, end: str | None) -> None:
    assert state("tanggal", raw) == Dates((days(start, end),))


def test_listed_dates_are_joined_where_they_touch() -> None:
    raw = ["2024-10-16", "2024-10-15", "2024-12", date(2024, 12, 5)]
    assert state("tanggal", raw) == Dates((days("2024-10-15", "2024-10-16"), days("2024-12-01", "2024-12-31")))


def test_a_date_other_than_the_acts_may_not_have_come() -> None:
    assert state("tanggal_pemeriksaan", "belum") == Dates((), not_yet=True)
    assert state("tanggal_pemeriksaan", ["not_yet", "2024"]) == Dates((days("2024-01-01", "2024-12-31"),), not_yet=True)
    assert state("tanggal_pemeriksaan", ["../2018-11-12", "2018-11-13/.."]) == Dates((Days(None, None),))


@pytest.mark.parametrize("code", ["16", "16.05", "16.05.01", "16.05.01.2001", "16.*", "16.05.*", "16.05.01.*"])
def test_a_region_is_a_code_or_some_area_below_one(code: str) -> None:
    assert state("wilayah", code) == Regions((code,))


def test_several_regions_are_one_of_them() -> None:
    assert state("wilayah", "16.05 / 15.04") == state("wilayah", ["15.04", "16.05"]) == Regions(("15.04", "16.05"))


@given(st.dates(), st.dates())
def test_a_range_of_days_is_read_back(one: date, other: date) -> None:
    start, end = sorted((one, other))
    assert state("tanggal", f"{start}/{end}") == state("tanggal", f"{start} .. {end}") == Dates((Days(start, end),))


@given(st.lists(st.dates(date(2024, 1, 1), date(2024, 2, 9)), min_size=1, max_size=20))
def test_joined_spans_hold_the_same_days(listed: list[date]) -> None:
    read = state("tanggal", listed)
    assert isinstance(read, Dates)
    held = {
        span.start + timedelta(offset)
        for span in read.spans
        if span.start and span.end
        for offset in range((span.end - span.start).days + 1)
    }
    assert held == set(listed)
