"""When a rule is violated, as diagrams in which a part of it can be taken as true or as false."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from attrs import define, evolve

from asn_neutrality.analysis.illustration.atoms import Atom, Part, atoms_of, inner, own_condition, replaced
from asn_neutrality.domain.facts import FactRole
from asn_neutrality.domain.packs import RulePack
from asn_neutrality.ir.domains import ChoiceDomain, DateDomain, Domain
from asn_neutrality.ir.program import Defeat, Finite, Program
from asn_neutrality.logic.atoms import Meant, Member
from asn_neutrality.logic.fold import leaves, questions
from asn_neutrality.logic.shapes import Answer, Choice, Constant
from asn_neutrality.symbolic.compiled import CompiledProgram
from asn_neutrality.symbolic.diagrams import FALSE


@define(frozen=True)
class Sides:
    """Two sets of events in which an atom alone decides: ``on`` where it holds, ``off`` where it does not.

    In one of them the rule is violated (under every reading, or under some), in the other not so.
    """

    on: int
    off: int


@define(frozen=True)
class Boundary:
    """A test of a date, or the rule's period (``test`` is None), that begins or ends to hold with a day.

    ``code`` is the class of days that begins there, ``within`` the events in which that decides, whatever the date.
    """

    fact: str
    test: Meant | None
    begins: bool
    code: int
    within: int


class Decision:
    """One prohibition of a program, compiled alone: what it needs are its own diagrams only."""

    def __init__(self, program: Program, rule: str) -> None:
        (found,) = (each for each in program.rules if each.prohibition.id == rule)
        self.compiled = CompiledProgram(evolve(program, rules=(found,)))
        (self.rule,) = self.compiled.rules
        self.store = self.compiled.diagrams
        self.atoms = atoms_of(found, program)
        self._sides: dict[Atom, tuple[Sides, ...]] = {}
        self._holds: dict[Atom, tuple[int, int]] = {}
        self._decides: dict[Atom, int] = {}
        self._otherwise: dict[tuple[str, str], int] = {}
        self._within: dict[tuple[int, int, Meant | None, bool], int] = {}

    @property
    def rule_pack(self) -> RulePack:
        """The pack of the rule."""
        return self.compiled.program.source.packs[self.rule.rule.prohibition.pack]

    # -- Readings ---------------------------------------------------------------------------------------------------

    def narrow(self, node: int) -> int:
        """Under every answer to the questions of reading."""
        return self.store.always(node, self.compiled.question_levels)

    def broad(self, node: int) -> int:
        """Under some answer."""
        return self.store.exists(node, self.compiled.question_levels)

    @cached_property
    def questions(self) -> tuple[tuple[str, str], ...]:
        """The questions that the rule and its terms ask and on which it turns, each with each of its answers."""
        support = self.store.support(self.rule.violated)
        rule = self.rule.rule
        conditions = (*(each.condition for each in rule.conjuncts), *(each.condition for each in rule.defeats))
        asked = dict.fromkeys(name for condition in conditions for name in questions(condition))
        return tuple(
            (name, answer)
            for name in asked
            if self.compiled.level[name] in support
            for answer in _answers(self.compiled.program.variables[name].domain)
        )

    def answered_otherwise(self, question: str, answer: str) -> int:
        """Where this answer to the question leads elsewhere than some other, the rest answered in some way."""
        key = (question, answer)
        if key not in self._otherwise:
            self._otherwise[key] = self._find_otherwise(question, answer)
        return self._otherwise[key]

    def _find_otherwise(self, question: str, answer: str) -> int:
        level, answers = self.compiled.level[question], _answers(self.compiled.program.variables[question].domain)
        under = [self.store.fix(self.rule.violated, {level: code}) for code in range(len(answers))]
        own = under[answers.index(answer)]
        turns = self.store.some(self._differ(own, other) for other in under)
        return self.store.both(self.compiled.possible, self.broad(turns))

    def _differ(self, first: int, second: int) -> int:
        store = self.store
        return store.either(store.both(first, store.negate(second)), store.both(second, store.negate(first)))

    # -- Atoms ------------------------------------------------------------------------------------------------------

    def holds(self, atom: Atom) -> tuple[int, int]:
        """Where it holds under every reading, and where under none."""
        if atom not in self._holds:
            node = self.compiled.diagram(atom.finite)
            self._holds[atom] = self.narrow(node), self.store.negate(self.broad(node))
        return self._holds[atom]

    def sides(self, atom: Atom) -> tuple[Sides, ...]:
        """The pairs of sets in which the atom alone decides, those under every reading first; without empty ones."""
        if atom not in self._sides:
            self._sides[atom] = tuple(self._find_sides(atom))
        return self._sides[atom]

    def _find_sides(self, atom: Atom) -> Iterable[Sides]:
        store, (on, off) = self.store, self.holds(atom)
        with_it, without = self._with(atom, value=True), self._with(atom, value=False)
        found: dict[Sides, None] = {}
        for answers in (self.narrow, self.broad):
            high, low = answers(with_it), answers(without)
            for first, second in ((high, low), (low, high)):
                decides = store.every((self.compiled.possible, first, store.negate(second)))
                sides = Sides(store.both(decides, on), store.both(decides, off))
                if FALSE not in (sides.on, sides.off):
                    found[sides] = None
        return found

    def decides(self, atom: Atom) -> int:
        """Where the atom alone decides, whether it holds or not."""
        if atom not in self._decides:
            high, low = self._with(atom, value=True), self._with(atom, value=False)
            both = (self._differ(answers(high), answers(low)) for answers in (self.narrow, self.broad))
            self._decides[atom] = self.store.some(both)
        return self._decides[atom]

    def _with(self, atom: Atom, *, value: bool) -> int:
        """Where the rule is violated if the atom is taken as true or as false."""

        def changed(condition: Finite, part: Part, name: str | None) -> int:
            here = part is atom.part and name == atom.name
            return self.compiled.diagram(replaced(condition, atom.finite, value) if here else condition)

        rule, store = self.rule.rule, self.store
        scope = changed(rule.scope, Part.SCOPE, None)
        conditions = (changed(conjunct.condition, Part.CONDITION, None) for conjunct in rule.conjuncts)
        defeats = (store.negate(self._defeat(defeat, atom, value=value)) for defeat in rule.defeats)
        return store.every((scope, self.rule.period, *conditions, *defeats))

    def _defeat(self, defeat: Defeat, atom: Atom, *, value: bool) -> int:
        if defeat.name != atom.name:
            return self.compiled.diagram(defeat.condition)
        if not atom.whole:
            return self.compiled.diagram(replaced(defeat.condition, atom.finite, value))
        condition: Finite = Constant(value)
        if isinstance(defeat.condition, Choice) and inner(defeat) is not defeat.condition:
            first, second = defeat.condition.answers
            condition = Choice(defeat.condition.question, (Answer(first.name, condition), second))
        return self.compiled.diagram(condition)

    # -- Days -------------------------------------------------------------------------------------------------------

    def boundaries(self, fact: str, test: Meant | None, *, begins: bool) -> Iterator[Boundary]:
        """The days with which the test, or the period, begins (or ends) to hold and that decides; the latest first."""
        domain = self.compiled.program.variables[fact].domain
        breaks = len(domain.breaks) if isinstance(domain, DateDomain) else 0
        level = self.compiled.level[fact]
        for code in range(breaks, 0, -1):
            key = (level, code, test, begins)
            if key not in self._within:
                self._within[key] = self._turning(level, code, test, begins=begins)
            within = self._within[key]
            if within != FALSE:
                yield Boundary(fact, test, begins, code, within)

    def _turning(self, level: int, code: int, test: Meant | None, *, begins: bool) -> int:
        """Where both test and rule turn between two neighbouring classes of days."""
        node = self.rule.period if test is None else self.compiled.diagram(self.dated[test][1])
        before, after = self._around(node, level, code)
        without, with_it = (before, after) if begins else (after, before)
        turns = self.broad(self.store.both(self.store.negate(without), with_it))
        if turns == FALSE:
            return FALSE
        violated = (self.narrow(each) for each in self._around(self.rule.violated, level, code))
        return self.store.every((turns, self._differ(*violated), *self._around(self.compiled.possible, level, code)))

    def _around(self, node: int, level: int, code: int) -> tuple[int, int]:
        return self.store.fix(node, {level: code - 1}), self.store.fix(node, {level: code})

    @cached_property
    def dated(self) -> dict[Meant, tuple[str, Finite]]:
        """The tests of dates in the rule, its exceptions and permissions, shared terms included: fact and lowered."""
        found: dict[Meant, tuple[str, Finite]] = {}
        rule = self.rule.rule
        pairs = [(each.meant, each.condition) for each in rule.conjuncts]
        pairs += [(defeat.origin.condition, own_condition(defeat)) for defeat in rule.defeats]
        for meant, finite in pairs:
            for said, lowered in zip(leaves(meant), leaves(finite), strict=True):
                if not isinstance(said.test, Member):
                    found.setdefault(said, (said.test.fact, lowered))
        return found

    @cached_property
    def day(self) -> str | None:
        """The fact that is the date of the act."""
        facts = self.compiled.program.source.vocabulary.facts.values()
        return next((fact.name for fact in facts if fact.role is FactRole.TIME_OF_ACT), None)


def _answers(domain: Domain) -> tuple[str, ...]:
    return domain.values if isinstance(domain, ChoiceDomain) else ()
