"""Events in full: of the ways to make a diagram true the most ordinary, or the one nearest to another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from attrs import define, evolve

from asn_neutrality.domain.records import Dates, Days, EventRecord, Regions, State, Unknown, Values
from asn_neutrality.ir.domains import ChoiceDomain, DateDomain, RegionDomain, full
from asn_neutrality.ir.program import Variable, VariableKind
from asn_neutrality.symbolic.compiled import CompiledProgram
from asn_neutrality.symbolic.diagrams import FALSE, TRUE, Diagrams

Cost = Callable[[int, int], int]  # of a class of the variable at a level
Codes = Mapping[int, int]  # classes by level

DIFFERENCE = 1_000  # what another value costs beside how unusual it is


def cheapest(store: Diagrams, node: int, cost: Cost) -> dict[int, int] | None:
    """The classes that make the diagram true at the least cost; levels that do not matter are left out."""
    memo: dict[int, tuple[int, int, int] | None] = {FALSE: None, TRUE: (0, 0, TRUE)}

    def walk(each: int) -> tuple[int, int, int] | None:
        """Cost from here on, the class chosen, and the node it leads to."""
        if each not in memo:
            level = store.levels[each]
            best: tuple[int, int, int] | None = None
            for mask, child in store.edges[each]:
                below = walk(child)
                if below is not None:
                    code = min(_codes(mask), key=lambda code: (cost(level, code), code))
                    found = (below[0] + cost(level, code), code, child)
                    best = found if best is None or found < best else best
            memo[each] = best
        return memo[each]

    chosen: dict[int, int] = {}
    step = walk(node)
    if step is None:
        return None
    while node != TRUE:
        _, code, child = memo[node] or (0, 0, TRUE)
        chosen[store.levels[node]] = code
        node = child
    return chosen


def _codes(mask: int) -> list[int]:
    return [code for code in range(mask.bit_length()) if mask >> code & 1]


@define(frozen=True)
class World:
    """An event in full: a class for each variable; ``days`` are exact where they must be, ``left_open`` masks."""

    codes: Codes
    days: Mapping[int, date]
    left_open: Mapping[int, int]

    def differing(self, other: World) -> tuple[int, ...]:
        """The levels at which two events differ."""
        return tuple(
            level
            for level, code in self.codes.items()
            if other.codes.get(level) != code or other.days.get(level) != self.days.get(level)
        )


class Worlds:
    """Makes events of a program; ``familiar`` counts how often records in reach use a value of a fact."""

    def __init__(self, compiled: CompiledProgram, records: Iterable[EventRecord]) -> None:
        self.compiled = compiled
        self.store = compiled.diagrams
        variables = compiled.program.variables
        self.variables = {compiled.level[name]: variable for name, variable in variables.items()}
        self._ranks: dict[int, tuple[int, ...]] = {}
        self._known: dict[int, dict[int, int]] = {}
        self._dates: dict[int, dict[int, date]] = {}
        self._found: dict[int, int] = {}
        for record in records:
            self._learn(record)

    def _learn(self, record: EventRecord) -> None:
        for name, state in record.facts.items():
            level = self.compiled.level.get(name)
            if level is None:
                continue
            domain = self.variables[level].domain
            mask = domain.read(state)
            if mask and not mask & mask - 1:
                code = mask.bit_length() - 1
                counts = self._known.setdefault(level, {})
                counts[code] = counts.get(code, 0) + 1
                if isinstance(state, Dates) and state.spans and state.spans[0].start is not None:
                    self._dates.setdefault(level, {}).setdefault(code, state.spans[0].start)

    # -- Choosing ---------------------------------------------------------------------------------------------------

    def ordinary(self, node: int, levels: Iterable[int]) -> World | None:
        """The most ordinary event of a set, with a class at each of these levels as well."""
        chosen = cheapest(self.store, self._statable(node), self._unusual)
        if chosen is None:
            return None
        rest = {level: self._usual(level) for level in levels if level not in chosen}
        return World({**rest, **chosen}, {}, {})

    def nearest(self, node: int, world: World) -> World | None:
        """The event of a set that differs from the world in the fewest facts, and least unusually."""

        def cost(level: int, code: int) -> int:
            kept = world.codes.get(level) == code
            return 0 if kept else DIFFERENCE + self._unusual(level, code)

        chosen = cheapest(self.store, self._statable(node), cost)
        if chosen is None:
            return None
        days = {
            level: day
            for level, day in world.days.items()
            if chosen.get(level, world.codes[level]) == world.codes[level]
        }
        return World({**world.codes, **chosen}, days, {})

    def contains(self, node: int, world: World) -> bool:
        """Whether the world lies in a set."""
        node = self._statable(node)
        while node > TRUE:
            node = self.store.child(node, world.codes.get(self.store.levels[node], 0))
        return node == TRUE

    def _statable(self, node: int) -> int:
        """The set, conclusions in force, whatever no record can state."""
        if node not in self._found:
            self._found[node] = self._find_statable(node)
        return self._found[node]

    def _find_statable(self, node: int) -> int:
        flags, hidden = {}, set()
        for level in self.store.support(node):
            if self.variables[level].kind is VariableKind.FLAG:
                flags[level] = 1
            elif self.variables[level].kind is VariableKind.HIDDEN:
                hidden.add(level)
        node = self.store.fix(node, flags) if flags else node
        return self.store.always(node, hidden) if hidden else node

    def _usual(self, level: int) -> int:
        size = self.variables[level].domain.size
        return min(range(size), key=lambda code: (self._unusual(level, code), code))

    def _unusual(self, level: int, code: int) -> int:
        """0 for a default; else by how few records use the value, then by its place."""
        if level not in self._ranks:
            self._ranks[level] = self._ranked(level)
        return self._ranks[level][code]

    def _ranked(self, level: int) -> tuple[int, ...]:
        variable = self.variables[level]
        codes = range(variable.domain.size)
        known = self._known.get(level, {})
        ordered = sorted(codes, key=lambda code: (-known.get(code, 0), *self._place(variable, code)))
        domain, default = variable.domain, variable.fact.default if variable.fact is not None else None
        if default is not None and variable.kind is VariableKind.FACT and isinstance(domain, ChoiceDomain):
            ordered.sort(key=lambda code: domain.values[code] != default)
        ranks = {code: rank for rank, code in enumerate(ordered)}
        return tuple(ranks[code] for code in codes)

    def _place(self, variable: Variable, code: int) -> tuple[int, int]:
        """Values in their order; days late rather than early; areas that are named before others."""
        match variable.domain:
            case ChoiceDomain():
                return 0, code
            case DateDomain() as domain:
                return int(not domain.days >> code & 1), -code
            case RegionDomain():
                return int(code == 0), code

    # -- Telling ----------------------------------------------------------------------------------------------------

    def record(self, world: World, levels: Iterable[int]) -> EventRecord:
        """What a record states of the facts at these levels, in the vocabulary's order; defaults are not said."""
        kept = frozenset(levels)
        facts: dict[str, State] = {}
        for name, variable in self.compiled.program.variables.items():
            level = self.compiled.level[name]
            if level in kept and variable.kind is VariableKind.FACT:
                state = self._state(variable, level, world)
                if state is not None:
                    facts[name] = state
        return EventRecord(facts)

    def _state(self, variable: Variable, level: int, world: World) -> State | None:
        domain, fact = variable.domain, variable.fact
        default = fact.default if fact is not None else None
        mask = world.left_open.get(level)
        if mask is not None:
            if mask == full(domain) or not isinstance(domain, ChoiceDomain):
                return Unknown()
            return Values(frozenset(domain.names(mask)))
        code = world.codes[level]
        match domain:
            case ChoiceDomain():
                (value,) = domain.names(1 << code)
                return None if value == default else Values(frozenset((value,)))
            case RegionDomain():
                return Regions((self._area(domain, code),))
            case DateDomain():
                if not domain.days >> code & 1:
                    return Dates((), not_yet=True)
                day = world.days.get(level) or self._day(domain, level, code)
                return Dates((Days(day, day),))

    def _area(self, domain: RegionDomain, code: int) -> str:
        """The area of a class; outside of all that are named, a neighbour of one of them."""
        if code:
            return domain.codes[code - 1]
        for named in domain.codes:
            above, dot, last = named.rpartition(".")
            for number in range(int(last) + 1, 10 ** len(last)):
                area = f"{above}{dot}{number:0{len(last)}}"
                if domain.read(Regions((area,))) == 1:
                    return area
        return "11"

    def _day(self, domain: DateDomain, level: int, code: int) -> date:
        """A day of the class: one that a record uses, else one well inside."""
        known = self._dates.get(level, {}).get(code)
        if known is not None:
            return known
        span = domain.bounds(code)
        if span.start is not None and span.end is not None:
            return span.start + (span.end - span.start) / 2
        if span.end is not None:
            return span.end
        return span.start if span.start is not None else date(2024, 1, 1)


def exactly(world: World, level: int, code: int, day: date) -> World:
    """The world on that very day."""
    return evolve(world, codes={**world.codes, level: code}, days={**world.days, level: day})


def opened(world: World, level: int, mask: int) -> World:
    """The world with a fact left open between these classes."""
    return evolve(world, left_open={**world.left_open, level: mask})
