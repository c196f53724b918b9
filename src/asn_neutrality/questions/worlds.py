"""What may yet be stated of an event: its completions as functions of the facts that a record can state."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence

from asn_neutrality.engine.event import Event
from asn_neutrality.ir.domains import full
from asn_neutrality.ir.program import VariableKind
from asn_neutrality.symbolic.compiled import CompiledRule
from asn_neutrality.symbolic.diagrams import Cofactor, Diagrams, Memo

LIMIT = 300_000  # nodes of one question's diagrams; a larger one is given up and said to be


class Worlds:
    """The completions of an event, about which the ``asked`` facts may be answered.

    The ``free`` facts among them may have any value, whatever the record says.

    ``care`` are the completions, ``agreeing`` those in which nothing stated contradicts what the rules conclude;
    ``narrow`` and ``broad`` are where some of the rules is violated. A phase asked for has as its own value the one
    that follows from the day. Conclusions' flags stay open: ``answered`` and ``kept`` set them as the engine would.
    """

    def __init__(
        self, event: Event, rules: Sequence[CompiledRule], asked: Collection[str], free: Collection[str] = ()
    ) -> None:
        self.event = event
        self.compiled = event.compiled
        self.facts = {
            self.compiled.level[name]: variable
            for name, variable in self.compiled.program.variables.items()
            if variable.kind is VariableKind.FACT
        }
        self.now = {level: event.reading.masks[variable.name] for level, variable in self.facts.items()}
        self._flags, self._unchanged = self._conclusions()
        restrict = Cofactor(self.compiled.diagrams, masks_of(event, frozenset(free)))
        self.store = restrict.diagrams
        self.store.limit = LIMIT
        self.levels = sorted(level for level, variable in self.facts.items() if variable.name in asked)
        possible = self.store.every((restrict(self.compiled.possible), *map(restrict, self._phases(asked))))
        self.care = self.store.exists(possible, self.compiled.question_levels)
        self.agreeing = self.store.both(self.care, restrict(self._agreement()))
        violated = self.store.some(self.store.both(self.care, restrict(rule.violated)) for rule in rules)
        self.narrow = self.store.always(violated, self.compiled.question_levels)
        self.broad = self.store.exists(violated, self.compiled.question_levels)
        self._memos: dict[tuple[tuple[int, int], ...], Memo] = {}
        self._kept: dict[tuple[int, int], int] = {}

    def _conclusions(self) -> tuple[dict[int, tuple[tuple[int, int], ...]], dict[int, dict[int, int]]]:
        """By level of a fact that rules may conclude: its flags with their values, and how the flags are now."""
        level, masks = self.compiled.level, self.event.reading.masks
        flags, unchanged = {}, {}
        for target, inferences in self.compiled.program.inferences.items():
            flags[level[target]] = tuple((level[each.flag], each.value) for each in inferences)
            unchanged[level[target]] = {level[each.flag]: masks[each.flag] >> 1 for each in inferences}
        return flags, unchanged

    def _phases(self, asked: Collection[str]) -> Iterable[int]:
        """Of each phase that is stated or asked for: its own value is the derived one."""
        compiled, store = self.compiled, self.compiled.diagrams
        for name in compiled.program.derivations:
            variable = compiled.program.variables[name]
            if variable.kind is VariableKind.FACT and (name in asked or name in self.event.reading.stated):
                for code in range(variable.domain.size):
                    own, derived = compiled.own(name, 1 << code), compiled.derived(name, 1 << code)
                    yield store.negate(store.both(own, store.negate(derived)))
                    yield store.negate(store.both(derived, store.negate(own)))

    def _agreement(self) -> int:
        """No conclusion is excluded whose condition holds, but those that the record excludes for certain."""
        compiled, event, store = self.compiled, self.event, self.compiled.diagrams
        parts = []
        for inferences in compiled.program.inferences.values():
            for each in inferences:
                when = store.always(compiled.diagram(each.when), compiled.question_levels)
                lost = event.reading.masks[each.flag] == 0b01 and event.surely(event.restrict(when))
                if not lost:
                    parts.append(store.either(compiled.own(each.flag, 0b10), store.negate(when)))
        return store.every(parts)

    # -- Answers ---------------------------------------------------------------------------------------------------

    def answered(self, f: int, level: int, code: int) -> int:
        """``f`` where the record states this class of the fact."""
        return self._fix(f, self.codes(level, code))

    def codes(self, level: int, code: int) -> tuple[tuple[int, int], ...]:
        """The classes that an answer gives the fact and its flags."""
        return (level, code), *((flag, int(value == code)) for flag, value in self._flags.get(level, ()))

    def kept(self, f: int, level: int) -> int:
        """True where some class of the fact that is possible now makes ``f`` true, and the record stays as it is."""
        found = self._kept.get((f, level))
        if found is None:
            same = self.unanswered(f, level)
            here = self.store.both(same, self.store.test(level, self.now[level]))
            found = self._kept[f, level] = self.store.exists(here, frozenset((level,)))
        return found

    def unanswered(self, f: int, *levels: int) -> int:
        """``f`` where the record says of these facts what it says now."""
        return self._fix(f, tuple(pair for level in levels for pair in self._unchanged.get(level, {}).items()))

    def _fix(self, f: int, codes: tuple[tuple[int, int], ...]) -> int:
        return self.store.fix(f, dict(codes), self._memos.setdefault(codes, Memo())) if codes else f

    # -- Facts -----------------------------------------------------------------------------------------------------

    def is_concluded(self, level: int) -> bool:
        """Whether rules may conclude the fact."""
        return level in self._flags

    def project(self, functions: Sequence[int]) -> tuple[int, ...]:
        """The functions over the asked facts and flags alone: true where some values of the rest make them so."""
        flags = {flag for each in self._flags.values() for flag, _ in each}
        others = frozenset(range(len(self.compiled.order))) - frozenset(self.levels) - flags
        rest = [level for level in self.facts if level in others and level in self._flags]
        return tuple(self.store.exists(self.unanswered(each, *rest), others) for each in functions)

    def blocks(self, functions: Iterable[int]) -> Callable[[int], tuple[int, ...]]:
        """By level, the coarsest classes of values that no node of the functions tells apart, as masks."""
        found = _masks_by_level(self.store, functions)
        for level, flags in self._flags.items():
            # An answer with the value of a conclusion sets another flag than the rest.
            found.setdefault(level, set()).update(1 << value for _, value in flags)
        return lambda level: _refined(self.store.full[level], found.get(level, set()))


def masks_of(event: Event, free: frozenset[str] = frozenset()) -> dict[int, int]:
    """By level, the classes that are possible now, of ``free`` facts all; flags are open where answers may set them."""
    program, level = event.compiled.program, event.compiled.level
    found = {
        level[name]: full(variable.domain) if name in free else event.reading.masks[name]
        for name, variable in program.variables.items()
    }
    for target, inferences in program.inferences.items():
        mask = found[level[target]]
        for each in inferences:
            if mask >> each.value & 1 and mask & mask - 1:
                found[level[each.flag]] = 0b11
    return found


def _refined(everything: int, masks: Iterable[int]) -> tuple[int, ...]:
    parts = [everything]
    for mask in sorted(masks):
        parts = [part for each in parts for part in (each & mask, each & ~mask) if part]
    return tuple(sorted(parts, key=lambda part: part & -part))


def blocks_of(store: Diagrams, functions: Iterable[int]) -> Callable[[int], tuple[int, ...]]:
    """By level, the coarsest classes of values that no node of the functions tells apart, as masks."""
    found = _masks_by_level(store, functions)
    return lambda level: _refined(store.full[level], found.get(level, set()))


def _masks_by_level(store: Diagrams, functions: Iterable[int]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = {}
    for node in store.nodes(functions):
        found.setdefault(store.levels[node], set()).update(mask for mask, _ in store.edges[node])
    return found


def lowest(mask: int) -> int:
    """The least class of a mask."""
    return (mask & -mask).bit_length() - 1
