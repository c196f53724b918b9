"""Random pairs of rule sets: what becomes of one when rules are dropped or turned round, or calendars moved."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from attrs import evolve
from hypothesis import strategies as st

from asn_neutrality.domain.calendars import ElectionCalendar, Stage
from asn_neutrality.domain.facts import FactType, Vocabulary
from asn_neutrality.domain.packs import RulePack
from asn_neutrality.domain.rules import ExceptionClause, Prohibition, Question
from asn_neutrality.domain.sources import ALWAYS, Period, Provenance
from asn_neutrality.domain.words import Label
from asn_neutrality.logic.atoms import Phase, Unit, Within
from asn_neutrality.logic.shapes import Constant, Leaf, Not
from tests.comparison.brute import Pair, Side
from tests.engine.oracle.completions import telling_days
from tests.engine.oracle.worlds import Setting
from tests.engine.settings import DAY, DAYS, ELECTION, OPTIONAL, SPAN, STAGE, calendars, conditions
from tests.engine.settings import settings as rule_sets


@st.composite
def pairs(draw: st.DrawFn) -> Pair:
    """A random rule set and what becomes of it when rules are dropped, turned round or kept without their limits."""
    first = draw(rule_sets())
    packs = {name: _changed(draw, pack) for name, pack in first.rules.packs.items()}
    return pair(first, packs)


@st.composite
def timed_pairs(draw: st.DrawFn) -> Pair:
    """One rule that counts from a stage, so long or so."""
    first = draw(rule_sets())
    name, pack = next(iter(first.rules.packs.items()))
    pack = evolve(pack, scope=Constant(True), questions=(), conclusions=(), impossible=(), permissions=())
    rule = evolve(pack.prohibitions[0], period=ALWAYS, exceptions=())
    sides = [
        evolve(
            pack,
            prohibitions=(evolve(rule, condition=Leaf(draw(counted))),),
        )
        for _ in range(2)
    ]
    first = evolve(first, rules=evolve(first.rules, packs={name: sides[0]}))
    return pair(first, {name: sides[1]})


counted = st.builds(
    Within,
    fact=st.just("day"),
    amount=st.integers(1, 2),
    unit=st.sampled_from(Unit),
    side=st.sampled_from((Phase.BEFORE, Phase.AFTER)),
    point=st.just("s"),
)


def pair(first: Setting, packs: Mapping[str, RulePack], on: tuple[date | None, date | None] = (None, None)) -> Pair:
    """A rule set beside one with these packs, over the days that tell either apart; as of days where it is asked so."""
    second = evolve(first, rules=evolve(first.rules, packs=packs))
    days = tuple(sorted({*telling_days(first.rules), *telling_days(second.rules)}))
    return Pair(*(Side(evolve(each, days=days), day) for each, day in zip((first, second), on, strict=True)))


def _changed(draw: st.DrawFn, pack: RulePack) -> RulePack:
    kept: list[Prohibition] = []
    for rule in pack.prohibitions:
        match draw(st.sampled_from(("keep", "keep", "drop", "turn", "bare", "always"))):
            case "keep":
                kept.append(rule)
            case "turn":
                kept.append(evolve(rule, condition=Not(rule.condition)))
            case "bare":
                kept.append(evolve(rule, exceptions=()))
            case "always":
                kept.append(evolve(rule, period=ALWAYS))
    held = {rule.id for rule in kept}
    permissions = (
        evolve(each, overrides=tuple(rule for rule in each.overrides if rule in held)) for each in pack.permissions
    )
    return evolve(pack, prohibitions=tuple(kept), permissions=tuple(permissions))


CONTEST, EXAM = (next(fact for fact in OPTIONAL if fact.name == name) for name in ("contest", "exam"))


@st.composite
def dated_pairs(draw: st.DrawFn) -> Pair:
    """Rules about days, under calendars of which the second has stages moved, added, dropped or given away."""
    act_alone = draw(st.booleans())
    facts = (DAY, ELECTION, CONTEST) if act_alone else (EXAM, ELECTION)
    base = draw(rule_sets())
    name, pack = next(iter(base.rules.packs.items()))
    dates = tuple(draw(calendars((CONTEST,))))
    used = (DAY, ELECTION, CONTEST, *(() if act_alone else (EXAM,)), STAGE)
    pack = evolve(
        pack,
        facts=used,
        scope=Constant(True),
        sources=tuple(evolve(source, in_force=ALWAYS, transition=None, replaces=()) for source in pack.sources),
        sanctions=(),
        questions=(DISPUTED,),
        conclusions=(),
        presumptions=(),
        impossible=(),
        permissions=(),
        calendars=dates,
        prohibitions=tuple(draw(dated_rules(rule, facts)) for rule in pack.prohibitions[:2]),
    )
    other = evolve(pack, calendars=tuple(_moved(draw, dates)))
    if draw(st.integers(0, 2)) == 0:
        other = evolve(other, prohibitions=other.prohibitions[:1])
    rules = evolve(base.rules, packs={name: pack}, vocabulary=Vocabulary({fact.name: fact for fact in used}))
    one = st.sampled_from(DAYS)
    days = st.one_of(st.just((None, None)), st.tuples(one, one)) if act_alone else st.tuples(one, one)
    return pair(evolve(base, rules=rules), {name: other}, draw(days))


DISPUTED = Question("p.applies", Label("e"), (), span=SPAN)


@st.composite
def dated_rules(draw: st.DrawFn, rule: Prohibition, facts: tuple[FactType, ...]) -> Prohibition:
    """The prohibition with a condition over these facts, and perhaps an exception whose application is disputed."""
    exceptions: tuple[ExceptionClause, ...] = ()
    if draw(st.integers(0, 2)) == 0:
        exceptions = (ExceptionClause("e", None, draw(conditions(facts)), DISPUTED.id, (), span=SPAN),)
    return evolve(
        rule,
        period=ALWAYS,
        own_period=False,
        condition=draw(conditions(facts)),
        exceptions=exceptions,
        sanctions=(),
    )


def _moved(draw: st.DrawFn, before: tuple[ElectionCalendar, ...]) -> list[ElectionCalendar]:
    """Calendars after a change of some of their stages; whole calendars may be dropped, and stages change hands."""
    stages = [calendar.stages for calendar in before]
    if draw(st.integers(0, 3)) == 0:
        stages.reverse()
    found = []
    for calendar, own in zip(before, stages, strict=True):
        match draw(st.sampled_from(("keep", "move", "move", "move", "drop"))):
            case "keep":
                found.append(calendar)
            case "move":
                found.append(evolve(calendar, stages=_shifted(draw, own)))
    return found


def _shifted(draw: st.DrawFn, stages: tuple[Stage, ...]) -> tuple[Stage, ...]:
    """Each stage kept, dropped, moved by days, or with another span; where there was none, perhaps one."""
    found = []
    for stage in stages:
        match draw(st.sampled_from(("keep", "drop", "shift", "shift", "span"))):
            case "keep":
                found.append(stage)
            case "shift":
                length = timedelta(days=draw(st.integers(-2, 2)))
                found.append(evolve(stage, spans=tuple(_by(span, length) for span in stage.spans)))
            case "span":
                late = stage.spans[-1].end or DAYS[-1]
                again = Period(late + timedelta(days=2), late + timedelta(days=3))
                found.append(evolve(stage, spans=stage.spans[:1] if len(stage.spans) > 1 else (*stage.spans, again)))
    if not stages and draw(st.booleans()):
        found.append(
            Stage("s", Label("s"), (Period(DAYS[2], DAYS[4]),), Constant(True), (), Provenance.REPORT, span=SPAN)
        )
    return tuple(found)


def _by(span: Period, length: timedelta) -> Period:
    return Period(span.start and span.start + length, span.end and span.end + length)
