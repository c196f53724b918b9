"""What the distinct values of a column mean: each is read once, by the reader of single records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from threading import Lock

from attrs import define

from asn_neutrality.checker.records import RecordReader
from asn_neutrality.domain.facts import FactType
from asn_neutrality.domain.records import State, Values
from asn_neutrality.ir.domains import full
from asn_neutrality.ir.program import Program, Variable, VariableKind
from asn_neutrality.source.diagnostic import Diagnostic


@define(frozen=True)
class Meaning:
    """What a value states of a fact (None: nothing), or why it cannot be read.

    ``left`` are the classes that the fact's variable may have, a default or presumption included; 0 where no rule could
    test the fact.
    """

    state: State | None
    left: int
    flaws: tuple[Diagnostic, ...] = ()

    @property
    def stated(self) -> bool:
        """Whether something is stated."""
        return self.state is not None

    @property
    def exact(self) -> bool:
        """Whether it can be read, and leaves no more than one class."""
        return not self.flaws and self.left & (self.left - 1) == 0


class Meanings:
    """The meanings of one fact's values, numbered as they come; number 0 is that nothing is stated. May be shared."""

    def __init__(self, fact: FactType, variable: Variable | None, assumed: str | None, reader: RecordReader) -> None:
        self.fact = fact
        self._variable = variable
        self._assumed = assumed
        self._reader = reader
        self._of_value: dict[tuple[type, object], int] = {}
        self._places: dict[Meaning, int] = {}
        self.all: list[Meaning] = []
        self._placing = Lock()
        self._place(Meaning(None, self._left(None)))

    def _left(self, state: State | None) -> int:
        if self._variable is None:
            return 0
        if state is None and self._assumed is not None:
            state = Values(frozenset((self._assumed,)))
        return full(self._variable.domain) if state is None else self._variable.domain.read(state)

    def of(self, value: object) -> int:
        """The number of what a value means."""
        if value is None:
            return 0
        key = (type(value), value if value.__hash__ is not None else repr(value))
        try:
            found = self._of_value.get(key)
        except TypeError:  # a tuple of lists
            key = (type(value), repr(value))
            found = self._of_value.get(key)
        if found is None:
            found = self._of_value[key] = self._place(self._read(value))
        return found

    def of_state(self, state: State) -> int:
        """The number of what a record states that has been read."""
        return self._place(Meaning(state, self._left(state)))

    def _read(self, value: object) -> Meaning:
        record, flaws = self._reader.read({self.fact.name: value})
        if record is None:
            return Meaning(None, self._left(None), tuple(flaws))
        state = record.facts.get(self.fact.name)
        return Meaning(state, self._left(state))

    def _place(self, meaning: Meaning) -> int:
        key = meaning if not meaning.flaws else None
        with self._placing:
            place = self._places.get(meaning) if key is not None else None
            if place is None:
                place = len(self.all)
                self.all.append(meaning)
                if key is not None:
                    self._places[meaning] = place
            return place


def meanings_of(program: Program, reader: RecordReader, *, presumptions: bool) -> Mapping[str, Meanings]:
    """The meanings of every fact of the vocabulary."""
    presumed = dict(_presumptions(program)) if presumptions else {}
    found = {}
    for name, fact in program.source.vocabulary.facts.items():
        variable = program.variables.get(name)
        known = variable if variable is not None and variable.kind is VariableKind.FACT else None
        assumed = fact.default if fact.default is not None else presumed.get(name)
        found[name] = Meanings(fact, known, assumed, reader)
    return found


def _presumptions(program: Program) -> Iterator[tuple[str, str]]:
    for pack in program.source.packs.values():
        for presumption in pack.presumptions:
            yield presumption.fact, presumption.value
