"""How many facts may still matter after one answer, counted rule by rule: for more rules than one diagram holds."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from asn_neutrality.engine.event import Event
from asn_neutrality.questions.reach import Reach
from asn_neutrality.questions.worlds import blocks_of, lowest, masks_of
from asn_neutrality.symbolic.compiled import CompiledRule
from asn_neutrality.symbolic.diagrams import Cofactor

Count = tuple[int, float]  # facts still to ask: at worst, on average


def by_rule(event: Event, rules: Sequence[CompiledRule], names: Collection[str]) -> dict[str, Count]:
    """By fact of these that matters to some rule: on how many others the rules depend that can then be violated.

    That some of them is certainly violated then is not seen, nor which facts exclude each other: what is counted is
    never too little.
    """
    compiled = event.compiled
    now = event.store, list(dict.fromkeys(event.violated(rule) for rule in rules))
    # With the flags of conclusions open more may matter than with those that an answer sets.
    freed = Cofactor(compiled.diagrams, masks_of(event))
    whatever = freed.diagrams, list(dict.fromkeys(freed(rule.violated) for rule in rules))
    levels = {compiled.level[name]: name for name in names}
    asked = sum(1 << level for level in levels)
    in_play = set[int]().union(*map(event.store.support, now[1]))
    tools = {id(store): (Reach(store), blocks_of(store, functions)) for store, functions in (now, whatever)}
    found: dict[str, Count] = {}
    for level, name in levels.items():
        if level in in_play:
            store, functions = whatever if name in compiled.program.inferences else now
            reach, blocks = tools[id(store)]
            left = reach.together(functions, level, asked & ~(1 << level))
            masks = (mask & event.reading.masks[name] for mask in blocks(level))
            counts = ((mask.bit_count(), left(lowest(mask)).bit_count()) for mask in masks if mask)
            found[name] = combined((weight, (n, float(n))) for weight, n in counts)
    return found


def combined(replies: Iterable[tuple[int, Count]]) -> Count:
    """The worst over the answers, and the average over the values they stand for."""
    worst, total, weights = 0, 0.0, 0
    for weight, (at_worst, average) in replies:
        worst, total, weights = max(worst, at_worst), total + weight * average, weights + weight
    return worst, total / weights if weights else 0.0
