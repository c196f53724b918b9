"""One judgement, in one voice: what the depths of an explanation share."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import define

from asn_neutrality.domain.packs import RulePack
from asn_neutrality.domain.results import Finding, Judgement, Missing, Outcome
from asn_neutrality.domain.rules import SILENT, FindingStatus, Prohibition
from asn_neutrality.explain.event import EventWords
from asn_neutrality.explain.standing import Standing
from asn_neutrality.explain.voice import Voice
from asn_neutrality.logic.atoms import Meant
from asn_neutrality.once import cached_property


@define(frozen=True, slots=False, eq=False)
class Account:
    """A judgement to be told in a voice."""

    judgement: Judgement
    voice: Voice

    @cached_property
    def event(self) -> EventWords:
        """The facts of the event in words."""
        return EventWords(self.judgement, self.voice)

    @cached_property
    def violated(self) -> tuple[Finding, ...]:
        """The certain violations."""
        return self.of_status(FindingStatus.VIOLATED)

    @cached_property
    def either(self) -> tuple[tuple[Prohibition, ...], ...]:
        """The sets of prohibitions of which one is certainly violated, though none of them certainly is."""
        return tuple(ground for ground in self.judgement.grounds if len(ground) > 1)

    def of_status(self, *statuses: FindingStatus) -> tuple[Finding, ...]:
        """The findings of these statuses, in order."""
        found = self.telling if SILENT.isdisjoint(statuses) else self.judgement.findings
        return tuple([finding for finding in found if finding.status in statuses]) if found else ()

    @cached_property
    def telling(self) -> list[Finding]:
        """Few of many: the findings of prohibitions that are violated, may be, or would be."""
        return [finding for finding in self.judgement.findings if finding.status not in SILENT]

    @cached_property
    def examined(self) -> tuple[RulePack, ...]:
        """The packs with prohibitions in whose scope the event is or may be."""
        outside = frozenset(self.judgement.out_of_scope)
        return tuple([pack for pack in self._judging if pack.name not in outside])

    @cached_property
    def not_examined(self) -> tuple[RulePack, ...]:
        """The packs in whose scope the event cannot be."""
        outside = frozenset(self.judgement.out_of_scope)
        return tuple([pack for pack in self.voice.packs if pack.name in outside])

    @cached_property
    def supporting(self) -> tuple[RulePack, ...]:
        """The packs that others use and that judge nothing."""
        asked = {pack.name for pack in (*self.examined, *self.not_examined)}
        return tuple(pack for pack in self.voice.packs if pack.name not in asked)

    @property
    def _judging(self) -> Iterable[RulePack]:
        return (pack for pack in self.voice.packs if pack.name in self.judgement.packs)

    def outcome(self, outcome: Outcome) -> str:
        """An outcome in words."""
        return self.voice.say(f"outcome.{outcome.value}")

    def status(self, finding: Finding) -> str:
        """The status of a finding in words."""
        return self.voice.say(f"status.{finding.status.value}")

    def meaning(self) -> str:
        """What the outcome says, and what it does not."""
        return self.voice.say(self.meant)

    @property
    def meant(self) -> str:
        """The template of that."""
        outcome = self.judgement.outcome
        if outcome is Outcome.VIOLATION and not self.violated:
            return "meaning.violation_either"
        if outcome is Outcome.NO_VIOLATION and len(self.judgement.out_of_scope) == len(self.judgement.packs):
            return "meaning.nothing_in_scope"
        return f"meaning.{outcome.value}"

    def missing_names(self, missing: Iterable[Missing]) -> str:
        """The open facts, as a list in a sentence."""
        names = tuple([each.fact.name for each in missing])
        return self.voice.known(("facts", names), lambda: self._listed(map(self.voice.fact, names)))

    def question_names(self, questions: Iterable[str]) -> str:
        """Questions of reading, as a list in a sentence."""
        asked = tuple(questions)
        said = (f"“{self.voice.question(each)}”" for each in asked)
        return self.voice.known(("questions", asked), lambda: self._listed(said))

    def _listed(self, words: Iterable[str]) -> str:
        return self.voice.templates.list_all(list(words))

    def marks(self, finding: Finding) -> tuple[tuple[Meant, Standing], ...]:
        """Each part of the finding's condition with how it stood: what the engine found prevails."""
        parts = self.voice.parts(finding.prohibition)
        if finding.status is FindingStatus.VIOLATED:
            return tuple((part, Standing.HOLDS) for part in parts)
        stood = tuple((part, self.event.stood(part).standing) for part in parts)
        if finding.status is not FindingStatus.NOT_MET or not self.each_failed(finding):
            return stood
        return tuple((part, Standing.FAILS if part in finding.failed else standing) for part, standing in stood)

    def each_failed(self, finding: Finding) -> bool:
        """Whether each failed part failed by itself; else they could not hold together."""
        failed = finding.failed
        return len(failed) == 1 or any(self.event.stood(part).standing is Standing.FAILS for part in failed)
