"""The meaning of a verdict by brute force: every completion is made and looked at.

Written from DESIGN section 3 over the packs as meant; it shares no code with the program, the diagrams or the engine.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import combinations, product
from math import prod
from typing import assert_never

from attrs import define, field
from dateutil.relativedelta import relativedelta

from asn_neutrality.domain.calendars import ElectionCalendar, Stage
from asn_neutrality.domain.facts import FactKind, FactRole, FactType
from asn_neutrality.domain.packs import RuleSet
from asn_neutrality.domain.records import Dates, EventRecord, Regions, State, Unknown, Values
from asn_neutrality.domain.results import Outcome
from asn_neutrality.domain.rules import ExceptionClause, FindingStatus, Permission, Prohibition
from asn_neutrality.domain.sources import Period
from asn_neutrality.logic.atoms import InPhase, Meant, Member, Phase, Unit, Within
from asn_neutrality.logic.shapes import All, Any, Choice, Constant, Leaf, Named, Not

NOT_YET = "belum"
Answers = Mapping[str, str]
Inputs = Mapping[str, str]


@define(frozen=True)
class Setting:
    """A rule set and the concrete days and areas that stand for all others."""

    rules: RuleSet
    days: tuple[date, ...]
    areas: tuple[str, ...]

    def fact_with(self, role: FactRole) -> FactType | None:
        return next((fact for fact in self.rules.vocabulary.facts.values() if fact.role is role), None)

    @property
    def calendars(self) -> list[ElectionCalendar]:
        return [calendar for pack in self.rules.packs.values() for calendar in pack.calendars]


@define
class World:
    """One completion: a value for every open input. Everything else follows, given answers to questions of reading."""

    setting: Setting
    inputs: Inputs
    stated: Mapping[str, frozenset[str]]
    answers: Answers = field(factory=dict)
    _values: dict[str, str] = field(factory=dict)

    def under(self, answers: Answers) -> World:
        return World(self.setting, self.inputs, self.stated, answers)

    def value(self, fact: str) -> str:
        if fact not in self._values:
            self._values[fact] = self._value(fact)
        return self._values[fact]

    def concluded(self, fact: str) -> str | None:
        for pack in self.setting.rules.packs.values():
            for conclusion in pack.conclusions:
                fits = fact not in self.stated or conclusion.value in self.stated[fact]
                if conclusion.fact == fact and fits and self.holds(conclusion.condition):
                    return conclusion.value
        return None

    def _value(self, name: str) -> str:
        fact = self.setting.rules.vocabulary.facts[name]
        if fact.stage is not None:
            act = self.setting.fact_with(FactRole.TIME_OF_ACT)
            assert act is not None
            return self.phase(act.name, fact.stage, name)
        return self.concluded(name) or self.inputs[name]

    def stage(self, name: str) -> Stage | None:
        election = self.setting.fact_with(FactRole.ELECTION)
        for calendar in self.setting.calendars:
            for stage in calendar.stages:
                if (
                    stage.name == name
                    and election is not None
                    and self.value(election.name) == calendar.id
                    and self.holds(calendar.scope)
                    and self.holds(stage.condition)
                ):
                    return stage
        return None

    def phase(self, day_fact: str, stage_name: str, own: str) -> str:
        stage = self.stage(stage_name)
        if stage is None:
            return self.inputs[own]
        written = self.value(day_fact)
        if written == NOT_YET:
            return "never"
        day = date.fromisoformat(written)
        if any(span.start <= day <= span.end for span in stage.spans if span.start and span.end):
            return "selama"
        if stage.spans[0].start and day < stage.spans[0].start:
            return "sebelum"
        if stage.spans[-1].end and day > stage.spans[-1].end:
            return "sesudah"
        return self.inputs[own]

    def gives_phase(self, stage_name: str) -> bool:
        """Whether the calendar says where the act lies relative to the stage."""
        return self.stage(stage_name) is not None and not self.in_gap(stage_name)

    def in_gap(self, stage_name: str) -> bool:
        """Whether the act lies between two spans of the stage."""
        stage, act = self.stage(stage_name), self.setting.fact_with(FactRole.TIME_OF_ACT)
        if stage is None or act is None:
            return False
        day = date.fromisoformat(self.value(act.name))
        first, last = stage.spans[0].start, stage.spans[-1].end
        inside = any(span.start <= day <= span.end for span in stage.spans if span.start and span.end)
        return bool(first and last and first <= day <= last and not inside)

    def in_phase(self, test: InPhase) -> bool:
        if isinstance(test.point, str):
            now = self.phase(test.fact, test.point, phase_input(self.setting, test))
            return now in {phase.value for phase in test.phases}
        written = self.value(test.fact)
        if written == NOT_YET:
            return False
        day = date.fromisoformat(written)
        return (Phase.BEFORE if day < test.point else Phase.DURING if day == test.point else Phase.AFTER) in test.phases

    def within(self, test: Within) -> bool:
        if isinstance(test.point, date):
            first = last = test.point
        else:
            stage = self.stage(test.point)
            if stage is None:
                return self.inputs[hidden_name(test)] == "inside"
            first, last = stage.spans[0].start or date.min, stage.spans[-1].end or date.max
        written = self.value(test.fact)
        if written == NOT_YET:
            return False
        day = date.fromisoformat(written)
        length = relativedelta(months=test.amount) if test.unit is Unit.MONTHS else timedelta(days=test.amount)
        if test.side is Phase.BEFORE:
            return first - length <= day < first
        return last < day <= last + length

    def holds(self, condition: Meant) -> bool:
        match condition:
            case Constant(value):
                return value
            case Not(part):
                return not self.holds(part)
            case All(parts):
                return all(self.holds(part) for part in parts)
            case Any(parts):
                return any(self.holds(part) for part in parts)
            case Named(_, part):
                return self.holds(part)
            case Choice(question, options):
                return any(self.holds(o.part) for o in options if o.name == self.answers[question])
            case Leaf(test):
                return self.test(test)
        assert_never(condition)

    def test(self, test: Member | InPhase | Within) -> bool:
        match test:
            case Member(fact, values):
                value = self.value(fact)
                if self.setting.rules.vocabulary.facts[fact].kind is FactKind.REGION:
                    return any(value == code or value.startswith(code + ".") for code in values)
                return value in values
            case InPhase():
                return self.in_phase(test)
            case Within():
                return self.within(test)
        assert_never(test)


def hidden_name(test: InPhase | Within) -> str:
    if isinstance(test, Within):
        return f"{test.fact} {test.amount} {test.unit.value} {test.side.value} {test.point}"
    return f"{test.fact} {test.point}"


def phase_input(setting: Setting, test: InPhase) -> str:
    act = setting.fact_with(FactRole.TIME_OF_ACT)
    if act is not None and test.fact == act.name:
        for fact in setting.rules.vocabulary.facts.values():
            if fact.stage == test.point:
                return fact.name
    return hidden_name(test)


# -- Completions -------------------------------------------------------------------------------------------------------


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
    return True


# -- Violation ---------------------------------------------------------------------------------------------------------


def all_answers(setting: Setting) -> list[Answers]:
    """Every way to answer every question."""
    return answers_to(setting, {question.id for pack in setting.rules.packs.values() for question in pack.questions})


def answers_to(setting: Setting, names: set[str]) -> list[Answers]:
    """Every way to answer these questions."""
    questions = [q for pack in setting.rules.packs.values() for q in pack.questions if q.id in names]
    answers = [tuple(r.name for r in question.readings) or ("applies", "does_not_apply") for question in questions]
    return [dict(zip((q.id for q in questions), chosen, strict=True)) for chosen in product(*answers)]


def in_period(world: World, period: Period) -> bool:
    act = world.setting.fact_with(FactRole.TIME_OF_ACT)
    assert act is not None
    day = date.fromisoformat(world.value(act.name))
    return (period.start is None or period.start <= day) and (period.end is None or day <= period.end)


def in_force(world: World, rule: Prohibition | Permission) -> bool:
    sources = {source.id: source for pack in world.setting.rules.packs.values() for source in pack.sources}
    mine = sources[rule.basis[0].source]
    if in_period(world, rule.period):
        moved = (new for new in sources.values() if mine.id in new.replaces and new.transition)
        if not any(new.transition and world.holds(new.transition.condition) for new in moved):
            return True
    from_start = rule.period.start == mine.in_force.start
    if mine.transition is None or not from_start or not world.holds(mine.transition.condition):
        return False
    return any(in_period(world, sources[old].in_force) for old in mine.replaces)


def excepted(world: World, exception: ExceptionClause) -> bool:
    if exception.question is not None and world.answers[exception.question] != "applies":
        return False
    return world.holds(exception.condition)


def permits(world: World, permission: Permission) -> bool:
    if permission.question is not None and world.answers[permission.question] != "applies":
        return False
    return (
        world.holds(world.setting.rules.packs[permission.pack].scope)
        and in_force(world, permission)
        and world.holds(permission.condition)
        and not any(excepted(world, exception) for exception in permission.exceptions)
    )


def undefeated(world: World, rule: Prohibition) -> bool:
    scope = world.setting.rules.packs[rule.pack].scope
    return world.holds(scope) and in_force(world, rule) and world.holds(rule.condition)


def violated(world: World, rule: Prohibition) -> bool:
    """Whether it is violated in one completion under one set of answers."""
    permissions = [p for pack in world.setting.rules.packs.values() for p in pack.permissions if rule.id in p.overrides]
    return (
        undefeated(world, rule)
        and not any(excepted(world, exception) for exception in rule.exceptions)
        and not any(permits(world, permission) for permission in permissions)
    )


# -- Outcomes ----------------------------------------------------------------------------------------------------------


def asked_by(rules: RuleSet, chosen: Iterable[Prohibition]) -> Iterator[str]:
    """The questions of reading that some prohibitions ask, through their exceptions and permissions too."""
    for rule in chosen:
        permissions = [p for pack in rules.packs.values() for p in pack.permissions if rule.id in p.overrides]
        conditions = [rules.packs[rule.pack].scope]
        laws: list[Prohibition | Permission] = [rule, *permissions]
        for law in laws:
            conditions += [law.condition, *(exception.condition for exception in law.exceptions)]
            yield from (exception.question for exception in law.exceptions if exception.question)
        yield from (permission.question for permission in permissions if permission.question)
        conditions += [rules.packs[permission.pack].scope for permission in permissions]
        conditions += [conclusion.condition for pack in rules.packs.values() for conclusion in pack.conclusions]
        for condition in conditions:
            yield from questions_of(condition)


def questions_of(condition: Meant) -> Iterator[str]:
    match condition:
        case Leaf() | Constant():
            return
        case Not(part) | Named(_, part):
            yield from questions_of(part)
        case All(parts) | Any(parts):
            for part in parts:
                yield from questions_of(part)
        case Choice(question, answers):
            yield question
            for answer in answers:
                yield from questions_of(answer.part)


@define
class Brute:
    """The judgement of one record, subject by subject."""

    setting: Setting
    record: EventRecord
    worlds: list[World]
    answers: Sequence[Answers]
    presumptions: bool = False

    def pairs(self, rules: Iterable[Prohibition]) -> list[tuple[bool, bool]]:
        """Narrowly and broadly violated, by completion."""
        chosen = tuple(rules)
        asked = set(asked_by(self.setting.rules, chosen))
        # Answers to questions these rules do not ask make no difference: one of each is enough.
        answers = {tuple((q, a) for q, a in answers.items() if q in asked): answers for answers in self.answers}
        return [self.pair(world, chosen, list(answers.values())) for world in self.worlds]

    def pair(self, world: World, rules: tuple[Prohibition, ...], answers: Sequence[Answers]) -> tuple[bool, bool]:
        worlds = [world.under(answer) for answer in answers]
        found = [any(violated(answered, rule) for rule in rules) for answered in worlds]
        return all(found), any(found)

    def assessments(self) -> list[FactType]:
        found = []
        for fact in self.setting.rules.vocabulary.facts.values():
            if fact.favourable is None:
                continue
            left = open_inputs(self.setting, self.record, presumptions=self.presumptions)[fact.name]
            if len(left) > 1 and fact.favourable in left:
                found.append(fact)
        return found

    def favourable(self, world: World) -> bool:
        return all(
            all(world.under(answers).concluded(fact.name) is not None for answers in self.answers)
            or world.inputs[fact.name] == fact.favourable
            for fact in self.assessments()
        )

    def outcome(self, rules: Iterable[Prohibition]) -> Outcome:
        pairs = self.pairs(rules)
        favourable = [pair for world, pair in zip(self.worlds, pairs, strict=True) if self.favourable(world)]
        if all(narrow for narrow, _ in pairs):
            return Outcome.VIOLATION
        if not any(broad for _, broad in pairs):
            return Outcome.NO_VIOLATION
        if all(broad for _, broad in pairs) and not any(narrow for narrow, _ in favourable):
            return Outcome.DISPUTED
        if not any(broad for _, broad in favourable) or self.only_assessments_matter(pairs):
            return Outcome.NEEDS_ASSESSMENT
        return Outcome.UNDETERMINED

    def only_assessments_matter(self, pairs: list[tuple[bool, bool]]) -> bool:
        names = [fact.name for fact in self.assessments()]
        return bool(names) and self.determined_by(names, pairs)

    def determined_by(self, names: Iterable[str], results: list[tuple[bool, bool]]) -> bool:
        """Whether completions that agree on these inputs agree on the result."""
        chosen = tuple(names)
        seen: dict[tuple[str, ...], tuple[bool, bool]] = {}
        for world, result in zip(self.worlds, results, strict=True):
            key = tuple(world.inputs[name] for name in chosen)
            if seen.setdefault(key, result) != result:
                return False
        return True

    def ever(self, test: Callable[[World], bool]) -> bool:
        """Whether the test holds in some completion under some answers."""
        return any(test(world.under(answers)) for world in self.worlds for answers in self.answers)

    def status(self, rule: Prohibition) -> FindingStatus:
        scope = self.setting.rules.packs[rule.pack].scope
        if not self.ever(lambda world: world.holds(scope)):
            return FindingStatus.OUT_OF_SCOPE
        if not self.ever(lambda world: in_force(world, rule)):
            return FindingStatus.OUT_OF_FORCE
        outcome = self.outcome([rule])
        if outcome is not Outcome.NO_VIOLATION:
            return FindingStatus["VIOLATED" if outcome is Outcome.VIOLATION else outcome.name]
        bare = self.ever(lambda world: undefeated(world, rule))
        return FindingStatus.EXCUSED if bare else FindingStatus.NOT_MET

    def grounds(self, rules: tuple[Prohibition, ...]) -> set[frozenset[str]]:
        """The inclusion-minimal sets of which one is certainly violated."""
        found: list[frozenset[str]] = []
        for size in range(1, len(rules) + 1):
            for chosen in combinations(rules, size):
                ids = frozenset(rule.id for rule in chosen)
                if not any(known <= ids for known in found) and self.outcome(chosen) is Outcome.VIOLATION:
                    found.append(ids)
        return set(found)


def judge(
    setting: Setting, record: EventRecord, *, presumptions: bool = False, answers: Sequence[Answers] | None = None
) -> Brute:
    worlds = completions(setting, record, presumptions=presumptions)
    return Brute(setting, record, worlds, answers or all_answers(setting), presumptions)


def without(record: EventRecord, facts: Iterable[str]) -> EventRecord:
    """The record with some facts unknown."""
    dropped = set(facts)
    return EventRecord({name: Unknown() if name in dropped else state for name, state in record.facts.items()})


def contradictory(setting: Setting, record: EventRecord) -> set[frozenset[str]]:
    """The inclusion-minimal sets of stated facts without a completion."""
    found: list[frozenset[str]] = []
    for size in range(1, len(record.facts) + 1):
        for chosen in combinations(record.facts, size):
            ids = frozenset(chosen)
            rest = without(record, set(record.facts) - ids)
            if not any(known <= ids for known in found) and not completions(setting, rest):
                found.append(ids)
    return set(found)
