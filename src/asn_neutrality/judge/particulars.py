"""What is found of events beyond their decisions, looked up by what they say of the facts that it depends on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import reduce
from itertools import chain, groupby, islice
from operator import or_

from attrs import define, field

from asn_neutrality.domain.results import AppliedSanction, Contradiction, Finding
from asn_neutrality.domain.rules import FindingStatus, Prohibition
from asn_neutrality.engine.fast.leftovers import Leftovers
from asn_neutrality.engine.fast.overlaps import Overlaps, overlaps
from asn_neutrality.engine.fast.parts import Parts
from asn_neutrality.ir.program import Inference, Penalty
from asn_neutrality.logic.atoms import Meant
from asn_neutrality.memory import keep
from asn_neutrality.symbolic.compiled import CompiledProgram, CompiledRule
from asn_neutrality.symbolic.diagrams import bits

CHAPTERS = 1_000  # findings of one chapter, outlines, sets of conclusions
LONGEST = 4  # prohibitions of one chapter: of few it often happens that the same is found
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

    What is found of them where an event is out of scope or force does not depend on what else they say. ``place`` is
    that of the first of them.
    """

    articles: tuple[Article, ...]
    place: int
    scope: int
    period: int
    bits: int
    found: dict[int, tuple[Finding, ...]] = field(factory=dict)

    @classmethod
    def of(cls, articles: Iterable[Article]) -> Chapter:
        """The chapter of some prohibitions that have one scope and one period."""
        every = tuple(articles)
        first = every[0]
        return cls(every, first.place, first.scope, first.period, reduce(or_, [each.bits for each in every]))

    def outside(self, failing: int) -> int:
        """The bits that say that scope or period fails; 0 where neither does."""
        return self.scope if failing & self.scope else failing & self.period

    def told(self, failing: int) -> tuple[Finding, ...]:
        """What is found where some bits fail. What no bit of fails is taken to be violated: that its status tells."""
        here = failing & self.bits
        found = self.found.get(here)
        if found is None:
            each = tuple([(article, here & article.bits) for article in self.articles])
            found = tuple([article.failing(bits) if bits else article.violated for article, bits in each])
            keep(self.found, here, found, CHAPTERS)
        return found


@define(frozen=True, eq=False)
class Leaning:
    """Prohibitions that depend on some facts, each with its bits that do not, all together ``others``."""

    articles: tuple[tuple[Article, int], ...]
    others: int


@define(frozen=True, eq=False)
class Outline:
    """What is found where it is known which scopes and periods fail.

    ``findings`` are those of all prohibitions; only those of the chapters that are ``inside``, whose ``articles`` have
    all these ``bits``, ``each`` some of them, are not told yet. ``out_of_scope`` are the packs in whose scope the event
    cannot be. ``leaning`` is looked up by levels.
    """

    failing: int
    findings: tuple[Finding, ...]
    inside: tuple[Chapter, ...]
    articles: tuple[Article, ...]
    bits: int
    each: Overlaps
    out_of_scope: frozenset[str]
    leaning: dict[int, Leaning] = field(factory=dict)


@define(frozen=True, eq=False)
class Conclusion:
    """A conclusion with the bits that fail where it is certain: its condition's, and with the flag that allows it."""

    target: str
    inference: Inference
    flag: int
    met: int
    holds: int


@define(frozen=True, eq=False)
class Concluding:
    """The ``values`` that facts have for certain where they are not stated, and what may be stated ``against`` that.

    It is where the flag, by its level, is certainly not set.
    """

    values: Mapping[str, str]
    against: tuple[tuple[int, Contradiction], ...]


