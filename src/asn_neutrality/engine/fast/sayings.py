"""What a record says of one fact, as far as rules can tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from types import NoneType

from attrs import define

from asn_neutrality.checker.records import RecordReader
from asn_neutrality.domain.facts import FactKind
from asn_neutrality.domain.records import State, Values
from asn_neutrality.engine.reading import presumptions_of
from asn_neutrality.ir.domains import ChoiceDomain, full
from asn_neutrality.memory import keep
from asn_neutrality.symbolic.compiled import CompiledProgram

REMEMBERED = 20_000  # raw values of one fact, states of all

# Values of one type that are equal are read alike, and so is a number beside the truth value that it equals.
# Not so moments: two that are equal may be written on different days.
_LASTING: dict[FactKind, frozenset[type]] = {
    FactKind.CHOICE: frozenset({str, NoneType}),
    FactKind.YES_NO: frozenset({str, NoneType, bool}),
    FactKind.DATE: frozenset({str, NoneType, date}),
    FactKind.REGION: frozenset({str, NoneType}),
    FactKind.TEXT: frozenset(),
}

Masks = tuple[tuple[int, int], ...]
Limits = tuple[tuple[str, int], ...]


@define(frozen=True, eq=False)
class Saying:
    """Masks of variables by level, and the phase whose statement ``limits`` the day from which it follows.

    ``known`` are the masks as they are soonest joined, with what takes back what else is assumed of the fact.

    What says the same is one object.
    """

    masks: Masks
    limits: Limits
    known: dict[int, int]


Word = tuple[State | None, Saying]
"""The state of a fact, None where it is not stated, and what that says."""

Likeness = tuple[tuple[str, Saying], ...]


class Sayings:
    """The sayings of one program's facts, with or without presumptions.

    ``defaults``, and ``presumed`` where there is none, are the values of facts that are not stated.
    """

    def __init__(self, compiled: CompiledProgram, reader: RecordReader, *, presumptions: bool) -> None:
        self._compiled = compiled
        self._reader = reader
        self.facts = compiled.facts
        known = {name: variable.fact for name, variable in self.facts.items() if variable.fact is not None}
        presumed = dict(presumptions_of(compiled.program)) if presumptions else {}
        self.defaults = {name: fact.default for name, fact in known.items() if fact.default is not None}
        self.presumed = {name: presumed[name] for name in known if name in presumed and name not in self.defaults}
        self._words: dict[str, dict[object, Word]] = {name: {} for name in self.facts}
        self._states: dict[tuple[str, State], Saying] = {}
        # By identity, which is sooner told: a state that is held has its own.
        self._same: dict[str, dict[int, tuple[State, Saying]]] = {name: {} for name in self.facts}
        self._sayings: dict[tuple[Masks, Limits, int | None], Saying] = {}
        # Days and regions are written in thousands of ways that few rules tell apart.
        many = (name for name, variable in self.facts.items() if not isinstance(variable.domain, ChoiceDomain))
        self.codes: dict[str, dict[object, object]] = {name: {} for name in many}
        vocabulary = compiled.program.source.vocabulary.facts
        self._lasting = {name: _LASTING[vocabulary[name].kind] for name in self.facts}
        self._assumed: dict[int, int] = {}
        self.unsaid = {name: self._unsaid(name) for name in self.facts}
        self._assumed = {level: mask for saying in self.unsaid.values() for level, mask in saying.masks}

    def word(self, name: str, value: object) -> Word | None:
        """What a value as handed in is read as; None where it is refused, or of a kind that must be read each time."""
        if type(value) not in self._lasting[name]:
            return None
        known = self._words[name]
        found = known.get(value)
        if found is None:
            record, _ = self._reader.read({name: value})
            if record is None:
                return None
            state = record.facts.get(name)
            found = state, self.of(name, state)
            if len(known) < REMEMBERED:
                known[value] = found
                if name in self.codes:
                    self.codes[name][value] = found[1]
        return found

    def raw(self, name: str, value: object) -> Saying | None:
        """What such a value says."""
        found = self.word(name, value)
        return None if found is None else found[1]

    def key(self, name: str, value: object, saying: Saying) -> object:
        """Under what a table has a value that says this: the value, or what it says."""
        return saying if name in self.codes else value

    def of(self, name: str, state: State | None) -> Saying:
        """What a state says; None is not stated."""
        if state is None:
            return self.unsaid[name]
        same = self._same[name]
        known = same.get(id(state))
        if known is None:
            known = state, self._of_equal(name, state)
            keep(same, id(state), known, REMEMBERED)
        return known[1]

    def said(self, facts: Mapping[str, State]) -> Likeness:
        """What all these facts say, but those that no rule can ask for."""
        of, same = self.of, self._same
        known = [(name, same[name].get(id(state)), state) for name, state in facts.items() if name in same]
        return tuple([(name, of(name, state) if here is None else here[1]) for name, here, state in known])

    def _of_equal(self, name: str, state: State) -> Saying:
        found = self._states.get((name, state))
        if found is None:
            found = self._read(name, state)
            if len(self._states) < REMEMBERED:
                self._states[name, state] = found
        return found

    def known(self, said: Iterable[tuple[str, Saying]]) -> dict[int, int] | None:
        """What is known of variables, by level, where all else is as open as can be; None where a phase is stated."""
        known = self._assumed.copy()
        for _, saying in said:
            if saying.limits:
                return None
            known.update(saying.known)
        return known

    def _read(self, name: str, state: State) -> Saying:
        mask = self.facts[name].domain.read(state)
        limits = ((name, mask),) if name in self._compiled.program.derivations else ()
        return self._saying(name, tuple(self._masks(name, mask, stated=True)), limits)

    def unknown(self, name: str) -> Saying:
        """Nothing is known of the fact, and nothing is assumed."""
        return self._saying(name, tuple(self._masks(name, full(self.facts[name].domain), stated=False)), ())

    def _unsaid(self, name: str) -> Saying:
        domain = self.facts[name].domain
        assumed = self.defaults.get(name) or self.presumed.get(name)
        mask = full(domain) if assumed is None else domain.read(Values(frozenset((assumed,))))
        return self._saying(name, tuple(self._masks(name, mask, stated=False)), ())

    def _saying(self, name: str, masks: Masks, limits: Limits) -> Saying:
        if len(self._sayings) > REMEMBERED:
            self._sayings.clear()  # What says the same is then looked at once more.
        level = self._compiled.level[name]
        free = level if level in self._assumed else None
        known = dict(masks) if free is None else {free: full(self.facts[name].domain), **dict(masks)}
        return self._sayings.setdefault((masks, limits, free), Saying(masks, limits, known))

    def _masks(self, name: str, mask: int, *, stated: bool) -> Iterator[tuple[int, int]]:
        level = self._compiled.level
        if mask != full(self.facts[name].domain):
            yield level[name], mask
        for inference in self._compiled.program.inferences.get(name, ()):
            yield level[inference.flag], 0b01 if stated and not mask >> inference.value & 1 else 0b10
