"""Conditions in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal, assert_never

from attrs import define, evolve

from asn_neutrality.domain.facts import FactKind
from asn_neutrality.domain.packs import RuleSet
from asn_neutrality.domain.words import Language
from asn_neutrality.explain.facts import day_words, value_name
from asn_neutrality.explain.voice import Voice, voice_of, within_sentence
from asn_neutrality.logic.atoms import InPhase, Meant, Member, Phase, Test, Unit, Within
from asn_neutrality.logic.fold import Algebra, fold
from asn_neutrality.logic.shapes import Choice, Leaf, Named


def describe(condition: Meant, rules: RuleSet, language: Language) -> str:
    """The condition as words, from the labels of the packs; shared terms stand by their name."""
    return describe_in(condition, voice_of(rules, language))


def describe_in(condition: Meant, voice: Voice) -> str:
    """``describe`` for a voice."""
    return voice.described(condition, lambda: fold(condition, _Speaker(voice).algebra).said)


@define(frozen=True)
class _Phrase:
    """Words for a condition and for its contrary; a compound needs parentheses inside another phrase.

    ``links`` are the parts of a conjunction, which need none inside another. ``term`` is the name of a shared term in
    quotation marks, where the phrase is nothing else: several terms are said in one breath.
    """

    said: str
    denied: str
    compound: bool = False
    links: tuple[_Phrase, ...] = ()
    term: str | None = None

    def inside(self) -> str:
        return f"({self.said})" if self.compound else self.said


@define(frozen=True)
class _Speaker:
    """One answer per shape: the words for it."""

    voice: Voice

    @property
    def algebra(self) -> Algebra[Test, _Phrase]:
        return Algebra(
            self.constant, self.leaf, self.negation, self.every, self.some, named=self.named, choice=self.choice
        )

    def constant(self, value: bool) -> _Phrase:
        always, never = self.voice.say("condition.always"), self.voice.say("condition.never")
        return _Phrase(always, never) if value else _Phrase(never, always)

    def leaf(self, leaf: Leaf[Test]) -> _Phrase:
        return _test_words(leaf.test, self.voice)

    def negation(self, part: _Phrase) -> _Phrase:
        # What is denied is no bare term, and its parts are no parts of a conjunction.
        return _Phrase(part.denied, part.said, compound=part.compound)

    def every(self, parts: Sequence[_Phrase]) -> _Phrase:
        if len(parts) < 2:
            return parts[0] if parts else self.constant(True)
        links = tuple(link for part in parts for link in part.links or (part,))
        return evolve(self._joined(links, "and"), links=links)

    def some(self, parts: Sequence[_Phrase]) -> _Phrase:
        if len(parts) < 2:
            return parts[0] if parts else self.constant(False)
        return self._joined(parts, "or")

    def _joined(self, parts: Sequence[_Phrase], word: Literal["and", "or"]) -> _Phrase:
        """The parts one after the other, shared terms said together where the first of them stands."""
        words = self.voice.templates
        terms = tuple(dict.fromkeys(part.term for part in parts if part.term is not None))
        gathered = self.voice.say(f"condition.terms_{word}", terms=words.list_quoted(terms, word))
        several = len(terms) > 1
        said = tuple(dict.fromkeys(gathered if several and part.term else part.inside() for part in parts))
        return self._compound(words.list_all(said) if word == "and" else words.list_any(said))

    def named(self, term: Named[Test], _part: _Phrase) -> _Phrase:
        name = term_name(term.name, self.voice)
        said, denied = (self.voice.say(f"condition.{key}", term=name) for key in ("term", "term_not"))
        return _Phrase(said, denied, term=f"“{name}”")

    def choice(self, choice: Choice[Test], parts: Sequence[_Phrase]) -> _Phrase:
        names = (answer_name(choice.question, answer.name, self.voice) for answer in choice.answers)
        said = (
            self.voice.say("condition.reading", reading=name, part=part.inside())
            for name, part in zip(names, parts, strict=True)
        )
        return self._compound("; ".join(said))

    def _compound(self, said: str) -> _Phrase:
        return _Phrase(said, self.voice.say("condition.not", part=f"({said})"), compound=True)


def term_name(name: str, voice: Voice) -> str:
    """A shared term's title, or its name made readable."""
    term = voice.terms.get(name)
    return within_sentence(voice.name(term.title if term else None, name))


def answer_name(question: str, answer: str, voice: Voice) -> str:
    """An answer to a question of reading: the reading's label, or whether the disputed rule applies."""
    asked = voice.questions.get(question)
    if asked is None or not asked.readings:
        key = f"disputed.{answer}"
        return voice.say(key) if key in voice.templates.entries else voice.name(None, answer)
    labels = {reading.name: reading.label for reading in asked.readings}
    return within_sentence(voice.name(labels.get(answer), answer))


def _test_words(test: Test, voice: Voice) -> _Phrase:
    match test:
        case Member():
            return _member_words(test, voice)
        case InPhase(fact, point, phases):
            when = _phase_words(point, phases, voice)
        case Within(fact, amount, unit, side, point):
            when = _window_words(amount, unit, side, point, voice)
        case _:
            assert_never(test)
    said = {"fact": voice.fact(fact), "when": when}
    return _Phrase(voice.say("test.falls", **said), voice.say("test.falls_not", **said))


def _member_words(test: Member, voice: Voice) -> _Phrase:
    fact = voice.facts.get(test.fact)
    names = [value_name(value, fact, voice.language) if fact else value for value in test.written or test.values]
    said = {"fact": voice.fact(test.fact), "values": voice.templates.list_any(names)}
    if fact is not None and fact.kind is FactKind.YES_NO:
        return _Phrase(voice.say("test.answered", **said), voice.say("test.not_answered", **said))
    return _Phrase(voice.say("test.is", **said), voice.say("test.is_not", **said))


def _point_words(point: str | date, voice: Voice) -> str:
    if isinstance(point, date):
        return day_words(point, voice.templates)
    return voice.stage(point)


def _phase_words(point: str | date, phases: frozenset[Phase], voice: Voice) -> str:
    during = "on" if isinstance(point, date) else "during"
    keys = {Phase.BEFORE: "before", Phase.DURING: during, Phase.AFTER: "after"}
    relation = "_".join(key for phase, key in keys.items() if phase in phases) or "never"
    return voice.say(f"phase.{relation}", point=_point_words(point, voice))


def _window_words(amount: int, unit: Unit, side: Phase, point: str | date, voice: Voice) -> str:
    one, many = {Unit.MONTHS: ("month", "months"), Unit.DAYS: ("day", "days")}[unit]
    where = "before" if side is Phase.BEFORE else "after"
    key = f"window.{one if amount == 1 else many}_{where}"
    return voice.say(key, amount=amount, point=_point_words(point, voice))
