"""Rows that the two passes leave open: which of them are undetermined for sure, and what else decides the others.

What is left of a circuit once the known facts are put in are the nodes that are open and wanted by an open rule, and
the classes left to the variables they test. Rows alike in that have one answer.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence

import numpy as np
from attrs import define
from numpy.typing import NDArray

from asn_neutrality.backends.circuit import Circuit, Shape
from asn_neutrality.backends.machine import Machine
from asn_neutrality.backends.plan import Plan
from asn_neutrality.backends.steps import NO, WORD, YES, Column

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
    """What is left open in rows of a plan. ``delicate`` are the variables whose openness needs a judgement of its own.

    ``doubtful``, ``intricate`` and ``sure`` are steps: where a row may need a judgement of its own; where it may
    whatever ways out its open facts leave; and where no event that it may be contradicts it.
    """

    def __init__(self, plan: Plan, delicate: Iterable[str]) -> None:
        self._plan = plan
        self._steps = plan.steps
        self._circuit = plan.circuit
        self._roots = tuple(dict.fromkeys((*self._circuit.rules, *self._circuit.bounds)))
        self._cone = _cone(self._circuit, self._roots)
        nodes = [self._circuit.nodes[place] for place in self._cone]
        self._variables = tuple(dict.fromkeys(node.probe.variable for node in nodes if node.probe is not None))
        self._tests = self._tests_by_variable()
        self._escapes = {name: self._ways(name, tests) for name, tests in self._tests.items()}
        self._active = self._active_nodes()
        self.sure = self._steps.every(self._certain(bound) for bound in self._circuit.bounds)
        self.intricate = self._torn(self._steps.some(self._doubts(frozenset(delicate))))
        self.doubtful = self._steps.some((self.intricate, self._bound()))
        self._keys = Machine(self._steps, (*self._key_steps(), *self._open_variables(), self.sure))

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

    def _certain(self, node: int) -> int:
        return self._plan.answers[node][0]

    def _possible(self, node: int) -> int:
        return self._plan.answers[node][1]

    def _active_nodes(self) -> Mapping[int, int]:
        """By node that can be open the rows in which it is open and something open wants it."""
        wants: dict[int, list[int]] = {root: [YES] for root in self._roots}
        active: dict[int, int] = {}
        for place in reversed(self._cone):
            step = self._plan.open(place)
            if step == NO or place not in wants:
                continue
            here = active[place] = self._steps.every((self._steps.some(wants[place]), step))
            node = self._circuit.nodes[place]
            for part in node.parts:
                choice = node.shape is Shape.CHOICE
                wanted = self._steps.every((here, self._possible(part))) if choice else here
                wants.setdefault(part, []).append(wanted)
        return active

    def _doubts(self, delicate: Container[str]) -> Iterator[int]:
        """Where the record may contradict itself, or what is open is a reading, an assessment or a conclusion."""
        for bound in self._circuit.bounds:
            yield self._steps.invert(self._certain(bound))
        for place, step in self._active.items():
            node = self._circuit.nodes[place]
            if node.shape is Shape.CHOICE or (node.probe is not None and node.probe.variable in delicate):
                yield step

    def _bound(self) -> int:
        """Where the classes left to facts may keep all open rules together from being met, and may not."""
        failing: dict[int, int] = {}
        stuck = NO
        for variable, tests in self._tests.items():
            open_ = {test: self._active[test] for test in tests if test in self._active}
            if open_:
                stuck_here = self._without_way_out(variable, open_)
                failing |= {test: self._but(step, stuck_here) for test, step in open_.items()}
                stuck = self._steps.some((stuck, stuck_here))
        return self._steps.every((stuck, self._still_met(failing)))

    def _but(self, whole: int, part: int) -> int:
        return self._steps.every((whole, self._steps.invert(part)))

    def _still_met(self, failing: Mapping[int, int]) -> int:
        """Where some open rule may be met although these tests fail."""
        met: dict[int, int] = {}
        for place in self._cone:
            node = self._circuit.nodes[place]
            if place in failing:
                met[place] = self._but(self._possible(place), failing[place])
            elif place in self._active and node.parts:
                met[place] = self._joined(node.shape, [met[part] for part in node.parts])
            else:
                met[place] = self._possible(place)
        open_ = (rule for rule in self._circuit.rules if rule in self._active)
        return self._steps.some([self._steps.every((self._active[rule], met[rule])) for rule in open_])

    def _joined(self, shape: Shape, parts: Iterable[int]) -> int:
        return self._steps.every(parts) if shape is Shape.ALL else self._steps.some(parts)

    def _torn(self, doubtful: int) -> int:
        """Also the rows in which tests of one variable may keep each other from being met."""
        torn: dict[int, int] = {}
        for each in self._shared_tests():
            open_ = [self._active[test] for test in sorted(each.tests) if test in self._active]
            if each.rule not in self._active or not open_:
                continue
            here = self._but(self._steps.every((self._active[each.rule], self._steps.some(open_))), doubtful)
            ways = self._met(each)
            clash = all(len(met) < len(each.tests) for met in ways)
            found = [doubtful, self._but(here, self._can_be(each, ways) if clash else ways[each.tests])]
            if clash:
                before = torn.get(each.rule, NO)
                found.append(self._steps.every((here, before)))
                torn[each.rule] = self._steps.some((before, here))
            doubtful = self._steps.some(found)
        return doubtful

    def _met(self, shared: Shared) -> Mapping[frozenset[int], int]:
        """By the tests of a rule that some classes of a variable meet, where one of those classes is left."""
        ways: dict[frozenset[int], int] = {}
        for step, by in self._escapes[shared.variable]:
            met = shared.tests.intersection(by)
            ways[met] = self._steps.some((ways.get(met, NO), step))
        return ways

    def _can_be(self, shared: Shared, ways: Mapping[frozenset[int], int]) -> int:
        """Where a rule is possible with some class of a variable that it tests more than once."""
        can, cone = [], _cone(self._circuit, (shared.rule,))
        for met, left in ways.items():
            possible = {test: left if test in met else NO for test in shared.tests}
            for place in cone:
                node = self._circuit.nodes[place]
                if not possible.keys().isdisjoint(node.parts):
                    parts = [possible.get(part, self._possible(part)) for part in node.parts]
                    possible[place] = self._joined(node.shape, parts)
            can.append(self._steps.every((left, possible[shared.rule])))
        return self._steps.some(can)

    def _without_way_out(self, variable: str, open_: Mapping[int, int]) -> int:
        """Where some of these tests of a variable is open, and each class left to it is accepted by one that is."""
        stuck = [self._steps.some(open_.values())]
        for step, tests in self._escapes[variable]:
            accepting = (open_[test] for test in tests if test in open_)
            stuck.append(self._steps.some((self._steps.invert(step), *accepting)))
        return self._steps.every(stuck)

    # -- What decides an open row ----------------------------------------------------------------------------------

    def _key_steps(self) -> Iterator[int]:
        """Of the roots what is certain, of all nodes what is open, of readings what is possible under each answer."""
        for root in self._roots:
            yield self._certain(root)
        for place in self._cone:
            node = self._circuit.nodes[place]
            step = self._active.get(place, NO)
            yield step
            if node.shape is Shape.CHOICE:
                for part in node.parts:
                    yield self._steps.every((step, self._possible(part)))

    def _open_variables(self) -> Iterator[int]:
        """Where some test of each variable is open."""
        for variable in self._variables:
            yield self._steps.some(self._active.get(test, NO) for test in self._tests.get(variable, ()))

    def keys(
        self, columns: Sequence[Column], rows: int, left: Callable[[str], NDArray[np.uint32]]
    ) -> tuple[Keys, NDArray[np.bool_]]:
        """What decides each of these rows, as bytes, and which of them are sure not to contradict themselves.

        ``left`` numbers what is left to a variable in each.
        """
        bits = self._keys.run(columns, -(-rows // WORD))
        flags = np.unpackbits(bits.view(np.uint8), axis=1, count=rows, bitorder="little")
        own, open_, (sure,) = np.split(flags, [-1 - len(self._variables), -1])
        parts = [np.packbits(own, axis=0).T]
        for variable, where in zip(self._variables, open_, strict=True):
            numbers = where * (left(variable) + np.uint32(1)) if where.any() else np.zeros(rows, np.uint32)
            parts.append(numbers.astype(np.uint32, copy=False).view(np.uint8).reshape(rows, 4))
        whole = np.ascontiguousarray(np.concatenate(parts, axis=1))
        return whole.view(np.dtype((np.void, whole.shape[1]))).ravel(), sure.view(np.bool_)


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
