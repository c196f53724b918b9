"""In which order facts are best read: first those that leave the fewest prohibitions to look at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from asn_neutrality.ir.domains import DateDomain
from asn_neutrality.ir.program import Variable
from asn_neutrality.symbolic.compiled import CompiledProgram
from asn_neutrality.symbolic.diagrams import FALSE, levels_in


def reading_order(compiled: CompiledProgram, facts: Mapping[str, Variable]) -> tuple[str, ...]:
    """All facts, first those whose values leave the fewest rules; dates last, since they are written in most ways.

    Facts that limit a day follow the very first: what is possible depends on them together.
    """
    open_to = {level: [0] * full.bit_length() for level, full in enumerate(compiled.diagrams.full)}
    for rule in compiled.rules:
        for level, mask in _allowed(compiled, rule.violated).items():
            for code in levels_in(compiled.diagrams.full[level] & ~mask):
                open_to[level][code] -= 1
    left = {name: _expected([len(compiled.rules) + count for count in open_to[compiled.level[name]]]) for name in facts}
    place = {name: position for position, name in enumerate(facts)}
    dates = {name for name, variable in facts.items() if isinstance(variable.domain, DateDomain)}
    limiting = compiled.program.derivations

    def rank(name: str) -> tuple[bool, float, int]:
        return name in dates, left[name], place[name]

    first, *others = sorted((name for name in facts if name not in limiting), key=rank)
    return (first, *(name for name in facts if name in limiting), *others)


def _expected(left: Sequence[int]) -> float:
    """The rules left after one value, where values are as frequent as the rules that speak of them."""
    return sum(count * count for count in left) / max(sum(left), 1)


def _allowed(compiled: CompiledProgram, rule: int) -> dict[int, int]:
    """By level the classes that some way to make the diagram true uses where it asks for them."""
    store = compiled.diagrams
    found: dict[int, int] = {}
    for node in store.nodes((rule,)):
        level = store.levels[node]
        for mask, child in store.edges[node]:
            if child != FALSE:
                found[level] = found.get(level, 0) | mask
    return found
