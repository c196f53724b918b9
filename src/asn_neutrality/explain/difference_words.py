"""The sentences of a comparison: traits of a case, and what each side says of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from attrs import define

from asn_neutrality.domain.answers import Answer
from asn_neutrality.domain.differences import Case, CaseSide, Compared, Difference, Excuse, Trait, Window
from asn_neutrality.domain.facts import FactRole
from asn_neutrality.domain.records import Values
from asn_neutrality.domain.results import Outcome
from asn_neutrality.domain.rules import Prohibition
from asn_neutrality.domain.words import Language
from asn_neutrality.explain.advice import answer_words, excuse_words
from asn_neutrality.explain.citations import cite_in
from asn_neutrality.explain.conditions import describe_in
from asn_neutrality.explain.facts import day_words, value_name
from asn_neutrality.explain.voice import Voice, voice_of
from asn_neutrality.logic.atoms import InPhase, Meant, Phase
from asn_neutrality.logic.shapes import Leaf, Not

FEW_RULES = 3  # prohibitions named of one side of a case


@define(frozen=True, slots=False)
class DifferenceWords:
    """The words of one comparison in one language."""

    found: Difference
    language: Language

    @cached_property
    def voices(self) -> tuple[Voice, Voice]:
        """The voice of each side."""
        first, second = (voice_of(side.rules, self.language) for side in (self.found.first, self.found.second))
        return first, second

    def say(self, key: str, **words: object) -> str:
        """A sentence of the templates."""
        return self.voices[0].say(key, **words)

    def side(self, place: int) -> str:
        """A side by its name; its day where it has one."""
        return side_name((self.found.first, self.found.second)[place], self.voices[place])

    # -- Traits ----------------------------------------------------------------------------------------------------

    def traits(self, traits: Sequence[Trait]) -> str:
        """Conditions one after the other."""
        return self.voices[0].templates.list_all([self._trait(trait) for trait in traits])

    def _trait(self, trait: Trait) -> str:
        first, second = self.voices
        if isinstance(trait, Window):
            test: Meant = Leaf(trait.test)
            return describe_in(test if trait.holds else Not(test), first)
        voice = first if trait.fact.name in first.facts else second
        return _phase(trait, voice) or _several(trait, voice) or answer_words(trait, voice)

    # -- Cases -----------------------------------------------------------------------------------------------------

    def case(self, case: Case, number: int, outcomes: tuple[Outcome, Outcome]) -> str:
        """A case as one sentence."""
        sides = {
            "first": self._says(0, case.first, outcomes[0]),
            "second": self._says(1, case.second, outcomes[1]),
        }
        if not case.traits:
            return self.say("difference.case_any", number=number, **sides)
        return self.say("difference.case", number=number, traits=self.traits(case.traits), **sides)

    def _says(self, place: int, side: CaseSide, outcome: Outcome) -> str:
        name = self.side(place)
        match outcome:
            case Outcome.NO_VIOLATION:
                if not side.excuses:
                    return self.say("difference.not_violated", name=name)
                excuses = [self._excuse(each, place) for each in side.excuses[:FEW_RULES]]
                return self.say("difference.excused", name=name, excuses=self._all(excuses))
            case Outcome.DISPUTED:
                return self.say("difference.disputed", name=name, rules=self._rules(side.rules, place))
            case _:
                key = "violated" if side.each else "violated_either"
                return self.say(f"difference.{key}", name=name, rules=self._rules(side.rules, place))

    def _rules(self, rules: Sequence[Prohibition], place: int) -> str:
        named = [self._rule(rule, place) for rule in rules[:FEW_RULES]]
        if len(rules) > FEW_RULES:
            more = len(rules) - FEW_RULES
            return self.say("difference.rules_more", rules=self._all(named, last=False), count=more)
        return self._all(named)

    def _all(self, items: Sequence[str], *, last: bool = True) -> str:
        return self.voices[0].templates.list_quoted(items, "and") if last else ", ".join(items)

    def _rule(self, rule: Prohibition, place: int) -> str:
        voice = self.voices[place]
        citation = "; ".join(cite_in(each, voice) for each in rule.basis[:1])
        return voice.say("difference.rule", title=voice.label(rule.title), citation=citation)

    def _excuse(self, excuse: Excuse, place: int) -> str:
        voice = self.voices[place]
        names = [excuse_words(name, excuse.rule, voice) for name in excuse.by]
        by = voice.templates.list_all(names)
        return voice.say("difference.excuse", rule=self._rule(excuse.rule, place), by=by)

    # -- Outcomes --------------------------------------------------------------------------------------------------

    def heading(self, outcomes: tuple[Outcome, Outcome]) -> str:
        """What events have in common that differ in one way."""
        if outcomes[0] is outcomes[1]:
            return self.say("difference.heading_read")
        own, other = (self.say(f"outcome.{outcome.value}") for outcome in outcomes)
        said = self.say("difference.heading", own=own, other=other, first=self.side(0), second=self.side(1))
        return said[:1].upper() + said[1:]

    def stages(self, names: Iterable[str]) -> str:
        """Stages by their labels."""
        first, second = self.voices
        labels = [(first if name in first.stages else second).stage(name) for name in names]
        return first.templates.list_all(labels)

    def tracks(self, names: Iterable[str]) -> str:
        """Tracks by their labels."""
        first, second = self.voices
        labels = [(first if name in first.tracks else second).track(name) for name in names]
        return first.templates.list_all([f"“{label}”" for label in labels])


def side_name(side: Compared, voice: Voice) -> str:
    """The name of a side, with its day."""
    if side.day is None:
        return voice.say("difference.side", name=side.name)
    return voice.say("difference.side_on", name=side.name, day=day_words(side.day, voice.templates))


def _phase(answer: Answer, voice: Voice) -> str | None:
    """The phase of the act's day as conditions tell it; None where the answer is none."""
    stage, day = answer.fact.stage, next((f for f in voice.facts.values() if f.role is FactRole.TIME_OF_ACT), None)
    if stage is None or day is None or not isinstance(answer.value, Values):
        return None
    phases = frozenset(map(Phase, answer.value.values))
    return describe_in(Leaf(InPhase(day.name, stage, phases)), voice)


def _several(answer: Answer, voice: Voice) -> str | None:
    """Several values whose labels are lists themselves, in quotation marks; None where plain words do."""
    if not isinstance(answer.value, Values) or len(answer.value.values) < 2:
        return None
    names = [value_name(each.name, answer.fact, voice.language) for each in answer.fact.values]
    held = [name for each, name in zip(answer.fact.values, names, strict=True) if each.name in answer.value.values]
    parting = (",", voice.say("join.or"), voice.say("join.and"))
    grouped = any(answer.value.values == frozenset(group.members) for group in answer.fact.groups)
    if grouped or len(names) - len(held) <= _REST or not any(sign in name for sign in parting for name in held):
        return None
    values = voice.templates.list_quoted([f"“{name}”" for name in held], "or")
    return voice.say("test.is", fact=voice.fact(answer.fact.name), values=values)


_REST = 2  # values left out that are named instead
