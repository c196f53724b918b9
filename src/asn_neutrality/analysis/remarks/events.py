"""The events that can be under a program: searched, and written as records."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from functools import cached_property
from typing import Any, TypeVar, assert_never

from attrs import define, field

from asn_neutrality.analysis.remarks.remark import Witness
from asn_neutrality.domain.calendars import ElectionCalendar
from asn_neutrality.domain.facts import FactRole
from asn_neutrality.domain.records import Dates, Days, EventRecord, Regions, State, Values
from asn_neutrality.engine.event import Event
from asn_neutrality.engine.findings import status
from asn_neutrality.ir.domains import ChoiceDomain, DateDomain, RegionDomain, covers
from asn_neutrality.ir.program import Finite, Program, Variable, VariableKind
from asn_neutrality.symbolic.compiled import CompiledDefeat, CompiledProgram, CompiledRule
from asn_neutrality.symbolic.diagrams import FALSE, TRUE, Memo
from asn_neutrality.symbolic.meeting import Meeting

Codes = Mapping[int, int]
T = TypeVar("T")


@define(frozen=True, eq=False)
class _Mode:
    """Which facts are left to their conclusions: classes of all flags, or a diagram of those that can be together."""

    codes: Codes
    also: int = TRUE
    memo: Memo = field(factory=Memo)


class Events:
    """Every event a record can describe, all its facts known.

    A fact that a conclusion gives is either left to it or stated otherwise; then the statement holds. Since a
    statement can give any value, whatever holds where all facts are stated holds of every event.
    """

    def __init__(self, compiled: CompiledProgram, axes: tuple[str, ...] = ()) -> None:
        self.axes = axes
        self.compiled = compiled
        self.store = compiled.diagrams
        self.program = compiled.program
        self.by_id = {rule.rule.prohibition.id: rule for rule in compiled.rules}
        self._meeting = Meeting(self.store, dict(_preferences(compiled)))
        flags = [
            compiled.level[name] for name, each in self.program.variables.items() if each.kind is VariableKind.FLAG
        ]
        self.flag_levels = frozenset(flags)
        # A record states a fact, and then none of its conclusions holds against it, or leaves it to all of them.
        self.left = _Mode(dict.fromkeys(flags, 1))
        self.stated = _Mode(dict.fromkeys(flags, 0))
        self.either = _Mode({}, self.store.every(self._alike(target) for target in self.program.inferences))
        self._made: dict[Callable[[Events], Any], Any] = {}
        self._turning: dict[str, set[int]] = {}
        self._examples: dict[str, Codes] = {}
        self._states = {name: _state_of(variable) for name, variable in self.program.variables.items()}

    def _alike(self, target: str) -> int:
        flags = [inference.flag for inference in self.program.inferences[target]]
        up, down = (self.store.every(self.compiled.own(flag, mask) for flag in flags) for mask in (0b10, 0b01))
        return self.store.either(up, down)

    @cached_property
    def alive(self) -> tuple[CompiledRule, ...]:
        """The prohibitions that some event violates, under some reading."""
        return tuple(rule for rule in self.compiled.rules if self.can(rule.violated))

    def turns_on(self, rule: CompiledRule) -> set[int]:
        """The levels of the variables on which a prohibition turns."""
        name = rule.rule.prohibition.id
        if name not in self._turning:
            self._turning[name] = self.store.support(rule.violated)
        return self._turning[name]

    @cached_property
    def reached(self) -> tuple[int, ...]:
        """Where each of them is violated, every fact being stated."""
        return tuple(self.under_statements(rule.violated) for rule in self.alive)

    def tied(self, levels: set[int]) -> tuple[int, ...]:
        """Each phase of these levels is the one that its day gives, so that a record can state both."""
        compiled, store = self.compiled, self.store
        ties = []
        for name in self.program.derivations:
            if compiled.level[name] in levels:
                masks = [1 << code for code in range(self.program.variables[name].domain.size)]
                alike = (store.both(compiled.own(name, mask), compiled.derived(name, mask)) for mask in masks)
                ties.append(store.some(alike))
        return tuple(ties)

    @contextmanager
    def bounded(self, nodes: int) -> Iterator[None]:
        """A question of its own: so many more nodes at most, and so many steps of all its searches."""
        self._meeting.begin()
        with self.store.bounded(nodes):
            yield

    def once(self, make: Callable[[Events], T]) -> T:
        """What is made of these events, made once."""
        if make not in self._made:
            self._made[make] = make(self)
        found: T = self._made[make]
        return found

    # -- Searching -------------------------------------------------------------------------------------------------

    def search(self, parts: Iterable[int], *modes: _Mode) -> Codes | None:
        """What makes all diagrams true in the first of the modes in which they can be. Raises ``TooLargeError``."""
        wanted = tuple(parts)
        for mode in modes:
            found = self._meeting.witness((*(self._under(mode, part) for part in wanted), mode.also))
            if found is not None:
                return {**found, **mode.codes}
        return None

    def _under(self, mode: _Mode, part: int) -> int:
        return self.store.fix(part, mode.codes, mode.memo)

    def modes_beside(self, stated: Iterable[int]) -> tuple[_Mode, ...]:
        """The three modes where some variables are fixed."""
        return self.left, self.stated, _Mode({}, self.store.exists(self.either.also, set(stated)))

    def under_statements(self, part: int) -> int:
        """A diagram where every fact is stated: what is concluded plays no part in it."""
        return self._under(self.stated, part)

    def find(self, *parts: int) -> Codes | None:
        """An event in which all diagrams are true, None where none can be.

        Rather one that contradicts no conclusion, and on a day of an election of which much is known.
        """
        wanted = (*parts, self.compiled.possible)
        for usual in self._usual:
            found = self.search((usual, *wanted), self.left)
            if found is not None:
                return self.trimmed(found, parts)
        found = self.search(wanted, self.left, self.stated)
        return None if found is None else self.trimmed(found, parts)

    @cached_property
    def _usual(self) -> tuple[int, ...]:
        """Elections, those with most stages first and of these the latest, each with the days of its calendar."""
        program, facts = self.program, self.program.source.vocabulary.facts.values()
        day, election = (
            next((fact.name for fact in facts if fact.role is role), None)
            for role in (FactRole.TIME_OF_ACT, FactRole.ELECTION)
        )
        domain = program.variables[day].domain if day is not None else None
        if day is None or election is None or not isinstance(domain, DateDomain):
            return ()
        return tuple(
            self.store.both(self.member(election, calendar.id), self.compiled.own(day, _days(domain, calendar)))
            for calendar in _fullest(program)
        )

    def trimmed(self, codes: Codes, parts: Iterable[int], possible: int | None = None) -> Codes:
        """The event without what its diagrams do not turn on: they are true however a record leaves that open.

        What is left of it are the facts that a record states; a fact that it leaves to a conclusion is none of them.
        """
        can_be = self.compiled.possible if possible is None else possible
        fails = [self.store.both(can_be, self.store.negate(part)) for part in parts]
        whole = {level: codes.get(level, 0) for level in range(len(self.compiled.order))}
        stated = {level for level in whole if level not in self.flag_levels}
        stated -= {level for level, flags in self._targets.items() if self._is_left(level, flags, whole)}
        needless = [level for level in sorted(stated) if level not in codes and level not in self._targets]
        if self._suffices(self._as_stated(whole, stated.difference(needless)), can_be, fails):
            stated.difference_update(needless)
        for level in sorted(stated, key=lambda level: (level in codes, -level)):
            if self._suffices(self._as_stated(whole, stated - {level}), can_be, fails):
                stated.remove(level)
        return self._as_stated(whole, stated)

    def _suffices(self, codes: Codes, can_be: int, fails: Iterable[int]) -> bool:
        """Whether some event is as the record says, and none fails."""
        fix = self.store.fix
        return fix(can_be, codes) != FALSE and all(fix(each, codes) == FALSE for each in fails)

    def _as_stated(self, whole: Codes, stated: set[int]) -> Codes:
        """The classes of what is stated, and the flags: a conclusion about a stated fact does not hold against it."""
        found = {level: code for level, code in whole.items() if level in stated}
        for level, flags in self._targets.items():
            found |= dict.fromkeys(flags, 0 if level in stated else 1)
        return found

    def _is_left(self, level: int, flags: frozenset[int], whole: Codes) -> bool:
        """Whether a fact is left to a conclusion that gives it its value: to state it would speak against that."""
        return all(whole[flag] for flag in flags) and self.holds(self._concluded[level], whole)

    @cached_property
    def _targets(self) -> Mapping[int, frozenset[int]]:
        """The facts that have conclusions, with the flags of these."""
        level = self.compiled.level
        return {
            level[target]: frozenset(level[inference.flag] for inference in inferences)
            for target, inferences in self.program.inferences.items()
        }

    @cached_property
    def _concluded(self) -> Mapping[int, int]:
        """Where some conclusion gives a fact its value."""
        return {self.compiled.level[target]: self.compiled.concluded(target) for target in self.program.inferences}

    def can(self, *parts: int) -> bool:
        """Whether the diagrams are true together in some event."""
        return self.search((*parts, self.compiled.possible), self.stated) is not None

    def can_be_consistent(self, *parts: int) -> bool:
        """Whether they are in some event that states nothing against a conclusion."""
        return self.search((*parts, self.compiled.possible), self.left) is not None

    def is_consistent(self, codes: Codes) -> bool:
        """Whether an event leaves every fact to its conclusions."""
        return all(codes[level] for level in self.flag_levels)

    def apart(self, first: int, second: int) -> Codes | None:
        """An event that tells two diagrams apart; None where they are the same in every event.

        The diagrams may stand for different readings, and then what is left to conclusions may differ with them.
        """
        negate = self.store.negate
        if first == second:
            return None
        one, other = ((first, negate(second)), (second, negate(first)))
        found = self.search((*one, self.compiled.possible), self.left, self.stated, self.either)
        return (
            found
            if found is not None
            else self.search((*other, self.compiled.possible), self.left, self.stated, self.either)
        )

    def together(self, *parts: int) -> list[int]:
        """As many of the parts as can be true together, the earlier ones first; what cannot be is left out."""
        kept: list[int] = []
        for part in parts:
            if self.can(*kept, part):
                kept.append(part)
        return kept

    def holds(self, node: int, codes: Codes) -> bool:
        """Whether a diagram is true of an event; variables that are not named have their least class."""
        while node > TRUE:
            node = self.store.child(node, codes.get(self.store.levels[node], 0))
        return node == TRUE

    def diagram(self, condition: Finite) -> int:
        """A condition as a diagram."""
        return self.compiled.diagram(condition)

    # -- Records ---------------------------------------------------------------------------------------------------

    def witness(self, codes: Codes, rules: Iterable[str]) -> Witness:
        """The record of an event, and what is found in it of some prohibitions."""
        return self.judged(self.record(codes), rules)

    def judged(self, record: EventRecord, rules: Iterable[str]) -> Witness:
        """A record, and what is found in it of some prohibitions."""
        event = Event(self.compiled, record)
        return Witness(record, {rule: status(event, self.by_id[rule]) for rule in rules})

    def example(self, rule: CompiledRule) -> Codes:
        """An event that violates a prohibition that can be violated: always the same, every variable named."""
        name = rule.rule.prohibition.id
        found = self._examples.get(name)
        if found is None:
            codes = self.search((rule.violated, self.compiled.possible), self.left, self.stated) or {}
            found = self._examples[name] = {level: codes.get(level, 0) for level in range(len(self.compiled.order))}
        return found

    def record(self, codes: Codes) -> EventRecord:
        """The record that states what an event is, in the order of the vocabulary."""
        facts: dict[str, State] = {}
        for name, variable in self.program.variables.items():
            level = self.compiled.level[name]
            if variable.kind is VariableKind.FACT and level in codes:
                facts[name] = self._states[name][codes[level]]
        return EventRecord(facts)

    def member(self, fact: str, value: str) -> int:
        """A choice has a value."""
        domain = self.program.variables[fact].domain
        return self.compiled.derived(fact, domain.mask((value,)) if isinstance(domain, ChoiceDomain) else 0)

    # -- Names -----------------------------------------------------------------------------------------------------

    def values(self, variable: Variable, *codes: int) -> tuple[str, ...]:
        """The values of some classes of a choice."""
        domain = variable.domain
        return tuple(domain.values[code] for code in codes) if isinstance(domain, ChoiceDomain) else ()

    def name_of(self, rule: CompiledRule, defeat: CompiledDefeat) -> str:
        """An exception as ``pack.rule.name``, a permission by its id."""
        return f"{rule.rule.prohibition.id}.{defeat.name}" if defeat.exception else defeat.name


def undefeated(events: Events, rule: CompiledRule) -> int:
    """No exception or permission of the rule applies."""
    return events.store.every(events.store.negate(defeat.applies) for defeat in rule.defeats)


def base(rule: CompiledRule) -> tuple[int, ...]:
    """The rule is in scope and in force."""
    return rule.scope, rule.period


# -- Classes of values as what a record states -------------------------------------------------------------------------


def _state_of(variable: Variable) -> tuple[State, ...]:
    """For each class of a variable an ordinary value in it."""
    domain = variable.domain
    if variable.kind is not VariableKind.FACT:
        return ()
    match domain:
        case ChoiceDomain(values):
            return tuple(Values(frozenset((value,))) for value in values)
        case DateDomain():
            return tuple(_day(domain, code) for code in range(domain.size))
        case RegionDomain(codes):
            return (Regions((_elsewhere(codes),)), *(Regions((code,)) for code in codes))
    assert_never(domain)


def _day(domain: DateDomain, code: int) -> Dates:
    if not domain.days >> code & 1:
        return Dates((), not_yet=True)
    bounds = domain.bounds(code)
    day = bounds.start or bounds.end or date(2000, 1, 1)
    return Dates((Days(day, day),))


def _elsewhere(codes: Iterable[str]) -> str:
    """The first province that has nothing to do with any of the codes."""
    taken = tuple(codes)
    numbers = (str(number) for number in range(11, 100))
    return next(each for each in numbers if not any(covers(each, code) or covers(code, each) for code in taken))


def _fullest(program: Program) -> list[ElectionCalendar]:
    """Calendars with most stages first, of these the last declared first."""
    calendars = [calendar for pack in program.source.packs.values() for calendar in pack.calendars]
    calendars.reverse()
    return sorted(calendars, key=lambda calendar: -len({stage.name for stage in calendar.stages}))


def _days(domain: DateDomain, calendar: ElectionCalendar) -> int:
    """The classes of days from the first of its stages to the last."""
    spans = [span for stage in calendar.stages for span in stage.spans]
    starts, ends = [span.start for span in spans if span.start], [span.end for span in spans if span.end]
    return domain.span(min(starts), max(ends)) if starts and ends else 0


def _preferences(compiled: CompiledProgram) -> Iterator[tuple[int, tuple[int, ...]]]:
    """The last days are tried first: the law now in force shows most."""
    for name, variable in compiled.program.variables.items():
        if variable.kind is VariableKind.FACT and isinstance(variable.domain, DateDomain):
            yield compiled.level[name], tuple(reversed(range(variable.domain.size)))
