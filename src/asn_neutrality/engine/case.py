"""What is judged: completions, and where in them something is violated.

"In every completion" is the absence of a counterexample, never the absence of a reason: each question is put to a
decision diagram over the open facts.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from asn_neutrality.domain.results import Outcome
from asn_neutrality.once import cached_property
from asn_neutrality.symbolic.compiled import CompiledProgram, CompiledRule
from asn_neutrality.symbolic.cover import Cover
from asn_neutrality.symbolic.diagrams import FALSE, TRUE, Diagrams, Memo, bits, levels_in

if TYPE_CHECKING:
    from asn_neutrality.native import _native

Subject = tuple[int, ...]
"""A rule, a track, all: something is violated where one of these diagrams holds."""


class Case(ABC):
    """Outcomes as ``docs/verdicts.md`` defines them."""

    compiled: CompiledProgram
    store: Diagrams

    @property
    def loops(self) -> _native.Case | None:
        """What tells the same in C, where there is such a thing."""
        return None

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
    def all_favourable(self) -> int:
        """Every open assessment has its favourable value, whatever is concluded."""

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

    def violable_of(self, places: Iterable[int]) -> Mapping[int, int]:
        """Where the prohibitions at these places are violated, by place, of those that can be."""
        rules = self.compiled.rules
        return {place: node for place in places if not self.never(node := self.violated(rules[place]))}

    @cached_property
    def _questions(self) -> int:
        return bits(self.question_levels)

    @cached_property
    def _without_questions(self) -> Memo:
        return Memo()

    @cached_property
    def _nowhere(self) -> dict[int, bool]:
        return {}

    @cached_property
    def _cover(self) -> Cover:
        return Cover(self.store)

    def some_violated(self, rules: Iterable[CompiledRule]) -> Subject:
        """Some of the prohibitions is violated: those that can be, each once."""
        return tuple(dict.fromkeys(node for rule in rules if not self.never(node := self.violated(rule))))

    def union(self, subject: Subject) -> int:
        """Where the subject is violated, as one diagram. Raises ``TooLargeError`` where that is too large."""
        return self.store.some(subject)

    def narrowly(self, subject: int) -> int:
        """Violated under every answer to the questions of reading."""
        return self.store.negate(self.broadly(self.store.negate(subject)))

    def broadly(self, subject: int) -> int:
        """Violated under some answer."""
        found = self._broad.get(subject)
        if found is None:
            found = self.store.project(subject, self._questions, self._without_questions)
            self._broad[subject] = found
        return found

    @cached_property
    def _broad(self) -> dict[int, int]:
        return {}

    def never(self, subject: int) -> bool:
        """Whether no completion has it."""
        if subject == FALSE:
            return True
        found = self._nowhere.get(subject)
        if found is None:
            found = self._nowhere[subject] = not self.store.meet(self.possible, subject)
        return found

    def surely(self, subject: int) -> bool:
        """Whether every completion has it."""
        return self.never(self.store.negate(subject))

    def certain(self, subject: Subject) -> bool:
        """Whether it is violated in every completion under every answer."""
        return self._cover.holds(self.possible, subject)

    def outcome(self, subject: Subject) -> Outcome:
        """The first outcome of the table that applies."""
        if TRUE in subject:
            return Outcome.VIOLATION
        broad = tuple([node for node in map(self.broadly, subject) if not self.never(node)])
        if not broad:
            return Outcome.VIOLATION if self.possible == FALSE else Outcome.NO_VIOLATION
        found = self.at_sight(broad)
        if found is not None:
            return found
        if self.certain(subject):
            return Outcome.VIOLATION
        if self._cover.holds(self.possible, broad) and self._nowhere_narrow(subject):
            return Outcome.DISPUTED
        if not any(self.store.meet(self.favourable, node) for node in broad):
            return Outcome.NEEDS_ASSESSMENT
        return Outcome.NEEDS_ASSESSMENT if self._only_assessments_matter(subject, broad) else Outcome.UNDETERMINED

    def at_sight(self, _broad: Subject) -> Outcome | None:
        """The same of what can be violated, where that is sooner told; None where it is not."""
        return None

    @cached_property
    def _alike(self) -> int:
        """The completions in which every open assessment has its favourable value, whatever is concluded."""
        return self.store.both(self.possible, self.all_favourable)

    def reached(self, subject: Iterable[int]) -> bool:
        """Whether, every assessment favourable, some completion has it violated under some answer."""
        return any(self._reached(node) for node in subject)

    def _reached(self, node: int) -> bool:
        found = self._reaching.get(node)
        if found is None:
            found = self._reaching[node] = self.store.meet(self._alike, self.broadly(node))
        return found

    @cached_property
    def _reaching(self) -> dict[int, bool]:
        return {}

    def spared(self, subject: Subject) -> bool:
        """Whether, every assessment favourable, some completion has it violated under no answer.

        A subject both reached and spared is undetermined: facts that can be reported decide between the two.
        """
        return not self._cover.holds(self._alike, map(self.broadly, subject))

    def turns(self, subject: Subject) -> int:
        """The levels on which some diagram of the subject depends in some completion, as a bit mask."""
        store, possible, below = self.store, self.possible, 0
        for node in subject:
            below |= store.below[store.both(possible, node)]
        return below

    def _nowhere_narrow(self, subject: Subject) -> bool:
        """Whether it is narrowly violated in none of F."""
        return not self.store.meet(self.favourable, self.narrowly(self.union(subject)))

    def _only_assessments_matter(self, subject: Subject, broad: Subject) -> bool:
        if not self.assessment_levels:
            return False
        # Where all assessments are favourable, anything that still differs is due to facts that can be reported.
        if self.reached(broad) and self.spared(broad):
            return False
        whole = self.union(subject)
        return self.determined_by(self.assessment_levels, (self.narrowly(whole), self.broadly(whole)))

    def determined_by(self, levels: frozenset[int], functions: Iterable[int]) -> bool:
        """Whether completions that agree on these variables agree on the functions."""
        for function in functions:
            holds = self.store.both(self.possible, function)
            fails = self.store.both(self.possible, self.store.negate(function))
            others = (self.store.support(holds) | self.store.support(fails)) - levels
            if self.store.both(self.store.exists(holds, others), self.store.exists(fails, others)) != FALSE:
                return False
        return True


class OneEvent(Case):
    """What a single record may be, over the variables of the program itself."""

    @abstractmethod
    def mask(self, name: str) -> int:
        """The classes that the record leaves to a variable."""

    @cached_property
    def _open_classes(self) -> dict[str, int]:
        return {}

    def open_classes(self, name: str) -> int:
        """The classes that the variable has in some completion, as a mask."""
        level = self.compiled.level[name]
        if not self._limited >> level & 1:  # what is possible does not depend on it
            return 0 if self.possible == FALSE else self.mask(name) & self.store.full[level]
        found = self._open_classes.get(name)
        if found is None:
            codes = (1 << code for code in levels_in(self.mask(name)))
            possible = [code for code in codes if not self.never(self.store.test(level, code))]
            found = self._open_classes[name] = sum(possible)
        return found

    @cached_property
    def _limited(self) -> int:
        """The levels on which depends what is possible."""
        return self.store.below[self.possible]
