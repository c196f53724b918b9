"""One event under a program."""

from __future__ import annotations

from asn_neutrality.domain.records import EventRecord
from asn_neutrality.engine.case import OneEvent
from asn_neutrality.engine.consistency import consistent
from asn_neutrality.engine.reading import read
from asn_neutrality.once import cached_property
from asn_neutrality.symbolic.compiled import CompiledProgram, CompiledRule


class Event(OneEvent):
    """A record judged by a program."""

    def __init__(self, compiled: CompiledProgram, record: EventRecord, *, presumptions: bool = False) -> None:
        self.compiled = compiled
        self.record = record
        self.presuming = presumptions
        reading = read(compiled, record, presumptions=presumptions)
        self.completions, self.contradictory = consistent(compiled, reading)
        self.reading = self.completions.reading
        self.restrict = self.completions.restrict
        self.store = self.completions.store

    @property
    def possible(self) -> int:
        return self.completions.all

    def mask(self, name: str) -> int:
        return self.reading.masks[name]

    @property
    def question_levels(self) -> frozenset[int]:
        return self.compiled.question_levels

    @cached_property
    def assessment_levels(self) -> frozenset[int]:
        return frozenset(self.compiled.level[name] for name in self.assessments)

    def violated(self, rule: CompiledRule) -> int:
        return self.restrict(rule.violated)

    @cached_property
    def assessments(self) -> tuple[str, ...]:
        """The open assessments: neither stated nor given by a default, the favourable value not excluded."""
        masks = self.reading.masks
        return tuple(
            name
            for name, variable in self.compiled.facts.items()
            if variable.favourable & masks[name] and variable.favourable != masks[name]
        )

    @cached_property
    def all_favourable(self) -> int:
        variables, levels = self.compiled.program.variables, self.compiled.level
        return self.store.every(self.store.test(levels[name], variables[name].favourable) for name in self.assessments)

    @cached_property
    def favourable(self) -> int:
        parts = [self.possible]
        for name in self.assessments:
            good = self.store.test(self.compiled.level[name], self.compiled.program.variables[name].favourable)
            concluded = self.narrowly(self.restrict(self.compiled.concluded(name)))
            parts.append(self.store.either(concluded, good))
        return self.store.every(parts)
