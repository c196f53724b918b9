"""Election calendars and their stages."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise

from asn_neutrality.checker.clauses import Clauses
from asn_neutrality.checker.conditions import TRUE, read_condition
from asn_neutrality.checker.facts import PHASE_PREFIX
from asn_neutrality.checker.labels import label_or_name, title
from asn_neutrality.checker.names import check_unique
from asn_neutrality.checker.periods import read_period
from asn_neutrality.checker.scope import Scope
from asn_neutrality.checker.sources import provenance_of, read_provenance
from asn_neutrality.domain.calendars import ElectionCalendar, Stage
from asn_neutrality.domain.sources import ALWAYS, Period, Provenance
from asn_neutrality.logic.atoms import Meant, Member
from asn_neutrality.logic.fold import leaves
from asn_neutrality.logic.shapes import All, Leaf
from asn_neutrality.syntax import ast


def read_calendar(written: ast.Calendar, scope: Scope) -> ElectionCalendar:
    """One calendar; its own ``dilihat`` says how its dates were seen, or else its first source's."""
    clauses = Clauses(written.name, written.clauses, scope.report)
    under = clauses.one(ast.Under)
    citations = scope.citations(under.citations if under else ())
    provenance = provenance_of(citations, scope.sources, Provenance.UNSEEN)
    provenance = read_provenance(clauses.one(ast.Seen), provenance)
    stages = [_read_stage(stage, provenance, scope) for stage in clauses.many(ast.Stage)]
    _check_apart(stages, scope)
    return ElectionCalendar(
        id=written.name.text,
        title=title(clauses.need(ast.Title), written.name.text),
        scope=_timeless(All(read_scopes(clauses, scope)), written.name, scope),
        stages=tuple(stages),
        citations=citations,
        provenance=provenance,
        span=written.name.span,
    )


def read_scopes(clauses: Clauses, scope: Scope) -> tuple[Meant, ...]:
    """What each ``lingkup`` demands."""
    return tuple(read_condition(clause.condition, scope) for clause in clauses.many(ast.Scope))


def _read_stage(written: ast.Stage, provenance: Provenance, scope: Scope) -> Stage:
    check_unique(scope.report, "tahap", [written.name])
    name = written.name.text
    citations = scope.citations(written.under)
    cited = provenance_of(citations, scope.sources, provenance)
    meant = TRUE if written.condition is None else read_condition(written.condition, scope)
    return Stage(
        name=name,
        label=label_or_name(written.label, name),
        spans=_read_spans(written, scope),
        condition=_timeless(meant, written.name, scope),
        citations=citations,
        provenance=Provenance(written.seen) if written.seen else cited,
        span=written.name.span,
    )


def _read_spans(written: ast.Stage, scope: Scope) -> tuple[Period, ...]:
    """The spans of a stage, in ascending order and apart."""
    spans = tuple(read_period(days, scope.report) for days in written.spans)
    for place, (earlier, later) in enumerate(pairwise(spans), 1):
        if ALWAYS not in (earlier, later) and not _before(earlier, later):
            scope.report.add("C070", written.spans[place].span, name=written.name.text)
    return spans


def _before(earlier: Period, later: Period) -> bool:
    return earlier.end is not None and later.start is not None and earlier.end < later.start


def _timeless(meant: Meant, name: ast.Name, scope: Scope) -> Meant:
    """Refuse a condition that asks for the day or a phase: these follow from the calendar."""
    for leaf in leaves(meant):
        if not isinstance(leaf.test, Member) or leaf.test.fact.startswith(f"{PHASE_PREFIX}."):
            scope.report.add("C072", leaf.span, name=name.text)
    return meant


def _check_apart(stages: Sequence[Stage], scope: Scope) -> None:
    """Refuse two stages of one name that can plainly both apply."""
    for first, second in combinations(stages, 2):
        if first.name == second.name and _plainly_meet(first.condition, second.condition):
            scope.report.add("C071", second.span, related=[first.span], name=first.name)


def _plainly_meet(one: Meant, other: Meant) -> bool:
    match one, other:
        case Leaf(Member(fact, values)), Leaf(Member(other_fact, other_values)) if fact == other_fact:
            return not set(values).isdisjoint(other_values)
        case _:
            return TRUE in (one, other) or one == other
