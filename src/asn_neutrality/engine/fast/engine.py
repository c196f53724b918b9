"""Bit sets: one for each value of each fact, of the terms that it lets pass.

What all facts of a record let pass are the terms that hold, of every prohibition at once, so that a record costs its
facts and not the rules. A fact that is open lets pass for certain what all its values do, and possibly what some do.
Tables are filled when first needed, through the reader of records: a value that it refuses is in no table.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from itertools import chain

from attrs import define, evolve

from asn_neutrality import native
from asn_neutrality.checker.records import RecordReader
from asn_neutrality.domain.decisions import Decision
from asn_neutrality.domain.facts import FactKind
from asn_neutrality.domain.records import EventRecord
from asn_neutrality.engine.event import Event
from asn_neutrality.engine.fast.forgetting import Forgetting
from asn_neutrality.engine.fast.groups import Group, Table, grouped
from asn_neutrality.engine.fast.hearing import Hearing
from asn_neutrality.engine.fast.lookup import Facts, Lookup
from asn_neutrality.engine.fast.names import Names
from asn_neutrality.engine.fast.residue import Narrowing
from asn_neutrality.engine.fast.rulings import Rulings, StateOf
from asn_neutrality.engine.fast.sayings import Saying, Sayings
from asn_neutrality.engine.fast.states import Block, Passed, State, Way
from asn_neutrality.engine.fast.unrolled import EVERYTHING, Layout, Quick, Settle, nothing, quick
from asn_neutrality.memory import keep
from asn_neutrality.symbolic.compiled import CompiledProgram
from asn_neutrality.symbolic.diagrams import TooLargeError
from asn_neutrality.symbolic.terms import TermTable

SHAPES = 64  # sets of facts that have a function of their own
LACKING = 8  # facts that a record may lack and be looked up as one that has them
OFTEN = 4  # records with the same facts after which they have one


@define(frozen=True)
class Shape:
    """Records that have the same facts, ``names``: these in groups, and texts, of which none decides anything.

    ``unsaid`` is what all other facts let pass. ``quick`` looks up the decision, in ``lookup`` where there are loops in
    C; ``settle`` finds it.
    """

    names: frozenset[object]
    groups: tuple[Group, ...]
    texts: tuple[str, ...]
    unsaid: int
    quick: Quick
    settle: Settle
    lookup: Lookup | None

    def holds(self, record: Mapping[object, object]) -> bool:
        """Whether the record has these facts, or lacks a few of them."""
        return 0 <= len(self.names) - len(record) <= LACKING and record.keys() <= self.names


class FastEngine:
    """The bit sets of one program, with or without presumptions. May be shared: diagrams are made under a lock."""

    def __init__(
        self, compiled: CompiledProgram, table: TermTable, reader: RecordReader, *, presumptions: bool
    ) -> None:
        self._compiled = compiled
        self._table = table
        self._presumptions = presumptions
        self._sayings = Sayings(compiled, reader, presumptions=presumptions)
        vocabulary = compiled.program.source.vocabulary
        self._texts = tuple(fact.name for fact in vocabulary.facts.values() if fact.kind is FactKind.TEXT)
        self._blank: Table = {**dict.fromkeys(self._sayings.facts), **dict.fromkeys(self._texts, "")}
        self.flat = Names(vocabulary).flat
        self.hearing = Hearing(self._sayings, reader, vocabulary.facts)
        self._forgetting = Forgetting(compiled, presumptions=presumptions)
        self.defaults, self.presumed = self._sayings.defaults, self._sayings.presumed
        self._begin_anew()

    def _begin_anew(self) -> None:
        narrowing = Narrowing(self._compiled)
        places = range(len(self._table.blocks))
        blocks = tuple(Block(place, self._table, narrowing, self._sayings.unsaid) for place in places)
        # What one thread has begun with the old ones it ends with them: blocks and rulings are of one store.
        self._rulings = Rulings(self._table, blocks, narrowing)
        self._block_of = {name: place for place, block in enumerate(blocks) for name in block.facts}
        sizes = {name: 1 + variable.domain.size for name, variable in self._sayings.facts.items()}
        self._grouped = grouped((block.facts for block in blocks if block.facts), sizes)
        self._groups: dict[tuple[str, ...], Group] = {}
        self._shapes: dict[tuple[object, ...], Shape] = {}
        self._by_facts: dict[frozenset[object], Shape] = {}
        self._met: dict[frozenset[object], int] = {}
        self._untouched: dict[frozenset[int], Passed] = {}
        self._ways = {name: block.way for block in blocks for name in block.facts}
        self._last: Shape | None = None
        self._current: Shape | None = None
        self.quick: Quick = nothing

    # -- Records as handed in --------------------------------------------------------------------------------------

    def decide(self, record: object) -> Decision | None:
        """The decision on a mapping of facts to values; None where the record must be read, or judged, the long way.

        ``quick`` does the same for records with the facts of recent ones, and gives None for others.
        """
        flat = self.flat(record)
        return None if flat is None else self.decide_flat(flat)

    def decide_flat(self, record: Mapping[object, object]) -> Decision | None:
        """The same of a record that was laid flat."""
        try:
            return self._decided(record)
        except TooLargeError:
            self._begin_anew()
            return None

    def _decided(self, record: Mapping[object, object]) -> Decision | None:
        shape = self._current
        if shape is None or not shape.holds(record):
            shape = self._shapes.get(tuple(record)) or self._shape_of(record)
            if shape is None:
                return None
            if shape is self._last and shape.holds(record):
                self._current, self.quick = shape, shape.quick
            self._last = shape
        decision = shape.quick(record)
        return self._filled(shape, record) if decision is None else decision

    def _shape_of(self, record: Mapping[object, object]) -> Shape | None:
        """The shape of records with these facts; of those that are not met often the one that has all facts."""
        if not record.keys() <= self._blank.keys():
            return None
        stated = frozenset(record)
        found: Shape | None = self._by_facts.get(stated)
        if found is None:
            met = self._met[stated] = self._met.get(stated, 0) + 1
            if met < OFTEN or len(self._by_facts) > SHAPES:
                if len(self._met) > 16 * SHAPES:
                    self._met.clear()
                return self._shaped(frozenset(self._blank))
            found = self._shaped(stated)
        if found is not None and len(self._shapes) < 16 * SHAPES:
            self._shapes[tuple(record)] = found
        return found

    def _shaped(self, stated: frozenset[object]) -> Shape | None:
        """None where what is assumed of facts that are not stated contradicts itself."""
        known = self._by_facts.get(stated)
        if known is not None:
            return known
        chosen = [facts for every in self._grouped if (facts := tuple(name for name in every if name in stated))]
        groups = tuple(self._groups.setdefault(facts, Group(facts)) for facts in chosen)
        texts = tuple(text for text in self._texts if text in stated)
        others = self._unsaid(frozenset(self._block_of[name] for group in groups for name in group.facts))
        if others is None:
            return None
        ways = {name: self._ways[name] for facts in chosen for name in facts}
        settle = partial(self._settle, others, ways)
        lookup = None
        if native.loops is not None and groups:
            blank = {name: self._blank[name] for name in stated}
            lookup = Lookup(native.loops, Facts(groups, blank, others), self._rulings, settle)
        fast = self._looking_up(groups, texts, others.word, settle) if lookup is None else lookup.quick
        found = self._by_facts[stated] = Shape(stated, groups, texts, others.word, fast, settle, lookup)
        return found

    def _looking_up(self, groups: Sequence[Group], texts: Sequence[str], unsaid: int, settle: Settle) -> Quick:
        """Looks up records first among those that leave nothing open, as far as the facts not stated leave nothing."""
        layout = Layout(
            groups=[group.facts for group in groups],
            texts=texts,
            codes=self._sayings.codes,
            trees=[group.words.tables for group in groups],
            unsaid=unsaid,
            settled=self._rulings.settled,
            settle=settle,
        )
        certain = self._rulings.certain(unsaid)
        if certain is None:
            return quick(layout)
        trees = [group.certain.tables for group in groups]
        closed = evolve(layout, trees=trees, unsaid=certain, settled=self._rulings.closed, settle=self._closed)
        return quick(closed, quick(layout))

    def _filled(self, shape: Shape, record: Mapping[object, object]) -> Decision | None:
        """The decision on a record of which some table lacks values."""
        whole = {**self._blank, **record}
        if not all(type(whole[text]) is str for text in shape.texts):
            return None
        if shape.lookup is not None:
            return shape.lookup.quick(record) if self._learnt(shape.lookup, shape.groups, whole) else None
        terms = shape.unsaid
        for group in shape.groups:
            here = self._looked_up(group, group.values(whole))
            if here is None:
                return None
            terms &= here
        return shape.settle(whole, terms)

    def _learnt(self, lookup: Lookup, groups: Sequence[Group], record: Mapping[object, object]) -> bool:
        """Hands down the values of a record that are not known there yet; whether all could be."""
        for place, group in enumerate(groups):
            values = group.values(record)
            if not lookup.knows(place, values):
                said = self._said(group, values)
                if said is None:
                    return False
                keys, passed = said[0], self._passed(said[1])
                if passed is None:
                    return False
                lookup.learn(place, values, keys, passed)
        return True

    def _said(self, group: Group, values: Sequence[object]) -> tuple[tuple[object, ...], Mapping[str, Saying]] | None:
        """Values of the facts of a group as keys, and what they say; None where one must be read the long way."""
        sayings: dict[str, Saying] = {}
        for name, value in zip(group.facts, values, strict=True):
            saying = self._sayings.raw(name, value)
            if saying is None:
                return None
            sayings[name] = saying
        keys = tuple(
            [self._sayings.key(name, value, sayings[name]) for name, value in zip(sayings, values, strict=True)]
        )
        return keys, sayings

    def _looked_up(self, group: Group, values: Sequence[object]) -> int | None:
        """What values of the facts of a group let pass; None where one must be read the long way, or they clash."""
        said = self._said(group, values)
        if said is None:
            return None
        keys, sayings = said
        found = group.words.get(keys)
        if found is None:
            passed = self._passed(sayings)
            if passed is None:
                return None
            found = passed.word
            group.words.put(keys, found)
            certain = self._rulings.certain(found)
            if certain is not None:
                group.certain.put(keys, certain)
        return found

    def _closed(self, _record: Mapping[object, object], terms: int) -> Decision | None:
        return self._rulings.of_certain(terms)

    def _settle(
        self, others: Passed, ways: Mapping[str, Way], record: Mapping[object, object], word: int
    ) -> Decision | None:
        """The decision where this passes, by values where terms do not suffice; ``ways`` leave facts not stated."""
        rulings, raw = self._rulings, self._sayings.raw
        open_ = (way for name, way in ways.items() if record[name] is None)
        stated = {name: value for name in ways if (value := record[name]) is not None}
        sayings = {name: said for name, value in stated.items() if (said := raw(name, value)) is not None}
        if len(sayings) < len(stated):
            return None
        try:
            return rulings.of(word, self._states(rulings, sayings), chain(others.ways, open_))
        except TooLargeError:
            self._begin_anew()
            return None

    def _states(self, rulings: Rulings, sayings: Mapping[str, Saying]) -> StateOf:
        """What is known of each block where this is said of facts, and nothing of others."""
        touched = {self._block_of[name] for name in sayings}

        def state_of(place: int) -> State | None:
            block = rulings.blocks[place]
            return block.state(sayings) if place in touched else block.blank

        return state_of

    # -- Records as read -------------------------------------------------------------------------------------------

    def of(self, record: EventRecord) -> Decision:
        """The decision on a record already read. Raises ``TooLargeError`` where even the reference gives up."""
        try:
            found = self._sifted(record)
        except TooLargeError:
            self._begin_anew()
            found = None
        if found is None:
            event = Event(self._compiled, record, presumptions=self._presumptions)
            found = self._rulings.subjects.of(event)
        return found

    def of_coherent(self, record: EventRecord) -> Decision | None:
        """The same; None where no event is as the record says. Raises ``TooLargeError`` sooner than ``of``."""
        return self._ruled(dict(self._sayings.said(record.facts)))

    def _sifted(self, record: EventRecord) -> Decision | None:
        """The decision by what is left of the record where it contradicts itself."""
        sayings = dict(self._sayings.said(record.facts))
        found = self._ruled(sayings)
        if found is None:
            names = self._forgetting.forgotten(record, sayings)
            found = self._ruled({**sayings, **{n: self._sayings.unknown(n) for n in names}})
        return found

    def _ruled(self, sayings: Mapping[str, Saying]) -> Decision | None:
        """None where this cannot all be true."""
        touched = frozenset(self._block_of[name] for name in sayings)
        unsaid, said = self._unsaid(touched), self._passed(sayings)
        if unsaid is None or said is None:
            return None
        rulings = self._rulings  # Looked at once: another thread may begin anew, and nodes of two stores do not mix.
        states = self._states(rulings, sayings)
        return rulings.of(unsaid.word & said.word, states, chain(said.ways, unsaid.ways))

    # -- Blocks ----------------------------------------------------------------------------------------------------

    def _unsaid(self, touched: frozenset[int]) -> Passed | None:
        """What all blocks but these let pass where nothing is said of them."""
        found = self._untouched.get(touched)
        if found is None:
            blocks = enumerate(self._rulings.blocks)
            found = _together(block.blank for place, block in blocks if place not in touched)
            if found is not None:
                keep(self._untouched, touched, found, 16 * SHAPES)
        return found

    def _passed(self, sayings: Mapping[str, Saying]) -> Passed | None:
        """What the blocks of these facts let pass."""
        blocks = self._rulings.blocks
        return _together(blocks[place].state(sayings) for place in {self._block_of[name] for name in sayings})


def _together(states: Iterable[State | None]) -> Passed | None:
    """What blocks in these states let pass; None where what is said of one is impossible."""
    word, more, ways = EVERYTHING, 0, list[Way]()
    for state in states:
        if state is None:
            return None
        word &= state.terms
        more |= state.more
        if state.way:
            ways.append(state.way)
    return Passed(word, ways, more)
