"""What the facts read so far leave of every prohibition."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from attrs import define, evolve

from asn_neutrality.engine.case import Case
from asn_neutrality.engine.fast.sayings import Saying
from asn_neutrality.symbolic.compiled import CompiledProgram, CompiledRule
from asn_neutrality.symbolic.diagrams import FALSE, Cofactor, Diagrams

LIMIT = 1_000_000  # nodes
REMEMBERED = 10_000  # nodes of one reading


@define(frozen=True, cache_hash=True)
class Remainder:
    """Diagrams over the variables that no record read so far decides; equal where no fact to come can tell apart.

    ``possible`` are the completions, ``rules`` by place where the prohibitions are violated that still can be.
    ``concluded`` are the assessments that rules may give a value, and where they do under every reading;
    ``unfavourable`` those of which several values are left, the favourable one excluded. All by level.
    """

    possible: int
    rules: tuple[tuple[int, int], ...] = ()
    concluded: tuple[tuple[int, int], ...] = ()
    unfavourable: tuple[int, ...] = ()


CONTRADICTION = Remainder(FALSE)


class Remainders:
    """The remainders of one program, in a store of their own."""

    def __init__(self, compiled: CompiledProgram) -> None:
        self.compiled = compiled
        self._copy = Cofactor(compiled.diagrams, {})
        self.store = self._copy.diagrams
        self.store.limit = LIMIT
        self._first: dict[Saying, Remainder] = {}
        self._memos: dict[tuple[tuple[int, int], ...], dict[int, int]] = {}
        assessments = {name: v.favourable for name, v in compiled.program.variables.items() if v.favourable}
        self._assessments = {name: compiled.level[name] for name in assessments}
        self.favourable = {compiled.level[name]: mask for name, mask in assessments.items()}

    @cached_property
    def _whole(self) -> Remainder:
        """Nothing is read."""
        compiled = self.compiled
        concluded = (
            (level, compiled.diagrams.always(compiled.concluded(name), compiled.question_levels))
            for name, level in self._assessments.items()
        )
        return Remainder(
            self._copy(compiled.possible),
            tuple((place, self._copy(rule.violated)) for place, rule in enumerate(compiled.rules)),
            tuple((level, self._copy(node)) for level, node in concluded),
        )

    def start(self, first: Saying, others: Iterable[Saying]) -> Remainder:
        """What is left after these sayings, the first of which leaves few rules to look at."""
        left = self._first.get(first)
        if left is None:
            left = self._first[first] = self.read(self._whole, dict(first.masks))
        masks = dict(pair for saying in others for pair in saying.masks)
        limits = [limit for saying in (first, *others) for limit in saying.limits]
        if limits and left != CONTRADICTION:
            days = (self._copy(self.compiled.derived(name, mask)) for name, mask in limits)
            limited = self.read(Remainder(self.store.every(days)), dict(first.masks))
            left = evolve(left, possible=self.store.both(left.possible, limited.possible))
        return self.read(left, masks)

    def read(self, left: Remainder, masks: Mapping[int, int]) -> Remainder:
        """What is left once variables are known to be in these masks; ``CONTRADICTION`` where nothing is possible."""
        key = tuple(masks.items())
        memo = self._memos.setdefault(key, {})
        bits = sum(1 << level for level in masks)

        def narrow(node: int) -> int:
            return self._narrow(node, masks, bits, memo)

        possible = narrow(left.possible)
        if possible == FALSE:
            return CONTRADICTION
        if len(memo) > REMEMBERED:
            del self._memos[key]
        rules = tuple((place, found) for place, node in left.rules if (found := narrow(node)) != FALSE)
        below = self.store.below
        open_levels = below[possible]
        for _, node in rules:
            open_levels |= below[node]
        return Remainder(
            possible,
            rules,
            tuple(
                (level, found) for level, node in left.concluded if open_levels >> level & 1 and (found := narrow(node))
            ),
            (
                *(level for level in left.unfavourable if open_levels >> level & 1),
                *self._unfavourable(masks, open_levels),
            ),
        )

    def _unfavourable(self, masks: Mapping[int, int], open_levels: int) -> Iterable[int]:
        return (
            level
            for level, mask in masks.items()
            if open_levels >> level & 1 and not mask & self.favourable.get(level, mask)
        )

    def _narrow(self, node: int, masks: Mapping[int, int], bits: int, memo: dict[int, int]) -> int:
        store = self.store
        if not store.below[node] & bits:
            return node
        found = memo.get(node)
        if found is None:
            level, edges = store.levels[node], store.edges[node]
            mask = masks.get(level, -1)
            kept = [(here, self._narrow(child, masks, bits, memo)) for of, child in edges if (here := of & mask)]
            found = memo[node] = store.node(level, kept) if len(kept) > 1 else kept[0][1]
        return found


class RemainingCase(Case):
    """An event of which everything is known that decides it but what a remainder leaves open."""

    def __init__(self, remainders: Remainders, left: Remainder) -> None:
        self.compiled = remainders.compiled
        self._copy = Cofactor(remainders.store, {})
        self.store: Diagrams = self._copy.diagrams
        self._left = left
        self._violated = {
            self.compiled.rules[place].rule.prohibition.id: self._copy(node) for place, node in left.rules
        }
        self._favourable = remainders.favourable

    @property
    def rules(self) -> tuple[CompiledRule, ...]:
        """The prohibitions that can be violated."""
        return tuple(self.compiled.rules[place] for place, _ in self._left.rules)

    @cached_property
    def possible(self) -> int:
        return self._copy(self._left.possible)

    @property
    def question_levels(self) -> frozenset[int]:
        return self.compiled.question_levels

    @cached_property
    def assessment_levels(self) -> frozenset[int]:
        below = self.store.below
        found = below[self.possible]
        for node in self._violated.values():
            found |= below[node]
        return frozenset(
            level for level in self._favourable if found >> level & 1 and level not in self._left.unfavourable
        )

    def violated(self, rule: CompiledRule) -> int:
        return self._violated.get(rule.rule.prohibition.id, FALSE)

    @cached_property
    def all_favourable(self) -> int:
        return self.store.every(self._good(level) for level in sorted(self.assessment_levels))

    @cached_property
    def favourable(self) -> int:
        concluded = dict(self._left.concluded)
        parts = (
            self.store.either(self._copy(concluded.get(level, FALSE)), self._good(level))
            for level in sorted(self.assessment_levels)
        )
        return self.store.every((self.possible, *parts))

    def _good(self, level: int) -> int:
        return self.store.test(level, self._favourable[level])
