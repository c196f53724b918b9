"""From the terms that hold, and those that may, to the decision."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import reduce
from operator import or_

from attrs import define

from asn_neutrality.domain.decisions import Decision
from asn_neutrality.domain.results import Outcome
from asn_neutrality.engine.deciding import Subjects
from asn_neutrality.engine.fast.covering import TooManyStepsError, Ways, covers
from asn_neutrality.engine.fast.guards import Guard, packed, value
from asn_neutrality.engine.fast.residue import Narrowing, Remainder, RemainingCase, Residue
from asn_neutrality.engine.fast.states import Block, State
from asn_neutrality.ir.program import VariableKind
from asn_neutrality.symbolic.compiled import CompiledProgram
from asn_neutrality.symbolic.diagrams import FALSE, TRUE, bits, levels_in
from asn_neutrality.symbolic.terms import RuleTerms, TermTable

REMEMBERED = 20_000  # decisions by terms, by terms and states, by remainders

StateOf = Callable[[int], State | None]


@define(frozen=True)
class Sifted:
    """The prohibitions that are violated for certain and those that bit sets leave open, by place.

    ``clash`` are the terms of what is impossible that may hold.
    """

    violated: Sequence[int]
    open: Sequence[int]
    clash: int


@define(frozen=True)
class Sieve:
    """A prohibition in bit sets: ``core`` are the terms of which one must hold, besides all ``guards``.

    ``blocks`` are those it depends on, as a bit mask. It is ``plain`` where nothing but reported facts matter.
    """

    core: int
    guards: tuple[Guard, ...]
    blocks: int
    plain: bool


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
        self._impossible = bits(table.impossible)
        self._block_of = {level: place for place, block in enumerate(blocks) for level in block.levels}
        self._special = self._special_levels(compiled)
        violated = (rule.violated for rule in compiled.rules)
        self._sieves = tuple(map(self._sieve, violated, table.rules))
        self._core = reduce(or_, (sieve.core for sieve in self._sieves), 0)
        # Where the favourable value of an open assessment is ruled out, every outcome turns on that.
        self._judged = bits(
            place
            for place, block in enumerate(blocks)
            if block.limited and block.levels & self._residue.favourable.keys()
        )
        intricate = (sieve.core for sieve in self._sieves if sieve.guards or not sieve.plain)
        self._intricate = reduce(or_, intricate, 0)  # the terms of which it takes more than that they hold
        self._of_term: dict[int, list[int]] = {}
        for place, rule in enumerate(table.rules):
            for term in rule.core:
                self._of_term.setdefault(1 << term, []).append(place)
        self.settled: dict[int, Decision] = {}
        """The decisions that terms alone settle."""
        self._opened: dict[tuple[int, tuple[State, ...]], Decision] = {}
        self._by_remainder: dict[tuple[tuple[int, ...], Remainder], Decision] = {}

    def _special_levels(self, compiled: CompiledProgram) -> frozenset[int]:
        """The variables that are more than a fact to be reported: assessments, questions, what is concluded."""
        return frozenset(
            compiled.level[name]
            for name, variable in compiled.program.variables.items()
            if variable.kind is not VariableKind.FACT or variable.favourable or name in compiled.program.inferences
        )

    def _sieve(self, violated: int, terms: RuleTerms) -> Sieve:
        store = self._residue.compiled.diagrams
        levels = store.support(violated)
        reach = set(levels)
        for level in levels & self._residue.concluded.keys():
            reach |= store.support(self._residue.concluded[level])
        plain = levels.isdisjoint(self._special)
        return Sieve(bits(terms.core), tuple(map(packed, terms.guards)), self._blocks_of(reach), plain)

    def _blocks_of(self, levels: Iterable[int]) -> int:
        return bits({self._block_of[level] for level in levels})

    # -- By terms alone --------------------------------------------------------------------------------------------

    def of(self, word: int, state_of: StateOf) -> Decision | None:
        """The decision; None where the record contradicts itself. ``state_of`` tells of a block what is known of it."""
        found = self.settled.get(word)
        if found is not None:
            return found
        certain = word >> self.width
        possible = word & self._all
        sifted = self._sift(certain, possible)
        if sifted.open or sifted.clash:
            return self._open(word, sifted, state_of)
        if len(self.settled) >= REMEMBERED:
            self.settled.clear()
        found = self.settled[word] = self.subjects.plain(sifted.violated)
        return found

    def _sift(self, certain: int, possible: int) -> Sifted:
        violated: list[int] = []
        open_: list[int] = []
        hits = possible & self._core
        places: set[int] = set()
        while hits:
            low = hits & -hits
            places.update(self._of_term[low])
            hits ^= low
        held: bool | None
        for place in sorted(places):
            sieve = self._sieves[place]
            held = True if certain & sieve.core else None
            for guard in sieve.guards:
                here = value(guard, certain, possible)
                if here is False:
                    held = False
                    break
                if here is None:
                    held = None
            if held:
                violated.append(place)
            elif held is None:
                open_.append(place)
        return Sifted(violated, open_, possible & self._impossible)

    # -- By terms and states ---------------------------------------------------------------------------------------

    def _open(self, word: int, sifted: Sifted, state_of: StateOf) -> Decision | None:
        blocks = self._clashing(sifted.clash)
        if sifted.open:
            blocks |= self._judged
        for place in sifted.open:
            blocks |= self._sieves[place].blocks
        states: dict[int, State] = {}
        for block in levels_in(blocks):
            state = state_of(block)
            if state is None:
                return None
            states[block] = state
        key = (word, tuple(states.values()))
        found = self._opened.get(key)
        if found is None:
            with self._narrowing.lock:
                found = self._decided(word, sifted, states)
            if found is not None:
                if len(self._opened) >= REMEMBERED:
                    self._opened.clear()
                self._opened[key] = found
        return found

    def _clashing(self, clash: int) -> int:
        """The blocks that these terms depend on."""
        return bits(block for term in levels_in(clash) for block in self._terms[term])

    def _decided(self, word: int, sifted: Sifted, states: Mapping[int, State]) -> Decision | None:
        certain, possible = word >> self.width, word & self._all
        if not (sifted.clash or self._judged) and (
            not possible & self._intricate
            or all(self._is_plain(self._sieves[place], certain, possible) for place in sifted.open)
        ):
            try:
                return self._by_terms(sifted, possible, states)
            except TooManyStepsError:
                pass
        return self._by_diagrams(sifted, states)

    def _is_plain(self, sieve: Sieve, certain: int, possible: int) -> bool:
        """Whether the prohibition is violated where its own terms hold, and nothing but reported facts matter."""
        return sieve.plain and all(value(guard, certain, possible) for guard in sieve.guards)

    def _by_terms(self, sifted: Sifted, possible: int, states: Mapping[int, State]) -> Decision:
        """The decision where everything that is open is a fact to be reported, so that nothing else can be open."""

        def covered(places: Sequence[int]) -> bool:
            terms = possible & reduce(or_, [self._sieves[place].core for place in places])
            return covers(terms, self._ways(terms, states))

        if not covered(sifted.open):
            return self.subjects.plain(sifted.violated, sifted.open)
        return self.subjects.decide(
            sifted.violated,
            sifted.open,
            lambda places: Outcome.VIOLATION if covered(places) else Outcome.UNDETERMINED,
        )

    def _ways(self, terms: int, states: Mapping[int, State]) -> Ways:
        """What is open of these terms. ``TooManyStepsError`` where it is not one variable of a block alone."""
        found = []
        for place, state in states.items():
            if not terms & ~state.certain:
                continue
            block = self.blocks[place]
            if len(block.levels) > 1 or state.care != TRUE:
                raise TooManyStepsError
            (level,) = block.levels
            found.append(block.ways(state.masks.get(level, -1)))
        return tuple(found)

    # -- By diagrams -----------------------------------------------------------------------------------------------

    def _by_diagrams(self, sifted: Sifted, states: Mapping[int, State]) -> Decision | None:
        masks = {level: mask for state in states.values() for level, mask in state.masks.items()}
        left = self._residue.left(masks, self._completions(sifted.clash, masks, states.values()), sifted.open)
        if left.possible == FALSE:
            return None
        if not sifted.open:
            return self.subjects.plain(sifted.violated)
        key = (tuple(sifted.violated), left)
        found = self._by_remainder.get(key)
        if found is None:
            if len(self._by_remainder) >= REMEMBERED:
                self._by_remainder.clear()
            found = self.subjects.of(RemainingCase(self._residue, left), sifted.open, sifted.violated)
            self._by_remainder[key] = found
        return found

    def _completions(self, clash: int, masks: Mapping[int, int], states: Iterable[State]) -> int:
        """What is possible of all these blocks together."""
        store, known = self._narrowing.store, self._narrowing.known(masks)
        together = (store.negate(store.every(map(known, self._terms[term].values()))) for term in levels_in(clash))
        return store.every((*(state.care for state in states), *together))
