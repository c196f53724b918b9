"""The smallest changes after which a future act would violate nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product

from asn_neutrality.domain.answers import Means, Remedies, Remedy
from asn_neutrality.domain.records import EventRecord
from asn_neutrality.domain.rules import FindingStatus
from asn_neutrality.engine.event import Event
from asn_neutrality.engine.findings import excused_by, failed, status
from asn_neutrality.ir.program import VariableKind
from asn_neutrality.questions.states import answer_of, merged
from asn_neutrality.questions.worlds import Worlds
from asn_neutrality.symbolic.compiled import CompiledRule
from asn_neutrality.symbolic.diagrams import FALSE, TRUE, TooLargeError

MOST = 60  # ways of changing facts that are looked at before no larger ones are searched for
LARGEST = 3  # facts changed together

Changes = tuple[tuple[int, int], ...]  # levels and classes


def remedies(event: Event, rules: Sequence[CompiledRule]) -> Remedies:
    """Every smallest change of changeable facts after which no completion has a violation under any reading.

    A change must be possible in every completion: one that some open fact may make impossible is not offered. None
    where nothing can be violated as it is.
    """
    violable = [rule for rule in rules if not event.never(event.broadly(event.violated(rule)))]
    if not violable:
        return Remedies((), complete=True)
    changeable = frozenset(
        name
        for name, variable in event.compiled.program.variables.items()
        if variable.kind is VariableKind.FACT and variable.fact is not None and variable.fact.changeable
    )
    try:
        search = _Search(Worlds(event, rules, changeable, changeable))
        found, complete = search.run()
        return Remedies(tuple(_told(event, violable, search.worlds, found)), complete)
    except TooLargeError:
        return Remedies((), complete=False)


class _Search:
    """One search, by the facts that are changed together."""

    def __init__(self, worlds: Worlds) -> None:
        self.worlds = worlds
        bad = worlds.store.both(worlds.care, worlds.broad)
        self.functions = (worlds.care, bad, worlds.agreeing)
        support = worlds.store.support(bad) | worlds.store.support(worlds.care)
        self.levels = [level for level in worlds.levels if level in support or worlds.is_concluded(level)]
        self.blocks = worlds.blocks(self.functions)

    def run(self) -> tuple[list[Changes], bool]:
        """The smallest remedies, and whether these are all."""
        if self._hopeless():
            return [], True
        found: list[Changes] = []
        for size in range(1, min(LARGEST, len(self.levels)) + 1):
            for levels in combinations(self.levels, size):
                found += self._of(levels, found)
                if len(found) >= MOST:
                    return found, False
        return found, len(self.levels) <= LARGEST

    def _hopeless(self) -> bool:
        """Whether not even all changes together would do; not known where rules may conclude a changeable fact."""
        worlds, store = self.worlds, self.worlds.store
        if any(map(worlds.is_concluded, self.levels)):
            return False
        care, bad, _ = self.functions
        before = self._kept(care, set(self.levels))
        lost = store.both(before, store.negate(care))
        others = frozenset(range(len(worlds.compiled.order))) - frozenset(self.levels)
        return store.exists(store.either(bad, lost), others) == TRUE

    def _of(self, levels: tuple[int, ...], known: Sequence[Changes]) -> list[Changes]:
        """The remedies that change exactly these facts."""
        worlds = self.worlds
        care, bad, agreeing = (self._kept(each, set(self.levels) - set(levels)) for each in self.functions)
        before = self._kept(care, set(levels))
        found = []
        for blocks in product(*(self._others(level) for level in levels)):
            changes = tuple(zip(levels, blocks, strict=True))
            if any(set(smaller) <= set(changes) for smaller in known):
                continue
            after, worse, sane = care, bad, agreeing
            for level, block in changes:
                code = (block & -block).bit_length() - 1
                after, worse, sane = (worlds.answered(each, level, code) for each in (after, worse, sane))
            lost = worlds.store.both(before, worlds.store.negate(after))
            if FALSE == lost == worse and sane != FALSE:
                found.append(changes)
        return found

    def _kept(self, f: int, levels: set[int]) -> int:
        for level in sorted(levels):
            f = self.worlds.kept(f, level)
        return f

    def _others(self, level: int) -> Iterator[int]:
        """The blocks of values that are not what the fact certainly is now."""
        now = self.worlds.now[level]
        for block in self.blocks(level):
            left = block if now & now - 1 else block & ~now
            if left:
                yield left


def _told(event: Event, rules: Sequence[CompiledRule], worlds: Worlds, found: Sequence[Changes]) -> Iterator[Remedy]:
    """Each remedy with what it uses; values that use the same are told together."""
    # Prohibitions hold their examples, which are no keys: their ids stand for them.
    groups: dict[tuple[tuple[int, ...], tuple[object, ...]], tuple[tuple[Means, ...], list[tuple[int, ...]]]] = {}
    for changes in found:
        levels = tuple(level for level, _ in changes)
        for row in product(*(_single(block) for _, block in changes)):
            means = tuple(_means(_changed(event, worlds, dict(zip(levels, row, strict=True))), rules))
            key = tuple((each.prohibition.id, each.excused_by, each.failed) for each in means)
            groups.setdefault((levels, key), (means, []))[1].append(row)
    for (levels, _), (means, rows) in groups.items():
        for row in merged(rows):
            pairs = sorted(zip(levels, row, strict=True), key=lambda pair: _place(worlds, pair[0]))
            yield Remedy(tuple(answer_of(worlds.facts[level], mask) for level, mask in pairs), means)


def _single(block: int) -> list[int]:
    return [1 << code for code in range(block.bit_length()) if block >> code & 1]


def _place(worlds: Worlds, level: int) -> int:
    return list(worlds.compiled.program.variables).index(worlds.facts[level].name)


def _changed(event: Event, worlds: Worlds, changes: Mapping[int, int]) -> Event:
    """The event with some facts stated otherwise."""
    stated = dict(event.record.facts)
    for level, mask in changes.items():
        answer = answer_of(worlds.facts[level], mask)
        stated[answer.fact.name] = answer.value
    return Event(event.compiled, EventRecord(stated), presumptions=event.presuming)


def _means(event: Event, rules: Sequence[CompiledRule]) -> Iterator[Means]:
    """Why each rule is not violated then."""
    for rule in rules:
        excused = status(event, rule) is FindingStatus.EXCUSED
        yield Means(
            rule.rule.prohibition,
            excused_by(event, rule) if excused else (),
            () if excused else failed(event, rule),
        )
