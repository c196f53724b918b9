"""One event under a program: outcomes as DESIGN section 3 defines them, exactly.

"In every completion" is the absence of a counterexample, never the absence of a reason: each question is put to a
decision diagram over the open facts.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from asn_neutrality.domain.records import EventRecord
from asn_neutrality.domain.results import Outcome
from asn_neutrality.engine.consistency import consistent
from asn_neutrality.engine.reading import read
from asn_neutrality.ir.program import VariableKind
from asn_neutrality.symbolic.compiled import CompiledProgram, CompiledRule
from asn_neutrality.symbolic.diagrams import FALSE


class Event:
    """A record judged by a program. Subjects (a rule, a track, all) are diagrams: true where something is violated."""

    def __init__(self, compiled: CompiledProgram, record: EventRecord, *, presumptions: bool = False) -> None:
        self.compiled = compiled
        self.record = record
        reading = read(compiled.program, record, presumptions=presumptions)
        self.completions, self.contradictory = consistent(compiled, reading)
        self.reading = self.completions.reading
        self.restrict = self.completions.restrict
        self.store = self.completions.store

    def violated(self, rule: CompiledRule) -> int:
        """Where one prohibition is violated."""
        return self.restrict(rule.violated)

    def some_violated(self, rules: Iterable[CompiledRule]) -> int:
        """Where some of the prohibitions is violated."""
        return self.store.some(self.restrict(rule.violated) for rule in rules)

    def narrowly(self, subject: int) -> int:
        """Violated under every answer to the questions of reading."""
        return self.store.always(subject, self.compiled.question_levels)

    def broadly(self, subject: int) -> int:
        """Violated under some answer."""
        return self.store.exists(subject, self.compiled.question_levels)

    def never(self, subject: int) -> bool:
        """Whether no completion has it."""
        return self.store.both(self.completions.all, subject) == FALSE

    def surely(self, subject: int) -> bool:
        """Whether every completion has it."""
        return self.never(self.store.negate(subject))

    def outcome(self, subject: int) -> Outcome:
        """The first outcome of the table that applies."""
        if subject == FALSE:
            return Outcome.NO_VIOLATION
        narrow, broad = self.narrowly(subject), self.broadly(subject)
        if self.surely(narrow):
            return Outcome.VIOLATION
        if self.never(broad):
            return Outcome.NO_VIOLATION
        if self.surely(broad) and self.store.both(self.favourable, narrow) == FALSE:
            return Outcome.DISPUTED
        if self.store.both(self.favourable, broad) == FALSE or self._only_assessments_matter(narrow, broad):
            return Outcome.NEEDS_ASSESSMENT
        return Outcome.UNDETERMINED

    def determined_by(self, levels: frozenset[int], functions: Iterable[int]) -> bool:
        """Whether completions that agree on these variables agree on the functions."""
        for function in functions:
            holds = self.store.both(self.completions.all, function)
            fails = self.store.both(self.completions.all, self.store.negate(function))
            others = (self.store.support(holds) | self.store.support(fails)) - levels
            if self.store.both(self.store.exists(holds, others), self.store.exists(fails, others)) != FALSE:
                return False
        return True

    def _only_assessments_matter(self, narrow: int, broad: int) -> bool:
        levels = frozenset(self.compiled.level[name] for name in self.assessments)
        return bool(levels) and self.determined_by(levels, (narrow, broad))

    @cached_property
    def assessments(self) -> tuple[str, ...]:
        """The open assessments: neither stated nor given by a default, the favourable value not excluded."""
        masks = self.reading.masks
        return tuple(
            name
            for name, variable in self.compiled.program.variables.items()
            if variable.kind is VariableKind.FACT
            and variable.favourable & masks[name]
            and variable.favourable != masks[name]
        )

    @cached_property
    def favourable(self) -> int:
        """F: the completions in which every open assessment that nothing concludes has its favourable value."""
        parts = [self.completions.all]
        for name in self.assessments:
            good = self.store.test(self.compiled.level[name], self.compiled.program.variables[name].favourable)
            parts.append(self.store.either(self.restrict(self.compiled.concluded(name)), good))
        return self.store.every(parts)
