"""What bit sets leave open, as diagrams over the variables that are open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from threading import Lock
from typing import TYPE_CHECKING

from attrs import define, field

from asn_neutrality import native
from asn_neutrality.domain.results import Outcome
from asn_neutrality.engine.case import OneEvent, Subject
from asn_neutrality.once import cached_property
from asn_neutrality.symbolic import cover
from asn_neutrality.symbolic.compiled import CompiledProgram, CompiledRule
from asn_neutrality.symbolic.diagrams import FALSE, Cofactor, Restriction, bits, levels_in

if TYPE_CHECKING:
    from asn_neutrality.native import _native

LIMIT = 1_000_000  # nodes
OUTCOMES = tuple(Outcome)


class Narrowing:
    """The diagrams of one program narrowed to what is known, in a store of their own, which ``lock`` guards."""

    def __init__(self, compiled: CompiledProgram) -> None:
        self.compiled = compiled
        self.copy = Cofactor(compiled.diagrams, {})
        self.store = self.copy.diagrams
        self.store.limit = LIMIT
        self.lock = Lock()

    def known(self, masks: Mapping[int, int]) -> Known:
        """Where variables are known to be in these masks, by level."""
        return Known(self, masks)


class Known:
    """What is known of some variables. A call narrows a diagram of the program's own store."""

    def __init__(self, narrowing: Narrowing, masks: Mapping[int, int]) -> None:
        self.masks = masks
        self._copy = narrowing.copy
        self._narrow = Restriction(narrowing.store, narrowing.store, masks)

    def __call__(self, node: int) -> int:
        return self._narrow.after(self._copy, (node,))[0]

    def each(self, nodes: Iterable[int]) -> tuple[int, ...]:
        """The same of several."""
        return self._narrow.after(self._copy, nodes)


@define(frozen=True, cache_hash=True)
class Remainder:
    """Diagrams over the variables that are open; equal where nothing to come can tell apart.

    ``possible`` are the completions, ``rules`` by place where open prohibitions are violated. ``concluded`` are the
    assessments that rules may give a value, and where they do under every reading; ``unfavourable`` those of which
    several values are left, the favourable one excluded. All by level. ``judged`` are, as a bit mask, all others on
    which something depends, which follow from these.
    """

    possible: int
    rules: tuple[tuple[int, int], ...]
    concluded: tuple[tuple[int, int], ...]
    unfavourable: tuple[int, ...]
    judged: int = field(eq=False)


class Residue:
    """What is left of one program's prohibitions."""

    def __init__(self, narrowing: Narrowing) -> None:
        self.compiled = compiled = narrowing.compiled
        self.narrowing = narrowing
        assessments = {name: v.favourable for name, v in compiled.program.variables.items() if v.favourable}
        self.favourable = {compiled.level[name]: mask for name, mask in assessments.items()}
        self.concluded = {
            compiled.level[name]: compiled.diagrams.always(compiled.concluded(name), compiled.question_levels)
            for name in assessments
        }
        self.questions = bits(compiled.question_levels)
        self._judged = bits(self.favourable)
        self._violated = [rule.violated for rule in compiled.rules]

    def left(self, known: Known, possible: int, places: Sequence[int]) -> Remainder:
        """What is left of some prohibitions; ``possible`` are the completions, of the store of the narrowing."""
        below, violated, masks = self.narrowing.store.below, self._violated, known.masks
        nodes = known.each([violated[place] for place in places])
        judged = below[possible]
        for node in nodes:
            judged |= below[node]
        judged &= self._judged
        concluded, unfavourable = list[tuple[int, int]](), list[int]()
        levels = list(levels_in(judged))
        for level, node in zip(levels, known.each([self.concluded[level] for level in levels]), strict=True):
            if node != FALSE:
                concluded.append((level, node))
            if level in masks and not masks[level] & self.favourable[level]:
                unfavourable.append(level)
        rules = tuple(zip(places, nodes, strict=True))
        return Remainder(possible, rules, tuple(concluded), tuple(unfavourable), judged & ~bits(unfavourable))


