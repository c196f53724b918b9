"""Holes and overlaps in what follows one another: sources, authorities, and the stages of elections."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from asn_neutrality.analysis.remarks.events import Events
from asn_neutrality.analysis.remarks.remark import Remark, RemarkKind, Witness
from asn_neutrality.domain.calendars import ElectionCalendar
from asn_neutrality.domain.facts import FactRole
from asn_neutrality.domain.records import Dates, Days, EventRecord
from asn_neutrality.domain.rules import Sanction
from asn_neutrality.domain.sources import LegalSource, Period
from asn_neutrality.symbolic.compiled import CompiledRule
from asn_neutrality.symbolic.diagrams import FALSE

_DAY = timedelta(days=1)


def succession(events: Events) -> Iterator[Remark]:
    """First of sources, then of those who impose sanctions, then of the stages of each election."""
    packs = events.program.source.packs.values()
    sources = {source.id: source for pack in packs for source in pack.sources}
    for new in sources.values():
        for old in (sources[name] for name in new.replaces):
            yield from _sources(events, old, new)
    for sanction in (sanction for pack in packs for sanction in pack.sanctions):
        yield from _authorities(sanction)
    for calendar in (calendar for pack in packs for calendar in pack.calendars):
        yield from _stages(events, calendar)
        yield from _open_stages(events, calendar)


def between(first: Period, second: Period) -> tuple[str, Period] | None:
    """The days on which neither period runs though the second follows the first, or on which both do."""
    if second.start is None:
        return None if first.start is None and first.end is None else ("overlap", Period(first.start, first.end))
    if first.end is None or first.end >= second.start:
        end = min((each for each in (first.end, second.end) if each is not None), default=None)
        return "overlap", Period(max(second.start, first.start or second.start), end)
    if first.end + _DAY < second.start:
        return "hole", Period(first.end + _DAY, second.start - _DAY)
    return None


def _sources(events: Events, old: LegalSource, new: LegalSource) -> Iterator[Remark]:
    found = between(old.in_force, new.in_force)
    if found is None:
        return
    form, days = found
    rules = [rule for rule in events.compiled.rules if rule.rule.prohibition.basis[0].source in {old.id, new.id}]
    record = _on(events, days.start)
    names = tuple(rule.rule.prohibition.id for rule in rules)
    shown = () if record is None else (events.judged(record, names),)
    yield Remark(
        RemarkKind.SUCCESSION, f"source_{form}", new.id, new.span, others=(old.id,), days=days, witnesses=shown
    )


def _on(events: Events, day: date | None) -> EventRecord | None:
    facts = events.program.source.vocabulary.facts.values()
    name = next((fact.name for fact in facts if fact.role is FactRole.TIME_OF_ACT), None)
    return None if name is None or day is None else EventRecord({name: Dates((Days(day, day),))})


def _authorities(sanction: Sanction) -> Iterator[Remark]:
    ordered = sorted(sanction.authorities, key=lambda each: each.period.start or date.min)
    for first, second in pairwise(ordered):
        found = between(first.period, second.period)
        if found is not None:
            form, days = found
            cited = second.citations or sanction.citations
            yield Remark(RemarkKind.SUCCESSION, f"authority_{form}", sanction.id, second.span, cited, days=days)


# -- Stages ------------------------------------------------------------------------------------------------------------


def _stages(events: Events, calendar: ElectionCalendar) -> Iterator[Remark]:
    """Stages that a calendar gives for some contests or areas only; the record is of one for which it does not.

    Where prohibitions can be violated, the stages on which some of them turns.
    """
    turning = _turning(events, calendar)
    here = _in_election(events, calendar)
    partial: dict[str, Witness] = {}
    for name, derivation in events.program.derivations.items():
        cases = [case for case in derivation.cases if case.calendar is calendar]
        given = events.store.some(events.diagram(case.when) for case in cases)
        found = events.find(here, events.store.negate(given)) if cases else None
        if found is not None and (name in turning or not events.alive):
            partial[cases[0].stage.name] = events.witness(found, ())
    shown = list(partial.values())
    if partial:
        yield Remark(
            RemarkKind.SUCCESSION,
            "stage_hole",
            calendar.id,
            next(stage.span for stage in calendar.stages if stage.name in partial),
            calendar.citations,
            others=tuple(stage for stage in dict.fromkeys(each.name for each in calendar.stages) if stage in partial),
            witnesses=tuple(each for place, each in enumerate(shown) if each not in shown[:place]),
        )


def _open_stages(events: Events, calendar: ElectionCalendar) -> Iterator[Remark]:
    """Stages without days in a calendar, though some prohibition turns on them: records have to state them."""
    known = {stage.name for stage in calendar.stages}
    facts = events.program.source.vocabulary.facts
    turning = _turning(events, calendar)
    missing = [
        name for name, fact in facts.items() if fact.stage is not None and fact.stage not in known and name in turning
    ]
    if not missing:
        return
    rule = turning[missing[0]]
    found = events.find(_in_election(events, calendar), rule.violated)
    yield Remark(
        RemarkKind.SUCCESSION,
        "stage_open",
        calendar.id,
        calendar.span,
        calendar.citations,
        others=tuple(missing),
        witnesses=() if found is None else (events.witness(found, (rule.rule.prohibition.id,)),),
    )


def _turning(events: Events, calendar: ElectionCalendar) -> dict[str, CompiledRule]:
    """The phases and windows that a record may have to state in an election, with a prohibition that turns on each."""
    store, level = events.store, events.compiled.level
    here = store.both(events.under_statements(events.compiled.possible), _in_election(events, calendar))
    found: dict[str, CompiledRule] = {}
    for rule, node in zip(events.alive, events.reached, strict=True):
        turns_on = store.support(store.both(here, node))
        for name in events.program.derivations:
            if level[name] in turns_on:
                found.setdefault(name, rule)
    return found


def _in_election(events: Events, calendar: ElectionCalendar) -> int:
    """The event is about the election of a calendar."""
    facts = events.program.source.vocabulary.facts.values()
    name = next((fact.name for fact in facts if fact.role is FactRole.ELECTION), None)
    return FALSE if name is None else events.member(name, calendar.id)
