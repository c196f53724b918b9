"""Finite domains: what rules tell apart is told apart, and no more."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from asn_neutrality.domain.records import Dates, Days, Regions, Text, Unknown, Values
from asn_neutrality.ir.domains import ChoiceDomain, DateDomain, RegionDomain, covers, date_domain, full

EPOCH = date(2024, 1, 1)
DAYS = [EPOCH + timedelta(days=n) for n in range(20)]
AREAS = ("16", "16.05", "16.05.01", "16.06", "17", "1")
ends = st.one_of(st.none(), st.sampled_from(DAYS))
Spans = list[tuple[date | None, date | None]]
spans = st.lists(
    st.tuples(ends, ends).filter(lambda span: span[0] is None or span[1] is None or span[0] <= span[1]), max_size=4
)
some_codes = st.sets(st.sampled_from(AREAS)).map(lambda codes: tuple(sorted(codes)))


def class_of(domain: DateDomain, day: date) -> int:
    """The mask of the one class a day is in."""
    return domain.span(day, day)


def inside(day: date, start: date | None, end: date | None) -> bool:
    return (start is None or start <= day) and (end is None or day <= end)


# -- Choices -----------------------------------------------------------------------------------------------------------


def test_values_of_a_choice_are_classes_in_their_order() -> None:
    domain = ChoiceDomain(("a", "b", "c"))
    assert (domain.size, full(domain)) == (3, 0b111)
    assert domain.mask(("c", "a", "a")) == 0b101
    assert domain.names(0b110) == ("b", "c")


def test_stated_values_are_their_classes_and_unknown_is_all() -> None:
    domain = ChoiceDomain(("a", "b", "c"))
    assert domain.read(Values(frozenset("b"))) == 0b010
    assert domain.read(Unknown()) == 0b111


# -- Dates -------------------------------------------------------------------------------------------------------------


@given(spans)
def test_every_span_is_a_union_of_classes(found: Spans) -> None:
    domain = date_domain(found, not_yet=False)
    for start, end in found:
        mask = domain.span(start, end)
        for day in DAYS:
            assert bool(class_of(domain, day) & mask) == inside(day, start, end)


@given(spans)
def test_days_that_no_span_tells_apart_share_a_class(found: Spans) -> None:
    domain = date_domain(found, not_yet=False)
    for one, other in pairwise(DAYS):
        apart = any(inside(one, *span) != inside(other, *span) for span in found)
        assert (class_of(domain, one) != class_of(domain, other)) == apart


@given(spans, st.booleans())
def test_bounds_of_the_classes_partition_the_calendar(found: Spans, not_yet: bool) -> None:
    domain = date_domain(found, not_yet=not_yet)
    for day in DAYS:
        (code,) = (
            n for n in range(len(domain.breaks) + 1) if inside(day, domain.bounds(n).start, domain.bounds(n).end)
        )
        assert class_of(domain, day) == 1 << code
    assert domain.size == len(domain.breaks) + 1 + not_yet


def test_last_day_of_the_calendar_needs_no_cut_after_it() -> None:
    assert date_domain([(EPOCH, date.max)], not_yet=False).breaks == (EPOCH,)


def test_span_that_ends_before_it_starts_has_no_days() -> None:
    assert date_domain([(DAYS[5], DAYS[2])], not_yet=False).span(DAYS[5], DAYS[2]) == 0


def test_not_yet_is_a_class_after_all_days_where_the_fact_allows_it() -> None:
    later = Dates((Days(DAYS[3], None),), not_yet=True)
    allowed, refused = (date_domain([(DAYS[3], None)], not_yet=allowed) for allowed in (True, False))
    assert (allowed.size, allowed.days, allowed.read(later)) == (3, 0b011, 0b110)
    assert (refused.size, refused.days, refused.read(later)) == (2, 0b011, 0b010)
    assert allowed.read(Dates((), not_yet=True)) == 0b100
    assert allowed.read(Unknown()) == 0b111


@given(spans, spans.filter(bool))
def test_stated_days_are_the_classes_that_some_of_them_is_in(found: Spans, stated: Spans) -> None:
    domain = date_domain(found, not_yet=True)
    mask = domain.read(Dates(tuple(Days(start, end) for start, end in stated)))
    expected = 0
    for day in (EPOCH - timedelta(days=400), *DAYS, EPOCH + timedelta(days=400)):
        if any(inside(day, start, end) for start, end in stated):
            expected |= class_of(domain, day)
    assert mask == expected


# -- Regions -----------------------------------------------------------------------------------------------------------


def deepest(codes: tuple[str, ...], area: str) -> int:
    """The class of an area by the definition: the longest of the codes that covers it."""
    covering = [code for code in codes if area == code or area.startswith(f"{code}.")]
    return codes.index(max(covering, key=len)) + 1 if covering else 0


def test_code_covers_itself_and_what_is_below_but_not_what_begins_alike() -> None:
    assert covers("16", "16")
    assert covers("16", "16.05.01")
    assert not covers("1", "16")
    assert not covers("16.05", "16")


@given(some_codes, st.sampled_from(AREAS))
def test_one_area_is_in_the_class_of_the_deepest_code_that_covers_it(codes: tuple[str, ...], area: str) -> None:
    assert RegionDomain(codes).read(Regions((area,))) == 1 << deepest(codes, area)


@given(some_codes, st.sampled_from(AREAS), st.sampled_from(AREAS))
def test_area_meets_a_code_exactly_where_the_code_covers_it(codes: tuple[str, ...], code: str, area: str) -> None:
    domain = RegionDomain(tuple(sorted({*codes, code})))
    assert bool(domain.read(Regions((area,))) & domain.mask((code,))) == covers(code, area)


@given(some_codes, st.sampled_from(AREAS))
def test_starred_area_is_everything_below_it(codes: tuple[str, ...], area: str) -> None:
    domain = RegionDomain(codes)
    below = [other for other in (*AREAS, f"{area}.99") if other.startswith(f"{area}.")]
    expected = sum({1 << deepest(codes, other) for other in below} | {1 << deepest(codes, area)})
    if area not in codes:
        assert domain.read(Regions((f"{area}.*",))) == expected


def test_region_that_is_not_stated_may_be_any() -> None:
    domain = RegionDomain(("16", "16.05"))
    assert domain.size == 3
    assert domain.read(Unknown()) == domain.read(Text("16")) == 0b111
    assert domain.read(Regions(("17",))) == 0b001
    assert domain.read(Regions(("16.*",))) == 0b110
    assert domain.read(Regions(("16.05", "17"))) == 0b101
