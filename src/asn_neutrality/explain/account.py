"""One judgement, in one voice: what the depths of an explanation share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import define

from asn_neutrality.domain.facts import FactKind, FactType
from asn_neutrality.domain.packs import RulePack
from asn_neutrality.domain.records import State, Text, Unknown, Values
from asn_neutrality.domain.results import Contradiction, Finding, Judgement, Missing, Outcome
from asn_neutrality.domain.rules import FindingStatus, Prohibition
from asn_neutrality.explain.facts import value_words
from asn_neutrality.explain.standing import Event, Standing, conjuncts
from asn_neutrality.explain.voice import Voice
from asn_neutrality.logic.atoms import Meant
from asn_neutrality.once import cached_property


@define(frozen=True, slots=False, eq=False)
class Account:
    """A judgement to be told in a voice."""

    judgement: Judgement
    voice: Voice

    @cached_property
    def event(self) -> Event:
        """The facts as the rules saw them."""
        return Event(self.judgement.facts, self.voice.rules)

    @cached_property
    def violated(self) -> tuple[Finding, ...]:
        """The certain violations."""
        return self.of_status(FindingStatus.VIOLATED)

    @cached_property
    def either(self) -> tuple[tuple[Prohibition, ...], ...]:
        """The sets of prohibitions of which one is certainly violated, though none of them certainly is."""
        return tuple(ground for ground in self.judgement.grounds if len(ground) > 1)

    def of_status(self, *statuses: FindingStatus) -> tuple[Finding, ...]:
        """The findings of these statuses, in order."""
        found = [self._by_status[id(status)] for status in statuses if id(status) in self._by_status]
        if len(found) < 2:
            return tuple(found[0]) if found else ()
        return tuple(finding for finding in self.judgement.findings if finding.status in statuses)

    @cached_property
    def _by_status(self) -> Mapping[int, list[Finding]]:
        """By identity of the status: there are many findings, and members of enumerations are hashed slowly."""
        found: dict[int, list[Finding]] = {}
        for finding in self.judgement.findings:
            found.setdefault(id(finding.status), []).append(finding)
        return found

    @cached_property
    def examined(self) -> tuple[RulePack, ...]:
        """The packs with prohibitions in whose scope the event is or may be."""
        return tuple(pack for pack in self._judging if pack.name not in self.judgement.out_of_scope)

    @cached_property
    def not_examined(self) -> tuple[RulePack, ...]:
        """The packs in whose scope the event cannot be."""
        return tuple(pack for pack in self.voice.packs if pack.name in self.judgement.out_of_scope)

    @cached_property
    def supporting(self) -> tuple[RulePack, ...]:
        """The packs that others use and that judge nothing."""
        asked = {pack.name for pack in (*self.examined, *self.not_examined)}
        return tuple(pack for pack in self.voice.packs if pack.name not in asked)

    @property
    def _judging(self) -> Iterable[RulePack]:
        return (pack for pack in self.voice.packs if pack.name in self.judgement.packs)

    def outcome(self, outcome: Outcome) -> str:
        """An outcome in words."""
        return self.voice.say(f"outcome.{outcome.value}")

    def status(self, finding: Finding) -> str:
        """The status of a finding in words."""
        return self.voice.say(f"status.{finding.status.value}")

    def meaning(self) -> str:
        """What the outcome says, and what it does not."""
        match self.judgement.outcome:
            case Outcome.VIOLATION if not self.violated:
                key = "violation_either"
            case Outcome.NO_VIOLATION if not self.examined:
                key = "nothing_in_scope"
            case outcome:
                key = outcome.value
        return self.voice.say(f"meaning.{key}")

    def value(self, fact: FactType, state: State) -> str:
        """A value in words, masked where personal."""
        if isinstance(state, Text):
            return value_words(state, fact, self.voice.language)
        return self.voice.known(("value", fact.name, state), lambda: value_words(state, fact, self.voice.language))

    def one_value(self, fact: FactType, value: str) -> str:
        """A single value in words, masked where personal."""
        return self.value(fact, Values(frozenset({value})))

    def missing_names(self, missing: Iterable[Missing]) -> str:
        """The open facts, as a list in a sentence."""
        return self.voice.templates.list_all([self.voice.fact(each.fact.name) for each in missing])

    def question_names(self, questions: Iterable[str]) -> str:
        """Questions of reading, as a list in a sentence."""
        return self.voice.templates.list_all([f"“{self.voice.question(each)}”" for each in questions])

    @cached_property
    def withdrawn(self) -> frozenset[str]:
        """The stated facts that counted as unknown because they contradict each other."""
        clashes = (each for each in self.judgement.contradictions if each.concluded is None)
        return frozenset(name for clash in clashes for name in self._withdrawn(clash))

    def _withdrawn(self, clash: Contradiction) -> Iterable[str]:
        return self.dated(clash) or clash.facts

    def dated(self, clash: Contradiction) -> tuple[str, ...]:
        """The dates and phases among the facts of a contradiction."""
        facts = ((name, self.voice.facts.get(name)) for name in clash.facts)
        return tuple(name for name, fact in facts if fact and (fact.stage or fact.kind is FactKind.DATE))

    @cached_property
    def origins(self) -> Mapping[str, str]:
        """Where the value of each fact comes from: the last word of the template keys ``origin.*``."""
        found = {name: self._assumed(name) for name in self.judgement.facts}
        found |= dict.fromkeys(self.judgement.record.facts, "stated")
        return found | dict.fromkeys(self.withdrawn, "withdrawn")

    def _assumed(self, name: str) -> str:
        """Stated > concluded > default > presumed: a fact with a default never takes a presumption."""
        if name in self.judgement.concluded:
            return "concluded"
        fact = self.voice.facts.get(name)
        if fact is not None and fact.default is not None:
            return "default"
        return "presumed" if name in self.voice.presumptions else "concluded"

    def fact_words(self, name: str, *, always_origin: bool = False) -> str | None:
        """``status: civil servant``, with its origin where it was not stated; None where the value is not known."""
        state = self._told(name)
        if state is None or isinstance(state, Text):
            return self._fact_words(name, always_origin=always_origin)
        key = ("fact", name, state, self.origins.get(name), always_origin)
        return self.voice.known(key, lambda: self._fact_words(name, always_origin=always_origin) or "") or None

    def _fact_words(self, name: str, *, always_origin: bool) -> str | None:
        fact, told = self.voice.facts.get(name), self.fact_told(name)
        unknown = isinstance(self.judgement.facts.get(name), Unknown)
        if fact is None or told is None or (unknown and not always_origin):
            return None
        said = {"fact": self.voice.label(fact.label), "value": told[0]}
        if self.origins.get(name, "stated") == "stated" and not always_origin:
            return self.voice.say("item.fact", **said)
        return self.voice.say("item.fact_from", origin=told[1], **said)

    def _told(self, name: str) -> State | None:
        """What is told of a fact: of a withdrawn one what was stated."""
        return (self.judgement.record if name in self.withdrawn else self.judgement).facts.get(name)

    def fact_told(self, name: str) -> tuple[str, str] | None:
        """The value of a fact in words and its origin; None where nothing is told of it."""
        fact, state = self.voice.facts.get(name), self._told(name)
        if fact is None or state is None:
            return None
        return self.value(fact, state), self.voice.say(f"origin.{self.origins.get(name, 'stated')}")

    def marks(self, finding: Finding) -> tuple[tuple[Meant, Standing], ...]:
        """Each part of the finding's condition with how it stood: what the engine found prevails."""
        parts = conjuncts(finding.prohibition.condition)
        if finding.status is FindingStatus.VIOLATED:
            return tuple((part, Standing.HOLDS) for part in parts)
        stood = tuple((part, self.event.stood(part).standing) for part in parts)
        if finding.status is not FindingStatus.NOT_MET or not self.each_failed(finding):
            return stood
        return tuple((part, Standing.FAILS if part in finding.failed else standing) for part, standing in stood)

    def each_failed(self, finding: Finding) -> bool:
        """Whether each failed part failed by itself; else they could not hold together."""
        failed = finding.failed
        return len(failed) == 1 or any(self.event.stood(part).standing is Standing.FAILS for part in failed)

    def met_by(self, rule: Prohibition) -> str:
        """The facts that met the rule's condition."""
        parts = (self.event.stood(part) for part in conjuncts(rule.condition))
        names = dict.fromkeys(name for part in parts if part.standing is Standing.HOLDS for name in part.facts)
        return self.voice.templates.list_all([self._met_clause(name) for name in names])

    def _met_clause(self, name: str) -> str:
        """``the status is civil servant``, with its origin where it was not stated."""
        words, origin = self.clause(name, self.judgement.facts[name]), self.origins[name]
        if origin == "stated":
            return words
        return self.voice.say("item.fact_assumed", fact=words, origin=self.voice.say(f"origin.{origin}"))

    def clause(self, name: str, state: State) -> str:
        """A fact and its value as a clause."""
        fact = self.voice.facts[name]
        key = "test.answered" if fact.kind is FactKind.YES_NO else "test.is"
        return self.voice.say(key, fact=self.voice.fact(name), values=self.value(fact, state))

    @cached_property
    def record_name(self) -> str | None:
        """What the record calls itself."""
        for fact in self.voice.record_ids:
            state = self.judgement.record.facts.get(fact.name)
            if state is not None:
                return self.value(fact, state)
        return None
