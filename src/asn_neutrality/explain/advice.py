"""What would settle an outcome, what to ask next, what could be done otherwise, and why a rule is not violated."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define

from asn_neutrality.domain.answers import (
    Answer,
    Change,
    Means,
    NextQuestion,
    Obstacle,
    ObstacleKind,
    Remedies,
    Settling,
    WhyNot,
)
from asn_neutrality.domain.facts import FactKind
from asn_neutrality.domain.packs import RuleSet
from asn_neutrality.domain.records import Regions
from asn_neutrality.domain.results import Outcome
from asn_neutrality.domain.rules import FindingStatus, Prohibition
from asn_neutrality.domain.words import Language
from asn_neutrality.explain.cited import rule_line
from asn_neutrality.explain.conditions import describe_in
from asn_neutrality.explain.facts import value_words
from asn_neutrality.explain.page import Page
from asn_neutrality.explain.templates import templates
from asn_neutrality.explain.voice import Voice, label_words, voice_of, within_sentence

_SHOWN = 12  # partial answers and remedies
_REASONS = 3  # prohibitions named as the reason of a question


@define(frozen=True)
class Advice:
    """What a verdict says beyond itself."""

    outcome: Outcome
    settling: Settling
    question: NextQuestion | None
    remedies: Remedies


def advice_text(advice: Advice, rules: RuleSet, language: Language) -> str:
    """All of it, under headings; without a line end at its end."""
    page, voice = Page(), voice_of(rules, language)
    if advice.question is None and not advice.settling.settlements and advice.settling.complete:
        page.say(voice.say("settle.nothing_open"))
    _settling(page, advice.settling, voice)
    _question(page, advice.question, voice)
    if advice.outcome is not Outcome.NO_VIOLATION:
        _remedies(page, advice.remedies, voice)
    return page.text.lstrip("\n")


def why_not_text(found: WhyNot, rules: RuleSet, language: Language) -> str:
    """What would have to be otherwise for the prohibition to be violated."""
    page, voice = Page(), voice_of(rules, language)
    status = voice.say(f"status.{found.status.value}")
    page.say(voice.say("why_not.status", rule=rule_line(found.prohibition, voice), status=status))
    if not found.sets:
        page.say(voice.say(f"why_not.{_without_sets(found)}"))
    for number, changes in enumerate(found.sets):
        page.head(voice.say("why_not.or_heading" if number else "why_not.heading"))
        for change in changes:
            _change(page, change, found.prohibition, voice)
    if found.sets and not found.complete:
        page.say("")
        page.say(voice.say("why_not.more"))
    return page.text


def question_words(question: NextQuestion, language: Language) -> str:
    """The question as it is put."""
    fact, said = question.fact, templates(language)
    if fact.question is not None:
        return label_words(fact.question, language)
    return said.say("ask.bare", fact=label_words(fact.label, language))


def choice_words(question: NextQuestion, language: Language) -> list[str]:
    """The choices, numbered from 1; of a region the codes that the rules name."""
    said = templates(language)
    if question.codes:
        return [said.say("ask.codes", codes=", ".join(question.codes))]
    return [
        said.say("ask.choice", number=number, label=label_words(choice.label, language))
        for number, choice in enumerate(question.choices, 1)
    ]


def reason_text(question: NextQuestion, prohibitions: Sequence[Prohibition], rules: RuleSet, language: Language) -> str:
    """Why the question is asked: the prohibitions that hang on it, and how many questions may follow."""
    page, voice = Page(), voice_of(rules, language)
    page.say(voice.say("ask.why" if prohibitions else "ask.why_together"))
    for rule in prohibitions[:_REASONS]:
        page.item(rule_line(rule, voice))
    if len(prohibitions) > _REASONS:
        page.item(voice.say("ask.why_more", count=len(prohibitions) - _REASONS))
    page.say(_left(question, voice))
    return page.text


# -- What would settle it ----------------------------------------------------------------------------------------------


def _settling(page: Page, settling: Settling, voice: Voice) -> None:
    page.head(voice.say("settle.heading"))
    rows = [(row, each.outcome) for each in settling.settlements for row in each.answers]
    for row, outcome in rows[:_SHOWN]:
        answers = voice.templates.list_all([answer_words(answer, voice) for answer in row])
        page.item(voice.say("settle.item", answers=answers, outcome=voice.say(f"outcome.{outcome.value}")))
    if len(rows) > _SHOWN or (rows and not settling.complete):
        page.note(voice.say("settle.more"))
    if not rows and not settling.complete:
        page.item(voice.say("settle.too_large"))


def answer_words(answer: Answer, voice: Voice) -> str:
    """The answer as a clause: ``the actor's leave is unpaid leave``."""
    key = "test.answered" if answer.fact.kind is FactKind.YES_NO else "test.is"
    return voice.say(key, fact=voice.fact(answer.fact.name), values=_values(answer, voice))


