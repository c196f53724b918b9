"""The walk: one table per fact read, from the value to the next table, and in the end to the decision.

What two records lead to is shared as soon as no fact to come can tell them apart, so that most of a walk goes through
few tables however many rules there are. Tables are made when first needed, through the reader of records: a value
that it refuses is in no table.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from threading import Lock
from typing import Any

from attrs import define

from asn_neutrality.checker.records import RecordReader
from asn_neutrality.domain.decisions import Decision
from asn_neutrality.domain.facts import FactKind
from asn_neutrality.domain.records import EventRecord
from asn_neutrality.engine.deciding import Subjects
from asn_neutrality.engine.event import Event
from asn_neutrality.engine.fast.names import Names
from asn_neutrality.engine.fast.order import reading_order
from asn_neutrality.engine.fast.remainders import CONTRADICTION, Remainder, Remainders, RemainingCase
from asn_neutrality.engine.fast.sayings import NOTHING, Saying, Sayings
from asn_neutrality.engine.fast.unrolled import Quick, Table, nothing, quick
from asn_neutrality.symbolic.compiled import CompiledProgram
from asn_neutrality.symbolic.diagrams import TooLargeError

SHAPES = 64  # sets of facts with a walk of their own
EAGER = 10_000  # steps remembered as soon as they are met
SELDOM = 8  # afterwards, of so many records that can be settled without, one is remembered
KEPT = 1_000_000  # steps remembered before everything is begun anew

Before = Remainder | tuple[Saying, ...]
"""What is left, or until the opening facts are read, what they said."""

Likeness = tuple[tuple[str, Saying], ...]


@define(frozen=True)
class Shape:
    """Records that have the same facts: these, in the order of the walk, and texts, of which none decides anything.

    The first ``opening`` facts are taken together; ``unsaid`` is what the absence of all others says, ``start`` the
    first table, ``quick`` the walk from it.
    """

    facts: tuple[str, ...]
    size: int
    opening: int
    unsaid: tuple[Saying, ...]
    start: Table
    quick: Quick


class Walk:
    """The walks of one program, with or without presumptions. May be shared: what is made anew is made under a lock."""

    def __init__(self, compiled: CompiledProgram, reader: RecordReader, *, presumptions: bool) -> None:
        self._compiled = compiled
        self._presumptions = presumptions
        self._sayings = Sayings(compiled, reader, presumptions=presumptions)
        self._subjects = Subjects(compiled)
        self._order = reading_order(compiled, self._sayings.facts)
        self._telling = tuple(name for name in self._order if self._sayings.unsaid[name].masks)
        facts = compiled.program.source.vocabulary.facts.values()
        self._texts = tuple(fact.name for fact in facts if fact.kind is FactKind.TEXT)
        self._blank: Table = {**dict.fromkeys(self._order), **dict.fromkeys(self._texts, "")}
        self.flat = Names(compiled.program.source.vocabulary).flat
        self._making = Lock()
        self._begin_anew()

    def _begin_anew(self) -> None:
        self._remainders = Remainders(self._compiled)
        self._starts: dict[tuple[Saying, ...], Remainder] = {}
        self._steps: dict[tuple[Remainder, Saying], Remainder] = {}
        self._tables: dict[tuple[object, ...], dict[Before, Table]] = {}
        self._before: dict[int, Before] = {}  # by the identity of a table, all of which are kept
        self._decisions: dict[Remainder, Decision | None] = {}
        self._certain: dict[tuple[int, ...], Decision] = {}  # by the places of the rules violated
        self._shapes: dict[tuple[object, ...], Shape] = {}
        self._by_facts: dict[frozenset[object], Shape] = {}
        self.quick: Quick = nothing
        self._last: Shape | None = None
        self._kept = 0
        self._settled_ones = 0

    # -- Records as handed in --------------------------------------------------------------------------------------

    def decide(self, record: object) -> Decision | None:
        """The decision on a mapping of facts to values; None where the record must be read, or judged, the long way.

        ``quick`` does the same for records with the facts of the last ones, and gives None for others.
        """
        if type(record) is not dict:
            return None
        shape = self._shapes.get(tuple(record))
        if shape is None:
            flat = self.flat(record)
            if flat is None:
                return None
            record, shape = flat, self._shape_of(flat)
            if shape is None:
                return None
        if shape is self._last:
            self.quick = shape.quick
        self._last = shape
        if shape.size != len(record):
            record = self._blank | record
        decision = shape.quick(record)
        return self._make(shape, record) if decision is None else decision

    def _shape_of(self, record: Mapping[object, object]) -> Shape | None:
        """The shape of records with these facts; of those beyond the first ``SHAPES`` the one that has all facts."""
        known = self._shapes.get(tuple(record))
        if known is not None or not record.keys() <= self._blank.keys():
            return known
        with self._making:
            names = record.keys() if len(self._by_facts) < SHAPES else self._blank.keys()
            found = self._shaped(frozenset(names))
            if len(self._shapes) < 16 * SHAPES:
                self._shapes[tuple(record)] = found
        return found

    def _shaped(self, stated: frozenset[object]) -> Shape:
        known = self._by_facts.get(stated)
        if known is not None:
            return known
        facts = tuple(name for name in self._order if name in stated)
        unsaid = self._unsaid(stated)
        start = self._table(facts, (), unsaid)
        texts = tuple(text for text in self._texts if text in stated)
        found = Shape(
            facts, len(stated), self._opening(facts), unsaid, start, quick(start, facts, self._sayings.codes, texts)
        )
        self._by_facts[stated] = found
        return found

    def _opening(self, facts: Sequence[str]) -> int:
        """How many of these facts are taken together: the first, and those that limit a day."""
        limiting = self._compiled.program.derivations
        return max((place for place, name in enumerate(facts, 1) if name in limiting), default=1)

    def _unsaid(self, stated: frozenset[object]) -> tuple[Saying, ...]:
        """What the absence of all other facts says."""
        sayings = self._sayings.unsaid
        return tuple(sayings[name] for name in self._telling if name not in stated)

    def _make(self, shape: Shape, record: Mapping[object, object]) -> Decision | None:
        with self._making:
            try:
                return self._made(shape, record)
            except TooLargeError:
                self._begin_anew()
        return None

    def _made(self, shape: Shape, record: Mapping[object, object]) -> Decision | None:
        """The walk of a record whose tables are not all there.

        What is left after the tables that are there is settled without tables where every fact it asks for is known.
        Then but one table more is made, and once there are many, seldom: they grow where records come by often.
        """
        sayings = [self._sayings.raw(fact, record[fact]) for fact in shape.facts]
        settled = None
        table: Any = shape.start
        for place, (fact, saying) in enumerate(zip(shape.facts, sayings, strict=True)):
            if saying is None:
                return None
            key = self._sayings.key(fact, record[fact], saying)
            after = table.get(key)
            if after is None:
                before = self._before[id(table)]
                if settled is None and self._has_texts(shape, record):
                    settled = self._settled(before, sayings[place:])
                    self._settled_ones += settled is not None
                    if settled is not None and self._kept > EAGER and self._settled_ones % SELDOM:
                        return settled
                left = self._next(before, saying, shape.unsaid, last=place + 1 == shape.opening)
                table[key] = after = self._table(shape.facts[place + 1 :], left, shape.unsaid)
                self._kept += 1
                if settled is not None:
                    return settled
            table = after
        if self._kept > KEPT:
            self._begin_anew()
        return shape.quick(record)

    def _settled(self, before: Before, sayings: Sequence[Saying | None]) -> Decision | None:
        """The decision where these sayings answer everything that is left to ask."""
        if isinstance(before, tuple):
            return None
        codes: dict[int, int] = {}
        said = 0
        for saying in sayings:
            if saying is None:
                return None
            codes.update(saying.codes)
            said |= saying.about
        violated = self._remainders.violated(before, codes, said)
        if violated is None:
            return None
        found = self._certain.get(violated)
        if found is None:
            rules = self._compiled.rules
            found = self._certain[violated] = self._subjects.settled([rules[place] for place in violated])
        return found

    def _has_texts(self, shape: Shape, record: Mapping[object, object]) -> bool:
        """Whether all texts of the record are texts."""
        return shape.size == len(shape.facts) or all(type(record[n]) is str for n in self._texts if n in record)

    # -- Records as read -------------------------------------------------------------------------------------------

    def of(self, record: EventRecord) -> Decision:
        """The decision on a record already read. Raises ``TooLargeError`` where even the reference gives up."""
        found = self._walked(record)
        if found is None:
            event = Event(self._compiled, record, presumptions=self._presumptions)
            found = self._subjects.decide(event, self._compiled.rules)
        return found

    def likeness(self, record: EventRecord) -> Likeness:
        """What is the same of two records where no rule tells them apart, whatever is asked of them."""
        facts = self._sayings.facts
        return tuple((name, self._sayings.of(name, state)) for name, state in record.facts.items() if name in facts)

    def _walked(self, record: EventRecord) -> Decision | None:
        """None where the record contradicts itself, or is too large to be walked."""
        stated = [name for name in self._order if name in record.facts]
        unsaid = self._unsaid(frozenset(stated))
        opening = self._opening(stated)
        with self._making:
            try:
                before: Before = () if stated else self._start(unsaid)
                for place, name in enumerate(stated, 1):
                    saying = self._sayings.of(name, record.facts[name])
                    before = self._next(before, saying, unsaid, last=place == opening)
                return self._decided(before)
            except TooLargeError:
                self._begin_anew()
        return None

    # -- Steps -----------------------------------------------------------------------------------------------------

    def _start(self, sayings: tuple[Saying, ...]) -> Remainder:
        found = self._starts.get(sayings)
        if found is None:
            first, *others = sayings or (NOTHING,)
            found = self._starts[sayings] = self._remainders.start(first, others)
        return found

    def _next(self, before: Before, saying: Saying, unsaid: tuple[Saying, ...], *, last: bool) -> Before:
        """What is left after one more fact; ``last`` is true of the last of the opening facts."""
        if isinstance(before, tuple):
            said = (*before, saying)
            return self._start((*said, *unsaid)) if last else said
        if not saying.masks:
            return before
        found = self._steps.get((before, saying))
        if found is None:
            found = self._steps[before, saying] = self._remainders.read(before, dict(saying.masks))
        return found

    def _table(self, facts: tuple[str, ...], before: Before, unsaid: tuple[Saying, ...]) -> Any:
        """The table for the next of these facts; the decision where there is none."""
        if not facts:
            return self._decided(before or self._start(unsaid))
        tables = self._tables.setdefault((facts, unsaid) if isinstance(before, tuple) else (facts,), {})
        found = tables.get(before)
        if found is None:
            found = tables[before] = {}
            self._before[id(found)] = before
            if isinstance(before, Remainder) and not before.asks & self._sayings.levels[facts[0]]:
                # Whatever the fact is, what follows is the same.
                found |= dict.fromkeys(self._sayings.keys(facts[0]), self._table(facts[1:], before, unsaid))
        return found

    def _decided(self, left: Before) -> Decision | None:
        if left == CONTRADICTION or isinstance(left, tuple):
            return None
        if left not in self._decisions:
            self._decisions[left] = self._decision(left)
        return self._decisions[left]

    def _decision(self, left: Remainder) -> Decision:
        settled = self._settled(left, ())
        if settled is not None:
            return settled
        case = RemainingCase(self._remainders, left)
        return self._subjects.decide(case, case.rules)
