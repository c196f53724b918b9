"""Several acts judged together: one case over the completions of all of them.

A question of reading has one answer for all acts. Acts of one row share whatever the row leaves open, save the facts in
which they differ; records of their own leave open what they leave open, each for itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import define

from asn_neutrality.engine.case import Case, Subject
from asn_neutrality.engine.event import Event
from asn_neutrality.once import cached_property
from asn_neutrality.symbolic.compiled import CompiledRule
from asn_neutrality.symbolic.diagrams import TRUE, Diagrams

LARGEST = 400_000  # nodes: some seconds


@define(frozen=True)
class Act:
    """An event of an incident; acts of the same ``row`` share all that is open but the fact in which they differ."""

    event: Event
    row: int
    fact: str | None


class Incident(Case):
    """The acts of an incident. Raises ``TooLargeError`` where they are too many to be judged exactly together."""

    def __init__(self, acts: Sequence[Act]) -> None:
        self.acts = tuple(acts)
        self.compiled = acts[0].event.compiled
        self._levels: dict[tuple[object, ...], int] = {}
        full: list[int] = []
        self._carried = [self._levels_of(place, act, full) for place, act in enumerate(self.acts)]
        self.store = Diagrams(limit=LARGEST, full=full)
        self._memo: list[dict[int, int]] = [{} for _ in self.acts]

    def _levels_of(self, place: int, act: Act, full: list[int]) -> list[int]:
        """For each level of the program its level here, of which the classes are added to ``full``."""
        found = []
        for level, name in enumerate(self.compiled.order):
            mask = act.event.store.full[level]
            if level in self.compiled.question_levels:
                key: tuple[object, ...] = (name,)
            elif act.fact is not None and self._decided_by(name) == act.fact:
                key = (name, act.row, place)
            else:
                # An act whose record contradicts itself leaves more open than the others of its row.
                key = (name, act.row, mask)
            if key not in self._levels:
                self._levels[key] = len(full)
                full.append(mask)
            found.append(self._levels[key])
        return found

    def _decided_by(self, variable: str) -> str | None:
        fact = self.compiled.program.variables[variable].fact
        return None if fact is None else fact.name

    def carried(self, place: int, f: int) -> int:
        """A diagram of one act's event, in the store of the incident."""
        if f <= TRUE:
            return f
        memo = self._memo[place]
        found = memo.get(f)
        if found is None:
            origin = self.acts[place].event.store
            level = self._carried[place][origin.levels[f]]
            found = memo[f] = self._node(level, [(mask, self.carried(place, child)) for mask, child in origin.edges[f]])
        return found

    def _node(self, level: int, edges: list[tuple[int, int]]) -> int:
        """The choice between these diagrams, whatever the order of the levels in them."""
        store = self.store
        if all(store.levels[child] > level for _, child in edges):
            return store.node(level, edges)
        return store.some(store.both(store.test(level, mask), child) for mask, child in edges)

    @cached_property
    def possible(self) -> int:
        return self.store.every(self.carried(place, act.event.possible) for place, act in enumerate(self.acts))

    @cached_property
    def favourable(self) -> int:
        return self.store.every(self.carried(place, act.event.favourable) for place, act in enumerate(self.acts))

    @cached_property
    def all_favourable(self) -> int:
        return self.store.every(self.carried(place, act.event.all_favourable) for place, act in enumerate(self.acts))

    @cached_property
    def question_levels(self) -> frozenset[int]:
        return frozenset(self._carried[0][level] for level in self.compiled.question_levels)

    @cached_property
    def assessment_levels(self) -> frozenset[int]:
        return frozenset(
            self._carried[place][level] for place, act in enumerate(self.acts) for level in act.event.assessment_levels
        )

    def violated(self, rule: CompiledRule) -> int:
        return self.store.some(self._by_acts(rule))

    def some_violated(self, rules: Iterable[CompiledRule]) -> Subject:
        """Some of the prohibitions is violated by some act: act by act, since all acts as one diagram may be large."""
        nodes = dict.fromkeys(node for rule in rules for node in self._by_acts(rule))
        return tuple([node for node in nodes if not self.never(node)])

    def _by_acts(self, rule: CompiledRule) -> Iterator[int]:
        """Where each act violates it."""
        return (self.carried(place, act.event.violated(rule)) for place, act in enumerate(self.acts))

    def _nowhere_narrow(self, subject: Subject) -> bool:
        # Mostly one diagram tells by itself; the acts as one diagram may be too large.
        return not self._meets_narrow(self.favourable, subject) and super()._nowhere_narrow(subject)

    def _only_assessments_matter(self, subject: Subject, broad: Subject) -> bool:
        # Violated under every answer here and not there with every assessment favourable: other facts decide.
        if self._meets_narrow(self._alike, subject) and not self._cover.holds(self._alike, subject):
            return False
        return super()._only_assessments_matter(subject, broad)

    def _meets_narrow(self, within: int, subject: Subject) -> bool:
        """Whether one diagram of the subject is by itself violated under every answer somewhere within."""
        return any(self.store.meet(within, self.narrowly(node)) for node in subject)
