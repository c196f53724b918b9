"""The smallest partial answers that settle an outcome."""

from __future__ import annotations

from collections.abc import Sequence

from asn_neutrality.domain.answers import Settlement, Settling
from asn_neutrality.domain.facts import FactRole
from asn_neutrality.domain.results import Missing, Outcome
from asn_neutrality.engine.event import Event
from asn_neutrality.questions.states import answer_of, fact_of, merged
from asn_neutrality.questions.worlds import Worlds, lowest
from asn_neutrality.symbolic.compiled import CompiledRule
from asn_neutrality.symbolic.diagrams import FALSE, TooLargeError

MOST = 60  # partial answers after which no longer ones are searched for
LONGEST = 6  # facts in one partial answer
WORK = 1_500  # states looked at

Literals = tuple[tuple[int, int], ...]  # levels and blocks of classes, as masks
State = tuple[int, int, int, int]  # violated, not violated and disputed in some completion; agreeing with conclusions
OUTCOMES = (Outcome.VIOLATION, Outcome.NO_VIOLATION, Outcome.DISPUTED)


def classes(worlds: Worlds) -> State:
    """The completions that are violations, none, or disputed; and those that agree with what the rules conclude."""
    store, care = worlds.store, worlds.care
    return (
        store.both(care, worlds.narrow),
        store.both(care, store.negate(worlds.broad)),
        store.every((care, worlds.broad, store.negate(worlds.narrow))),
        worlds.agreeing,
    )


def settling(event: Event, rules: Sequence[CompiledRule], missing: Sequence[Missing]) -> Settling:
    """Every smallest answer to some of the missing facts after which all completions have one outcome.

    Phases are left out where the day that gives them is missing too, and so are answers that contradict what the
    rules conclude. Within the bounds above; none where the outcome is settled.
    """
    facts = [each.fact for each in missing]
    dated = any(fact.role is FactRole.TIME_OF_ACT for fact in facts)
    try:
        search = _Search(Worlds(event, rules, {fact.name for fact in facts if not (dated and fact.stage)}))
    except TooLargeError:
        return Settling((), complete=False)
    found: dict[Literals, int] = {}
    complete = False
    for length in range(1, min(LONGEST, len(search.levels)) + 1):
        try:
            candidates = search.find(0, search.start, length)
        except (TooLargeError, _TooMuchError):
            break
        found |= {each: outcome for each, outcome in candidates.items() if not _covered(each, found)}
        if len(found) > MOST:
            break
    else:
        complete = len(search.levels) <= LONGEST
    chosen = sorted(found, key=len)
    return Settling(_grouped(search, chosen[:MOST], found), complete and len(chosen) <= MOST)


class _TooMuchError(Exception):
    """More states than may be looked at."""


class _Search:
    """One search, fact by fact from the top of the diagrams down."""

    def __init__(self, worlds: Worlds) -> None:
        self.worlds = worlds
        self.levels = worlds.levels
        v, n, d, ok = worlds.project(classes(worlds))
        self.start = (v, n, d, ok)
        self.blocks = worlds.blocks(self.start)
        self.memo: dict[tuple[int, State, int], dict[Literals, int]] = {}

    def find(self, place: int, state: State, length: int) -> dict[Literals, int]:
        """The partial answers of at most ``length`` facts from this level down, with the outcome's place."""
        while place < len(self.levels) and not self._asks(self.levels[place], state):
            place += 1
        settled = self._settled(state)
        if settled is not None and not any(map(self.worlds.is_concluded, self.levels[place:])):
            return {(): settled}
        if place == len(self.levels) or (length == 0 and settled is None):
            return {}
        key = (place, state, length)
        if key not in self.memo:
            if len(self.memo) > WORK:
                raise _TooMuchError
            self.memo[key] = self._branch(place, state, length)
        return self.memo[key]

    def _branch(self, place: int, state: State, length: int) -> dict[Literals, int]:
        level, worlds = self.levels[place], self.worlds
        v, n, d, ok = (worlds.kept(each, level) for each in state)
        without = self.find(place + 1, (v, n, d, ok), length)
        found = dict(without)
        if length == 0:
            return found
        for block in self.blocks(level):
            if not block & worlds.now[level]:
                continue
            v, n, d, ok = (worlds.answered(each, level, lowest(block)) for each in state)
            for rest, outcome in self.find(place + 1, (v, n, d, ok), length - 1).items():
                if rest not in without:
                    found[((level, block), *rest)] = outcome
        return found

    def _asks(self, level: int, state: State) -> bool:
        store = self.worlds.store
        return self.worlds.is_concluded(level) or any(store.levels[each] == level for each in state)

    def _settled(self, state: State) -> int | None:
        """The place of the only outcome left, if there is one and the answers agree with the rules somewhere."""
        left = [place for place, each in enumerate(state[:3]) if each != FALSE]
        return left[0] if len(left) == 1 and state[3] != FALSE else None


def _covered(literals: Literals, found: dict[Literals, int]) -> bool:
    """Whether a smaller partial answer, or this one, is known."""
    return any(set(known) <= set(literals) for known in found)


def _grouped(search: _Search, chosen: Sequence[Literals], outcomes: dict[Literals, int]) -> tuple[Settlement, ...]:
    worlds = search.worlds
    position = {name: place for place, name in enumerate(worlds.compiled.program.variables)}

    def place(level: int) -> int:
        return position[worlds.facts[level].name]

    groups: dict[tuple[tuple[int, ...], int], list[tuple[int, ...]]] = {}
    for literals in chosen:
        ordered = sorted(literals, key=lambda literal: place(literal[0]))
        levels = tuple(level for level, _ in ordered)
        row = tuple(block & worlds.now[level] for level, block in ordered)
        groups.setdefault((levels, outcomes[literals]), []).append(row)
    return tuple(
        Settlement(
            OUTCOMES[outcome],
            tuple(fact_of(worlds.facts[level]) for level in levels),
            tuple(
                tuple(answer_of(worlds.facts[level], mask) for level, mask in zip(levels, row, strict=True))
                for row in merged(groups[levels, outcome])
            ),
        )
        for levels, outcome in sorted(groups, key=lambda key: (len(key[0]), key[1], [place(level) for level in key[0]]))
    )
