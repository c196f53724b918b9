"""What is found of events beyond their decisions, looked up by what they say of the facts that it depends on."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from itertools import groupby
from operator import or_

from attrs import define, field

from asn_neutrality.domain.results import AppliedSanction, Finding
from asn_neutrality.domain.rules import FindingStatus, Prohibition
from asn_neutrality.engine.fast.leftovers import Leftovers
from asn_neutrality.engine.fast.memory import keep
from asn_neutrality.engine.fast.parts import Parts
from asn_neutrality.ir.program import Inference, Penalty
from asn_neutrality.logic.atoms import Meant
from asn_neutrality.symbolic.compiled import CompiledProgram, CompiledRule
from asn_neutrality.symbolic.diagrams import bits

CHAPTERS = 1_000  # findings of one chapter
REMEMBERED = 20_000  # findings of one prohibition, answers on what is left open


@define(frozen=True, eq=False)
class Article:
    """A prohibition with the bits of its scope, its period and the parts of its condition, all together ``bits``.

    ``penalties`` have two, all together ``reach``: one fails where they cannot reach the actor, one where they must.
    """

    place: int
    rule: CompiledRule
    law: Prohibition
    scope: int
    period: int
    condition: tuple[tuple[Meant, int], ...]
    bits: int
    below: int
    penalties: tuple[tuple[Penalty, int, int], ...]
    reach: int
    failed: dict[int, Finding] = field(factory=dict)
    applied: dict[int, tuple[AppliedSanction, ...]] = field(factory=dict)
    violated: Finding = field(init=False)

    @violated.default
    def _violated(self) -> Finding:
        return Finding(self.law, FindingStatus.VIOLATED)

    def failing(self, failing: int) -> Finding:
        """What is found of it where some of its bits fail."""
        found = self.failed.get(failing)
        if found is None:
            found = Finding(self.law, self._status(failing), self._parts(failing))
            keep(self.failed, failing, found, REMEMBERED)
        return found

    def sanctions(self, failing: int) -> tuple[AppliedSanction, ...]:
        """Those that can reach the actor where it is certainly violated and some of these bits fail."""
        found = self.applied.get(failing)
        if found is None:
            found = tuple(
                AppliedSanction(self.law, penalty.clause, penalty.sanction, bool(failing & unsure))
                for penalty, possibly, unsure in self.penalties
                if not failing & possibly
            )
            keep(self.applied, failing, found, REMEMBERED)
        return found

    def _status(self, failing: int) -> FindingStatus:
        if failing & self.scope:
            return FindingStatus.OUT_OF_SCOPE
        return FindingStatus.OUT_OF_FORCE if failing & self.period else FindingStatus.NOT_MET

    def _parts(self, failing: int) -> tuple[Meant, ...]:
        if failing & (self.scope | self.period):
            return ()
        return tuple(meant for meant, bit in self.condition if failing & bit)


@define(frozen=True, eq=False)
class Chapter:
    """Prohibitions one after the other that have one scope and one period, with the bits of these, and of all parts.

    What is found of them where an event is out of scope or force does not depend on what else they say.
    """

    articles: tuple[Article, ...]
    scope: int
    period: int
    bits: int
    found: dict[int, tuple[Finding, ...]] = field(factory=dict)
    whole: dict[int, tuple[Article, ...]] = field(factory=dict)

    @classmethod
    def of(cls, articles: Iterable[Article]) -> Chapter:
        """The chapter of some prohibitions that have one scope and one period."""
        every = tuple(articles)
        return cls(every, every[0].scope, every[0].period, reduce(or_, [each.bits for each in every]))

    def outside(self, failing: int) -> tuple[Finding, ...] | None:
        """What is found where scope or period fails; None where neither does."""
        here = self.scope if failing & self.scope else failing & self.period
        return self._known(here) if here else None

    def inside(self, failing: int) -> tuple[Finding, ...] | None:
        """What is found where some bits fail, of each prohibition at least one; else None."""
        here = failing & self.bits
        return self.found.get(here) or (
            self._known(here) if all(here & article.bits for article in self.articles) else None
        )

    def without(self, failing: int) -> tuple[Article, ...]:
        """The prohibitions of which none of these bits is."""
        here = failing & self.bits
        if not here:
            return self.articles
        found = self.whole.get(here)
        if found is None:
            found = tuple([article for article in self.articles if not here & article.bits])
            keep(self.whole, here, found, CHAPTERS)
        return found

    def _known(self, here: int) -> tuple[Finding, ...]:
        found = self.found.get(here)
        if found is None:
            found = tuple([article.failing(here & article.bits) for article in self.articles])
            keep(self.found, here, found, CHAPTERS)
        return found


@define(frozen=True, eq=False)
class Conclusion:
    """A conclusion with the bits that fail where it is certain: its condition's, and with the flag that allows it."""

    target: str
    inference: Inference
    flag: int
    met: int
    holds: int


