"""Questions of reading whose answers never differ."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from asn_neutrality.analysis.remarks.events import Events
from asn_neutrality.analysis.remarks.remark import Remark, RemarkKind
from asn_neutrality.domain.rules import Question
from asn_neutrality.logic.fold import questions
from asn_neutrality.symbolic.compiled import CompiledRule


def readings_alike(events: Events) -> Iterator[Remark]:
    """Of each question with readings, those under which every prohibition reaches the same events.

    Whether a disputed exception or permission changes anything is another remark.
    """
    for question in events.program.questions.values():
        names = tuple(reading.name for reading in question.readings)
        asked = [rule for rule in events.compiled.rules if _asks(rule, question)]
        alike = [pair for pair in combinations(range(len(names)), 2) if _same(events, question, *pair)]
        if not alike:
            continue
        everywhere = len(alike) == len(names) * (len(names) - 1) // 2
        groups = [tuple(range(len(names)))] if everywhere else alike
        for group in groups:
            yield _remark(events, question, asked, tuple(names[place] for place in group), everywhere=everywhere)


def _asks(rule: CompiledRule, question: Question) -> bool:
    """Whether the question stands in the rule, in what it is excused by or in its pack's scope."""
    law = rule.rule
    conditions = (law.scope, *(part.condition for part in law.conjuncts), *(each.condition for each in law.defeats))
    return any(question.id in questions(condition) for condition in conditions)


def _same(events: Events, question: Question, first: int, second: int) -> bool:
    level, fix = events.compiled.level[question.id], events.store.fix
    return all(
        events.apart(fix(rule.violated, {level: first}), fix(rule.violated, {level: second})) is None
        for rule in events.alive
        if level in events.turns_on(rule)
    )


def _remark(
    events: Events, question: Question, asked: list[CompiledRule], answers: tuple[str, ...], *, everywhere: bool
) -> Remark:
    ids = tuple(rule.rule.prohibition.id for rule in asked)
    shown = next((rule for rule in events.alive if rule.rule.prohibition.id in ids), None)
    found = None if shown is None else events.find(shown.violated)
    return Remark(
        RemarkKind.READINGS,
        "readings_unused" if not asked else "readings" if everywhere else "readings_two",
        question.id,
        question.span,
        next((each.citations for each in question.readings if each.citations), ()),
        others=ids,
        answers=answers,
        witnesses=() if found is None or shown is None else (events.witness(found, (shown.rule.prohibition.id,)),),
    )
