"""One judgement, in one voice: what the depths of an explanation share."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import define

from asn_neutrality.domain.facts import FactKind, FactType
from asn_neutrality.domain.packs import RulePack
from asn_neutrality.domain.records import State, Text, Unknown, just
from asn_neutrality.domain.results import Contradiction, Finding, Judgement, Missing, Outcome
from asn_neutrality.domain.rules import SILENT, FindingStatus, Prohibition
from asn_neutrality.explain.facts import value_words
from asn_neutrality.explain.standing import Event, Standing, Stood
from asn_neutrality.explain.voice import REMEMBERED, Said, Voice
from asn_neutrality.logic.atoms import Meant
from asn_neutrality.memory import keep
from asn_neutrality.once import cached_property


@define(frozen=True, slots=False, eq=False)
class Account:
    """A judgement to be told in a voice."""

    judgement: Judgement
    voice: Voice

    @cached_property
    def event(self) -> Event:
        """The facts as the rules saw them."""
        return Event(self.judgement.facts, self.voice.dating)

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
        found = self.telling if SILENT.isdisjoint(statuses) else self.judgement.findings
        return tuple([finding for finding in found if finding.status in statuses]) if found else ()

    @cached_property
    def telling(self) -> list[Finding]:
        """Few of many: the findings of prohibitions that are violated, may be, or would be."""
        return [finding for finding in self.judgement.findings if finding.status not in SILENT]

    @cached_property
    def examined(self) -> tuple[RulePack, ...]:
        """The packs with prohibitions in whose scope the event is or may be."""
        outside = frozenset(self.judgement.out_of_scope)
        return tuple([pack for pack in self._judging if pack.name not in outside])

    @cached_property
    def not_examined(self) -> tuple[RulePack, ...]:
        """The packs in whose scope the event cannot be."""
        outside = frozenset(self.judgement.out_of_scope)
        return tuple([pack for pack in self.voice.packs if pack.name in outside])

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
        return self.voice.say(self.meant)

    @property
    def meant(self) -> str:
        """The template of that."""
        outcome = self.judgement.outcome
        if outcome is Outcome.VIOLATION and not self.violated:
            return "meaning.violation_either"
        if outcome is Outcome.NO_VIOLATION and len(self.judgement.out_of_scope) == len(self.judgement.packs):
            return "meaning.nothing_in_scope"
        return f"meaning.{outcome.value}"

    def value(self, fact: FactType, state: State) -> str:
        """A value in words, masked where personal."""
        if isinstance(state, Text):
            return value_words(state, fact, self.voice.language)
        return self.voice.known(("value", fact.name, state), lambda: value_words(state, fact, self.voice.language))

    def one_value(self, fact: FactType, value: str) -> str:
        """A single value in words, masked where personal."""
        return self.value(fact, just(value))

    def missing_names(self, missing: Iterable[Missing]) -> str:
        """The open facts, as a list in a sentence."""
        names = tuple([each.fact.name for each in missing])
        return self.voice.known(("facts", names), lambda: self._listed(map(self.voice.fact, names)))

    def question_names(self, questions: Iterable[str]) -> str:
        """Questions of reading, as a list in a sentence."""
        asked = tuple(questions)
        said = (f"“{self.voice.question(each)}”" for each in asked)
        return self.voice.known(("questions", asked), lambda: self._listed(said))

    def _listed(self, words: Iterable[str]) -> str:
        return self.voice.templates.list_all(list(words))

    @cached_property
    def withdrawn(self) -> frozenset[str]:
        """The stated facts that counted as unknown because they contradict each other."""
        if not self.judgement.contradictions:
            return frozenset()
        clashes = (each for each in self.judgement.contradictions if each.concluded is None)
        return frozenset(name for clash in clashes for name in self._withdrawn(clash))

    def _withdrawn(self, clash: Contradiction) -> Iterable[str]:
        return self.dated(clash) or clash.facts

    def dated(self, clash: Contradiction) -> tuple[str, ...]:
        """The dates and phases among the facts of a contradiction."""
        facts = ((name, self.voice.facts.get(name)) for name in clash.facts)
        return tuple(name for name, fact in facts if fact and (fact.stage or fact.kind is FactKind.DATE))

    def origin(self, name: str) -> str | None:
        """Where the value of a fact comes from: the last word of a key ``origin.*``; None where it has none."""
        if name in self.withdrawn:
            return "withdrawn"
        if name in self.judgement.record.facts:
            return "stated"
        return self._assumed(name) if name in self.judgement.facts else None

    def _assumed(self, name: str) -> str:
        """Stated > concluded > default > presumed: a fact with a default never takes a presumption."""
        if name in self.judgement.concluded:
            return "concluded"
        fact = self.voice.facts.get(name)
        if fact is not None and fact.default is not None:
            return "default"
        return "presumed" if name in self.voice.presumptions else "concluded"

    def event_words(self) -> list[str]:
        """``fact_words`` of the facts, but free texts, that are stated or follow from what is, in their order."""
        found, places, stated = self._stated(), self.voice.places, self.judgement.record.facts
        for name in self.judgement.concluded:
            if name in places and name not in stated:
                found.append((places[name], self.fact_words(name) or "", None))
        found.sort()
        return [words for _, words, _ in found if words]

    def _stated(self) -> list[Said]:
        known, stated = self.voice.stated, self.judgement.record.facts
        if self.withdrawn:
            return [self._said(name, state) for name, state in stated.items() if name in known]
        try:
            return [known[name][id(state)] for name, state in stated.items() if name in known]
        except KeyError:
            return [self._learnt(name, state) for name, state in stated.items() if name in known]

    def _learnt(self, name: str, state: State) -> Said:
        found = self._said(name, state)
        keep(self.voice.stated[name], id(state), found, REMEMBERED)  # The state lives as long as what is said of it.
        return found

    def _said(self, name: str, state: State) -> Said:
        return self.voice.places[name], self.fact_words(name) or "", state

    def fact_words(self, name: str, *, always_origin: bool = False) -> str | None:
        """``status: civil servant``, with its origin where it was not stated; None where the value is not known."""
        state = self._told(name)
        if state is None or isinstance(state, Text):
            return self._fact_words(name, always_origin=always_origin)
        key = "fact", name, self.origin(name), always_origin
        return self.voice.told(key, state, lambda: self._fact_words(name, always_origin=always_origin) or "") or None

    def _fact_words(self, name: str, *, always_origin: bool) -> str | None:
        fact, told = self.voice.facts.get(name), self.fact_told(name)
        unknown = isinstance(self.judgement.facts.get(name), Unknown)
        if fact is None or told is None or (unknown and not always_origin):
            return None
        said = {"fact": self.voice.label(fact.label), "value": told[0]}
        if self.origin(name) in {"stated", None} and not always_origin:
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
        return self.value(fact, state), self.voice.say(f"origin.{self.origin(name) or 'stated'}")

    def marks(self, finding: Finding) -> tuple[tuple[Meant, Standing], ...]:
        """Each part of the finding's condition with how it stood: what the engine found prevails."""
        parts = self.voice.parts(finding.prohibition)
        if finding.status is FindingStatus.VIOLATED:
            return tuple((part, Standing.HOLDS) for part in parts)
        stood = tuple((part, self.stood(part).standing) for part in parts)
        if finding.status is not FindingStatus.NOT_MET or not self.each_failed(finding):
            return stood
        return tuple((part, Standing.FAILS if part in finding.failed else standing) for part, standing in stood)

    def each_failed(self, finding: Finding) -> bool:
        """Whether each failed part failed by itself; else they could not hold together."""
        failed = finding.failed
        return len(failed) == 1 or any(self.stood(part).standing is Standing.FAILS for part in failed)

    def stood(self, part: Meant) -> Stood:
        """How a part of a condition stood: the same where all facts that it looks at are the same."""
        facts = self.judgement.facts.get
        states = tuple([facts(name) for name in self.voice.looked_at(part)])
        key = id(part), *map(id, states)
        found = self.voice.stood.get(key)
        if found is None:
            found = (part, states), self.event.stood(part)  # Both live as long: nothing else gets their identity.
            keep(self.voice.stood, key, found, REMEMBERED)
        return found[1]

    def met_by(self, rule: Prohibition) -> str:
        """The facts that met the rule's condition."""
        parts = map(self.stood, self.voice.parts(rule))
        names = dict.fromkeys(name for part in parts if part.standing is Standing.HOLDS for name in part.facts)
        return self.voice.templates.list_all([self._met_clause(name) for name in names])

    def _met_clause(self, name: str) -> str:
        """``the status is civil servant``, with its origin where it was not stated."""
        state, origin = self.judgement.facts[name], self.origin(name)
        return self.voice.told(("met", name, origin), state, lambda: self._met_words(name, state, origin))

    def _met_words(self, name: str, state: State, origin: str | None) -> str:
        words = self.clause(name, state)
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
