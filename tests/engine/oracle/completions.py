"""Every completion of a record, made one by one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import product
from math import prod

from dateutil.relativedelta import relativedelta

from asn_neutrality.domain.facts import FactKind, FactRole, FactType
from asn_neutrality.domain.packs import RuleSet
from asn_neutrality.domain.records import Dates, EventRecord, Regions, State, Values
from asn_neutrality.logic.atoms import InPhase, Meant, Member, Unit, Within
from asn_neutrality.logic.shapes import All, Any, Choice, Constant, Leaf, Named, Not
from tests.engine.oracle.violation import answers_to, questions_of
from tests.engine.oracle.worlds import NOT_YET, Answers, Setting, World, hidden_name, phase_input


def options(setting: Setting, fact: FactType, state: State | None) -> list[str]:
    """The concrete values a state leaves open."""
    match state:
        case Values(values):
            return [value.name for value in fact.values if value.name in values]
        case Dates(spans, not_yet):
            told = {*setting.days, *(end for s in spans for end in (s.start, s.end) if end)}
            days = [d for d in sorted(told) if any((s.start or d) <= d <= (s.end or d) for s in spans)]
            return [day.isoformat() for day in days] + [NOT_YET] * not_yet
        case Regions(patterns):
            below = [p.removesuffix(".*") + "." for p in patterns if p.endswith(".*")]
            return [a for a in setting.areas if a in patterns or any(a.startswith(b) for b in below)]
        case _:
            return everything(setting, fact)


def everything(setting: Setting, fact: FactType) -> list[str]:
    if fact.kind is FactKind.DATE:
        late = [NOT_YET] if fact.role is not FactRole.TIME_OF_ACT else []
        return [day.isoformat() for day in setting.days] + late
    if fact.kind is FactKind.REGION:
        return list(setting.areas)
    return [value.name for value in fact.values]


def hidden_inputs(setting: Setting) -> dict[str, list[str]]:
    """Inputs for what no calendar and no fact decides."""
    found: dict[str, list[str]] = {}
    for test in all_tests(setting.rules):
        if isinstance(test, Within) and isinstance(test.point, str):
            found[hidden_name(test)] = ["outside", "inside"]
        elif isinstance(test, InPhase) and isinstance(test.point, str):
            name = phase_input(setting, test)
            if name not in setting.rules.vocabulary.facts:
                found[name] = ["sebelum", "selama", "sesudah", "never"]
    return found


def all_tests(rules: RuleSet) -> Iterator[Member | InPhase | Within]:
    for pack in rules.packs.values():
        conditions: list[Meant] = [pack.scope]
        for rule in pack.rules:
            conditions += [rule.condition, *(e.condition for e in rule.exceptions)]
        conditions += [c.condition for c in pack.conclusions] + [i.condition for i in pack.impossible]
        conditions += [c.addressee for p in pack.prohibitions for c in p.sanctions]
        for source in pack.sources:
            conditions += [source.transition.condition] if source.transition else []
        for condition in conditions:
            yield from tests_of(condition)


def telling_days(rules: RuleSet) -> tuple[date, ...]:
    """Days on both sides of every day at which something can change: they stand for all days."""
    found = {date(2024, 1, 1)}
    calendars = [calendar for pack in rules.packs.values() for calendar in pack.calendars]
    spans = [(p.start, p.end) for calendar in calendars for stage in calendar.stages for p in stage.spans]
    for pack in rules.packs.values():
        spans += [(rule.period.start, rule.period.end) for rule in pack.rules]
        spans += [(source.in_force.start, source.in_force.end) for source in pack.sources]
        spans += [(sanction.in_force.start, sanction.in_force.end) for sanction in pack.sanctions]
    for test in all_tests(rules):
        if isinstance(test, Member):
            continue
        points = [(test.point, test.point)] if isinstance(test.point, date) else []
        for calendar in calendars:
            points += [
                (stage.spans[0].start or date.min, stage.spans[-1].end or date.max)
                for stage in calendar.stages
                if stage.name == test.point
            ]
        spans += points
        if isinstance(test, Within):
            months = test.amount if test.unit is Unit.MONTHS else 0
            length = relativedelta(months=months, days=test.amount - months)
            spans += [(first - length, last + length) for first, last in points]
    for start, end in spans:
        found |= {start, start - timedelta(days=1)} if start else set()
        found |= {end, end + timedelta(days=1)} if end else set()
    return tuple(sorted(found))


def tests_of(condition: Meant) -> Iterator[Member | InPhase | Within]:
    match condition:
        case Leaf(test):
            yield test
        case Not(part) | Named(_, part):
            yield from tests_of(part)
        case All(parts) | Any(parts):
            for part in parts:
                yield from tests_of(part)
        case Choice(_, answers):
            for answer in answers:
                yield from tests_of(answer.part)
        case Constant():
            return


def told_apart(setting: Setting) -> set[str]:
    """The facts that some condition tests, directly or through a day's phase."""
    found: set[str] = set()
    conditions: list[Meant] = []
    for calendar in setting.calendars:
        conditions += [calendar.scope, *(stage.condition for stage in calendar.stages)]
    tests = [*all_tests(setting.rules), *(test for condition in conditions for test in tests_of(condition))]
    for test in tests:
        found.add(test.fact)
        if isinstance(test, InPhase) and isinstance(test.point, str):
            found.add(phase_input(setting, test))
    roles = (setting.fact_with(FactRole.ELECTION), setting.fact_with(FactRole.TIME_OF_ACT))
    return found | {fact.name for fact in roles if fact}


