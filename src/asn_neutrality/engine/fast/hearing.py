"""Records as handed in, with what they say, at once where all their words were met before."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import NoneType
from typing import TYPE_CHECKING, cast

from attrs import define

from asn_neutrality import native
from asn_neutrality.checker.records import RecordReader
from asn_neutrality.domain.facts import FactKind, FactType
from asn_neutrality.domain.records import EventRecord
from asn_neutrality.engine.fast.sayings import Likeness, Sayings

if TYPE_CHECKING:
    from asn_neutrality.native import _native

REMEMBERED = 20_000  # words of all facts
Word = str | bool | date | None
WORDS = frozenset({str, bool, date, NoneType})  # what is equal is read alike


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
        self._facts = facts
        self._texts = frozenset(name for name, fact in facts.items() if fact.kind is FactKind.TEXT)
        self._register: _native.Register | None = None
        if native.loops is not None:
            self._register = native.loops.Register(tuple(facts), sayings.known(()), REMEMBERED)

    def of(self, given: dict[object, object]) -> Heard | None:
        """What is heard of a record laid flat; None where it must be read first."""
        if self._register is None:
            return None
        others = self._told_of(given)
        told = self._register.read(given, others)
        if told is None and self._learns(self._register, given, others):
            told = self._register.read(given, others)
        return None if told is None else Heard(EventRecord(told[0]), told[1], told[2])

    def _told_of(self, given: dict[object, object]) -> dict[str, object]:
        """The free texts of a record, which are read each time."""
        texts = self._texts and self._texts & given.keys()
        if not texts:
            return {}
        record, _ = self._reader.read({name: given[name] for name in texts})
        return {} if record is None else dict(record.facts)

    def read(self, record: EventRecord) -> Heard:
        """The same of a record that was read."""
        likeness = self._sayings.said(record.facts)
        return Heard(record, likeness, self._sayings.known(likeness))

    def _learns(self, register: _native.Register, given: dict[object, object], others: dict[str, object]) -> bool:
        """Learns the words of a record that were not met before; whether that is all it lacks."""
        for name in register.lacks(given, others):
            word = given[name]
            if type(name) is not str or name not in self._facts or type(word) not in WORDS:
                return False
            if not self._learn(register, name, cast(Word, word)):
                return False
        return True

    def _learn(self, register: _native.Register, name: str, word: Word) -> bool:
        """Whether it is a word of the fact."""
        if name not in self._sayings.facts:
            record, _ = self._reader.read({name: word})
            if record is not None:
                register.put(name, word, record.facts.get(name), None, {})
            return record is not None
        found = self._sayings.word(name, word)
        if found is not None and found[0] is None:
            register.put(name, word, None, None, {})
        elif found is not None:
            state, saying = found
            register.put(name, word, state, (name, saying), None if saying.limits else saying.known)
        return found is not None
