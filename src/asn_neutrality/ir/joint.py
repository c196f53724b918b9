"""Two rule sets over one set of domains, so that what is said of one can be compared with the other."""

from __future__ import annotations

from collections.abc import Mapping

from asn_neutrality.domain.packs import RuleSet
from asn_neutrality.ir.domains import ChoiceDomain, DateDomain, Domain, RegionDomain
from asn_neutrality.ir.lowering import lower
from asn_neutrality.ir.program import Program, VariableKind
from asn_neutrality.source.diagnostic import Diagnostic


def lower_both(first: RuleSet, second: RuleSet) -> tuple[tuple[Program, Program] | None, list[Diagnostic]]:
    """Their programs, every fact that both have with the same domain; or why there are none."""
    own, problems = lower(first)
    other, more = (own, []) if second is first else lower(second)
    if own is None or other is None:
        return None, [*problems, *more]
    domains = common_domains(own, other)
    own, other = lower(first, domains)[0], lower(second, domains)[0]
    return (None if own is None or other is None else (own, other)), []


def common_domains(first: Program, second: Program) -> Mapping[str, Domain]:
    """Of each fact of both the coarsest domain that tells apart what either does."""
    found: dict[str, Domain] = {}
    for name, variable in first.variables.items():
        other = second.variables.get(name)
        if variable.kind is VariableKind.FACT and other is not None and other.kind is VariableKind.FACT:
            common = _common(variable.domain, other.domain)
            if common is not None:
                found[name] = common
    return found


def _common(own: Domain, other: Domain) -> Domain | None:
    match own, other:
        case ChoiceDomain(values), ChoiceDomain(more):
            return ChoiceDomain(tuple(dict.fromkeys((*values, *more))))
        case DateDomain(breaks, not_yet), DateDomain(more_breaks, also):
            return DateDomain(tuple(sorted({*breaks, *more_breaks})), not_yet or also)
        case RegionDomain(codes), RegionDomain(more_codes):
            return RegionDomain(tuple(sorted({*codes, *more_codes})))
    return None
