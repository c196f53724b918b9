"""What a record says of each variable: masks, and where each came from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import define

from asn_neutrality.domain.records import EventRecord, State, Values
from asn_neutrality.ir.domains import full
from asn_neutrality.ir.program import Program
from asn_neutrality.symbolic.compiled import CompiledProgram


@define(frozen=True)
class Reading:
    """A record over the program's variables.

    ``masks`` are the classes each variable may have; ``stated``, ``defaults`` and ``presumed`` map the facts that
    took their value from the record, a default, a presumption.
    """

    masks: Mapping[str, int]
    stated: Mapping[str, State]
    defaults: Mapping[str, str]
    presumed: Mapping[str, str]

    def without(self, facts: frozenset[str], program: Program) -> Reading:
        """The same with some facts unknown."""
        masks = dict(self.masks)
        for name in facts & masks.keys():
            masks[name] = full(program.variables[name].domain)
        for name, inferences in program.inferences.items():
            if name in facts:
                masks.update({inference.flag: 0b10 for inference in inferences})
        return Reading(
            masks,
            {name: state for name, state in self.stated.items() if name not in facts},
            {name: value for name, value in self.defaults.items() if name not in facts},
            {name: value for name, value in self.presumed.items() if name not in facts},
        )


def read(compiled: CompiledProgram, record: EventRecord, *, presumptions: bool) -> Reading:
    """Stated, else default, else (if asked) presumed, else unknown; conclusions come in between by substitution."""
    program = compiled.program
    masks = dict(compiled.unknown)
    stated: dict[str, State] = {}
    defaults: dict[str, str] = {}
    presumed: dict[str, str] = {}
    assumed = dict(presumptions_of(program)) if presumptions else {}
    for name, variable in compiled.facts.items():
        state = record.facts.get(name)
        if state is not None:
            stated[name] = state
            masks[name] = variable.domain.read(state)
        elif variable.fact is not None and variable.fact.default is not None:
            defaults[name] = variable.fact.default
            masks[name] = variable.domain.read(Values(frozenset((variable.fact.default,))))
        elif name in assumed:
            presumed[name] = assumed[name]
            masks[name] = variable.domain.read(Values(frozenset((assumed[name],))))
    for target, inferences in program.inferences.items():
        for inference in inferences:
            excluded = target in stated and not masks[target] >> inference.value & 1
            masks[inference.flag] = 0b01 if excluded else 0b10
    return Reading(masks, stated, defaults, presumed)


def presumptions_of(program: Program) -> Iterator[tuple[str, str]]:
    for pack in program.source.packs.values():
        for presumption in pack.presumptions:
            yield presumption.fact, presumption.value
