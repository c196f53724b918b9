"""Records that contradict themselves: which stated facts cannot all be true, and what is then unknown."""

from __future__ import annotations

from asn_neutrality.domain.records import Dates
from asn_neutrality.engine.completions import Completions
from asn_neutrality.engine.reading import Reading
from asn_neutrality.symbolic.compiled import CompiledProgram

Contradictory = tuple[tuple[str, ...], ...]
MOST = 1_000  # sets of facts looked at before the search for further contradictions is broken off


def consistent(compiled: CompiledProgram, reading: Reading) -> tuple[Completions, Contradictory]:
    """The completions of the reading; where there are none, of what remains without its contradictions."""
    completions = Completions(compiled, reading)
    if completions:
        return completions, ()
    assumed = [*reading.defaults, *reading.presumed]
    bare = reading.without(frozenset(assumed), compiled.program)
    contradictory, dropped = _contradictions(compiled, bare)
    return _with_assumptions(compiled, reading, dropped, assumed), contradictory


def _contradictions(compiled: CompiledProgram, reading: Reading) -> tuple[Contradictory, frozenset[str]]:
    """The smallest contradictory sets, small ones first, and what counts as unknown after them."""
    clashes = _Clashes(compiled, reading)
    found = clashes.all()
    dropped = frozenset(name for facts in found for name in _dropped(compiled, reading, facts))
    while not clashes.agree(rest := clashes.facts - dropped) and rest:  # only after a search that was broken off
        found.append(clashes.smallest_in(rest))
        dropped |= _dropped(compiled, reading, found[-1])
    place = {name: position for position, name in enumerate(compiled.program.variables)}
    ordered = (tuple(sorted(facts, key=lambda name: place[name])) for facts in found)
    return tuple(sorted(ordered, key=lambda facts: (len(facts), [place[name] for name in facts]))), dropped


class _Clashes:
    """Sets of stated facts that cannot all be true, though each smaller part of them can."""

    def __init__(self, compiled: CompiledProgram, reading: Reading) -> None:
        self.compiled = compiled
        self.reading = reading
        self.looked_at = 0
        limited = compiled.diagrams.support(compiled.possible)
        for name in compiled.program.derivations:
            if name in reading.stated:
                limited |= compiled.diagrams.support(compiled.derived(name, reading.masks[name]))
                limited.add(compiled.level[name])
        names = (name for name in compiled.program.variables if name in reading.stated)
        self.order = [name for name in names if compiled.level[name] in limited]
        self.facts = frozenset(self.order)

    def agree(self, facts: frozenset[str]) -> bool:
        """Whether some event is as these facts say."""
        self.looked_at += 1
        others = frozenset(self.reading.stated) - facts
        return bool(Completions(self.compiled, self.reading.without(others, self.compiled.program)))

    def smallest_in(self, facts: frozenset[str]) -> frozenset[str]:
        """A smallest contradictory part of contradictory facts."""
        for name in self.order:
            if name in facts and not self.agree(facts - {name}):
                facts -= {name}
        return facts

    def all(self) -> list[frozenset[str]]:
        """Every one: any two differ in a fact of the first, so each is looked for where one of those is left out."""
        found: list[frozenset[str]] = []
        seen: set[frozenset[str]] = set()
        pending = [self.facts]
        while pending and self.looked_at < MOST:
            facts = pending.pop()
            if facts in seen:
                continue
            seen.add(facts)
            clash = next((known for known in found if known <= facts), None)
            if clash is None:
                if self.agree(facts):
                    continue
                clash = self.smallest_in(facts)
                found.append(clash)
            pending.extend(facts - {name} for name in self.order if name in clash)
        return found


def _dropped(compiled: CompiledProgram, reading: Reading, facts: frozenset[str]) -> frozenset[str]:
    """What counts as unknown of contradictory facts: its dates and phases, or all where it has none."""
    timed = (name for name in facts if isinstance(reading.stated[name], Dates) or name in compiled.program.derivations)
    return frozenset(timed) or facts


def _with_assumptions(
    compiled: CompiledProgram, reading: Reading, dropped: frozenset[str], assumed: list[str]
) -> Completions:
    """As many defaults and presumptions as what is stated leaves room for, in the vocabulary's order."""
    without = dropped | frozenset(assumed)
    best = Completions(compiled, reading.without(without, compiled.program))
    for name in assumed:
        tried = Completions(compiled, reading.without(without - {name}, compiled.program))
        if tried:
            best, without = tried, without - {name}
    return best
