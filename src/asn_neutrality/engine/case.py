"""What is judged: completions, and where in them something is violated.

"In every completion" is the absence of a counterexample, never the absence of a reason: each question is put to a
decision diagram over the open facts.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable

from asn_neutrality.domain.results import Outcome
from asn_neutrality.symbolic.compiled import CompiledProgram, CompiledRule
from asn_neutrality.symbolic.diagrams import FALSE, Diagrams


class Case(ABC):
    """Outcomes as DESIGN section 3 defines them. Subjects (a rule, a track, all) are diagrams: where it is violated."""

    compiled: CompiledProgram
    store: Diagrams

    @property
    @abstractmethod
    def possible(self) -> int:
        """C: the completions."""

    @property
    @abstractmethod
    def favourable(self) -> int:
        """F: the completions in which every open assessment that nothing concludes has its favourable value."""

    @property
    @abstractmethod
    def question_levels(self) -> frozenset[int]:
        """The questions of reading."""

    @property
    @abstractmethod
    def assessment_levels(self) -> frozenset[int]:
        """The open assessments."""

    @abstractmethod
    def violated(self, rule: CompiledRule) -> int:
        """Where one prohibition is violated."""

    def some_violated(self, rules: Iterable[CompiledRule]) -> int:
        """Where some of the prohibitions is violated."""
        return self.store.some(self.violated(rule) for rule in rules)

    def narrowly(self, subject: int) -> int:
        """Violated under every answer to the questions of reading."""
        return self.store.always(subject, self.question_levels)

    def broadly(self, subject: int) -> int:
        """Violated under some answer."""
        return self.store.exists(subject, self.question_levels)

    def never(self, subject: int) -> bool:
        """Whether no completion has it."""
        return self.store.both(self.possible, subject) == FALSE

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
            holds = self.store.both(self.possible, function)
            fails = self.store.both(self.possible, self.store.negate(function))
            others = (self.store.support(holds) | self.store.support(fails)) - levels
            if self.store.both(self.store.exists(holds, others), self.store.exists(fails, others)) != FALSE:
                return False
        return True

    def _only_assessments_matter(self, narrow: int, broad: int) -> bool:
        levels = self.assessment_levels
        return bool(levels) and self.determined_by(levels, (narrow, broad))
