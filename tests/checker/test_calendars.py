"""Election calendars and their stages."""

from __future__ import annotations

from datetime import date

import pytest

from asn_neutrality.domain.sources import Period, Provenance
from asn_neutrality.domain.words import Label
from asn_neutrality.logic.atoms import Member
from asn_neutrality.logic.shapes import All, Constant, Leaf
from tests.checker.checking import diagnose, pack, refusals, rule_set
from tests.checker.world import CALENDARS, HEAD, WORDS


def test_calendar_is_read_whole() -> None:
    (calendar,) = pack(CALENDARS, WORDS).calendars
    assert (calendar.id, calendar.title) == ("pemilu_1", Label("Pemilu"))
    assert calendar.scope == All((Leaf(Member("kontes", ("presiden", "dpr"), ("presiden", "dpr"))),))
    assert [citation.source for citation in calendar.citations] == ["penanggalan.pkpu"]
    president, parliament, campaign = calendar.stages
    assert (president.name, president.label) == ("penetapan", Label("penetapan"))
    assert president.condition == Leaf(Member("kontes", ("presiden",), ("presiden",)))
    assert president.spans == (Period(date(2023, 11, 13), date(2023, 11, 13)),)
    assert (campaign.label, campaign.condition) == (Label("Masa kampanye", "Campaign"), Constant(value=True))
    assert campaign.spans == (
        Period(date(2023, 11, 28), date(2024, 2, 10)),
        Period(date(2024, 6, 2), date(2024, 6, 22)),
    )
    assert parliament.span.position == (6, 9)


def test_dates_are_seen_as_said_or_else_as_their_source() -> None:
    (calendar,) = pack(CALENDARS, WORDS).calendars
    assert calendar.provenance is Provenance.REPORT
    seen = [stage.provenance for stage in calendar.stages]
    assert seen == [Provenance.PRIMARY, Provenance.REPORT, Provenance.REPORT]


def test_own_source_of_a_stage_comes_before_that_of_its_calendar() -> None:
    text = (
        HEAD
        + 'sumber a judul "A" dilihat naskah\nkalender k judul "K" dilihat laporan\n  tahap t 2020-01-01 menurut a\n'
    )
    (calendar,) = pack(text, WORDS).calendars
    assert (calendar.provenance, calendar.stages[0].provenance) == (Provenance.REPORT, Provenance.PRIMARY)
    (bare,) = pack(HEAD + 'kalender k judul "K"\n', WORDS).calendars
    assert bare.provenance is Provenance.UNSEEN


@pytest.mark.parametrize(
    ("clauses", "expected"),
    [
        ("tahap t 2024-02-01 .. 2024-01-31", ["C061 4:11"]),
        ("tahap t 2024-02-01, 2024-01-31", ["C070 4:23"]),
        ("tahap t 2024-01-01 .. 2024-01-31, 2024-01-31 .. 2024-02-02", ["C070 4:37"]),
        ("tahap t 2024-02-01 .. 2024-01-31, 2024-03-01", ["C061 4:11"]),
        ("tahap t 2024-01-01 tahap t 2024-02-02", ["C071 4:28"]),
        ("tahap t 2024-01-01 tahap t 2024-02-02 untuk kontes adalah dpr", ["C071 4:28"]),
        ("tahap t 2024-01-01 untuk kontes adalah pileg tahap t 2024-02-02 untuk kontes adalah dpr", ["C071 4:54"]),
        ("tahap t 2024-01-01 untuk tidak dinas tahap t 2024-02-02 untuk tidak dinas", ["C071 4:46"]),
        ("tahap t 2024-01-01 untuk tidak dinas tahap t 2024-02-02 untuk dinas", []),
        ("tahap t 2024-01-01 untuk kontes adalah dpr tahap t 2024-02-02 untuk kontes adalah bupati", []),
        ("tahap t 2024-01-01 tahap u 2024-01-01", []),
        ("tahap t 2024-01-01 untuk tanggal sejak 2024-01-01", ["C072 4:28"]),
        ("tahap t 2024-01-01 untuk fase.t adalah selama", ["C072 4:28"]),
        ("tahap t 2024-01-01 untuk kontez adalah dpr", ["C022 4:28 kontes?"]),
        ("tahap t 2024-01-01 menurut tiada", ["C020 4:30"]),
    ],
)
def test_what_is_wrong_with_a_stage_is_refused_where_it_stands(clauses: str, expected: list[str]) -> None:
    assert refusals(HEAD + f'kalender k judul "K"\n  {clauses}\n', WORDS) == expected


def test_calendar_needs_a_title() -> None:
    assert refusals(HEAD + "kalender k\n", WORDS) == ["C014 3:10"]


def test_scope_of_a_calendar_cannot_ask_for_a_phase() -> None:
    text = 'kalender k judul "K" lingkup fase.t "sebelum"\n  tahap t 2024-01-01\n'
    assert refusals(HEAD + text, WORDS) == ["C072 3:30"]


def test_calendars_of_several_packs_are_all_values_of_the_election() -> None:
    other = HEAD + 'kalender k judul "K"\n'
    election = rule_set(other, WORDS, CALENDARS).vocabulary.facts["pemilihan"]
    assert sorted(value.name for value in election.values) == ["k", "lain", "pemilu_1", "tidak_ada"]


def test_calendar_is_declared_once_among_all_packs() -> None:
    (found,) = diagnose(HEAD + 'kalender pemilu_1 judul "P"\n', WORDS, CALENDARS)
    assert (found.code, found.arguments["name"], len(found.related)) == ("C012", "pemilu_1", 1)
