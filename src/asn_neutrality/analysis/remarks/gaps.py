"""Gaps: what somebody may do, at which stage and for whom, of which no rule speaks."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from attrs import define, evolve

from asn_neutrality.analysis.neighbours import richest
from asn_neutrality.analysis.remarks.events import Events
from asn_neutrality.analysis.remarks.remark import Gap, GapTable, Remark, RemarkKind
from asn_neutrality.domain.facts import FactKind, FactType
from asn_neutrality.ir.program import VariableKind
from asn_neutrality.logic.atoms import Phase
from asn_neutrality.symbolic.diagrams import FALSE, TRUE


def gaps(events: Events) -> Iterator[Remark]:
    """The acts with the same gaps together, those of which no rule speaks at all first."""
    table = events.once(gap_table)
    if table is None:
        return
    alike: dict[tuple[tuple[Gap, ...], bool], list[str]] = {}
    for value, cells, possible in zip(table.rows, table.cells, table.possible, strict=True):
        if any(gap.values for gap in cells):
            alike.setdefault((cells, cells == possible), []).append(value)
    most = sorted(alike.items(), key=lambda each: (not each[0][1], -sum(len(gap.values) for gap in each[0][0])))
    for (cells, whole), values in most:
        yield _remark(events, table, cells, tuple(values), whole=whole)


def _remark(events: Events, table: GapTable, cells: tuple[Gap, ...], values: tuple[str, ...], *, whole: bool) -> Remark:
    fact = events.program.source.vocabulary.facts[table.row]
    here = next(gap for gap in cells if gap.values)
    parts = [events.member(table.row, values[0])]
    if not whole:
        parts.append(phase_diagram(events, here))
    if not whole and table.depth is not None:
        parts.append(events.member(table.depth, here.values[0]))
    found = events.find(*parts)
    return Remark(
        RemarkKind.GAPS,
        "gap_whole" if whole else "gap_some",
        fact.name,
        fact.span,
        others=() if table.depth is None else (table.depth,),
        fact=fact.name,
        values=values,
        gaps=cells,
        witnesses=() if found is None else (events.witness(found, ()),),
    )


def gap_table(events: Events) -> GapTable | None:
    """The table of act, stage and status; None where the vocabulary has no choice that could be the act.

    Every phase is looked at by itself, whatever the other stages: nothing can be violated in a cell at all.
    """
    facts = events.program.source.vocabulary.facts
    chosen = [facts[name] for name in events.axes if name in facts and facts[name].kind is FactKind.CHOICE]
    row = chosen[0] if chosen else richest(events.program.source)
    return None if row is None else _Reach(events, row, chosen[1] if len(chosen) > 1 else None).table()


@define(frozen=True, slots=False)
class _Reach:
    """What the prohibitions reach, seen on the two facts and the phases alone."""

    events: Events
    row: FactType
    depth: FactType | None

    def table(self) -> GapTable:
        """Every cell, and for the phases what is open where no prohibition speaks of an act at all."""
        phases = self._phases()
        open_, can_be = zip(*(self._column(phase) for phase in phases), strict=True)
        names = tuple(value.name for value in self.row.values)
        return GapTable(
            row=self.row.name,
            rows=names,
            depth=None if self.depth is None else self.depth.name,
            cells=tuple(tuple(map(self._gap, phases, open_, [name] * len(phases))) for name in names),
            possible=tuple(tuple(map(self._gap, phases, can_be, [name] * len(phases))) for name in names),
        )

    def _phases(self) -> list[Gap]:
        """The phases of every stage on which some prohibition turns."""
        variables, level = self.events.program.variables, self.events.compiled.level
        tested = set(chain.from_iterable(self.events.store.support(node) for node in self.events.reached))
        stages = [
            name
            for name in self.events.program.derivations
            if variables[name].kind is VariableKind.FACT and level[name] in tested
        ]
        return [Gap(name, phase.value, ()) for name in stages for phase in Phase] or [Gap("", "", ())]

    def _column(self, phase: Gap) -> tuple[int, int]:
        """Where in a phase an event can be that violates nothing whatever else is so, and where one can be at all."""
        events, store = self.events, self.events.store
        level = events.compiled.level
        kept = {level[fact.name] for fact in (self.row, self.depth) if fact is not None}
        others = frozenset(range(len(events.compiled.order))) - kept
        here = store.both(
            events.under_statements(phase_diagram(events, phase)), events.under_statements(events.compiled.possible)
        )
        reached = store.some(store.exists(store.both(here, node), others) for node in events.reached)
        can_be = store.exists(here, others)
        return store.both(can_be, store.negate(reached)), can_be

    def _gap(self, phase: Gap, column: int, value: str) -> Gap:
        store = self.events.store
        here = store.both(column, self.events.under_statements(self.events.member(self.row.name, value)))
        if self.depth is None:
            return evolve(phase, values=() if here == FALSE else ("",))
        return evolve(phase, values=tuple(each.name for each in self.depth.values if self._meets(here, each.name)))

    def _meets(self, node: int, value: str) -> bool:
        if self.depth is None:
            return False
        member = self.events.under_statements(self.events.member(self.depth.name, value))
        return self.events.store.both(node, member) != FALSE


def phase_diagram(events: Events, phase: Gap) -> int:
    """An event lies in a phase; any does where there are no stages."""
    return TRUE if not phase.stage else events.member(phase.stage, phase.phase)
