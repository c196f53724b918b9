"""How parts of a condition stood."""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from asn_neutrality.domain.records import Dates, Days, Regions, State, Text, Unknown
from asn_neutrality.domain.sources import Period
from asn_neutrality.explain.standing import Dating, Event, Standing, conjuncts
from asn_neutrality.logic.atoms import InPhase, Meant, Member, Phase, Unit, Within
from asn_neutrality.logic.shapes import All, Answer, Any, Choice, Constant, Leaf, Not
from tests.explain.small_facts import ACT, AREA, CAMPAIGN, DAY, ELECTION, STATUS
from tests.explain.small_judgements import day, one_of
from tests.explain.small_pack import CALENDAR, DAFTAR, RULE_SET, member

HOLDS, FAILS, OPEN = Standing.HOLDS, Standing.FAILS, Standing.OPEN
LIKED, OFFICIAL = member(ACT, "suka"), member(STATUS, "asn")
IN_2024 = one_of("pilkada_2024")


def standing(condition: Meant, **facts: State) -> Standing:
    return Event(facts, Dating(RULE_SET)).stood(condition).standing


def during(point: str | date, *phases: Phase) -> Meant:
    return Leaf(InPhase(DAY.name, point, frozenset(phases)))


def on(state: State) -> dict[str, State]:
    return {DAY.name: state, ELECTION.name: IN_2024}


def between(start: str, end: str) -> Dates:
    return Dates((Days(date.fromisoformat(start), date.fromisoformat(end)),))


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (one_of("pns"), HOLDS),
        (one_of("pns", "pppk"), HOLDS),
        (one_of("warga"), FAILS),
        (one_of("pns", "warga"), OPEN),
        (Unknown(), OPEN),
        (Text("?"), OPEN),
    ],
)
def test_a_value_stands_as_all_it_may_be(state: State, expected: Standing) -> None:
    assert standing(OFFICIAL, status=state) is expected


@pytest.mark.parametrize(
    ("parts", "every", "some"),
    [
        ((HOLDS, HOLDS), HOLDS, HOLDS),
        ((HOLDS, OPEN), OPEN, HOLDS),
        ((FAILS, OPEN), FAILS, OPEN),
        ((HOLDS, FAILS), FAILS, HOLDS),
        ((FAILS, FAILS), FAILS, FAILS),
        ((OPEN, OPEN), OPEN, OPEN),
    ],
)
def test_parts_stand_together(parts: tuple[Standing, ...], every: Standing, some: Standing) -> None:
    shown: dict[Standing, Meant] = {HOLDS: Constant(True), FAILS: Constant(False), OPEN: LIKED}
    conditions = tuple(shown[part] for part in parts)
    assert standing(All(conditions)) is every
    assert standing(Any(conditions)) is some
    assert standing(Not(Not(All(conditions)))) is every
    readings = tuple(Answer(str(n), part) for n, part in enumerate(conditions))
    assert standing(Choice("q", readings)) is (parts[0] if len(set(parts)) == 1 else OPEN)


def test_a_condition_rests_on_the_facts_that_decided_it() -> None:
    event = Event({ACT.name: one_of("hadir"), STATUS.name: one_of("pns")}, Dating(RULE_SET))
    assert event.stood(All((LIKED, OFFICIAL))).facts == (ACT.name,)
    assert event.stood(Any((LIKED, OFFICIAL))).facts == (STATUS.name,)


@pytest.mark.parametrize(
    ("state", "phases", "expected"),
    [
        (day("2024-09-24"), [Phase.BEFORE], HOLDS),
        (day("2024-09-25"), [Phase.DURING], HOLDS),
        (day("2024-11-23"), [Phase.DURING], HOLDS),
        (day("2024-11-24"), [Phase.AFTER], HOLDS),
        (day("2024-11-24"), [Phase.BEFORE, Phase.DURING], FAILS),
        (between("2024-09-01", "2024-09-25"), [Phase.BEFORE], OPEN),
        (between("2024-09-01", "2024-09-25"), [Phase.BEFORE, Phase.DURING], HOLDS),
        (Dates((), not_yet=True), list(Phase), FAILS),
        (Dates((Days(None, None),)), list(Phase), HOLDS),
        (Unknown(), list(Phase), OPEN),
    ],
)
def test_a_day_stands_in_the_phase_of_its_election(state: State, phases: list[Phase], expected: Standing) -> None:
    assert standing(during("kampanye", *phases), **on(state)) is expected


