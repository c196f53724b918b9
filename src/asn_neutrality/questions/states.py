"""Classes of a variable as what a record would state."""

from __future__ import annotations

from collections.abc import Iterable
from operator import ne, or_
from typing import assert_never

from asn_neutrality.domain.answers import Answer
from asn_neutrality.domain.facts import FactType
from asn_neutrality.domain.records import Dates, Days, Regions, Values
from asn_neutrality.ir.domains import ChoiceDomain, DateDomain, RegionDomain
from asn_neutrality.ir.program import Variable


def answer_of(variable: Variable, mask: int) -> Answer:
    """The answer that says no more than that the variable's class is in the mask."""
    fact, domain = fact_of(variable), variable.domain
    match domain:
        case ChoiceDomain():
            return Answer(fact, Values(frozenset(domain.names(mask))))
        case DateDomain():
            return Answer(fact, _dates(domain, mask))
        case RegionDomain(codes):
            named = tuple(code for place, code in enumerate(codes, 1) if mask >> place & 1)
            others = tuple(code for code in codes if code not in named)
            return Answer(fact, Regions(named), others if mask & 1 else ())
    assert_never(domain)


def fact_of(variable: Variable) -> FactType:
    """The fact of a variable that a record can state."""
    if variable.fact is None:
        raise ValueError(variable.name)
    return variable.fact


def _dates(domain: DateDomain, mask: int) -> Dates:
    spans: list[Days] = []
    before = -2
    for code in range(len(domain.breaks) + 1):
        if not mask >> code & 1:
            continue
        bounds = domain.bounds(code)
        if before == code - 1 and spans:
            spans[-1] = Days(spans[-1].start, bounds.end)
        else:
            spans.append(bounds)
        before = code
    return Dates(tuple(spans), not_yet=bool(mask & ~domain.days))


def merged(rows: Iterable[tuple[int, ...]]) -> list[tuple[int, ...]]:
    """Rows of masks in order; those that differ in one place only are one."""
    found: list[tuple[int, ...]] = []
    pending = sorted(set(rows), key=lambda row: [mask & -mask for mask in row], reverse=True)
    while pending:
        row = pending.pop()
        partner = next((other for other in pending if sum(map(ne, row, other)) == 1), None)
        if partner is None:
            found.append(row)
        else:
            pending.remove(partner)
            pending.append(tuple(map(or_, row, partner)))
    return sorted(found, key=lambda row: [mask & -mask for mask in row])
