"""How many facts may still matter after one answer, counted rule by rule: for more rules than one diagram holds."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from asn_neutrality.engine.event import Event
from asn_neutrality.questions.reach import Reach
from asn_neutrality.questions.worlds import blocks_at, lowest
from asn_neutrality.symbolic.compiled import CompiledRule
from asn_neutrality.symbolic.diagrams import FALSE

Count = tuple[int, float]  # facts still to ask: at worst, on average


def by_rule(event: Event, rules: Sequence[CompiledRule], names: Collection[str]) -> dict[str, Count]:
    """By fact of these that matters to some rule: on how many others the rules depend that can then be violated.

    That some of them is certainly violated then is not seen: what is counted is never too little.
    """
    store, level = event.store, event.compiled.level
    each_broad = (store.both(event.completions.all, event.broadly(event.violated(rule))) for rule in rules)
    functions = list(dict.fromkeys(each for each in each_broad if each != FALSE))
    reach = Reach(store)
    asked = {level[name]: name for name in names}
    everything = sum(1 << place for place in asked)
    in_play = sum(1 << place for place in set[int]().union(*map(store.support, functions)))
    found: dict[str, Count] = {}
    for place, name in asked.items():
        if not in_play >> place & 1:
            continue
        others = everything & ~(1 << place)
        if name in event.compiled.program.inferences:
            # An answer also decides what the rules may conclude of the fact: all that matters now may matter then.
            rest = (in_play & others).bit_count()
            found[name] = rest, float(rest)
            continue
        left = reach.together(functions, place, others)
        masks = (mask & event.reading.masks[name] for mask in blocks_at(store, functions, place))
        counts = ((mask.bit_count(), left(lowest(mask)).bit_count()) for mask in masks if mask)
        found[name] = combined((weight, (n, float(n))) for weight, n in counts)
    return found


def combined(replies: Iterable[tuple[int, Count]]) -> Count:
    """The worst over the answers, and the average over the values they stand for."""
    worst, total, weights = 0, 0.0, 0
    for weight, (at_worst, average) in replies:
        worst, total, weights = max(worst, at_worst), total + weight * average, weights + weight
    return worst, total / weights if weights else 0.0
