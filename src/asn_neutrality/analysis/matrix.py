"""Which prohibitions can reach which act in which stage of an election."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from attrs import define

from asn_neutrality.analysis.neighbours import richest
from asn_neutrality.domain.facts import FactType
from asn_neutrality.domain.packs import RuleSet
from asn_neutrality.ir.program import Program, VariableKind
from asn_neutrality.logic.atoms import Phase
from asn_neutrality.symbolic.compiled import CompiledProgram
from asn_neutrality.symbolic.diagrams import FALSE, TRUE, Diagrams

MOST = 0.75  # of the calendars have a stage that is a column; of the acts are any act


@define(frozen=True)
class Column:
    """The days during a stage, before the first stage, or after the last."""

    stage: str
    phase: Phase


Cells = tuple[frozenset[str], ...]  # the acts that a rule reaches, by column


@define(frozen=True)
class Reach:
    """What each prohibition reaches: ``cells`` by its id. ``fact`` is the act, the choice with the most values."""

    fact: FactType
    columns: tuple[Column, ...]
    cells: Mapping[str, Cells]


@define(frozen=True)
class MatrixRow:
    """Acts that the same prohibitions reach; ``cells`` are their ids, by column. Without acts: nearly any act."""

    acts: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]


def reach(program: Program) -> Reach | None:
    """The acts that each prohibition reaches in each stage; None where the vocabulary has no act or no stage.

    A prohibition reaches an act in a stage if some event of both violates it, under some reading, in which nothing
    stated contradicts what the rules conclude.
    """
    fact, columns = richest(program.source), _columns(program.source)
    if fact is None or not columns:
        return None
    return Reach(fact, columns, dict(_reached(CompiledProgram(program), fact, columns)))


def matrix(reached: Reach, packs: Collection[str]) -> tuple[MatrixRow, ...]:
    """The rows for the prohibitions of some packs; what reaches nearly any act has a row of its own, the last."""
    many = MOST * len(reached.fact.values)
    chosen = {id_: cells for id_, cells in reached.cells.items() if id_.partition(".")[0] in packs}
    general = {id_ for id_, cells in chosen.items() if any(len(acts) > many for acts in cells)}
    rows: dict[tuple[tuple[str, ...], ...], list[str]] = {}
    for value in reached.fact.values:
        row = tuple(
            tuple(id_ for id_, cells in chosen.items() if id_ not in general and value.name in cells[place])
            for place in range(len(reached.columns))
        )
        if any(row):
            rows.setdefault(row, []).append(value.name)
    found = [MatrixRow(tuple(acts), row) for row, acts in rows.items()]
    if general:
        cells = tuple(
            tuple(id_ for id_ in chosen if id_ in general and chosen[id_][place])
            for place in range(len(reached.columns))
        )
        found.append(MatrixRow((), cells))
    return tuple(found)


def _columns(rules: RuleSet) -> tuple[Column, ...]:
    """The stages that nearly all calendars have, by their days, and the days before and after all of them."""
    calendars = [calendar for pack in rules.packs.values() for calendar in pack.calendars]
    places: dict[str, list[int]] = {}
    for calendar in calendars:
        ordered = sorted(calendar.stages, key=lambda stage: (stage.spans[0].start, stage.spans[-1].end))
        names = list(dict.fromkeys(stage.name for stage in ordered))
        for place, name in enumerate(names):
            places.setdefault(name, []).append(100 * place // len(names))
    known = {fact.stage for fact in rules.vocabulary.facts.values()}
    common = [name for name, found in places.items() if len(found) > MOST * len(calendars) and name in known]
    common.sort(key=lambda name: sum(places[name]) / len(places[name]))
    if not common:
        return ()
    during = tuple(Column(name, Phase.DURING) for name in common)
    return (Column(common[0], Phase.BEFORE), *during, Column(common[-1], Phase.AFTER))


def _reached(compiled: CompiledProgram, fact: FactType, columns: tuple[Column, ...]) -> Iterator[tuple[str, Cells]]:
    """By the id of each prohibition the acts that it reaches in each column."""
    store, variables = compiled.diagrams, compiled.program.variables
    act = compiled.level[fact.name]
    flags = {compiled.level[name]: 1 for name, each in variables.items() if each.kind is VariableKind.FLAG}
    phases = {each.stage: each.name for each in compiled.program.source.vocabulary.facts.values() if each.stage}
    order = tuple(Phase)
    days = [compiled.derived(phases[column.stage], 1 << order.index(column.phase)) for column in columns]
    levels = frozenset(range(len(compiled.order)))
    others = levels.difference({act}, *map(store.support, days))
    for rule in compiled.rules:
        violated = store.both(compiled.possible, store.exists(rule.violated, compiled.question_levels))
        violated = store.exists(store.fix(violated, flags), others)
        found = (store.exists(store.both(violated, when), levels - {act}) for when in days)
        yield rule.rule.prohibition.id, tuple(_acts(store, node, fact) for node in found)


def _acts(store: Diagrams, node: int, fact: FactType) -> frozenset[str]:
    return frozenset(value.name for code, value in enumerate(fact.values) if _holds(store, node, code))


def _holds(store: Diagrams, node: int, code: int) -> bool:
    return node == TRUE or (node != FALSE and store.child(node, code) == TRUE)
