"""Whether a prohibition is violated in one completion under one set of answers, and which questions it asks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import product

from asn_neutrality.domain.facts import FactRole
from asn_neutrality.domain.packs import RuleSet
from asn_neutrality.domain.rules import ExceptionClause, Permission, Prohibition
from asn_neutrality.domain.sources import Period
from asn_neutrality.logic.atoms import Meant
from asn_neutrality.logic.shapes import All, Any, Choice, Constant, Leaf, Named, Not
from tests.engine.oracle.worlds import Answers, Setting, World


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
