"""Records that contradict themselves: which stated facts cannot all be true, and what is then unknown."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from asn_neutrality.domain.records import Dates
from asn_neutrality.engine.completions import Completions
from asn_neutrality.engine.reading import Reading
from asn_neutrality.symbolic.compiled import CompiledProgram

Contradictory = tuple[tuple[str, ...], ...]


def consistent(compiled: CompiledProgram, reading: Reading) -> tuple[Completions, Contradictory]:
    """The completions of the reading; where there are none, of what remains without its contradictions."""
    completions = Completions(compiled, reading)
    if completions:
        return completions, ()
    assumed = [*reading.defaults, *reading.presumed]
    bare = reading.without(frozenset(assumed), compiled.program)
    contradictory = () if Completions(compiled, bare) else tuple(_smallest(compiled, bare))
    dropped = frozenset(name for facts in contradictory for name in _dropped(compiled, bare, facts))
    return _with_assumptions(compiled, reading, dropped, assumed), contradictory


def _smallest(compiled: CompiledProgram, reading: Reading) -> Iterator[tuple[str, ...]]:
    """Every set of stated facts that cannot all be true, though each smaller part of it can."""
    limited = compiled.diagrams.support(compiled.possible)
    for name in compiled.program.derivations:
        limited |= compiled.diagrams.support(compiled.derived(name, 1))
    candidates = [name for name in compiled.program.variables if compiled.level[name] in limited]
    candidates = [name for name in candidates if name in reading.stated or name in compiled.program.inferences]
    stated = [name for name in candidates if name in reading.stated]
    found: list[frozenset[str]] = []
    for size in range(1, len(stated) + 1):
        for facts in combinations(stated, size):
            chosen = frozenset(facts)
            if any(known <= chosen for known in found):
                continue
            if not Completions(compiled, reading.without(frozenset(reading.stated) - chosen, compiled.program)):
                found.append(chosen)
                yield facts


def _dropped(compiled: CompiledProgram, reading: Reading, facts: tuple[str, ...]) -> tuple[str, ...]:
    """What counts as unknown of contradictory facts: its dates and phases, or all where it has none."""
    timed = tuple(
        name for name in facts if isinstance(reading.stated[name], Dates) or name in compiled.program.derivations
    )
    return timed or facts


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
