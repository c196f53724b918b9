"""Conclusions, presumptions, and combinations that cannot be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from asn_neutrality.checker.circles import order, walk
from asn_neutrality.checker.conditions import read_condition
from asn_neutrality.checker.facts import VALUED
from asn_neutrality.checker.scope import Scope
from asn_neutrality.checker.values import read_value
from asn_neutrality.domain.calendars import ElectionCalendar
from asn_neutrality.domain.facts import FactType
from asn_neutrality.domain.rules import Conclusion, Impossible, Presumption
from asn_neutrality.logic.atoms import Member, Test
from asn_neutrality.logic.fold import leaves
from asn_neutrality.syntax import ast


def read_conclusion(written: ast.Conclusion, scope: Scope) -> Conclusion | None:
    """One conclusion, where its fact and value can be concluded."""
    condition = read_condition(written.condition, scope)
    citations = scope.citations(written.under)
    fact = _derivable(written.fact, scope)
    value = read_value(written.value, fact, scope.facts, scope.report) if fact else None
    if fact is None or value is None:
        return None
    return Conclusion(fact.name, value, condition, citations, span=written.fact.span)


def read_presumption(written: ast.Presumption, scope: Scope) -> Presumption | None:
    """One presumption, where its fact and value can be presumed."""
    fact = _derivable(written.fact, scope)
    value = read_value(written.value, fact, scope.facts, scope.report) if fact else None
    return None if fact is None or value is None else Presumption(fact.name, value, span=written.fact.span)


def read_impossible(written: ast.Impossible, scope: Scope) -> Impossible:
    """One combination that no event can have."""
    condition = read_condition(written.condition, scope)
    return Impossible(condition, scope.citations(written.under), span=written.span)


def _derivable(name: ast.Name, scope: Scope) -> FactType | None:
    """A fact that rules may fill in: a choice or yes/no that is neither personal, in a role, nor a phase."""
    fact = scope.fact(name)
    if fact is None:
        return None
    if fact.kind in VALUED and not fact.personal and fact.role is None and fact.stage is None:
        return fact
    scope.report.add("C091", name.span, fact=fact.name)
    return None


def check_conclusions(found: Sequence[tuple[Conclusion, Scope]], calendars: Iterable[ElectionCalendar]) -> None:
    """Refuse conclusions whose own fact decides whether they hold, however far around."""
    stage_facts = _stage_facts(calendars)
    graph: dict[str, list[str]] = {}
    for conclusion, scope in found:
        asked = (name for leaf in leaves(conclusion.condition) for name in _asked(leaf.test, scope, stage_facts))
        graph.setdefault(conclusion.fact, []).extend(asked)
    for circle in order(graph)[1]:
        conclusion, scope = next(pair for pair in found if pair[0].fact == circle[0])
        scope.report.add("C090", conclusion.span, fact=conclusion.fact, circle=walk(circle))


def check_presumptions(found: Iterable[tuple[Presumption, Scope]]) -> None:
    """Refuse two presumptions of different values for one fact."""
    first: dict[str, Presumption] = {}
    for presumption, scope in found:
        earlier = first.setdefault(presumption.fact, presumption)
        if earlier.value != presumption.value:
            arguments = {"fact": presumption.fact, "value": presumption.value, "earlier": earlier.value}
            scope.report.add("C092", presumption.span, related=[earlier.span], **arguments)


def _stage_facts(calendars: Iterable[ElectionCalendar]) -> dict[str, set[str]]:
    """By stage, the facts on which it depends where it applies."""
    found: dict[str, set[str]] = {}
    for calendar in calendars:
        for stage in calendar.stages:
            asked = (leaf.test.fact for leaf in (*leaves(stage.condition), *leaves(calendar.scope)))
            found.setdefault(stage.name, set()).update(asked)
    return found


def _asked(test: Test, scope: Scope, stage_facts: Mapping[str, set[str]]) -> list[str]:
    """The facts that a test asks for, those that decide on its stage among them."""
    stage = scope.facts.types[test.fact].stage if isinstance(test, Member) else test.point
    decides = stage_facts.get(stage, set()) if isinstance(stage, str) else set()
    return [test.fact, *sorted(decides)]
