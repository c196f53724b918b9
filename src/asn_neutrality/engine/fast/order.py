"""In which order facts are best read: first those that leave the fewest prohibitions to look at."""

from __future__ import annotations

from collections.abc import Mapping

from asn_neutrality.ir.domains import DateDomain
from asn_neutrality.ir.program import Variable
from asn_neutrality.symbolic.compiled import CompiledProgram
from asn_neutrality.symbolic.diagrams import FALSE


def reading_order(compiled: CompiledProgram, facts: Mapping[str, Variable]) -> tuple[str, ...]:
    """All facts, each time the one that leaves the fewest rules where every value is as likely; dates come last.

    Facts that limit a day follow the very first: what is possible depends on them together.
    """
    limiting = compiled.program.derivations
    dates = [name for name, variable in facts.items() if isinstance(variable.domain, DateDomain)]
    others = [name for name in facts if name not in limiting and name not in dates]
    shares = [_shares(compiled, rule.violated) for rule in compiled.rules]
    first, *rest = [*_greedy(others, compiled.level, shares), *dates]
    return (first, *(name for name in facts if name in limiting), *rest)


def _greedy(names: list[str], level: Mapping[str, int], shares: list[dict[int, float]]) -> list[str]:
    """The names, each time the one that most rules are likely to fall by, of those that are likely to be left."""
    left = [1.0] * len(shares)
    open_names = {level[name]: name for name in names}
    found = []
    while open_names:
        fallen = dict.fromkeys(open_names, 0.0)
        for place, share in enumerate(shares):
            for variable, kept in share.items():
                if variable in fallen:
                    fallen[variable] += left[place] * (1 - kept)
        best = max(open_names, key=fallen.__getitem__)
        left = [likely * share.get(best, 1.0) for likely, share in zip(left, shares, strict=True)]
        found.append(open_names.pop(best))
    return found


def _shares(compiled: CompiledProgram, rule: int) -> dict[int, float]:
    """By variable the share of its classes that some way to make the diagram true uses where it asks for them."""
    store = compiled.diagrams
    allowed: dict[int, int] = {}
    for node in store.nodes((rule,)):
        level = store.levels[node]
        for mask, child in store.edges[node]:
            if child != FALSE:
                allowed[level] = allowed.get(level, 0) | mask
    return {level: mask.bit_count() / store.full[level].bit_count() for level, mask in allowed.items()}
