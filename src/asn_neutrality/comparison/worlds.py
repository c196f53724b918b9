"""Two rule sets over one set of events: a diagram says the same of both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import attrs
from attrs import define

from asn_neutrality.comparison.phases import Allowed, Tie, tie
from asn_neutrality.domain.facts import FactKind, FactRole
from asn_neutrality.domain.records import Dates, Days
from asn_neutrality.ir.domains import ChoiceDomain
from asn_neutrality.ir.lowering import all_conditions
from asn_neutrality.ir.program import Program, Rule, Variable, VariableKind
from asn_neutrality.logic.atoms import InPhase, Member, Within
from asn_neutrality.logic.fold import leaves
from asn_neutrality.symbolic.compiled import CompiledProgram, CompiledRule, Space, order_of
from asn_neutrality.symbolic.diagrams import FALSE, Diagrams

LIMIT = 600_000  # nodes of both rule sets, and of all that is asked of them: some ten seconds at most
OTHER = "\N{PRIME}"  # marks a question of the second rule set that shares only its name with one of the first


Programs = tuple[Program, Program]


@define(frozen=True)
class ComparedRule:
    """A prohibition of one side, as diagrams over facts and questions of reading.

    ``reach`` is its scope and period, ``undefeated`` where it would be violated without its exceptions and
    permissions, ``defeats`` where each of these applies.
    """

    compiled: CompiledRule
    reach: int
    violated: int
    undefeated: int
    defeats: tuple[tuple[str, int], ...]

    @property
    def id(self) -> str:
        """Its qualified name."""
        return self.compiled.rule.prohibition.id

    @property
    def track(self) -> str:
        """Its track."""
        return self.compiled.rule.prohibition.track


@define(frozen=True)
class Side:
    """One rule set, or what it says of one day; ``possible`` are the events that it holds possible.

    ``questions`` are the levels of its questions of reading.
    """

    program: Program
    rules: tuple[ComparedRule, ...]
    possible: int
    questions: frozenset[int]


class Worlds:
    """The events of two programs: every fact has a value, and a phase is the one that its day gives.

    A phase or window is tied to its day, so that conditions can speak of either; where the calendars contradict each
    other it is what each side makes of the day (``Tie``). A statement wins over what rules conclude: conclusions do not
    matter here. ``known`` are the events whose values both vocabularies have, ``care`` those of them that both hold
    possible. ``shared`` are the levels of the questions that both ask with the same answers, ``dated`` the stages that
    the two date differently. Raises ``TooLargeError``.
    """

    def __init__(self, programs: Programs, days: tuple[date | None, date | None]) -> None:
        bare = [attrs.evolve(program, inferences={}) for program in programs]
        self.variables, renamed = _variables(*programs)
        self.order = _order(programs, self.variables)
        self.level = {name: place for place, name in enumerate(self.order)}
        self.store = Diagrams((self.variables[name].domain.size for name in self.order), LIMIT)
        levels = self.level | {name: self.level[other] for name, other in renamed.items()}
        self._spaces = Space(self.order, self.level, self.store), Space(self.order, levels, self.store)
        self._pins = tuple(map(self._pin, programs, days))
        derived = [
            CompiledProgram(attrs.evolve(program, rules=()), space=space)
            for program, space in zip(bare, self._spaces, strict=True)
        ]
        self._ties = dict(self._tied(derived))
        first, second = (self._side(place, bare[place], each) for place, each in enumerate(derived))
        self.sides = first, second
        self.shared = first.questions & second.questions
        self.questions = first.questions | second.questions
        self.windows = {name: test for program in programs for name, test in _windows(program)}
        self.values = dict(_unlike_values(programs))
        self.known = self.store.every((*self._known(), *(each.holds for each in self._ties.values())))
        self.care = self.store.every((self.known, first.possible, second.possible))
        self.concluded = tuple(self._concluded(programs))
        self.dated = tuple(dict.fromkeys(self._dated(derived)))

    def _pin(self, program: Program, day: date | None) -> Mapping[int, int]:
        """The level of the act's day with the class of a day; nothing where the side has no day."""
        if day is None:
            return {}
        return {
            self.level[name]: variable.domain.read(Dates((Days(day, day),))).bit_length() - 1
            for name, variable in program.variables.items()
            if variable.kind is VariableKind.FACT and variable.fact and variable.fact.role is FactRole.TIME_OF_ACT
        }

    def _on_day(self, f: int, place: int) -> int:
        return self.store.fix(f, self._pins[place]) if self._pins[place] else f

    def _tied(self, programs: Sequence[CompiledProgram]) -> Iterator[tuple[str, Tie]]:
        """By phase or window its tie to the days of the sides that know it."""
        for name in dict.fromkeys(name for each in programs for name in each.program.derivations):
            knowing = [place for place, each in enumerate(programs) if name in each.program.variables]
            allowed = ([self._on_day(each, p) for each in self._allowed(programs[p], name)] for p in knowing)
            yield name, tie(self.store, self.level[name], list(allowed))

    def _allowed(self, program: CompiledProgram, name: str) -> Allowed:
        """By class where the program's calendar gives it, or leaves it open."""
        level, codes = self.level[name], range(self.variables[name].domain.size)
        return [self.store.fix(program.derived(name, 1 << code), {level: code}) for code in codes]

    def _dated(self, programs: Sequence[CompiledProgram]) -> Iterator[str]:
        """The stages of which rules speak and which the two calendars date differently."""
        first, second = programs
        tested = {name for side in self.sides for rule in side.rules for name in _tested(rule.compiled.rule)}
        for name, variable in self.variables.items():
            both = all(name in each.program.derivations for each in programs)
            if both and name in tested and self._allowed(first, name) != self._allowed(second, name):
                yield _stage(variable, self.windows)

    def _side(self, place: int, program: Program, derived: CompiledProgram) -> Side:
        compiled = CompiledProgram(attrs.evolve(self._untied(program), possible=()), space=self._spaces[place])
        rules = tuple(self._rule(rule, place) for rule in compiled.rules)
        return Side(program, rules, self._on_day(derived.possible, place), compiled.question_levels)

    def _untied(self, program: Program) -> Program:
        """The program as it sees an event: a phase that both sides allow is the event's own."""
        own = {name: each for name, each in program.derivations.items() if not self._ties[name].common}
        return attrs.evolve(program, derivations=own)

    def _rule(self, rule: CompiledRule, place: int) -> ComparedRule:
        reach = self._on_day(self.store.both(rule.scope, rule.period), place)
        undefeated = self._on_day(self.store.every((rule.scope, rule.period, rule.condition)), place)
        defeats = tuple((defeat.name, self._on_day(defeat.applies, place)) for defeat in rule.defeats)
        return ComparedRule(rule, reach, self._on_day(rule.violated, place), undefeated, defeats)

    def _known(self) -> Iterator[int]:
        """Each fact has a value that both vocabularies have."""
        for name, (own, other) in self.values.items():
            domain = self.variables[name].domain
            if isinstance(domain, ChoiceDomain):
                yield self.store.negate(self.store.test(self.level[name], domain.mask((*own, *other))))

    def _concluded(self, programs: Programs) -> Iterator[str]:
        """The facts that the two sides conclude otherwise in some event."""
        sides = [
            CompiledProgram(attrs.evolve(self._untied(program), rules=(), possible=()), space=space)
            for program, space in zip(programs, self._spaces, strict=True)
        ]
        for name in dict.fromkeys((*programs[0].inferences, *programs[1].inferences)):
            if all(name in program.variables for program in programs):
                masks = [1 << code for code in range(self.variables[name].domain.size)]
                if any(self._unlike(sides, name, mask) for mask in masks):
                    yield name

    def _unlike(self, sides: Sequence[CompiledProgram], name: str, mask: int) -> bool:
        store = self.store
        up = {self.level[each]: 1 for each, found in self.variables.items() if found.kind is VariableKind.FLAG}
        own, other = (store.fix(self._on_day(each.derived(name, mask), place), up) for place, each in enumerate(sides))
        unlike = store.either(store.both(own, store.negate(other)), store.both(other, store.negate(own)))
        return own != other and store.both(self.care, unlike) != FALSE

    @property
    def apart(self) -> bool:
        """Whether each side reaches some event, but both none in common."""
        store = self.store
        first, second = (
            {store.exists(rule.reach, side.questions) for rule in side.rules} - {FALSE} for side in self.sides
        )
        return bool(first and second) and all(
            store.every((self.care, one, two)) == FALSE for one in sorted(first) for two in sorted(second)
        )


