"""The facts of one event in words: what is stated of it, and what follows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from attrs import define

from asn_neutrality.domain.facts import FactKind
from asn_neutrality.domain.records import EventRecord, State, Text, Unknown
from asn_neutrality.domain.results import Contradiction
from asn_neutrality.domain.rules import Prohibition
from asn_neutrality.explain.facts import value_in
from asn_neutrality.explain.in_order import Said, words_in_order
from asn_neutrality.explain.page import item_line
from asn_neutrality.explain.standing import Event, Standing, Stood
from asn_neutrality.explain.voice import REMEMBERED, Voice
from asn_neutrality.logic.atoms import Meant
from asn_neutrality.memory import keep
from asn_neutrality.once import cached_property


class Known(Protocol):
    """What is known of an event, as ``Judgement`` has it."""

    @property
    def record(self) -> EventRecord: ...
    @property
    def facts(self) -> Mapping[str, State]: ...
    @property
    def concluded(self) -> Mapping[str, str]: ...
    @property
    def contradictions(self) -> Sequence[Contradiction]: ...


@define(frozen=True, slots=False, eq=False)
class EventWords:
    """The facts of an event, to be told in a voice."""

    known: Known
    voice: Voice

    @cached_property
    def name(self) -> str | None:
        """What the record calls itself."""
        stated = self.known.record.facts
        for fact in self.voice.record_ids:
            state = stated.get(fact.name)
            if state is not None:
                return value_in(state, fact, self.voice)
        return None

    # -- Facts -----------------------------------------------------------------------------------------------------

    def items(self) -> list[str]:
        """``fact_words`` of the facts, but free texts, that are stated or follow from what is, in their order."""
        stated, known, followed = dict(self.known.record.facts), self.voice.stated, self.voice.followed
        more = [
            followed.get((name, value)) or self._follow(name, value)
            for name, value in self.known.concluded.items()
            if name in known and name not in stated
        ]
        if self.known.contradictions and self.withdrawn:
            stated, more = {}, [*more, *(self._said(name, state) for name, state in stated.items() if name in known)]
        found = words_in_order(stated, known, more)
        while found is None:
            self._learn(stated)
            found = words_in_order(stated, known, more)
        return found

    def _follow(self, name: str, value: str) -> Said:
        found = self._said(name, None)
        keep(self.voice.followed, (name, value), found, REMEMBERED)
        return found

    def _learn(self, stated: Mapping[str, State]) -> None:
        for name, state in stated.items():
            known = self.voice.stated.get(name)
            if known is not None and id(state) not in known:
                keep(known, id(state), self._said(name, state), REMEMBERED)  # The state lives as long as what is said.

    def _said(self, name: str, state: State | None) -> Said:
        words = self._fact_words(name, always_origin=False)
        return self.voice.places[name], item_line(words) if words else "", state

    def fact_words(self, name: str, *, always_origin: bool = False) -> str | None:
        """``status: civil servant``, with its origin where it was not stated; None where the value is not known."""
        state = self._told(name)
        if state is None or isinstance(state, Text):
            return self._fact_words(name, always_origin=always_origin)
        key = "fact", name, self.origin(name), always_origin
        return self.voice.told(key, state, lambda: self._fact_words(name, always_origin=always_origin) or "") or None

    def _fact_words(self, name: str, *, always_origin: bool) -> str | None:
        fact, state = self.voice.facts.get(name), self._told(name)
        if fact is None or state is None or (isinstance(state, Unknown) and not always_origin):
            return None
        said = {"fact": self.voice.label(fact.label), "value": value_in(state, fact, self.voice)}
        if self.origin(name) in {"stated", None} and not always_origin:
            return self.voice.say("item.fact", **said)
        return self.voice.say("item.fact_from", origin=self._origin_words(name), **said)

    def fact_told(self, name: str) -> tuple[str, str] | None:
        """The value of a fact in words and its origin; None where nothing is told of it."""
        fact, state = self.voice.facts.get(name), self._told(name)
        if fact is None or state is None:
            return None
        return value_in(state, fact, self.voice), self._origin_words(name)

    def _origin_words(self, name: str) -> str:
        return self.voice.say(f"origin.{self.origin(name) or 'stated'}")

    def _told(self, name: str) -> State | None:
        """What is told of a fact: what was stated, even where it was withdrawn, else what it was judged by."""
        stated = self.known.record.facts.get(name)
        return self.known.facts.get(name) if stated is None else stated

    def clause(self, name: str, state: State) -> str:
        """A fact and its value as a clause."""
        fact = self.voice.facts[name]
        key = "test.answered" if fact.kind is FactKind.YES_NO else "test.is"
        return self.voice.say(key, fact=self.voice.fact(name), values=value_in(state, fact, self.voice))

    # -- Where they come from --------------------------------------------------------------------------------------

    @cached_property
    def withdrawn(self) -> frozenset[str]:
        """The stated facts that counted as unknown because they contradict each other."""
        if not self.known.contradictions:
            return frozenset()
        clashes = (each for each in self.known.contradictions if each.concluded is None)
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
        if name in self.known.record.facts:
            return "stated"
        return self._assumed(name) if name in self.known.facts else None

    def _assumed(self, name: str) -> str:
        """Stated > concluded > default > presumed: a fact with a default never takes a presumption."""
        if name in self.known.concluded:
            return "concluded"
        fact = self.voice.facts.get(name)
        if fact is not None and fact.default is not None:
            return "default"
        return "presumed" if name in self.voice.presumptions else "concluded"

    # -- How conditions stood --------------------------------------------------------------------------------------

    @cached_property
    def _standing(self) -> Event:
        """The facts as the rules saw them."""
        return Event(self.known.facts, self.voice.dating)

    def stood(self, part: Meant) -> Stood:
        """How a condition, or a part of one, stood: the same where all facts that it looks at are the same."""
        facts = self.known.facts.get
        states = tuple([facts(name) for name in self.voice.looked_at(part)])
        key = id(part), *map(id, states)
        found = self.voice.stood.get(key)
        if found is None:
            found = (part, states), self._standing.stood(part)  # Both live as long: nothing else gets their identity.
            keep(self.voice.stood, key, found, REMEMBERED)
        return found[1]

    def met_by(self, rule: Prohibition) -> str:
        """The facts that met the rule's condition."""
        parts = map(self.stood, self.voice.parts(rule))
        names = dict.fromkeys(name for part in parts if part.standing is Standing.HOLDS for name in part.facts)
        return self.voice.templates.list_all([self._met_clause(name) for name in names])

    def _met_clause(self, name: str) -> str:
        """``the status is civil servant``, with its origin where it was not stated."""
        state, origin = self.known.facts[name], self.origin(name)
        return self.voice.told(("met", name, origin), state, lambda: self._met_words(name, state, origin))

    def _met_words(self, name: str, state: State, origin: str | None) -> str:
        words = self.clause(name, state)
        if origin == "stated":
            return words
        return self.voice.say("item.fact_assumed", fact=words, origin=self.voice.say(f"origin.{origin}"))
