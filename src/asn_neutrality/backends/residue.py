"""Rows that the two passes leave open: which of them are undetermined for sure, and what else decides the others.

What is left of a circuit once the known facts are put in are the nodes that are open and wanted by an open rule, and
the classes left to the variables they test. Rows alike in that have one answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import numpy as np
from attrs import define
from numpy.typing import NDArray

from asn_neutrality.backends.circuit import Circuit, Shape
from asn_neutrality.backends.plan import Plan
from asn_neutrality.backends.steps import NO, WORD, Bits, Column, Machine, Picker, unpacked

Keys = NDArray[np.void]


@define(frozen=True)
class Shared:
    """A variable that a rule tests more than once, and those tests."""

    rule: int
    variable: str
    tests: frozenset[int]


Ways = tuple[tuple[int, tuple[int, ...]], ...]
"""By the tests of a variable that some classes meet, the step that says where one of those classes is left."""


class Residue:
    """Looks at open rows of one plan. ``delicate`` are the variables whose openness needs a judgement of its own."""

    def __init__(self, plan: Plan, delicate: Iterable[str]) -> None:
        self._plan = plan
        self._circuit = plan.circuit
        self._delicate = frozenset(delicate)
        self._cones: dict[int, list[int]] = {}
        self._roots = tuple(dict.fromkeys((*self._circuit.rules, *self._circuit.bounds)))
        self._cone = _cone(self._circuit, self._roots)
        nodes = [self._circuit.nodes[place] for place in self._cone]
        answers = sum(len(node.parts) for node in nodes if node.shape is Shape.CHOICE)
        self._width = len(self._roots) + len(nodes) + answers
        self._variables = tuple(dict.fromkeys(node.probe.variable for node in nodes if node.probe is not None))
        self._tests = self._tests_by_variable()
        self._escapes = {name: self._ways(name, tests) for name, tests in self._tests.items()}
        self._shared = tuple(self._shared_tests())
        wanted = {NO} | {step for node in self._cone for step in (*plan.answers[node], plan.open(node))}
        wanted |= {step for ways in self._escapes.values() for step, _ in ways}
        self._wanted = sorted(wanted)
        self._machine = Machine(plan.steps, self._wanted)

    def _tests_by_variable(self) -> Mapping[str, list[int]]:
        """The tests that can be open, by variable."""
        found: dict[str, list[int]] = {}
        for node in self._cone:
            probe = self._circuit.nodes[node].probe
            if probe is not None and self._plan.open(node) != NO:
                found.setdefault(probe.variable, []).append(node)
        return found

    def _ways(self, variable: str, tests: Sequence[int]) -> Ways:
        """Classes of a variable that the same tests accept: where one is left, and those tests; fewest tests first."""
        accepting: dict[tuple[int, ...], int] = {}
        for code in range(self._circuit.sizes[variable]):
            by = tuple(test for test in tests if self._mask(test) >> code & 1)
            accepting[by] = accepting.get(by, 0) | 1 << code
        ordered = sorted(accepting, key=lambda by: (len(by), by))
        return tuple((self._plan.allows(variable, accepting[by]), by) for by in ordered)

    def _mask(self, test: int) -> int:
        probe = self._circuit.nodes[test].probe
        return 0 if probe is None else probe.mask

    def _shared_tests(self) -> Iterator[Shared]:
        """Of each rule the variables that can be open and that it tests more than once."""
        under: dict[int, frozenset[int]] = {}
        openable = {test for tests in self._tests.values() for test in tests}
        for place in self._cone:
            own = frozenset((place,)) if place in openable else frozenset()
            under[place] = own.union(*(under[part] for part in self._circuit.nodes[place].parts))
        for rule in dict.fromkeys(self._circuit.rules):
            for variable, tests in self._tests.items():
                found = tuple(test for test in tests if test in under[rule])
                if len(found) > 1:
                    yield Shared(rule, variable, frozenset(found))

    def look(self, columns: Sequence[Column], rows: int) -> Look:
        """What is left open in these rows."""
        padded = -(-rows // WORD) * WORD
        found = dict(zip(self._wanted, self._machine.run(columns, 0, padded), strict=True))
        active = self._active(found, padded // WORD)
        delicate = np.zeros(padded // WORD, np.uint64)
        for bits in self._doubts(found, active):
            delicate |= bits
        self._add_torn(found, active, delicate)
        sure = ~_any(
            [~found[self._plan.answers[bound][0]] for bound in self._circuit.bounds] or [np.zeros_like(delicate)]
        )
        return Look(found, active, unpacked(delicate, rows), unpacked(sure, rows))

    def _active(self, found: Mapping[int, Bits], words: int) -> dict[int, Bits]:
        """By node the rows in which it is open and something open wants it."""
        every = np.full(words, np.uint64(0xFFFFFFFFFFFFFFFF))
        want = {root: every.copy() for root in self._roots}
        active: dict[int, Bits] = {}
        for place in reversed(self._cone):
            step = self._plan.open(place)
            if step == NO or place not in want:
                continue
            here = active[place] = want[place] & found[step]
            node = self._circuit.nodes[place]
            for part in node.parts:
                wanted = here & found[self._plan.answers[part][1]] if node.shape is Shape.CHOICE else here
                if part in want:
                    want[part] |= wanted
                else:
                    want[part] = wanted.copy()
        return active

    def _doubts(self, found: Mapping[int, Bits], active: Mapping[int, Bits]) -> Iterator[Bits]:
        """Where it does not go without saying that every open rule may and may not be violated, by facts alone."""
        for bound in self._circuit.bounds:
            yield ~found[self._plan.answers[bound][0]]
        for place, bits in active.items():
            node = self._circuit.nodes[place]
            if node.shape is Shape.CHOICE or (node.probe is not None and node.probe.variable in self._delicate):
                yield bits
        yield self._bound(found, active)

    def _bound(self, found: Mapping[int, Bits], active: Mapping[int, Bits]) -> Bits:
        """Where the classes left to facts may keep all open rules together from being met, and may not."""
        failing: dict[int, Bits] = {}
        stuck = found[NO]
        for variable, tests in self._tests.items():
            open_ = {test: active[test] for test in tests if test in active}
            if open_:
                stuck_here = self._without_way_out(variable, found, open_)
                if stuck_here.any():
                    open_ = {test: bits & ~stuck_here for test, bits in open_.items()}
                    stuck = stuck | stuck_here
                failing |= open_
        return stuck & self._still_met(found, active, failing) if stuck.any() else stuck

    def _still_met(self, found: Mapping[int, Bits], active: Mapping[int, Bits], failing: Mapping[int, Bits]) -> Bits:
        """Where some open rule may be met although these tests fail."""
        met: dict[int, Bits] = {}
        for place in self._cone:
            node = self._circuit.nodes[place]
            possible = found[self._plan.answers[place][1]]
            if place in failing:
                met[place] = possible & ~failing[place]
            elif place in active and node.parts:
                parts = [met[part] for part in node.parts]
                met[place] = _every(parts) if node.shape is Shape.ALL else _any(parts)
            else:
                met[place] = possible
        return _any([found[NO], *(active[rule] & met[rule] for rule in self._circuit.rules if rule in active)])

    def _add_torn(self, found: Mapping[int, Bits], active: Mapping[int, Bits], delicate: Bits) -> None:
        """Add the rows in which tests of one variable may keep each other from being met; few rows are left for it."""
        torn: dict[int, Bits] = {}
        for each in self._shared:
            open_ = [active[test] for test in each.tests if test in active]
            if each.rule not in active or not open_:
                continue
            here = active[each.rule] & _any(open_) & ~delicate
            if not here.any():
                continue
            ways = self._met(each, found)
            clash = all(len(met) < len(each.tests) for met in ways)
            delicate |= here & ~(self._can_be(each, ways, found) if clash else ways[each.tests])
            if clash:
                before = torn.get(each.rule)
                if before is not None:
                    delicate |= here & before
                torn[each.rule] = here if before is None else before | here

    def _met(self, shared: Shared, found: Mapping[int, Bits]) -> Mapping[frozenset[int], Bits]:
        """By the tests of a rule that some classes of a variable meet, where one of those classes is left."""
        ways: dict[frozenset[int], Bits] = {}
        for step, by in self._escapes[shared.variable]:
            met = shared.tests.intersection(by)
            ways[met] = ways[met] | found[step] if met in ways else found[step]
        return ways

    def _cone_of(self, rule: int) -> list[int]:
        if rule not in self._cones:
            self._cones[rule] = _cone(self._circuit, (rule,))
        return self._cones[rule]

    def _can_be(self, shared: Shared, ways: Mapping[frozenset[int], Bits], found: Mapping[int, Bits]) -> Bits:
        """Where a rule is possible with some class of a variable that it tests more than once."""
        can = found[NO]
        for met, left in ways.items():
            possible = {test: left if test in met else found[NO] for test in shared.tests}
            for place in self._cone_of(shared.rule):
                node = self._circuit.nodes[place]
                if not possible.keys().isdisjoint(node.parts):
                    parts = [possible.get(part, found[self._plan.answers[part][1]]) for part in node.parts]
                    possible[place] = _every(parts) if node.shape is Shape.ALL else _any(parts)
            can = can | left & possible[shared.rule]
        return can

    def _without_way_out(self, variable: str, found: Mapping[int, Bits], open_: Mapping[int, Bits]) -> Bits:
        """Where some of these tests of a variable is open, and each class left to it is accepted by one that is."""
        stuck = _any(tuple(open_.values()))
        for step, tests in self._escapes[variable]:
            accepting = [open_[test] for test in tests if test in open_]
            stuck = stuck & ~found[step] if not accepting else stuck & (~found[step] | _any(accepting))
            if not stuck.any():
                break
        return stuck

    def keys(self, look: Look, rows: NDArray[np.intp], left: Callable[[str], NDArray[np.uint32]]) -> Keys:
        """What decides each of these rows, as bytes; ``left`` numbers what is left to a variable in each."""
        pick = Picker(rows)
        flags = np.zeros((self._width, len(rows)), np.uint8)
        for place, each in enumerate(self._key_bits(look)):
            if each is not None:
                flags[place] = pick(each)
        parts = [np.packbits(flags, axis=0).T]
        for variable in self._variables:
            open_ = [look.active[test] for test in self._tests.get(variable, ()) if test in look.active]
            numbers = np.zeros(len(rows), np.uint32)
            if open_:
                where = pick(_any(open_))
                if where.any():
                    numbers = np.where(where, left(variable) + np.uint32(1), np.uint32(0))
            parts.append(numbers.view(np.uint8).reshape(len(rows), 4))
        whole = np.ascontiguousarray(np.concatenate(parts, axis=1))
        return whole.view(np.dtype((np.void, whole.shape[1]))).ravel()

    def _key_bits(self, look: Look) -> Iterator[Bits | None]:
        """Of the roots what is certain, of all nodes what is open, of readings what is possible under each answer."""
        for root in self._roots:
            yield look.found[self._plan.answers[root][0]]
        for place in self._cone:
            node = self._circuit.nodes[place]
            bits = look.active.get(place)
            yield bits
            if node.shape is Shape.CHOICE:
                for part in node.parts:
                    yield None if bits is None else bits & look.found[self._plan.answers[part][1]]


@define(frozen=True)
class Look:
    """Open rows looked at: ``delicate`` are those that need a judgement of their own, ``sure`` those without clash."""

    found: Mapping[int, Bits]
    active: Mapping[int, Bits]
    delicate: NDArray[np.bool_]
    sure: NDArray[np.bool_]


def _any(parts: Sequence[Bits]) -> Bits:
    found = parts[0]
    for part in parts[1:]:
        found = found | part
    return found


def _every(parts: Sequence[Bits]) -> Bits:
    found = parts[0]
    for part in parts[1:]:
        found = found & part
    return found


def _cone(circuit: Circuit, roots: Iterable[int]) -> list[int]:
    """The nodes that some nodes are made of, those themselves included, in order."""
    seen: set[int] = set()
    stack = list(roots)
    while stack:
        place = stack.pop()
        if place not in seen:
            seen.add(place)
            stack.extend(circuit.nodes[place].parts)
    return sorted(seen)
