"""Which fact to ask for next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import inf

from attrs import define, evolve

from asn_neutrality.domain.answers import NextQuestion
from asn_neutrality.domain.facts import FactKind
from asn_neutrality.domain.records import Unknown
from asn_neutrality.domain.results import Missing
from asn_neutrality.engine.event import Event
from asn_neutrality.ir.domains import RegionDomain
from asn_neutrality.questions.reach import Reach
from asn_neutrality.questions.rule_by_rule import Count, by_rule, combined
from asn_neutrality.questions.settling import classes
from asn_neutrality.questions.worlds import Worlds, lowest
from asn_neutrality.symbolic.compiled import CompiledRule
from asn_neutrality.symbolic.diagrams import FALSE, TooLargeError

EXACT = 1_000  # states within which the whole game of questions is looked at
MANY = 16  # missing facts up to which all rules are looked at together
FEW = 10  # facts up to which that is tried
PRECISE = 8_000  # nodes up to which the diagrams of an answer are built to count what it leaves

State = tuple[int, int, int, int]


def next_question(event: Event, rules: Sequence[CompiledRule], missing: Sequence[Missing]) -> NextQuestion | None:
    """Of the missing facts the one after which the fewest are still to ask; None where none is left to ask.

    Fewest at worst, then on average over its values, then cost, then the vocabulary's order; assessments, which only a
    person can make, after all that can be reported. What the record says is not known is not asked for. Where the game
    of all questions is too large, the facts that may still matter after one answer are counted instead, if need be
    rule by rule: never too few.
    """
    asked = [each for each in missing if not isinstance(event.record.facts.get(each.fact.name), Unknown)]
    if not asked:
        return None
    found = _together(event, rules, asked)
    if found is None:
        return None
    domain = event.compiled.program.variables[found.fact.name].domain
    return evolve(found, codes=domain.codes) if isinstance(domain, RegionDomain) else found


def _together(event: Event, rules: Sequence[CompiledRule], asked: Sequence[Missing]) -> NextQuestion | None:
    """The best question where all rules are looked at together; where they are too large for that, rule by rule."""
    names = {each.fact.name for each in asked}
    if len(asked) <= MANY:
        try:
            return _chosen(_Game(Worlds(event, rules, names)), asked)
        except TooLargeError:
            pass
    return _best(asked, by_rule(event, rules, names), exact=False)


def _chosen(game: _Game, asked: Sequence[Missing]) -> NextQuestion | None:
    counts: dict[str, Count] | None = None
    if len(game.levels) <= FEW:
        counts = game.exact()
    exact = counts is not None
    if counts is None:
        counts = game.estimated()
    return _best(asked, counts, exact=exact)


def _best(asked: Sequence[Missing], counts: Mapping[str, Count], *, exact: bool) -> NextQuestion | None:
    """The fact of the smallest count; None where no fact alone can matter any more."""
    if not counts:
        return None
    facts = {each.fact.name: each for each in asked}
    order = {name: place for place, name in enumerate(facts)}
    best = min(
        counts, key=lambda name: (facts[name].assessment, *_rounded(counts[name]), facts[name].fact.cost, order[name])
    )
    return _question(facts[best], counts[best], exact=exact)


def _rounded(count: Count) -> Count:
    """So that sums of fractions compare alike whatever their order."""
    return count[0], round(count[1], 9)


def _question(missing: Missing, count: Count, *, exact: bool) -> NextQuestion:
    fact = missing.fact
    values = fact.values if fact.kind in {FactKind.CHOICE, FactKind.YES_NO} else ()
    choices = tuple(value for value in values if value.name in missing.possible)
    return NextQuestion(fact, choices, count[0], count[1], exact)


class _TooManyError(Exception):
    """More states than may be looked at."""


@define(frozen=True)
class _Reply:
    """A block of values of a fact, how many there are, and what is then left."""

    weight: int
    state: State


class _Game:
    """Questions and answers over the facts that may be asked for.

    A state holds, over those facts, where a violation, no violation and a dispute are possible, and where what is
    stated agrees with the rules' conclusions. It is over when nothing asked for can change which of them are.
    """

    def __init__(self, worlds: Worlds) -> None:
        self.worlds = worlds
        self.levels = worlds.levels
        v, n, d, ok = worlds.project(classes(worlds))
        self.start: State = (v, n, d, ok)
        self.blocks = worlds.blocks(self.start)
        self.memo: dict[tuple[State, tuple[int, ...]], Count] = {}

    def exact(self) -> dict[str, Count] | None:
        """By fact that matters, how many are still to ask after it; None where the game is too large."""
        try:
            found = {
                self.worlds.facts[level].name: self._after(self.start, level, tuple(self.levels))
                for level in self._open(self.start, tuple(self.levels))
            }
            return {name: count for name, count in found.items() if count is not None}
        except _TooManyError:
            return None

    def estimated(self) -> dict[str, Count]:
        """By fact that matters, how many may still matter after its answers: at least as many as will."""
        now, reach = self._now(self.start, self.levels), Reach(self.worlds.store)
        asked = sum(1 << level for level in self.levels)
        found: dict[str, Count] = {}
        for level in self._open(self.start, tuple(self.levels)):
            others = [other for other in self.levels if other != level]
            if self.worlds.is_concluded(level):
                counts = self._concluded(reach, self._now(self.start, others), level, asked & ~(1 << level))
            else:
                left = reach.after(now[:3], level, asked & ~(1 << level))
                possible = reach.codes(now[3], level)
                answers = (each for each in self._answers(level) if possible >> lowest(each) & 1)
                counts = [(each.bit_count(), left(lowest(each)).bit_count()) for each in answers]
            found[self.worlds.facts[level].name] = combined((weight, (n, float(n))) for weight, n in counts)
        return found

    def _concluded(self, reach: Reach, state: State, level: int, asked: int) -> list[tuple[int, int]]:
        """Of a fact that rules may conclude: by answer, for how many values it stands and how many may still matter."""
        counts = []
        exactly = sum(map(self.worlds.store.count, state)) < PRECISE
        for answer in self._answers(level):
            if exactly:
                v, n, d, ok = (reach.fixed(each, {}) for each in self._answered(state, level, answer))
            else:
                codes = dict(self.worlds.codes(level, lowest(answer)))
                v, n, d, ok = (reach.fixed(each, codes) for each in state)
            if ok:
                several = sum(map(bool, (v, n, d))) > 1
                counts.append((answer.bit_count(), ((v | n | d) & asked).bit_count() if several else 0))
        return counts

    def _now(self, state: State, levels: Iterable[int]) -> State:
        """With nothing further stated of these facts."""
        v, n, d, ok = (self.worlds.unanswered(each, *levels) for each in state)
        return v, n, d, ok

    def _answers(self, level: int) -> list[int]:
        return [allowed for block in self.blocks(level) if (allowed := block & self.worlds.now[level])]

    def _answered(self, state: State, level: int, block: int) -> State:
        v, n, d, ok = (self.worlds.answered(each, level, lowest(block)) for each in state)
        return v, n, d, ok

    def _replies(self, state: State, level: int) -> list[_Reply]:
        replies = (_Reply(each.bit_count(), self._answered(state, level, each)) for each in self._answers(level))
        return [reply for reply in replies if reply.state[3] != FALSE]

    def _open(self, state: State, rest: tuple[int, ...]) -> list[int]:
        """The facts of these that may still matter; none where the game is over."""
        left = {each for each in self._now(state, rest)[:3] if each != FALSE}
        if len(left) <= 1:
            return []
        support = set().union(*map(self.worlds.store.support, left))
        return [level for level in rest if level in support]

    def _after(self, state: State, level: int, rest: tuple[int, ...], best: float = inf) -> Count | None:
        """How many facts are still to ask after this one; None where at worst more than ``best``."""
        left = tuple(other for other in rest if other != level)
        counts: list[tuple[int, Count]] = []
        for reply in self._replies(state, level):
            count = self._still(reply.state, left)
            if count[0] > best:
                return None
            counts.append((reply.weight, count))
        return combined(counts)

    def _before_assessments(self, levels: list[int]) -> list[int]:
        """Those that can be reported; where none is left the assessments."""
        return [level for level in levels if not self.worlds.facts[level].favourable] or levels

    def _still(self, state: State, rest: tuple[int, ...]) -> Count:
        """How many facts are still to ask, asking for the best each time."""
        facts = self._open(state, rest)
        if not facts:
            return 0, 0.0
        key = (state, tuple(facts) if not any(map(self.worlds.is_concluded, rest)) else rest)
        if key not in self.memo:
            if len(self.memo) >= EXACT:
                raise _TooManyError
            best: Count = (len(rest), inf)
            for level in self._before_assessments(facts):
                count = self._after(state, level, rest, best[0])
                best = min(best, _rounded(count)) if count else best
            self.memo[key] = best[0] + 1, best[1] + 1
        return self.memo[key]
