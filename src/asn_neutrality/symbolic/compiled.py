"""A program's rules as diagrams: conclusions, phases and windows substituted for the facts they give."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from attrs import define

from asn_neutrality.domain.facts import FactKind
from asn_neutrality.domain.results import Missing
from asn_neutrality.domain.rules import ExceptionClause, Question
from asn_neutrality.ir.domains import ChoiceDomain, full
from asn_neutrality.ir.program import Conjunct, Finite, Inference, Penalty, Program, Rule, Test, Variable, VariableKind
from asn_neutrality.logic.fold import Algebra, fold, leaves, questions
from asn_neutrality.logic.shapes import Choice
from asn_neutrality.symbolic.bits import bits, levels_in
from asn_neutrality.symbolic.diagrams import FALSE, TRUE, Diagrams

REMEMBERED = 10_000  # sets of levels


@define(frozen=True)
class CompiledDefeat:
    """An exception or permission as a diagram."""

    name: str
    applies: int
    exception: bool


@define(frozen=True)
class CompiledRule:
    """A prohibition as diagrams: ``violated`` is scope, period and condition without the defeats."""

    rule: Rule
    scope: int
    period: int
    conjuncts: tuple[tuple[Conjunct, int], ...]
    condition: int
    defeats: tuple[CompiledDefeat, ...]
    violated: int
    penalties: tuple[tuple[Penalty, int], ...]


@define(frozen=True)
class Space:
    """An order of variables with a store over it, which several programs may share.

    ``level`` is where a program's variable stands; two names may have one place.
    """

    order: tuple[str, ...]
    level: Mapping[str, int]
    diagrams: Diagrams


@define(frozen=True)
class Compiled:
    """What compiling a program found, as nodes of its store.

    ``derived`` are those of variables and masks; ``concluded`` where some conclusion gives a fact its value.
    """

    possible: int
    scopes: Mapping[str, int]
    rules: tuple[CompiledRule, ...]
    derived: Mapping[tuple[str, int], int]
    concluded: Mapping[str, int]


class CompiledProgram:
    """The diagrams of a program over one order of its variables, in a store of its own or in a shared space.

    ``possible`` is true of the events that can be; ``derived(variable, mask)`` that a variable's value, stated,
    concluded or derived from a day, is in the mask; ``concluded`` that some conclusion gives a fact its value.
    Raises ``TooLargeError`` where a diagram outgrows ``limit`` nodes.
    """

    def __init__(self, program: Program, limit: int = 500_000, space: Space | None = None) -> None:
        self._prepare(program, space or own_space(program, limit))
        # A completion is ruled out only where it is impossible under every answer to the questions of reading.
        self.possible = self.diagrams.exists(self.diagrams.every(self._limits()), self.question_levels)
        self.scopes: Mapping[str, int] = {pack: self.diagram(scope) for pack, scope in program.scopes.items()}
        self.rules = tuple(self._rule(rule) for rule in program.rules)

    @classmethod
    def restored(cls, program: Program, space: Space, compiled: Compiled) -> CompiledProgram:
        """What was compiled before, in a store that has its nodes."""
        made = cls.__new__(cls)
        made._prepare(program, space)
        made.possible, made.scopes, made.rules = compiled.possible, compiled.scopes, compiled.rules
        made._derived.update(compiled.derived)
        made._concluded.update(compiled.concluded)
        return made

    @cached_property
    def facts(self) -> Mapping[str, Variable]:
        """The variables that a record can state, by name."""
        variables = self.program.variables
        return {name: variable for name, variable in variables.items() if variable.kind is VariableKind.FACT}

    @cached_property
    def _placed(self) -> Mapping[int, tuple[tuple[int, str], ...]]:
        """By level the variables there, with their places in the program."""
        found: dict[int, tuple[tuple[int, str], ...]] = {}
        for place, name in enumerate(self.program.variables):
            found[self.level[name]] = (*found.get(self.level[name], ()), (place, name))
        return found

    def names_at(self, levels: int) -> tuple[str, ...]:
        """The variables at the levels of a bit mask, in the program's order."""
        found = self._names_at.get(levels)
        if found is None:
            if len(self._names_at) >= REMEMBERED:
                self._names_at.clear()
            pairs = [pair for level in levels_in(levels) for pair in self._placed.get(level, ())]
            found = self._names_at[levels] = tuple([name for _, name in sorted(pairs)])
        return found

    @cached_property
    def _names_at(self) -> dict[int, tuple[str, ...]]:
        return {}

    @cached_property
    def choosable(self) -> Mapping[str, ChoiceDomain]:
        """The facts whose values are few enough to be told, by variable."""
        kinds = (FactKind.CHOICE, FactKind.YES_NO)
        of = [(name, each.domain) for name, each in self.facts.items() if each.fact and each.fact.kind in kinds]
        return {name: domain for name, domain in of if isinstance(domain, ChoiceDomain)}

    @cached_property
    def open_facts(self) -> dict[tuple[str, int], Missing]:
        """What is told of open facts, by variable and by the classes left to it: what is remembered of it."""
        return {}

    @cached_property
    def last_first(self) -> tuple[int, ...]:
        """The levels in the program's order of variables, backwards."""
        return tuple(dict.fromkeys(self.level[name] for name in reversed([*self.program.variables])))

    @cached_property
    def choices(self) -> tuple[tuple[Question, tuple[str, ...]], ...]:
        """The questions of reading and the answers to each."""
        variables = self.program.variables
        of = [(question, variables[name].domain) for name, question in self.program.questions.items()]
        return tuple((question, domain.values) for question, domain in of if isinstance(domain, ChoiceDomain))

    @cached_property
    def answers(self) -> tuple[tuple[int, int], ...]:
        """Of the same questions the level, and how many answers there are."""
        return tuple((self.level[question.id], len(values)) for question, values in self.choices)

    def questions_at(self, levels: int) -> tuple[str, ...]:
        """The questions of reading at the levels of a bit mask."""
        if not levels & self._asks:
            return ()
        return tuple([name for name in self.program.questions if levels >> self.level[name] & 1])

    @cached_property
    def _asks(self) -> int:
        return bits(self.question_levels)

    @cached_property
    def unknown(self) -> Mapping[str, int]:
        """Every class of each variable, as a mask."""
        return {name: full(variable.domain) for name, variable in self.program.variables.items()}

    @property
    def compiled(self) -> Compiled:
        """What compiling found."""
        concluded = {name: self.concluded(name) for name in self.program.inferences}
        return Compiled(self.possible, self.scopes, self.rules, self._derived, concluded)

    def _prepare(self, program: Program, space: Space) -> None:
        self.program = program
        self.order, self.level, self.diagrams = space.order, space.level, space.diagrams
        self._derived: dict[tuple[str, int], int] = {}
        self._concluded: dict[str, int] = {}
        self._holds: dict[str, int] = {}
        self.question_levels = frozenset(
            self.level[name] for name, variable in program.variables.items() if variable.kind is VariableKind.QUESTION
        )

    @cached_property
    def limits(self) -> tuple[int, ...]:
        """What is possible, as diagrams that have no variable in common and together are ``possible``."""
        store = self.diagrams
        found: list[int] = []
        for limit in self._limits():
            near = [other for other in found if store.below[other] & store.below[limit]]
            found = [*(other for other in found if other not in near), store.every((limit, *near))]
        return tuple(store.exists(limit, self.question_levels) for limit in found if limit != TRUE)

    def diagram(self, condition: Finite) -> int:
        """A condition as a diagram."""
        return fold(condition, self._algebra())

    def _algebra(self) -> Algebra[Test, int]:
        """Made for each condition: a program that had one would refer to itself, and stay when nobody has it."""
        return Algebra(
            constant=lambda value: TRUE if value else FALSE,
            leaf=lambda leaf: self.derived(leaf.test.variable, leaf.test.mask),
            negation=self.diagrams.negate,
            every=self.diagrams.every,
            some=self.diagrams.some,
            named=lambda _, part: part,
            choice=self._choose,
        )

    def _choose(self, choice: Choice[Test], parts: Sequence[int]) -> int:
        level = self.level[choice.question]
        answers = (self.diagrams.both(self.diagrams.test(level, 1 << code), part) for code, part in enumerate(parts))
        return self.diagrams.some(answers)

    def derived(self, variable: str, mask: int) -> int:
        """The variable's value is in the mask, wherever the value comes from."""
        key = (variable, mask)
        found = self._derived.get(key)
        if found is None:
            if variable in self.program.inferences:
                found = self._inferred(variable, mask)
            elif variable in self.program.derivations:
                found = self._from_day(variable, mask)
            else:
                found = self.own(variable, mask)
            self._derived[key] = found
        return found

    def own(self, variable: str, mask: int) -> int:
        """The variable's own value is in the mask: what the record gives or leaves open."""
        return self.diagrams.test(self.level[variable], mask)

    def _inferred(self, variable: str, mask: int) -> int:
        store = self.diagrams
        inferences = self.program.inferences[variable]
        fitting = (self.holds(inference) for inference in inferences if mask >> inference.value & 1)
        own = store.both(store.negate(self.concluded(variable)), self.own(variable, mask))
        return store.some((*fitting, own))

    def holds(self, inference: Inference) -> int:
        """The conclusion's condition holds and the record does not exclude its value."""
        found = self._holds.get(inference.flag)
        if found is None:
            found = self.diagrams.both(self.own(inference.flag, 0b10), self.diagram(inference.when))
            self._holds[inference.flag] = found
        return found

    def concluded(self, variable: str) -> int:
        """Some conclusion gives the fact its value."""
        found = self._concluded.get(variable)
        if found is None:
            inferences = self.program.inferences.get(variable, ())
            found = self._concluded[variable] = self.diagrams.some(map(self.holds, inferences))
        return found

    def _from_day(self, variable: str, mask: int) -> int:
        store = self.diagrams
        covered, parts = FALSE, []
        for case in self.program.derivations[variable].cases:
            when = self.diagram(case.when)
            covered = store.either(covered, when)
            for days, values in case.values:
                if values & mask:
                    # Where a day leaves the phase open, the variable's own value decides.
                    value = TRUE if values & ~mask == 0 else self.own(variable, mask)
                    parts.append(store.every((when, self.own(case.day, days), value)))
        parts.append(store.both(store.negate(covered), self.own(variable, mask)))
        return store.some(parts)

    def _limits(self) -> Iterator[int]:
        store = self.diagrams
        yield from (self.diagram(condition) for condition in self.program.possible)
        for derivation in self.program.derivations.values():
            for case in derivation.cases:
                for days, values in case.values:
                    if values & values - 1:
                        here = store.both(self.diagram(case.when), self.own(case.day, days))
                        yield store.either(store.negate(here), self.own(derivation.target, values))

    def _rule(self, rule: Rule) -> CompiledRule:
        store = self.diagrams
        scope, period = self.diagram(rule.scope), self.diagram(rule.period)
        conjuncts = tuple((conjunct, self.diagram(conjunct.condition)) for conjunct in rule.conjuncts)
        condition = store.every(node for _, node in conjuncts)
        defeats = tuple(
            CompiledDefeat(defeat.name, self.diagram(defeat.condition), isinstance(defeat.origin, ExceptionClause))
            for defeat in rule.defeats
        )
        undefeated = (store.negate(defeat.applies) for defeat in defeats)
        return CompiledRule(
            rule=rule,
            scope=scope,
            period=period,
            conjuncts=conjuncts,
            condition=condition,
            defeats=defeats,
            violated=store.every((scope, period, condition, *undefeated)),
            penalties=tuple((penalty, self.diagram(penalty.condition)) for penalty in rule.penalties),
        )