def _tested(rule: Rule) -> Iterator[str]:
    """The variables that a rule tests itself."""
    parts = (*(part.condition for part in rule.conjuncts), *(defeat.condition for defeat in rule.defeats))
    for condition in (rule.scope, rule.period, *parts):
        yield from (leaf.test.variable for leaf in leaves(condition))


def _unlike_values(programs: Programs) -> Iterator[tuple[str, tuple[tuple[str, ...], tuple[str, ...]]]]:
    """By choice that both vocabularies have the values that only the one, and only the other, has."""
    first, second = (program.source.vocabulary.facts for program in programs)
    for name, fact in first.items():
        other = second.get(name)
        if other is not None and fact.kind is other.kind is FactKind.CHOICE:
            own, more = ([value.name for value in each.values] for each in (fact, other))
            only = tuple(v for v in own if v not in more), tuple(v for v in more if v not in own)
            if any(only):
                yield name, only


def _variables(first: Program, second: Program) -> tuple[dict[str, Variable], dict[str, str]]:
    """All variables by name, and the new names of those of the second that are not the same as their namesake."""
    found, renamed = dict(first.variables), {}
    for name, variable in second.variables.items():
        own = found.get(name)
        if own is not None and (own.kind, own.domain) != (variable.kind, variable.domain):
            renamed[name] = name + OTHER
            found[name + OTHER] = variable
        else:
            found.setdefault(name, variable)
    return found, renamed


