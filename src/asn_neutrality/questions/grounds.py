"""What a certain violation rests on."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from asn_neutrality.engine.case import Case
from asn_neutrality.symbolic.compiled import CompiledRule

LARGEST = 4
MOST = 32


def grounds(event: Case, rules: Sequence[CompiledRule]) -> tuple[tuple[CompiledRule, ...], ...]:
    """The smallest sets of these prohibitions of which one is certainly violated; none where none is certain.

    Sets of more than ``LARGEST`` prohibitions are not searched for; where only such exist, one is given.
    """
    if not event.certain(event.some_violated(rules)):
        return ()
    possible = [rule for rule in rules if not event.never(event.broadly(event.violated(rule)))]
    found: list[tuple[CompiledRule, ...]] = []
    for size in range(1, min(LARGEST, len(possible)) + 1):
        for chosen in combinations(possible, size):
            known = any(all(any(rule is other for other in chosen) for rule in ground) for ground in found)
            if not known and event.certain(event.some_violated(chosen)):
                found.append(chosen)
                if len(found) == MOST:
                    return tuple(found)
        if size == 1 and found:
            return tuple(found)
    return tuple(found) or (_reduced(event, possible),)


def _reduced(event: Case, rules: Sequence[CompiledRule]) -> tuple[CompiledRule, ...]:
    """One set none of whose members can be left out."""
    needed = list(rules)
    for rule in rules:
        rest = [other for other in needed if other is not rule]
        if event.certain(event.some_violated(rest)):
            needed = rest
    return tuple(needed)