def own_space(program: Program, limit: int) -> Space:
    """A space for one program alone."""
    order = tuple(order_of(program))
    level = {name: place for place, name in enumerate(order)}
    return Space(order, level, Diagrams((program.variables[name].domain.size for name in order), limit))


def order_of(program: Program) -> list[str]:
    """Variables by how many rules test them, most first: what most rules turn on prunes earliest."""
    counts: Counter[str] = Counter()
    for rule in program.rules:
        conditions = (rule.scope, rule.period, *(part.condition for part in rule.conjuncts))
        counts.update({name for condition in conditions for name in _tested(program, condition)})
    position = {name: index for index, name in enumerate(program.variables)}
    return sorted(program.variables, key=lambda name: (-counts[name], position[name]))


def _tested(program: Program, condition: Finite) -> Iterator[str]:
    """The variables a condition depends on, through conclusions and phases."""
    pending: list[Finite] = [condition]
    seen: set[str] = set()
    while pending:
        condition = pending.pop()
        yield from questions(condition)
        for leaf in leaves(condition):
            name = leaf.test.variable
            if name in seen:
                continue
            seen.add(name)
            yield name
            pending.extend(inference.when for inference in program.inferences.get(name, ()))
            for case in program.derivations[name].cases if name in program.derivations else ():
                yield case.day
                pending.append(case.when)
