"""Values of facts as conditions name them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from asn_neutrality.checker.facts import Facts, value_names, words
from asn_neutrality.checker.names import listed
from asn_neutrality.checker.regions import is_code
from asn_neutrality.checker.report import Report
from asn_neutrality.domain.facts import FactRole, FactType
from asn_neutrality.syntax import ast

HOLDERS_NAMED = 3


def read_value(name: ast.Name, fact: FactType, facts: Facts | None, report: Report) -> str | None:
    """One value of a fact, no group; anything else is refused."""
    if name.text in value_names(fact):
        return name.text
    _refuse(name, fact, value_names(fact), facts, report)
    return None


def read_values(names: Sequence[ast.Name], fact: FactType, facts: Facts, report: Report) -> tuple[str, ...]:
    """The values that the names stand for, groups expanded, in the fact's order."""
    groups = {group.name: group.members for group in fact.groups}
    chosen: set[str] = set()
    for name in names:
        if name.text in words(fact):
            chosen.update(groups.get(name.text, (name.text,)))
        else:
            _refuse(name, fact, words(fact), facts, report)
    return tuple(value for value in value_names(fact) if value in chosen)


def read_regions(names: Sequence[ast.Name], fact: FactType, report: Report) -> tuple[str, ...]:
    """Region codes as written, each once."""
    for name in names:
        if not is_code(name.text):
            report.add("C045", name.span, code=name.text, fact=fact.name)
    return tuple(dict.fromkeys(name.text for name in names))


def _refuse(name: ast.Name, fact: FactType, known: Sequence[str], facts: Facts | None, report: Report) -> None:
    holders = [holder for holder in facts.holders(name.text) if holder != fact.name] if facts else []
    if holders:
        report.add("C024", name.span, value=name.text, fact=fact.name, holders=listed(islice(holders, HOLDERS_NAMED)))
    elif fact.role is FactRole.ELECTION:
        report.unknown("C023", name, known, fact=fact.name)
    else:
        report.unlisted("C023", name, known, fact=fact.name)