def _values(answer: Answer, voice: Voice) -> str:
    if not answer.outside or not isinstance(answer.value, Regions):
        return value_words(answer.value, answer.fact, voice.language)
    codes = voice.templates.list_all(answer.outside)
    if not answer.value.patterns:
        return voice.say("settle.elsewhere", codes=voice.templates.list_any(answer.outside))
    named = value_words(answer.value, answer.fact, voice.language)
    return voice.say("settle.named_or_elsewhere", named=named, codes=codes)


# -- The next question -------------------------------------------------------------------------------------------------


def _question(page: Page, question: NextQuestion | None, voice: Voice) -> None:
    if question is None:
        return
    page.head(voice.say("ask.heading"))
    page.item(question_words(question, voice.language))
    for line in choice_words(question, voice.language):
        page.note(line)
    page.note(_left(question, voice))


def _left(question: NextQuestion, voice: Voice) -> str:
    match question.worst:
        case 0:
            return voice.say("ask.last")
        case 1:
            return voice.say("ask.at_most_one")
        case count:
            return voice.say("ask.at_most", count=count)


# -- Remedies ----------------------------------------------------------------------------------------------------------


def _remedies(page: Page, found: Remedies, voice: Voice) -> None:
    page.head(voice.say("remedy.heading"))
    for remedy in found.remedies[:_SHOWN]:
        changes = voice.templates.list_all([answer_words(change, voice) for change in remedy.changes])
        page.item(voice.say("remedy.item", changes=changes))
        for means in remedy.means:
            page.note(_means(means, voice))
    if not found.remedies:
        page.item(voice.say("remedy.none" if found.complete else "remedy.none_found"))
        return
    if len(found.remedies) > _SHOWN or not found.complete:
        page.item(voice.say("remedy.more"))
    page.item(voice.say("remedy.future"))


def _means(means: Means, voice: Voice) -> str:
    rule = voice.label(means.prohibition.title)
    if means.excused_by:
        names = [f"“{excuse_words(name, means.prohibition, voice)}”" for name in means.excused_by]
        return voice.say("remedy.excused", rule=rule, names=voice.templates.list_all(names))
    if not means.failed:
        return voice.say("remedy.failed_together", rule=rule)
    conditions = voice.templates.list_all([describe_in(part, voice) for part in means.failed])
    return voice.say("remedy.failed", rule=rule, conditions=conditions)


def excuse_words(name: str, rule: Prohibition, voice: Voice) -> str:
    """The exception of that name, or the permission of that id."""
    for each in rule.exceptions:
        if each.name == name:
            return within_sentence(voice.name(each.label, each.name))
    permission = voice.permissions.get(name)
    return voice.label(permission.title) if permission is not None else voice.name(None, name)


# -- Why not -----------------------------------------------------------------------------------------------------------


def _without_sets(found: WhyNot) -> str:
    if found.status is FindingStatus.VIOLATED:
        return "already"
    return "never" if found.complete else "too_large"


def _change(page: Page, change: Change, rule: Prohibition, voice: Voice) -> None:
    fact = change.needed.fact
    now = value_words(change.now, fact, voice.language) if change.now is not None else voice.say("value.unknown")
    page.item(voice.say("why_not.change", needed=answer_words(change.needed, voice), now=now))
    for obstacle in change.obstacles:
        page.note(_obstacle(obstacle, rule, voice))
    if not change.obstacles:
        page.note(voice.say("why_not.rules_out"))


def _obstacle(obstacle: Obstacle, rule: Prohibition, voice: Voice) -> str:
    match obstacle:
        case Obstacle(ObstacleKind.CONDITION, condition) if condition is not None:
            return voice.say("why_not.condition", condition=describe_in(condition, voice))
        case Obstacle(ObstacleKind.SCOPE | ObstacleKind.PERIOD | ObstacleKind.CONDITION as kind):
            return voice.say(f"why_not.{kind.value}")
        case Obstacle(ObstacleKind.EXCEPTION | ObstacleKind.PERMISSION as kind, _, name):
            return voice.say(f"why_not.{kind.value}", name=excuse_words(name or "", rule, voice))
        case _:
            raise AssertionError(obstacle)