def test_without_an_election_a_phase_is_open() -> None:
    assert standing(during("kampanye", Phase.DURING), hari_kejadian=day("2024-10-01")) is OPEN


def test_a_stated_phase_stands_by_itself() -> None:
    assert standing(during("kampanye", Phase.DURING), **{CAMPAIGN.name: one_of("selama")}) is HOLDS
    assert standing(during("kampanye", Phase.DURING), **{CAMPAIGN.name: one_of("sebelum", "sesudah")}) is FAILS
    event = Event({CAMPAIGN.name: one_of("selama")}, Dating(RULE_SET))
    assert event.stood(during("kampanye", Phase.DURING)).facts == (CAMPAIGN.name,)


def test_a_pause_of_a_stage_is_open_between_before_and_after() -> None:
    spans = (Period(date(2024, 9, 25), date(2024, 9, 30)), Period(date(2024, 10, 10), date(2024, 11, 23)))
    stage = attrs.evolve(CALENDAR.stages[1], spans=spans)
    pack = attrs.evolve(DAFTAR, calendars=(attrs.evolve(CALENDAR, stages=(stage,)),))
    event = Event(on(day("2024-10-05")), Dating(attrs.evolve(RULE_SET, packs={pack.name: pack})))
    assert event.stood(during("kampanye", Phase.DURING)).standing is FAILS
    assert event.stood(during("kampanye", Phase.AFTER)).standing is OPEN
    assert event.stood(during("kampanye", Phase.BEFORE, Phase.AFTER)).standing is HOLDS


@pytest.mark.parametrize(
    ("iso", "expected"), [("2024-03-21", FAILS), ("2024-03-22", HOLDS), ("2024-09-21", HOLDS), ("2024-09-22", FAILS)]
)
def test_a_window_has_its_first_day_and_not_the_anchor(iso: str, expected: Standing) -> None:
    window: Meant = Leaf(Within(DAY.name, 6, Unit.MONTHS, Phase.BEFORE, "penetapan"))
    assert standing(window, **on(day(iso))) is expected


def test_a_day_stands_relative_to_a_date() -> None:
    assert standing(during(date(2024, 10, 1), Phase.DURING), hari_kejadian=day("2024-10-01")) is HOLDS
    assert standing(during(date(2024, 10, 1), Phase.AFTER), hari_kejadian=day("2024-10-01")) is FAILS


def test_what_has_not_happened_has_a_value_of_its_own() -> None:
    never: Meant = Leaf(Member(DAY.name, ("belum",), ("belum",)))
    assert standing(never, hari_kejadian=Dates((), not_yet=True)) is HOLDS
    assert standing(never, hari_kejadian=day("2024-10-01")) is FAILS
    assert standing(never, hari_kejadian=Dates((Days(None, None),), not_yet=True)) is OPEN


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [("16", HOLDS), ("16.05", HOLDS), ("16.*", HOLDS), ("32", FAILS), ("1", FAILS), ("1.*", FAILS), ("160", FAILS)],
)
def test_a_region_covers_what_is_below(pattern: str, expected: Standing) -> None:
    region: Meant = Leaf(Member(AREA.name, ("16",), ("16",)))
    assert standing(region, daerah=Regions((pattern,))) is expected


def test_some_area_below_may_be_the_one_meant() -> None:
    region: Meant = Leaf(Member(AREA.name, ("16.05",), ("16.05",)))
    assert standing(region, daerah=Regions(("16.*",))) is OPEN
    assert standing(region, daerah=Regions(("16",))) is FAILS


def test_what_is_always_true_is_no_part() -> None:
    assert conjuncts(All((Constant(True), LIKED))) == (LIKED,)
    assert conjuncts(LIKED) == (LIKED,)


def test_parts_of_parts_are_parts() -> None:
    assert conjuncts(All((All((LIKED, OFFICIAL)), LIKED))) == (LIKED, OFFICIAL, LIKED)