def _order(programs: Programs, variables: Mapping[str, Variable]) -> tuple[str, ...]:
    """Days and what follows from them first, since they are tied; then what most rules of both turn on."""
    first, second = programs
    rules = (*first.rules, *second.rules)
    bare = attrs.evolve(first, rules=rules, variables=variables, derivations={}, inferences={})
    cases = [(name, case) for each in programs for name, found in each.derivations.items() for case in found.cases]
    tied = {name for name, _ in cases} | {case.day for _, case in cases}
    tied |= {leaf.test.variable for _, case in cases for leaf in leaves(case.when)}
    return tuple(sorted(order_of(bare), key=lambda name: name not in tied))


def _windows(program: Program) -> Iterator[tuple[str, InPhase | Within]]:
    """The test of each hidden variable."""
    for condition in all_conditions(program.source):
        for leaf in leaves(condition):
            if not isinstance(leaf.test, Member) and isinstance(leaf.test.point, str):
                yield window_name(leaf.test), leaf.test


def _stage(variable: Variable, windows: Mapping[str, InPhase | Within]) -> str:
    """The stage whose days decide a phase or window."""
    fact = variable.fact
    found = windows[variable.name].point if variable.kind is VariableKind.HIDDEN else fact and fact.stage
    if not isinstance(found, str):
        raise TypeError(variable.name)
    return found


def window_name(test: InPhase | Within) -> str:
    """The hidden variable that holds where a day lies, as ``ir`` names it."""
    if isinstance(test, Within):
        return f"{test.fact} {test.amount} {test.unit.value} {test.side.value} {test.point}"
    return f"{test.fact} {test.point}"
