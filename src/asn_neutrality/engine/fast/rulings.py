"""From the terms that hold, and those that may, to the decision."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

from attrs import define

from asn_neutrality import native
from asn_neutrality.domain.decisions import Decision
from asn_neutrality.domain.results import Outcome
from asn_neutrality.engine.deciding import Subjects
from asn_neutrality.engine.fast.covering import TooManyStepsError, Ways, covers, escapes
from asn_neutrality.engine.fast.residue import Known, Narrowing, Remainder, RemainingCase, Residue
from asn_neutrality.engine.fast.sifting import Sieve, Sifted
from asn_neutrality.engine.fast.states import Block, State, Way
from asn_neutrality.engine.fast.unrolled import EVERYTHING
from asn_neutrality.ir.program import VariableKind
from asn_neutrality.memory import keep
from asn_neutrality.symbolic.compiled import CompiledProgram
from asn_neutrality.symbolic.diagrams import FALSE, TRUE, bits, levels_in
from asn_neutrality.symbolic.terms import TermTable

if TYPE_CHECKING:
    from asn_neutrality.native import _native

REMEMBERED = 20_000  # decisions by terms, by terms and states, by remainders

StateOf = Callable[[int], State | None]


@define(frozen=True)
class Told:
    """What terms alone tell.

    ``loose`` is the decision where the facts that are open leave all open prohibitions a way out; None where that is
    too little to decide by.
    """

    sifted: Sifted
    loose: Decision | None


class Rulings:
    """The decisions under one program, by terms: by those that may hold and, shifted by ``width``, the certain ones."""

    def __init__(self, table: TermTable, blocks: Sequence[Block], narrowing: Narrowing) -> None:
        compiled = narrowing.compiled
        self.subjects = Subjects(compiled)
        self._residue = Residue(narrowing)
        self._narrowing = narrowing
        self.blocks = blocks
        self._terms = table.terms
        self.width = len(table.terms)
        self._all = (1 << self.width) - 1
        self._block_of = {level: place for place, block in enumerate(blocks) for level in block.levels}
        levels = [compiled.diagrams.support(rule.violated) for rule in compiled.rules]
        special = self._special_levels(compiled)
        self._sieve = Sieve(table, (place for place, here in enumerate(levels) if not here.isdisjoint(special)))
        self._reach = tuple(map(self._blocks_of, levels))
        # Where the favourable value of an open assessment is ruled out, every outcome turns on that.
        self._judged = bits(
            place
            for place, block in enumerate(blocks)
            if block.limited and block.levels & self._residue.favourable.keys()
        )
        self.loops = self._handed_down()
        self.closed: dict[int, Decision] = {}
        """The decisions where the terms that may hold are certain, by these."""
        self.settled: dict[int, Decision] = {}
        """The decisions that terms alone settle."""
        self._told: dict[int, Told] = {}
        self._loose: dict[tuple[tuple[int, ...], tuple[int, ...]], Decision] = {}
        self._opened: dict[tuple[int, tuple[State, ...]], Decision] = {}
        self._possible: dict[tuple[int, tuple[State, ...]], bool] = {}
        self._by_remainder: dict[tuple[tuple[int, ...], Remainder], Decision] = {}

    def _special_levels(self, compiled: CompiledProgram) -> frozenset[int]:
        """The variables that are more than a fact to be reported: assessments, questions, what is concluded."""
        return frozenset(
            compiled.level[name]
            for name, variable in compiled.program.variables.items()
            if variable.kind is not VariableKind.FACT or variable.favourable or name in compiled.program.inferences
        )

    def _blocks_of(self, levels: AbstractSet[int]) -> int:
        """The blocks, as a bit mask, that a prohibition over these variables depends on."""
        concluded = (self._residue.concluded[level] for level in levels & self._residue.concluded.keys())
        reach = set(levels).union(*map(self._residue.compiled.diagrams.support, concluded))
        return bits({self._block_of[level] for level in reach})

    def _handed_down(self) -> tuple[_native.Sieve, _native.Decisions, bool] | tuple[()]:
        """What tells decisions from terms in C, and whether it tells those where facts are open; nothing without."""
        sieve = self._sieve.loops
        decisions = None if native.loops is None else self.subjects.handed_down(native.loops)
        return () if sieve is None or decisions is None else (sieve, decisions, not self._judged)

    # -- By terms alone --------------------------------------------------------------------------------------------

    def open(self, word: int) -> int:
        """The terms that may hold, and are not certain."""
        return word & self._all & ~(word >> self.width)

    def certain(self, word: int) -> int | None:
        """The terms that may hold where all of them are certain, else None."""
        possible = word & self._all
        return word if word == EVERYTHING else possible if word >> self.width == possible else None

    def of_certain(self, terms: int) -> Decision | None:
        """The decision where these terms are certain and no others may hold; None where they clash."""
        found = self.closed.get(terms)
        if found is None:
            sifted = self._sieve.sift(terms, terms)
            if sifted.open or sifted.clash:
                return None
            found = self.subjects.plain(sifted.violated)
            keep(self.closed, terms, found, REMEMBERED)
        return found

    def of(self, word: int, state_of: StateOf, open_: Iterable[Way]) -> Decision | None:
        """The decision; None where the record contradicts itself.

        ``state_of`` tells of a block what is known of it, ``open_`` the least ways of facts that are open.
        """
        found = self.settled.get(word)
        if found is not None:
            return found
        told = self._told.get(word)
        if told is None:
            told = self._tell(word)
            if not (told.sifted.open or told.sifted.clash):
                found = self.subjects.plain(told.sifted.violated)
                keep(self.settled, word, found, REMEMBERED)
                return found
            keep(self._told, word, told, REMEMBERED)
        if told.loose is not None and escapes(told.sifted.terms, open_):
            return told.loose
        return self._open(word, told.sifted, state_of)

    def told(self, word: int) -> Decision | tuple[Decision, int] | None:
        """What is remembered of a word: the decision, or that where open facts leave a way out of these terms."""
        told = self._told.get(word)
        if told is None or told.loose is None:
            return self.settled.get(word)
        return told.loose, told.sifted.terms

    def _tell(self, word: int) -> Told:
        sifted = self._sieve.sift(word >> self.width, word & self._all)
        enough = sifted.open and sifted.plain and not (sifted.clash or self._judged)
        return Told(sifted, self._loosely(sifted) if enough else None)

    def _loosely(self, sifted: Sifted) -> Decision:
        """Where few prohibitions are open many words tell the same."""
        key = tuple(sifted.violated), tuple(sifted.open)
        found = self._loose.get(key)
        if found is None:
            found = self.subjects.plain(*key)
            keep(self._loose, key, found, REMEMBERED)
        return found

    # -- By terms and states ---------------------------------------------------------------------------------------

    def _open(self, word: int, sifted: Sifted, state_of: StateOf) -> Decision | None:
        blocks = self._clashing(sifted.clash)
        if sifted.open:
            blocks |= self._judged
        for place in sifted.open:
            blocks |= self._reach[place]
        states: dict[int, State] = {}
        for block in levels_in(blocks):
            state = state_of(block)
            if state is None:
                return None
            states[block] = state
        if not sifted.open:
            return self.subjects.plain(sifted.violated) if self._coherent(sifted.clash, states) else None
        key = (word, tuple(states.values()))
        found = self._opened.get(key)
        if found is None:
            with self._narrowing.lock:
                found = self._decided(sifted, states)
            if found is not None:
                keep(self._opened, key, found, REMEMBERED)
        return found

    def _coherent(self, clash: int, states: Mapping[int, State]) -> bool:
        """Whether these blocks, on which these terms depend, can be in these states."""
        key = (clash, tuple(states.values()))
        found = self._possible.get(key)
        if found is None:
            with self._narrowing.lock:
                found = self._completions(clash, self._known_in(states), states.values()) != FALSE
            keep(self._possible, key, found, REMEMBERED)
        return found

    def _clashing(self, clash: int) -> int:
        """The blocks that these terms depend on."""
        return bits(block for term in levels_in(clash) for block in self._terms[term])

    def _decided(self, sifted: Sifted, states: Mapping[int, State]) -> Decision | None:
        if sifted.plain and not (sifted.clash or self._judged):
            try:
                return self._by_terms(sifted, states)
            except TooManyStepsError:
                pass
        return self._by_diagrams(sifted, states)

    def _by_terms(self, sifted: Sifted, states: Mapping[int, State]) -> Decision:
        """The decision where everything that is open is a fact to be reported, so that nothing else can be open."""

        known: dict[int, bool] = {}
        left = [(state, self._ways(place, state)) for place, state in states.items()]

        def covered(places: Sequence[int]) -> bool:
            terms = sifted.terms & reduce(or_, [self._sieve.cores[place] for place in places])
            if not terms & (terms - 1):
                return False  # What lets the one open term fail is a way out.
            if terms not in known:
                known[terms] = covers(terms, self._limiting(terms, left))
            return known[terms]

        if not covered(sifted.open):
            return self.subjects.plain(sifted.violated, sifted.open)
        return self.subjects.decide(
            sifted.violated,
            sifted.open,
            lambda places: Outcome.VIOLATION if covered(places) else Outcome.UNDETERMINED,
        )

    def _ways(self, place: int, state: State) -> tuple[int, ...] | None:
        """What the values left to a block let pass; None where it is more than one variable alone."""
        block = self.blocks[place]
        if len(block.levels) > 1 or state.care != TRUE:
            return None
        (level,) = block.levels
        return block.ways(state.masks.get(level, -1))

    def _limiting(self, terms: int, left: Iterable[tuple[State, tuple[int, ...] | None]]) -> Ways:
        """What is open of these terms. ``TooManyStepsError`` where it is not one variable of a block alone."""
        found = []
        for state, ways in left:
            if terms & ~state.certain:
                if ways is None:
                    raise TooManyStepsError
                found.append(ways)
        return tuple(found)

    # -- By diagrams -----------------------------------------------------------------------------------------------

    def _by_diagrams(self, sifted: Sifted, states: Mapping[int, State]) -> Decision | None:
        known = self._known_in(states)
        left = self._residue.left(known, self._completions(sifted.clash, known, states.values()), sifted.open)
        if left.possible == FALSE:
            return None
        key = (tuple(sifted.violated), left)
        found = self._by_remainder.get(key)
        if found is None:
            found = self.subjects.of(RemainingCase(self._residue, left), sifted.open, sifted.violated)
            keep(self._by_remainder, key, found, REMEMBERED)
        return found

    def _known_in(self, states: Mapping[int, State]) -> Known:
        masks = [state.masks for state in states.values() if state.masks]
        return self._narrowing.known({level: mask for each in masks for level, mask in each.items()})

    def _completions(self, clash: int, known: Known, states: Iterable[State]) -> int:
        """What is possible of all these blocks together."""
        store = self._narrowing.store
        together = (store.negate(store.every(known.each(self._terms[term].values()))) for term in levels_in(clash))
        return store.every((*(state.care for state in states), *together))