class RemainingCase(OneEvent):
    """An event of which everything is known that decides it but what a remainder leaves open."""

    def __init__(self, residue: Residue, left: Remainder, masks: Mapping[int, int] | None = None) -> None:
        """``masks`` are what is known of variables, by level, where more is asked than outcomes."""
        self.compiled = residue.compiled
        self._residue = residue
        self._left = left
        self._masks = masks or {}
        nodes = (*(node for _, node in left.rules), left.possible, *(node for _, node in left.concluded))
        self.store, copied = residue.narrowing.store.alone(nodes)
        self._nodes = copied
        """Of the prohibitions, of what is possible, and of what is concluded."""

    @cached_property
    def loops(self) -> _native.Case | None:
        if native.loops is None:
            return None
        favourable = self._residue.favourable
        found: _native.Case = native.loops.Case(
            self.store,
            self.possible,
            self._residue.questions,
            tuple([(level, favourable[level], concluded) for level, concluded in self._concluded]),
            OUTCOMES,
            cover.LIMIT,
        )
        return found

    @property
    def possible(self) -> int:
        return self._nodes[len(self._left.rules)]

    @cached_property
    def _violated(self) -> Mapping[str, int]:
        rules = self.compiled.rules
        places = (place for place, _ in self._left.rules)
        return {rules[place].rule.prohibition.id: node for place, node in zip(places, self._nodes, strict=False)}

    def some_of(self, places: Iterable[int]) -> Subject:
        """What ``some_violated`` is of the prohibitions at these places."""
        return tuple(dict.fromkeys(self.violable_of(places).values()))

    def violable_of(self, places: Iterable[int]) -> Mapping[int, int]:
        nodes = self.violable
        return {place: nodes[place] for place in places if place in nodes}

    @cached_property
    def violable(self) -> Mapping[int, int]:
        """By place where prohibitions are violated, of those that can be."""
        pairs = zip(self._left.rules, self._nodes, strict=False)
        never = self.never if self.loops is None else self.loops.never
        return {place: node for (place, _), node in pairs if not never(node)}

    @cached_property
    def _concluded(self) -> Sequence[tuple[int, int]]:
        """The open assessments by level, and where rules conclude their value under every reading."""
        nodes = self._nodes[len(self._left.rules) + 1 :]
        found = {level: node for (level, _), node in zip(self._left.concluded, nodes, strict=True)}
        return [(level, found.get(level, FALSE)) for level in levels_in(self._left.judged)]

    def outcome(self, subject: Subject) -> Outcome:
        return super().outcome(subject) if self.loops is None else self.loops.outcome(subject)

    def never(self, subject: int) -> bool:
        return super().never(subject) if self.loops is None else self.loops.never(subject)

    def turns(self, subject: Subject) -> int:
        return super().turns(subject) if self.loops is None else self.loops.turns(subject)

    def at_sight(self, broad: Subject) -> Outcome | None:
        """Diagrams are small here: each is met with the completions before any are put together.

        Where every assessment is favourable and some completion is a way in, some a way out, facts that can be reported
        decide. Where none that is favourable is a way in, there is a way out, and an assessment decides.
        """
        if self.reached(broad):
            return Outcome.UNDETERMINED if self.spared(broad) else None
        if self.favourable != FALSE and not any(self._favoured(node) for node in broad):
            return Outcome.NEEDS_ASSESSMENT
        return None

    def _favoured(self, node: int) -> bool:
        found = self._favouring.get(node)
        if found is None:
            found = self._favouring[node] = self.store.meet(self.favourable, node)
        return found

    @cached_property
    def _favouring(self) -> dict[int, bool]:
        return {}

    @property
    def question_levels(self) -> frozenset[int]:
        return self.compiled.question_levels

    @cached_property
    def assessment_levels(self) -> frozenset[int]:
        return frozenset(levels_in(self._left.judged))

    def mask(self, name: str) -> int:
        level = self.compiled.level[name]
        return self._masks.get(level, self.store.full[level])

    def violated(self, rule: CompiledRule) -> int:
        return self._violated.get(rule.rule.prohibition.id, FALSE)

    @cached_property
    def all_favourable(self) -> int:
        return self.store.every(self._good(level) for level in sorted(self.assessment_levels))

    @cached_property
    def favourable(self) -> int:
        parts = (self.store.either(concluded, self._good(level)) for level, concluded in self._concluded)
        return self.store.every((self.possible, *parts))

    def _good(self, level: int) -> int:
        return self.store.test(level, self._residue.favourable[level])
