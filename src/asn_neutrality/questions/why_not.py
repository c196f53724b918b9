"""What would have to be otherwise for a prohibition to be violated."""

from __future__ import annotations

from collections.abc import Iterator

from asn_neutrality.domain.answers import Change, Obstacle, ObstacleKind, WhyNot
from asn_neutrality.domain.facts import FactKind
from asn_neutrality.engine.event import Event
from asn_neutrality.engine.findings import status
from asn_neutrality.questions.states import answer_of, merged
from asn_neutrality.questions.worlds import Worlds, lowest
from asn_neutrality.symbolic.compiled import CompiledRule
from asn_neutrality.symbolic.diagrams import FALSE, TRUE, TooLargeError

LONGEST = 10  # facts changed together
WORK = 20_000  # states looked at
MOST = 12  # sets of changes that are given

Changes = tuple[tuple[int, int], ...]  # levels and blocks of classes
State = tuple[int, int, int]  # completions; those without a certain violation; those that agree with conclusions


def why_not(event: Event, rule: CompiledRule) -> WhyNot:
    """The smallest sets of facts whose change would make the rule violated in every completion; within the bounds."""
    law, found = rule.rule.prohibition, status(event, rule)
    facts = frozenset(
        name
        for name, variable in event.compiled.program.variables.items()
        if variable.fact is not None and variable.fact.name == name and variable.fact.kind is not FactKind.TEXT
    )
    try:
        tested = _tested(event, rule, facts)
        search = _Search(Worlds(event, (rule,), tested, tested))
        sets, complete = search.run()
        # First those whose every change meets a part of the rule itself.
        told = sorted(
            _told(event, rule, search.worlds, sets), key=lambda changes: not all(each.obstacles for each in changes)
        )
        return WhyNot(law, found, tuple(told[:MOST]), complete and len(told) <= MOST)
    except TooLargeError:
        return WhyNot(law, found, (), complete=False)


def _tested(event: Event, rule: CompiledRule, facts: frozenset[str]) -> frozenset[str]:
    """The facts on which the rule depends, or on which those depend that rule some events out."""
    compiled = event.compiled
    levels = compiled.diagrams.support(rule.violated)
    levels |= compiled.diagrams.support(compiled.possible)
    return frozenset(name for name in facts if compiled.level[name] in levels)


class _TooMuchError(Exception):
    """More states than may be looked at."""


class _Search:
    """One search, fact by fact: each stays as it is, or changes."""

    def __init__(self, worlds: Worlds) -> None:
        self.worlds = worlds
        store = worlds.store
        bad = store.both(worlds.care, store.negate(worlds.narrow))
        care, bad, agreeing = worlds.project((worlds.care, bad, worlds.agreeing))
        self.start: State = (care, bad, agreeing)
        self.blocks = worlds.blocks(self.start)
        self.memo: dict[tuple[int, State, int], frozenset[Changes]] = {}

    def run(self) -> tuple[list[Changes], bool]:
        """The sets of the smallest size there is, and whether the search came to its end."""
        for size in range(min(LONGEST, len(self.worlds.levels)) + 1):
            try:
                found = self._find(0, self.start, size)
            except _TooMuchError:
                return [], False
            if found:
                return sorted(found), True
        return [], len(self.worlds.levels) <= LONGEST

    def _find(self, place: int, state: State, size: int) -> frozenset[Changes]:
        """The changes of at most ``size`` facts from this level down."""
        if FALSE in (state[0], state[2]):
            return frozenset()
        if place == len(self.worlds.levels):
            done = state == (TRUE, FALSE, TRUE)
            return frozenset({()}) if done else frozenset()
        key = (place, state, size)
        if key not in self.memo:
            if len(self.memo) > WORK:
                raise _TooMuchError
            self.memo[key] = self._branch(place, state, size)
        return self.memo[key]

    def _branch(self, place: int, state: State, size: int) -> frozenset[Changes]:
        worlds, level = self.worlds, self.worlds.levels[place]
        care, bad, agreeing = (worlds.kept(each, level) for each in state)
        found = set(self._find(place + 1, (care, bad, agreeing), size))
        if size == 0:
            return frozenset(found)
        now = worlds.now[level]
        for block in self.blocks(level):
            if now & now - 1 or not block & now:
                care, bad, agreeing = (worlds.answered(each, level, lowest(block)) for each in state)
                below = self._find(place + 1, (care, bad, agreeing), size - 1)
                found |= {((level, block), *rest) for rest in below}
        return frozenset(found)


def _told(event: Event, rule: CompiledRule, worlds: Worlds, sets: list[Changes]) -> list[tuple[Change, ...]]:
    position = {name: place for place, name in enumerate(worlds.compiled.program.variables)}
    groups: dict[tuple[int, ...], list[tuple[int, ...]]] = {}
    for changes in sets:
        ordered = sorted(changes, key=lambda change: position[worlds.facts[change[0]].name])
        groups.setdefault(tuple(level for level, _ in ordered), []).append(tuple(block for _, block in ordered))
    return [
        tuple(_change(event, rule, worlds, level, mask) for level, mask in zip(levels, row, strict=True))
        for levels in sorted(groups, key=lambda levels: [position[worlds.facts[level].name] for level in levels])
        for row in merged(groups[levels])
        if levels
    ]


def _change(event: Event, rule: CompiledRule, worlds: Worlds, level: int, mask: int) -> Change:
    needed = answer_of(worlds.facts[level], mask)
    now = worlds.now[level]
    certain = answer_of(worlds.facts[level], now).value if not now & now - 1 else None
    stated = event.reading.stated.get(needed.fact.name)
    return Change(stated or certain, needed, tuple(_obstacles(event, rule, level)))


def _obstacles(event: Event, rule: CompiledRule, level: int) -> Iterator[Obstacle]:
    """What of the rule turns on the fact and is not certain to let it be violated."""
    store = event.compiled.diagrams

    def stands(node: int, *, wanted: bool) -> bool:
        """Whether the part turns on the fact and may be other than wanted."""
        if level not in store.support(node):
            return False
        here = event.restrict(node)
        return not (event.surely(event.narrowly(here)) if wanted else event.never(event.broadly(here)))

    if stands(rule.scope, wanted=True):
        yield Obstacle(ObstacleKind.SCOPE)
    if stands(rule.period, wanted=True):
        yield Obstacle(ObstacleKind.PERIOD)
    for conjunct, node in rule.conjuncts:
        if stands(node, wanted=True):
            yield Obstacle(ObstacleKind.CONDITION, condition=conjunct.meant)
    for defeat in rule.defeats:
        if stands(defeat.applies, wanted=False):
            kind = ObstacleKind.EXCEPTION if defeat.exception else ObstacleKind.PERMISSION
            yield Obstacle(kind, name=defeat.name)
