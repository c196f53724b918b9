"""Rule packs, and a set of packs linked together."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import define, field

from asn_neutrality.domain.calendars import ElectionCalendar
from asn_neutrality.domain.facts import FactType, Vocabulary
from asn_neutrality.domain.rules import (
    Conclusion,
    Example,
    Impossible,
    Permission,
    Presumption,
    Prohibition,
    Question,
    Sanction,
    Term,
)
from asn_neutrality.domain.sources import LegalSource, NotEncoded
from asn_neutrality.domain.words import Label, Language
from asn_neutrality.logic.atoms import Meant
from asn_neutrality.source.text import SourceText


@define(frozen=True)
class Track:
    """A track of law (ethics, discipline, crime) on which violations are judged apart."""

    name: str
    label: Label


@define(frozen=True)
class RulePack:
    """One pack as meant: every name resolved. ``uses`` are the packs it names, in written order."""

    name: str
    version: str
    language: Language
    title: Label
    scope: Meant
    tracks: tuple[Track, ...]
    uses: tuple[str, ...]
    facts: tuple[FactType, ...]
    calendars: tuple[ElectionCalendar, ...]
    sources: tuple[LegalSource, ...]
    sanctions: tuple[Sanction, ...]
    terms: tuple[Term, ...]
    questions: tuple[Question, ...]
    conclusions: tuple[Conclusion, ...]
    presumptions: tuple[Presumption, ...]
    impossible: tuple[Impossible, ...]
    prohibitions: tuple[Prohibition, ...]
    permissions: tuple[Permission, ...]
    not_encoded: tuple[NotEncoded, ...]
    examples: tuple[Example, ...]
    source: SourceText = field(eq=False, repr=False)

    @property
    def rules(self) -> tuple[Prohibition | Permission, ...]:
        """Prohibitions, then permissions."""
        return (*self.prohibitions, *self.permissions)


@define(frozen=True)
class RuleSet:
    """Packs loaded together, those used by others first, and the vocabulary they share.

    ``asked`` names the packs the caller asked for; the others are there because these use them.
    """

    packs: Mapping[str, RulePack]
    asked: tuple[str, ...]
    vocabulary: Vocabulary

    @property
    def tracks(self) -> tuple[str, ...]:
        """The names of the tracks, in the order the packs declare them."""
        return tuple(dict.fromkeys(track.name for pack in self.packs.values() for track in pack.tracks))
