"""Records as handed in, with what they say, at once where all their words were met before."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from attrs import define

from asn_neutrality import native
from asn_neutrality.checker.records import RecordReader
from asn_neutrality.domain.facts import FactKind, FactType
from asn_neutrality.domain.records import EventRecord, State
from asn_neutrality.engine.fast.sayings import Likeness, Saying, Sayings

if TYPE_CHECKING:
    from asn_neutrality.native import _native

REMEMBERED = 20_000  # words of all facts


@define(frozen=True)
class Heard:
    """A record, what it says, and what is ``known`` by it: see ``Sayings.known``."""

    record: EventRecord
    likeness: Likeness
    known: Mapping[int, int] | None


class Hearing:
    """What records say. May be shared by threads."""

    def __init__(self, sayings: Sayings, reader: RecordReader, facts: Mapping[str, FactType]) -> None:
        """``facts`` are those of the vocabulary, in its order."""
        self._sayings = sayings
        self._reader = reader
        self._texts = frozenset(name for name, fact in facts.items() if fact.kind is FactKind.TEXT)
        self._register: _native.Register | None = None
        if native.loops is not None:
            self._register = native.loops.Register(tuple(facts), sayings.known(()), REMEMBERED)

    def of(self, given: dict[object, object]) -> Heard | None:
        """What is heard of a record laid flat; None where some word in it was not learnt."""
        told = None if self._register is None else self._register.read(given, self._told_of(given))
        return None if told is None else Heard(EventRecord(told[0]), told[1], told[2])

    def _told_of(self, given: dict[object, object]) -> dict[str, object]:
        """The free texts of a record, which are read each time."""
        texts = self._texts & given.keys()
        if not texts:
            return {}
        record, _ = self._reader.read({name: given[name] for name in texts})
        return {} if record is None else dict(record.facts)

    def read(self, record: EventRecord) -> Heard:
        """The same of a record that was read."""
        likeness = self._sayings.said(record.facts)
        return Heard(record, likeness, self._sayings.known(likeness))

    def learn(self, given: Mapping[object, object], heard: Heard) -> None:
        """The words of a record laid flat, of which this was heard."""
        if self._register is None:
            return
        said = dict(heard.likeness)
        for name, word in given.items():
            if type(name) is str and type(word) is str and name not in self._texts:
                state = heard.record.facts.get(name)
                if state is not None:
                    _put(self._register, name, word, state, said.get(name))


def _put(register: _native.Register, name: str, word: str, state: State, saying: Saying | None) -> None:
    if saying is None:
        register.put(name, word, state, None, {})
    else:
        register.put(name, word, state, (name, saying), None if saying.limits else saying.known)
