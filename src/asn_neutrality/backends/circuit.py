"""A program as one circuit without negation: what every rule asks of the facts, each part once.

Conditions keep their shape: nothing is multiplied out. A negation is pushed down to the tests, conclusions, phases and
windows are put in where they are tested.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import Enum

from attrs import define, field

from asn_neutrality.ir.domains import full
from asn_neutrality.ir.program import Finite, Inference, Program, Rule, Test, VariableKind
from asn_neutrality.logic.fold import Algebra, fold
from asn_neutrality.logic.shapes import Choice

FALSE = 0
TRUE = 1

Both = tuple[int, int]
"""The node of a condition and that of its negation."""


class Asked(Enum):
    """What a test asks of the classes that a record leaves to a variable (``mask`` of the test).

    HAS: whether the class is one of the mask; the only one that can be open. UNSTATED: nothing is stated. ALLOWS: some
    class of the mask is left. FREE: unstated, or some class of the mask is left. TAKEN: not free.
    """

    HAS = "has"
    UNSTATED = "unstated"
    ALLOWS = "allows"
    FREE = "free"
    TAKEN = "taken"


@define(frozen=True)
class Probe:
    """A test of one variable."""

    variable: str
    mask: int
    asked: Asked = Asked.HAS

    def answer(self, left: int, *, stated: bool) -> tuple[bool, bool]:
        """Whether it certainly and whether it possibly holds where these classes are left."""
        some = bool(left & self.mask)
        match self.asked:
            case Asked.HAS:
                return not left & ~self.mask, some
            case Asked.UNSTATED:
                some = not stated
            case Asked.ALLOWS:
                pass
            case Asked.FREE:
                some = some or not stated
            case Asked.TAKEN:
                some = stated and not some
        return some, some


class Shape(Enum):
    """What a node is: a test, all or any of its parts, or what its parts are under each answer to a question."""

    TEST = "test"
    ALL = "all"
    ANY = "any"
    CHOICE = "choice"


@define(frozen=True)
class Node:
    """A node of a circuit; ``parts`` are nodes before it."""

    shape: Shape
    parts: tuple[int, ...] = ()
    probe: Probe | None = None


@define
class Nodes:
    """The nodes so far, each once; the first two are false and true."""

    found: list[Node] = field(factory=lambda: [Node(Shape.ANY), Node(Shape.ALL)])
    _places: dict[Node, int] = field(factory=dict)

    def add(self, node: Node) -> int:
        """The place of a node."""
        place = self._places.get(node)
        if place is None:
            place = self._places[node] = len(self.found)
            self.found.append(node)
        return place

    def every(self, parts: Iterable[int]) -> int:
        """All of them."""
        return self._join(Shape.ALL, parts, TRUE, FALSE)

    def some(self, parts: Iterable[int]) -> int:
        """Some of them."""
        return self._join(Shape.ANY, parts, FALSE, TRUE)

    def choice(self, parts: Sequence[int]) -> int:
        """What holds under each answer to a question."""
        return parts[0] if len(set(parts)) == 1 else self.add(Node(Shape.CHOICE, tuple(parts)))

    def _join(self, shape: Shape, parts: Iterable[int], neutral: int, ruling: int) -> int:
        """The parts, those that are tests of one variable made one test."""
        masks: dict[str, int] = {}
        others: set[int] = set()
        for part in parts:
            probe = self.found[part].probe
            if part == ruling:
                return ruling
            if probe is None or probe.asked is not Asked.HAS:
                others.add(part)
            elif probe.variable not in masks:
                masks[probe.variable] = probe.mask
            elif shape is Shape.ALL:
                masks[probe.variable] &= probe.mask
            else:
                masks[probe.variable] |= probe.mask
        tests = (self.test(variable, mask) for variable, mask in masks.items())
        joined = sorted((others | set(tests)) - {neutral})
        if ruling in joined:
            return ruling
        if len(joined) < 2:
            return joined[0] if joined else neutral
        return self.add(Node(shape, tuple(joined)))

    def test(self, variable: str, mask: int) -> int:
        """The variable is of one of these classes."""
        full_mask = self.full[variable]
        if not mask & full_mask:
            return FALSE
        return TRUE if mask & full_mask == full_mask else self.add(Node(Shape.TEST, (), Probe(variable, mask)))

    full: dict[str, int] = field(factory=dict)


@define(frozen=True)
class Circuit:
    """The nodes of a program; ``rules`` are the places of its prohibitions, ``sizes`` the classes of each variable.

    ``bounds`` hold in every event that can be: where one fails the record contradicts itself.
    """

    nodes: tuple[Node, ...]
    rules: tuple[int, ...]
    bounds: tuple[int, ...]
    sizes: Mapping[str, int]


def circuit_of(program: Program) -> Circuit:
    """The circuit of a program."""
    building = _Building(program)
    rules = tuple(building.rule(rule) for rule in program.rules)
    bounds = tuple(node for node in dict.fromkeys(building.bounds()) if node != TRUE)
    sizes = {name: variable.domain.size for name, variable in program.variables.items()}
    return Circuit(tuple(building.nodes.found), rules, bounds, sizes)


class _Building:
    """One run over a program."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.full = {name: full(variable.domain) for name, variable in program.variables.items()}
        self.nodes = Nodes(full=self.full)
        self._derived: dict[tuple[str, int], Both] = {}
        self._algebra: Algebra[Test, Both] = Algebra(
            constant=lambda value: (TRUE, FALSE) if value else (FALSE, TRUE),
            leaf=lambda leaf: self.derived(leaf.test.variable, leaf.test.mask),
            negation=lambda both: (both[1], both[0]),
            every=self.every,
            some=self.some,
            named=lambda _, part: part,
            choice=self._choose,
        )

    def rule(self, rule: Rule) -> int:
        """Where a prohibition is violated."""
        conditions = (rule.scope, rule.period, *(part.condition for part in rule.conjuncts))
        defeats = (self.both(defeat.condition)[1] for defeat in rule.defeats)
        return self.nodes.every([*(self.both(condition)[0] for condition in conditions), *defeats])

    def bounds(self) -> Iterable[int]:
        """What holds in every event that can be, and that stated phases fit the day."""
        for condition in self.program.possible:
            yield self.both(condition)[0]
        for derivation in self.program.derivations.values():
            for case in derivation.cases:
                for days, values in case.values:
                    if values & values - 1:
                        here = self.every([self.both(case.when), self.own(case.day, days)])
                        yield self.nodes.some([here[1], self.own(derivation.target, values)[0]])
        for name in self.program.derivations:
            if self.program.variables[name].kind is VariableKind.FACT:
                yield self._as_stated(name)

    def _as_stated(self, name: str) -> int:
        """What is stated of a phase is what follows from the day."""
        parts = [self.nodes.add(Node(Shape.TEST, (), Probe(name, 0, Asked.UNSTATED)))]
        covered = []
        for case in self.program.derivations[name].cases:
            when = self.both(case.when)
            covered.append(when)
            for days, values in case.values:
                allowed = self.nodes.add(Node(Shape.TEST, (), Probe(name, values, Asked.ALLOWS)))
                parts.append(self.nodes.every([when[0], self.own(case.day, days)[0], allowed]))
        return self.nodes.some([*parts, self.some(covered)[1]])

    def both(self, condition: Finite) -> Both:
        """A condition and its negation."""
        return fold(condition, self._algebra)

    def every(self, parts: Sequence[Both]) -> Both:
        """All of them, and the negation."""
        return self.nodes.every(part[0] for part in parts), self.nodes.some(part[1] for part in parts)

    def some(self, parts: Sequence[Both]) -> Both:
        """Some of them, and the negation."""
        return self.nodes.some(part[0] for part in parts), self.nodes.every(part[1] for part in parts)

    def _choose(self, _: Choice[Test], parts: Sequence[Both]) -> Both:
        return self.nodes.choice([part[0] for part in parts]), self.nodes.choice([part[1] for part in parts])

    def own(self, variable: str, mask: int) -> Both:
        """The variable's own value is in the mask."""
        return self.nodes.test(variable, mask), self.nodes.test(variable, self.full[variable] & ~mask)

    def derived(self, variable: str, mask: int) -> Both:
        """The variable's value is in the mask, wherever the value comes from."""
        key = (variable, mask)
        if key not in self._derived:
            if variable in self.program.inferences:
                self._derived[key] = self._inferred(variable, mask)
            elif variable in self.program.derivations:
                self._derived[key] = self._from_day(variable, mask)
            else:
                self._derived[key] = self.own(variable, mask)
        return self._derived[key]

    def _inferred(self, variable: str, mask: int) -> Both:
        held = [(inference, self._holds(inference)) for inference in self.program.inferences[variable]]
        concluded = self.some([holds for _, holds in held])
        own = self.every([(concluded[1], concluded[0]), self.own(variable, mask)])
        return self.some([*(holds for inference, holds in held if mask >> inference.value & 1), own])

    def _holds(self, inference: Inference) -> Both:
        free, taken = (
            self.nodes.add(Node(Shape.TEST, (), Probe(inference.target, 1 << inference.value, asked)))
            for asked in (Asked.FREE, Asked.TAKEN)
        )
        return self.every([(free, taken), self.both(inference.when)])

    def _from_day(self, variable: str, mask: int) -> Both:
        covered, parts = [], []
        for case in self.program.derivations[variable].cases:
            when = self.both(case.when)
            covered.append(when)
            for days, values in case.values:
                if values & mask:
                    # Where a day leaves the phase open, the variable's own value decides.
                    value = (TRUE, FALSE) if values & ~mask == 0 else self.own(variable, mask)
                    parts.append(self.every([when, self.own(case.day, days), value]))
        uncovered = self.some(covered)
        parts.append(self.every([(uncovered[1], uncovered[0]), self.own(variable, mask)]))
        return self.some(parts)
