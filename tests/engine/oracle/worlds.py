"""One completion by brute force: what follows from a value for every open input, under the packs as meant."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import assert_never

from attrs import define, field
from dateutil.relativedelta import relativedelta

from asn_neutrality.domain.calendars import ElectionCalendar, Stage
from asn_neutrality.domain.facts import FactKind, FactRole, FactType
from asn_neutrality.domain.packs import RuleSet
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

    def in_gap(self, stage_name: str, day_fact: str | None = None) -> bool:
        """Whether the act, or another day, lies between two spans of the stage."""
        stage, act = self.stage(stage_name), self.setting.fact_with(FactRole.TIME_OF_ACT)
        written = self.value(day_fact or act.name) if stage is not None and act is not None else NOT_YET
        if stage is None or written == NOT_YET:
            return False
        day = date.fromisoformat(written)
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
