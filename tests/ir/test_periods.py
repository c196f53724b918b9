"""When a rule is in force: periods, succession of sources, transition."""

from __future__ import annotations

from datetime import date

import pytest

from asn_neutrality.ir.domains import DateDomain
from tests.ir.lowering import masks, only_rule, program, rule

SOURCES = """\
sumber lama judul "Lama" berlaku 2010-06-06 .. 2021-08-30
sumber baru judul "Baru" berlaku 2021-08-31 .. menggantikan lama
"""
MOVED = SOURCES.replace("menggantikan lama", "menggantikan lama peralihan bila diperiksa sejak 2021-08-31")


@pytest.mark.parametrize(
    ("clauses", "start", "end"),
    [
        ((), date(2010, 6, 6), date(2021, 8, 30)),
        (("berlaku 2015-01-01 .. 2016-12-31",), date(2015, 1, 1), date(2016, 12, 31)),
    ],
    ids=["of its first basis", "of its own"],
)
def test_rule_is_in_force_in_the_period(clauses: tuple[str, ...], start: date, end: date) -> None:
    found = program(SOURCES, rule("dinas", *clauses, basis="lama pasal 4, daftar butir 1"))
    ((_, since), (_, until)) = masks(found.rules[0].period)
    days = found.variables["tanggal"].domain
    assert isinstance(days, DateDomain)
    assert since & until == days.span(start, end)


def test_source_without_period_is_always_in_force() -> None:
    assert masks(only_rule(rule("dinas")).period) == []


@pytest.mark.parametrize(("basis", "names"), [("lama pasal 4", 3), ("baru pasal 5", 4)])
def test_transition_moves_acts_of_the_old_period_to_the_new_source(basis: str, names: int) -> None:
    found = only_rule(MOVED, rule("dinas", basis=basis))
    tested = [name for name, _ in masks(found.period)]
    assert tested.count("diperiksa") == 1
    assert len(tested) == names


def test_rule_that_begins_later_than_its_source_has_no_share_in_the_transition() -> None:
    found = only_rule(MOVED, rule("dinas", "berlaku 2022-01-01 ..", basis="baru pasal 5"))
    assert [name for name, _ in masks(found.period)] == ["tanggal"]


@pytest.mark.parametrize(("start", "tested"), [("", 1), ("berlaku 2022-01-01 .. ", 0)], ids=["whole", "later"])
def test_sanction_moves_with_the_rules_of_its_source_unless_it_begins_later(start: str, tested: int) -> None:
    fine = f'hukuman denda judul "Denda" {start}menurut baru pasal 8\n'
    found = only_rule(MOVED, fine, rule("dinas", "sanksi denda", basis="baru pasal 5"))
    names = [name for name, _ in masks(found.penalties[0].condition)]
    assert names.count("diperiksa") == tested
