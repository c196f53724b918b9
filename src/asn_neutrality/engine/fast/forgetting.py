"""Records that contradict themselves: which of their facts count as unknown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from asn_neutrality.domain.records import EventRecord
from asn_neutrality.engine.consistency import consistent
from asn_neutrality.engine.fast.sayings import Saying
from asn_neutrality.engine.reading import presumptions_of, read
from asn_neutrality.memory import keep
from asn_neutrality.symbolic.compiled import CompiledProgram

REMEMBERED = 10_000  # contradictions

Names = frozenset[str]


class Forgetting:
    """What the reference makes of contradictions, remembered by what was said of the facts that can clash."""

    def __init__(self, compiled: CompiledProgram, *, presumptions: bool) -> None:
        self._compiled = compiled
        self._presumptions = presumptions
        self._facts = frozenset(_clashing(compiled)) | _assumed(compiled, presumptions=presumptions)
        self._known: dict[tuple[tuple[str, Saying], ...], Names] = {}

    def forgotten(self, record: EventRecord, sayings: Mapping[str, Saying]) -> Names:
        """The facts, stated or assumed, that count as unknown so that the rest can be true."""
        key = tuple(pair for pair in sayings.items() if pair[0] in self._facts)
        found = self._known.get(key)
        if found is None:
            reading = read(self._compiled, record, presumptions=self._presumptions)
            kept = consistent(self._compiled, reading)[0].reading.masks
            found = frozenset(name for name in self._compiled.facts if kept[name] != reading.masks[name])
            keep(self._known, key, found, REMEMBERED)
        return found


def _clashing(compiled: CompiledProgram) -> Iterator[str]:
    """The facts that can contradict others."""
    program, support = compiled.program, compiled.diagrams.support
    levels = support(compiled.possible)
    for name, derivation in program.derivations.items():
        levels |= {compiled.level[name], *(compiled.level[case.day] for case in derivation.cases)}
        levels |= {level for case in derivation.cases for level in support(compiled.diagram(case.when))}
    for name in compiled.facts:
        if compiled.level[name] in levels or name in program.inferences:
            yield name


def _assumed(compiled: CompiledProgram, *, presumptions: bool) -> Names:
    """The facts that have a value where none is stated."""
    facts = ((name, variable.fact) for name, variable in compiled.program.variables.items())
    defaults = frozenset(name for name, fact in facts if fact is not None and fact.default is not None)
    presumed = presumptions_of(compiled.program) if presumptions else ()
    return defaults | {name for name, _ in presumed}