class Particulars:
    """What the verdicts under one program share, whether presumptions hold or not. May be shared by threads."""

    def __init__(self, compiled: CompiledProgram) -> None:
        self.compiled = compiled
        self.parts = Parts(compiled)
        self._touching: dict[int, int] = {}
        self.leftovers = Leftovers(compiled)
        self.articles = tuple(self._article(place, rule) for place, rule in enumerate(compiled.rules))
        alike = groupby(self.articles, lambda article: (article.scope, article.period))
        self.chapters = tuple([Chapter.of(articles) for _, articles in alike])
        self.named = {article.law.id: article for article in self.articles}
        self.scopes = {pack: self.parts.possibly(compiled.scopes[pack]) for pack in compiled.scopes}
        self.asks = bits(compiled.question_levels)
        self.limits = sum(set(map(self.parts.possibly, compiled.limits)))
        below, variables = compiled.diagrams.below, compiled.program.variables
        self.concluded = {
            compiled.level[name]: below[compiled.concluded(name)] for name, each in variables.items() if each.favourable
        }
        limits = (below[limit] for limit in compiled.limits)
        self.judged = reduce(or_, (each for each in limits if each & bits(self.concluded)), 0)
        self.conclusions = tuple(
            self._conclusion(target, each) for target, found in compiled.program.inferences.items() for each in found
        )
        heads = (chapter.scope | chapter.period for chapter in self.chapters)
        concluded = (each.met | each.holds for each in self.conclusions)
        self.heads = reduce(or_, (*heads, *concluded, *self.scopes.values()), self.limits)
        """The bits of what is asked of every event."""

    def _article(self, place: int, rule: CompiledRule) -> Article:
        bit = self.parts.possibly
        scope, period = bit(rule.scope), bit(rule.period)
        condition = tuple((conjunct.meant, bit(node)) for conjunct, node in rule.conjuncts)
        every = scope | period
        for _, each in condition:
            every |= each
        below = self.compiled.diagrams.below[rule.violated]
        penalties = tuple((penalty, bit(node), self.parts.not_surely(node)) for penalty, node in rule.penalties)
        reach = reduce(or_, (possibly | unsure for _, possibly, unsure in penalties), 0)
        return Article(place, rule, rule.rule.prohibition, scope, period, condition, every, below, penalties, reach)

    def touching(self, levels: int) -> int:
        """The bits that depend on some of these levels."""
        found = self._touching.get(levels)
        if found is None:
            found = self.parts.touching(levels)
            keep(self._touching, levels, found, REMEMBERED)
        return found

    def _conclusion(self, target: str, inference: Inference) -> Conclusion:
        compiled, bit = self.compiled, self.parts.not_surely
        met, holds = bit(compiled.diagram(inference.when)), bit(compiled.holds(inference))
        return Conclusion(target, inference, compiled.level[inference.flag], met, holds)
