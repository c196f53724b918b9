"""Event records: any mapping or object with fields, to what is stated of the event."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from asn_neutrality.checker.intended import intended_word
from asn_neutrality.checker.raw import fields_of, name_of, plain, show
from asn_neutrality.checker.refusals import Refusals
from asn_neutrality.checker.states import reader_of
from asn_neutrality.domain.facts import FactKind, Vocabulary
from asn_neutrality.domain.records import EventRecord, State
from asn_neutrality.source.diagnostic import Diagnostic

_NOTHING: Mapping[str, State] = {}


class RecordReader:
    """Reads records of one vocabulary; what can be worked out beforehand is."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        facts = vocabulary.facts
        owners: dict[str, list[str]] = {}
        for fact in facts.values():
            for value in fact.values if fact.kind is FactKind.CHOICE else ():
                owners.setdefault(value.name, []).append(fact.name)
        self._readers = {name: reader_of(fact, owners) for name, fact in facts.items()}
        self._known: dict[str, Mapping[str, State]] = {name: reader.known for name, reader in self._readers.items()}
        self._place = {name: place for place, name in enumerate(facts)}
        self._members: dict[str, list[str]] = {}
        for name in facts:
            for end, char in enumerate(name):
                if char == ".":
                    self._members.setdefault(name[:end], []).append(name)

    def read(self, raw: object, where: str | None = None) -> tuple[EventRecord | None, list[Diagnostic]]:
        """The record, or None and all that is wrong with it; ``where`` names its place in the diagnostics.

        Nested and flat facts may be mixed. The argument ``fact`` of a diagnostic is the fact's full name.
        """
        refusals = Refusals(where)
        plainly = self._plainly(raw) if type(raw) is dict else None
        if plainly is not None:
            return plainly, []
        pairs = fields_of(raw)
        if pairs is None:
            refusals.add("R001", given=show(raw))
            return None, refusals.found
        stated: dict[str, State] = {}
        given: dict[str, object] = {}
        for name, value in self._facts(pairs, "", refusals):
            reader = self._readers[name]
            state = reader.known.get(value) if type(value) is str else None
            if state is None:
                state = reader.read(value, refusals)
            if state is None:
                continue
            if stated.setdefault(name, state) != state:
                refusals.add("R012", fact=name, first=show(given[name]), second=show(value))
            given[name] = value
        if refusals.found:
            return None, refusals.found
        return self._record(stated), []

    def _plainly(self, raw: Mapping[object, object]) -> EventRecord | None:
        """The record where all facts and values are words that were read before; else None."""
        stated: dict[str, State] = {}
        for name, value in raw.items():
            if type(name) is not str or type(value) is not str:
                return None
            state = self._known.get(name, _NOTHING).get(value)
            if state is None:
                return None
            stated[name] = state
        return self._record(stated)

    def _record(self, stated: Mapping[str, State]) -> EventRecord:
        """With its facts in the vocabulary's order."""
        return EventRecord({name: stated[name] for name in sorted(stated, key=self._place.__getitem__)})

    def _facts(self, pairs: Mapping[object, object], prefix: str, refusals: Refusals) -> Iterator[tuple[str, object]]:
        """The facts of a mapping and of those nested in it, by full name."""
        for key, value in pairs.items():
            name = prefix + name_of(key)
            if name in self._members:
                nested = fields_of(value)
                if nested is not None:
                    yield from self._facts(nested, f"{name}.", refusals)
                    continue
            if name in self._readers:
                yield name, value
            elif name not in self._members:
                refusals.add("R002", intended_word(name, self._readers), fact=show(name))
            elif plain(value) is not None:
                members = ", ".join(f"`{member}`" for member in self._members[name])
                refusals.add("R014", fact=name, value=show(value), allowed=members)


class _Same:
    """A vocabulary compared by identity, so that its reader is made once."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary

    def __hash__(self) -> int:
        return id(self.vocabulary)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.vocabulary is other.vocabulary


@lru_cache(maxsize=8)
def _reader(same: _Same) -> RecordReader:
    return RecordReader(same.vocabulary)


def read_record(
    vocabulary: Vocabulary, raw: object, where: str | None = None
) -> tuple[EventRecord | None, list[Diagnostic]]:
    """The record stated by ``raw``, or None and all that is wrong with it. See ``RecordReader.read``."""
    return _reader(_Same(vocabulary)).read(raw, where)
