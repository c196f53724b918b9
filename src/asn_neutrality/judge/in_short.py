"""What is found of one event beyond its decision, looked up as far as it was found of another."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from functools import reduce
from itertools import chain
from operator import or_
from typing import TypeVar, cast

from asn_neutrality import questions
from asn_neutrality.domain.decisions import Decision
from asn_neutrality.domain.records import State
from asn_neutrality.domain.results import (
    AppliedSanction,
    Assumption,
    Contradiction,
    Finding,
    Missing,
    Outcome,
    ReadingOutcome,
)
from asn_neutrality.domain.rules import FindingStatus, Prohibition
from asn_neutrality.engine.case import Subject
from asn_neutrality.engine.fast.hearing import Heard
from asn_neutrality.engine.fast.leftovers import Key, Left
from asn_neutrality.engine.fast.residue import Remainder, RemainingCase
from asn_neutrality.judge.at_length import AtLength
from asn_neutrality.judge.court import Court
from asn_neutrality.judge.particulars import REMEMBERED, Article, Concluding
from asn_neutrality.memory import keep
from asn_neutrality.once import cached_property
from asn_neutrality.symbolic.compiled import CompiledRule
from asn_neutrality.symbolic.diagrams import TRUE, bits

SMALL = 2_000  # nodes: where more is made, all the event is asked, and what is too large is told by that

Found = TypeVar("Found")
Fewest = tuple[Missing, ...] | None


class InShort:
    """One event that is possible and states no phase; ``at_length`` tells what is not soon told here."""

    def __init__(self, court: Court, heard: Heard, decision: Decision, at_length: AtLength) -> None:
        self._court = court
        self._shared = court.common.particulars
        self._fast = court.fast
        self._record = heard.record
        self._decision = decision
        self._at_length = at_length
        self._plain = heard.known is not None
        self._known: Mapping[int, int] = heard.known or {}
        self._failing = self._shared.parts.under(self._known)
        self._heads = self._failing.among(self._shared.heads)  # what cannot hold of what is asked of every event
        self.outline = self._shared.outline(self._heads)

    @property
    def able(self) -> bool:
        """Whether the event is such a one; else it must be judged the long way."""
        return self._plain and not self._heads & self._shared.limits

    @cached_property
    def _left(self) -> Left:
        return self._shared.leftovers.of(self._known)

    # -- Findings --------------------------------------------------------------------------------------------------

    def findings(self) -> tuple[Finding, ...]:
        """What is found of each prohibition."""
        found, failing = list(self.outline.findings), self._inner
        for chapter in self.outline.inside:
            found[chapter.place : chapter.place + len(chapter.articles)] = chapter.told(failing)
        for article, finding in zip(self._untold, self.telling, strict=True):
            found[article.place] = finding
        return tuple(found)

    @cached_property
    def telling(self) -> tuple[Finding, ...]:
        """What is found of those prohibitions of which each part can hold: of all others it is NOT_MET or less."""
        return tuple([self._finding(article) for article in self._untold]) if self._untold else ()

    @property
    def settled(self) -> bool:
        """Whether the decision tells what is found of all these."""
        return not self._untold or all(article.law.id in self._status for article in self._untold)

    def near(self, most: int) -> tuple[Finding, ...]:
        """The first findings of prohibitions of which one part alone fails, where that is told of a part by itself."""
        found, articles = list[Finding](), self.outline.articles
        for place in self._few[1]:
            finding = articles[place].failing(self._inner & articles[place].bits)
            if len(finding.failed) == 1:
                found.append(finding)
                if len(found) == most:
                    break
        return tuple(found)

    @cached_property
    def _inner(self) -> int:
        """What cannot hold of what is asked where prohibitions are not out of scope or force."""
        return self._failing.among(self.outline.bits)

    @cached_property
    def _few(self) -> tuple[list[int], list[int]]:
        """The prohibitions inside of which nothing fails, and those of which one bit does."""
        return self.outline.each.few(self._inner)

    @cached_property
    def _untold(self) -> list[Article]:
        """Those of which nothing fails."""
        articles = self.outline.articles
        return [articles[place] for place in self._few[0]]

    def finding(self, rule: str) -> Finding:
        """What is found of one prohibition."""
        article = self._shared.named[rule]
        return self._found(article, self._failing.among(article.bits))

    def _found(self, article: Article, failing: int) -> Finding:
        here = failing & article.bits
        return article.failing(here) if here else self._finding(article)

    @cached_property
    def _status(self) -> Mapping[str, FindingStatus]:
        """Of the prohibitions that are violated or may be."""
        decision = self._decision
        if decision.outcome is Outcome.NO_VIOLATION:
            return {}
        return {
            **dict.fromkeys(decision.violated, FindingStatus.VIOLATED),
            **dict.fromkeys(decision.disputed, FindingStatus.DISPUTED),
            **dict.fromkeys(decision.needs_assessment, FindingStatus.NEEDS_ASSESSMENT),
            **dict.fromkeys(decision.undetermined, FindingStatus.UNDETERMINED),
        }

    def _finding(self, article: Article) -> Finding:
        """Of a prohibition each part of which can hold."""
        law = article.law
        status = self._status.get(law.id)
        if status is None:
            return self._at_length.finding(law.id)
        if status is FindingStatus.VIOLATED:
            return article.violated
        key = self._left.key(article.rule.violated)
        return self._remembered(("finding", law.id, status, key), lambda: self._open_finding(article, status, key))

    def _open_finding(self, article: Article, status: FindingStatus, key: Key) -> Finding:
        asked = self._remembered(
            ("asked", key), lambda: questions.readings.asked(self._case, self._subject((article,)))
        )
        missing = self._fewest_of((article,))
        if missing is None:
            event = self._at_length.room()
            missing = questions.missing.still_open(event, event.some_violated((article.rule,)))
        return Finding(article.law, status, questions=asked, missing=missing)

    def _remembered(self, key: Hashable, make: Callable[[], Found]) -> Found:
        """What is remembered under a key of what is left open; None is not."""
        found = self._left.memo.get(key)
        if found is None:
            found = make()
            if found is not None:
                keep(self._left.memo, key, found, REMEMBERED)
        return cast(Found, found)

    def grounds(self) -> tuple[tuple[CompiledRule, ...], ...]:
        """The smallest sets of prohibitions of which one is certainly violated, where none is by itself."""
        return questions.grounds.of_violation(self._case, [article.rule for article in self._open])

    # -- What is open ----------------------------------------------------------------------------------------------

    @cached_property
    def _open(self) -> tuple[Article, ...]:
        named = self._shared.named
        return tuple(named[id_] for id_, status in self._status.items() if status is not FindingStatus.VIOLATED)

    def fewest(self) -> Fewest:
        """A smallest set of open facts that decides the outcome; None where that cannot be told."""
        return () if self._decision.outcome is Outcome.VIOLATION else self._fewest_of(self._open)

    def _fewest_of(self, articles: Sequence[Article]) -> Fewest:
        """A smallest set of open facts that decides whether some of these is violated."""
        if not articles:
            return ()
        keys = frozenset([self._left.key(article.rule.violated) for article in articles])
        return self._remembered(("missing", keys), lambda: self._fewest(articles))

    def _fewest(self, articles: Sequence[Article]) -> Fewest:
        with self._case.store.bounded(SMALL):
            found = questions.missing.fewest(self._case, self._subject(articles))
        if found is None:
            event = self._at_length.room()
            found = questions.missing.fewest(event, event.some_violated(article.rule for article in articles))
        return found

    @cached_property
    def _remainder(self) -> Remainder:
        return self._left.remainder(sorted(article.place for article in self._open))

    @cached_property
    def _case(self) -> RemainingCase:
        """What is left of the prohibitions that are open."""
        return self._left.case(self._remainder)

    def _subject(self, articles: Iterable[Article]) -> Subject:
        return self._case.some_of([article.place for article in articles])

    def readings(self) -> tuple[ReadingOutcome, ...]:
        """The outcomes under each answer to every question on which something turns."""
        left, asks = self._left if self._open else None, self._shared.asks
        if left is None or not any(left.levels(left.key(each.rule.violated)) & asks for each in self._open):
            return ()
        return self._remembered(("readings", self._decision.violated, self._remainder), self._readings)

    def _readings(self) -> tuple[ReadingOutcome, ...]:
        tracks = self._subjects(self._court.tracks, lambda law: law.track)
        packs = self._subjects(self._court.packs, lambda law: law.pack)
        whole = _subject(bool(self._decision.violated), self._subject(self._open))
        found = questions.readings.readings(self._case, whole, tracks, packs)
        return found if len(self._case.store) <= SMALL else self._at_length.readings()

    def _subjects(self, names: Iterable[str], name_of: Callable[[Prohibition], str]) -> Mapping[str, Subject]:
        """What is violated of the tracks, or the packs, in which something is open."""
        certain = {name_of(self._shared.named[id_].law) for id_ in self._decision.violated}
        nodes, found = self._case.violable, dict[str, dict[int, None]]()
        for article in self._open:
            here = found.setdefault(name_of(article.law), {})
            if article.place in nodes:
                here[nodes[article.place]] = None
        return {name: _subject(name in certain, found[name]) for name in names if name in found}

    # -- What is concluded and assumed -----------------------------------------------------------------------------

    @cached_property
    def concluded(self) -> Mapping[str, str]:
        """The facts, not stated, that the rules give their value in every completion."""
        found = self._concluding.values
        stated = self._record.facts
        return {name: found[name] for name in found if name not in stated} if found else {}

    def contradictions(self) -> tuple[Contradiction, ...]:
        """Statements that won over a certain conclusion."""
        against = self._concluding.against
        return tuple([each for flag, each in against if self._known.get(flag) == 0b01]) if against else ()

    @cached_property
    def _concluding(self) -> Concluding:
        return self._shared.concluding(self._heads)

    def out_of_scope(self, packs: Iterable[str]) -> tuple[str, ...]:
        """The packs in whose scope the event cannot be."""
        outside = self.outline.out_of_scope
        return tuple([name for name in packs if name in outside]) if outside else ()

    @cached_property
    def stated(self) -> Mapping[str, State]:
        """What the record states of facts that rules can ask for."""
        facts, level = self._record.facts, self._shared.compiled.level
        return facts if level.keys() >= facts.keys() else {name: facts[name] for name in facts if name in level}

    @cached_property
    def defaults(self) -> Mapping[str, str]:
        """The defaults that give facts their values."""
        return self._assumed(self._fast.defaults)

    @cached_property
    def presumed(self) -> Mapping[str, str]:
        """The presumptions that do."""
        return self._assumed(self._fast.presumed)

    def _assumed(self, values: Mapping[str, str]) -> Mapping[str, str]:
        stated = self._record.facts
        return {name: value for name, value in values.items() if name not in stated} if values else {}

    def may_turn_on(self, assumed: Mapping[str, str]) -> bool:
        """Whether some outcome may become another where these facts have these values: only what is open can."""
        if not self._open:
            return False
        levels = bits(self._shared.compiled.level[name] for name in assumed if name not in self._record.facts)
        return any(self._reach(article) & levels for article in self._open)

    def _reach(self, article: Article) -> int:
        """The levels on which its outcome may depend, with what rules out, or may conclude, values of assessments."""
        below = self._left.all_levels(self._left.key(article.rule.violated)) | self._shared.judged
        for level, concluded in self._shared.concluded.items():
            if below >> level & 1:
                below |= concluded
        return below

    def sanctions(
        self, violated: Sequence[CompiledRule], grounds: Iterable[Sequence[CompiledRule]]
    ) -> tuple[AppliedSanction, ...]:
        """The sanctions of what is violated, or may be where the grounds are alternatives."""
        if not violated:
            return self._at_length.sanctions(violated, grounds)
        articles = (self._shared.named[id_] for id_ in self._decision.violated)
        return tuple(chain.from_iterable([each.sanctions(self._failing.among(each.reach)) for each in articles]))

    def used(self, assumed: Mapping[str, str]) -> tuple[Assumption, ...]:
        """Of the assumed facts those without which some prohibition would hang on the fact."""
        if not assumed:
            return ()
        compiled = self._shared.compiled
        wanted = bits(compiled.level[name] for name in assumed)
        # Of a prohibition of which nothing fails nothing does without what was assumed. Those are soonest asked.
        hanging = self._hanging(self._untold, wanted, 0) if self._untold else 0
        if wanted & ~hanging and (without := self._without(wanted)):
            hanging = self._hanging(without, wanted, hanging)
        if not hanging:
            return ()
        facts = compiled.program.variables
        return tuple(
            Assumption(fact, value)
            for name, value in assumed.items()
            if hanging >> compiled.level[name] & 1 and (fact := facts[name].fact) is not None
        )

    def _without(self, wanted: int) -> list[Article]:
        """The prohibitions of which nothing fails where nothing is known at these levels."""
        # What fails for other reasons fails then, too.
        leaning = self._shared.leaning(self.outline, wanted)
        failing = self._failing.among(leaning.others)
        may = [article for article, others in leaning.articles if not failing & others]
        if not may:
            return may
        known = self._known_without(wanted)
        failing = self._shared.parts.under(known).among(reduce(or_, [each.bits for each in may]))
        return [each for each in may if not failing & each.bits]

    def _known_without(self, wanted: int) -> Mapping[int, int]:
        return {level: mask for level, mask in self._known.items() if not wanted >> level & 1}

    def _hanging(self, articles: Iterable[Article], wanted: int, found: int) -> int:
        """On which of the wanted levels some prohibition hangs where nothing is known there; ``found`` are some."""
        left = None
        for article in articles:
            if article.below & wanted & ~found:
                left = left or self._shared.leftovers.of(self._known_without(wanted))
                key = left.key(article.rule.violated)
                if left.levels(key) & wanted & ~found and left.possible(key):
                    found |= left.levels(key) & wanted
        return found


def _subject(certain: bool, nodes: Iterable[int]) -> Subject:
    """With what is violated for certain, wherever that is."""
    return (TRUE, *nodes) if certain else tuple(nodes)