class Particulars:
    """What the verdicts under one program share, whether presumptions hold or not. May be shared by threads."""

    def __init__(self, compiled: CompiledProgram) -> None:
        self.compiled = compiled
        self.parts = Parts(compiled)
        self.leftovers = Leftovers(compiled)
        self._outlines: dict[int, Outline] = {}
        self._concluded: dict[int, Concluding] = {}
        articles = tuple(self._article(place, rule) for place, rule in enumerate(compiled.rules))
        alike = groupby(articles, lambda article: (article.scope, article.period))
        self.chapters = tuple([Chapter.of(some) for _, articles in alike for some in _parted(articles)])
        self.named = {article.law.id: article for article in articles}
        self._scopes = {pack: self.parts.possibly(compiled.scopes[pack]) for pack in compiled.scopes}
        self.asks = bits(compiled.question_levels)
        self.limits = sum(set(map(self.parts.possibly, compiled.limits)))
        below, variables = compiled.diagrams.below, compiled.program.variables
        self.concluded = {
            compiled.level[name]: below[compiled.concluded(name)] for name, each in variables.items() if each.favourable
        }
        limits = (below[limit] for limit in compiled.limits)
        self.judged = reduce(or_, (each for each in limits if each & bits(self.concluded)), 0)
        self._conclusions = tuple(
            self._conclusion(target, each) for target, found in compiled.program.inferences.items() for each in found
        )
        frames = (chapter.scope | chapter.period for chapter in self.chapters)
        self._frames = reduce(or_, (*frames, *self._scopes.values()), 0)
        self._concluding = reduce(or_, [each.met | each.holds for each in self._conclusions], 0)
        self.heads = self._frames | self._concluding | self.limits
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

    def outline(self, failing: int) -> Outline:
        """What is found by the scopes and periods that fail."""
        here = failing & self._frames
        found = self._outlines.get(here)
        if found is None:
            found = self._outline(here)
            keep(self._outlines, here, found, CHAPTERS)
        return found

    def _outline(self, failing: int) -> Outline:
        findings = [chapter.told(chapter.outside(failing)) for chapter in self.chapters]
        inside = tuple([chapter for chapter in self.chapters if not chapter.outside(failing)])
        articles = tuple(chain.from_iterable([chapter.articles for chapter in inside]))
        each = tuple([article.bits for article in articles])
        out_of_scope = frozenset(pack for pack, scope in self._scopes.items() if failing & scope)
        told = tuple(chain.from_iterable(findings))
        return Outline(failing, told, inside, articles, reduce(or_, each, 0), overlaps(each), out_of_scope)

    def concluding(self, failing: int) -> Concluding:
        """What conclusions tell where these bits fail."""
        here = failing & self._concluding
        found = self._concluded.get(here)
        if found is None:
            found = self._told(here)
            keep(self._concluded, here, found, CHAPTERS)
        return found

    def _told(self, failing: int) -> Concluding:
        values = {each.target: each.inference.conclusion.value for each in self._conclusions if failing & each.holds}
        met = [each for each in self._conclusions if failing & each.met]
        against = [(each.flag, Contradiction((each.target,), each.inference.conclusion.value)) for each in met]
        return Concluding(values, tuple(against))

    def leaning(self, outline: Outline, levels: int) -> Leaning:
        """The prohibitions that depend on some of these levels, but those that other scopes and periods rule out."""
        found = outline.leaning.get(levels)
        if found is None:
            found = self._leaning(outline.failing, levels)
            keep(outline.leaning, levels, found, CHAPTERS)
        return found

    def _leaning(self, failing: int, levels: int) -> Leaning:
        others = ~self.parts.touching(levels)
        ruled_out = failing & others
        chapters = [each for each in self.chapters if not ruled_out & (each.scope | each.period)]
        articles = (article for chapter in chapters for article in chapter.articles if article.below & levels)
        found = tuple([(article, article.bits & others) for article in articles])
        return Leaning(found, reduce(or_, [bits for _, bits in found], 0))

    def _conclusion(self, target: str, inference: Inference) -> Conclusion:
        compiled, bit = self.compiled, self.parts.not_surely
        met, holds = bit(compiled.diagram(inference.when)), bit(compiled.holds(inference))
        return Conclusion(target, inference, compiled.level[inference.flag], met, holds)


def _parted(articles: Iterable[Article]) -> Iterator[tuple[Article, ...]]:
    """Some at a time."""
    rest = iter(articles)
    while some := tuple(islice(rest, LONGEST)):
        yield some
