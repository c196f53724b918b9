"""What the facts read so far leave of every prohibition."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from attrs import define, evolve, field

from asn_neutrality.engine.case import Case
from asn_neutrality.engine.fast.sayings import Saying
from asn_neutrality.symbolic.compiled import CompiledProgram, CompiledRule
from asn_neutrality.symbolic.diagrams import FALSE, TRUE, Cofactor, Diagrams

LIMIT = 1_000_000  # nodes
REMEMBERED = 10_000  # nodes of one reading


@define(frozen=True, cache_hash=True)
class Remainder:
    """Diagrams over the variables that no record read so far decides; equal where no fact to come can tell apart.

    ``possible`` are the completions, ``rules`` by place where the prohibitions are violated that still can be.
    ``concluded`` are the assessments that rules may give a value, and where they do under every reading;
    ``unfavourable`` those of which several values are left, the favourable one excluded. All by level. ``asks`` are the
    variables on which anything of this depends, as a bit mask.
    """

    possible: int
    rules: tuple[tuple[int, int], ...] = ()
    concluded: tuple[tuple[int, int], ...] = ()
    unfavourable: tuple[int, ...] = ()
    asks: int = field(default=0, eq=False)


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
        below, narrow = self.store.below, self._narrow
        possible = narrow(left.possible, masks, bits, memo)
        if possible == FALSE:
            return CONTRADICTION
        rules = [(place, narrow(node, masks, bits, memo) if below[node] & bits else node) for place, node in left.rules]
        rules = [rule for rule in rules if rule[1] != FALSE]
        asks = below[possible]
        for _, node in rules:
            asks |= below[node]
        narrowed = ((level, narrow(node, masks, bits, memo)) for level, node in left.concluded if asks >> level & 1)
        concluded = tuple(pair for pair in narrowed if pair[1] != FALSE)
        kept = (level for level in left.unfavourable if asks >> level & 1)
        unfavourable = (*kept, *self._unfavourable(masks, asks))
        for _, node in concluded:
            asks |= below[node]
        if len(memo) > REMEMBERED:
            self._memos.pop(key, None)
        return Remainder(possible, tuple(rules), concluded, unfavourable, asks)

    def violated(self, left: Remainder, codes: Mapping[int, int], said: int) -> tuple[int, ...] | None:
        """The places of the prohibitions violated where variables have these classes; None where there is a doubt.

        ``said`` are all variables of which something is known that ``left`` does not hold yet, as a bit mask.
        """
        possible = self._follow(left.possible, codes)
        if possible == FALSE or self.store.below[possible] & said:
            return None
        found = []
        for place, node in left.rules:
            end = self._follow(node, codes)
            if end == TRUE:
                found.append(place)
            elif end != FALSE:
                return None
        return tuple(found)

    def _follow(self, node: int, codes: Mapping[int, int]) -> int:
        """Where the diagram leads: to true, to false, or to the first variable whose class is not given."""
        levels, edges = self.store.levels, self.store.edges
        while node > TRUE:
            code = codes.get(levels[node])
            if code is None:
                break
            for mask, child in edges[node]:
                if mask >> code & 1:
                    node = child
                    break
        return node

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