def open_inputs(setting: Setting, record: EventRecord, *, presumptions: bool) -> dict[str, list[str]]:
    presumed = {p.fact: p.value for pack in setting.rules.packs.values() for p in pack.presumptions}
    found: dict[str, list[str]] = {}
    told = told_apart(setting)
    for fact in setting.rules.vocabulary.facts.values():
        if fact.kind is FactKind.TEXT:
            continue
        state = record.facts.get(fact.name)
        if fact.name not in told and (fact.stage is None or state is None):
            # No condition tells its values apart: one stands for all.
            found[fact.name] = options(setting, fact, state)[:1]
            continue
        if state is None and fact.default is not None:
            found[fact.name] = [fact.default]
        elif state is None and presumptions and fact.name in presumed:
            found[fact.name] = [presumed[fact.name]]
        else:
            found[fact.name] = options(setting, fact, state)
    for name in phases_that_follow(setting, found):
        # The calendar gives it in every world, so that its own value is never asked for.
        if name not in record.facts:
            found[name] = found[name][:1]
    return found | hidden_inputs(setting)


def phases_that_follow(setting: Setting, inputs: Mapping[str, list[str]]) -> list[str]:
    """The phase facts that day, election and calendar give, whatever of these inputs is true."""
    conditions = [calendar.scope for calendar in setting.calendars]
    conditions += [stage.condition for calendar in setting.calendars for stage in calendar.stages]
    roles = (setting.fact_with(FactRole.ELECTION), setting.fact_with(FactRole.TIME_OF_ACT))
    names = {test.fact for condition in conditions for test in tests_of(condition)} | {f.name for f in roles if f}
    facts = [fact for fact in setting.rules.vocabulary.facts.values() if fact.stage is not None]
    if None in roles or not names <= inputs.keys() or prod(len(inputs[name]) for name in names) > 1_000:
        return []
    worlds = [
        World(setting, dict(zip(names, values, strict=True)), {}) for values in product(*(inputs[n] for n in names))
    ]
    return [fact.name for fact in facts if fact.stage and all(w.gives_phase(fact.stage) for w in worlds)]


def size(setting: Setting, record: EventRecord) -> int:
    """How many ways there are to fill in the open inputs, possible or not."""
    return prod(len(values) for values in open_inputs(setting, record, presumptions=False).values())


def completions(setting: Setting, record: EventRecord, *, presumptions: bool = False) -> list[World]:
    choices = open_inputs(setting, record, presumptions=presumptions)
    stated = {name: state.values for name, state in record.facts.items() if isinstance(state, Values)}
    worlds = (World(setting, dict(zip(choices, values, strict=True)), stated) for values in product(*choices.values()))
    answers = answers_to_conclusions(setting)
    return [world for world in worlds if any(possible(world.under(answer), record) for answer in answers)]


def answers_to_conclusions(setting: Setting) -> list[Answers]:
    """All answers to the questions that conclusions ask: what is possible may depend on them."""
    conclusions = [conclusion for pack in setting.rules.packs.values() for conclusion in pack.conclusions]
    return answers_to(setting, {q for conclusion in conclusions for q in questions_of(conclusion.condition)})


def possible(world: World, record: EventRecord) -> bool:
    setting = world.setting
    election = setting.fact_with(FactRole.ELECTION)
    for pack in setting.rules.packs.values():
        if any(world.holds(item.condition) for item in pack.impossible):
            return False
        for calendar in pack.calendars:
            if election and world.value(election.name) == calendar.id and not world.holds(calendar.scope):
                return False
    for fact in setting.rules.vocabulary.facts.values():
        if fact.stage is None:
            continue
        state = record.facts.get(fact.name)
        if isinstance(state, Values) and world.value(fact.name) not in state.values:
            return False
        if world.in_gap(fact.stage) and world.inputs[fact.name] == "selama":
            return False
    # Of other days nobody can state the phase; between two spans it is before or after, all the same.
    phases = (name.split() for name in world.inputs if name.count(" ") == 1)
    return not any(
        world.in_gap(stage, day) and world.inputs[f"{day} {stage}"] in {"selama", "never"} for day, stage in phases
    )
