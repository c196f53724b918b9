"""Outcomes and findings: what a verdict says, as data."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from attrs import define, field

from asn_neutrality.domain.facts import FactType
from asn_neutrality.domain.records import EventRecord, State
from asn_neutrality.domain.rules import FindingStatus, Prohibition, Question, Sanction, SanctionClause
from asn_neutrality.domain.sources import LegalSource, Provenance
from asn_neutrality.logic.atoms import Meant


class Outcome(Enum):
    """The five outcomes of an event, a track or a pack."""

    VIOLATION = "violation"
    NO_VIOLATION = "no_violation"
    DISPUTED = "disputed"
    NEEDS_ASSESSMENT = "needs_assessment"
    UNDETERMINED = "undetermined"

    __hash__ = object.__hash__  # in Enum a function of Python


@define(frozen=True)
class Missing:
    """An open fact on which the outcome depends; ``possible`` are the values still open (empty: dates, regions)."""

    fact: FactType
    possible: tuple[str, ...]

    @property
    def assessment(self) -> bool:
        """Whether only a person can state it."""
        return self.fact.favourable is not None


@define(frozen=True)
class ReadingOutcome:
    """The outcomes under one answer to a question of reading, the others left open.

    ``answer`` is a reading's name, or for a disputed exception or permission ``applies`` / ``does_not_apply``.
    ``tracks`` and ``packs`` hold only those whose outcomes the answers to this question tell apart.
    """

    question: Question
    answer: str
    outcome: Outcome
    tracks: Mapping[str, Outcome] = field(factory=dict)
    packs: Mapping[str, Outcome] = field(factory=dict)


@define(frozen=True)
class Finding:
    """What is found of one prohibition.

    ``failed``: the parts of its condition that cannot hold, of a NOT_MET one. ``excused_by``: names of exceptions
    and ids of permissions that apply, of an EXCUSED one. ``questions``: those on which a DISPUTED one turns.
    ``missing``: the open facts on which it depends.
    """

    prohibition: Prohibition
    status: FindingStatus
    failed: tuple[Meant, ...] = ()
    excused_by: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    missing: tuple[Missing, ...] = ()


@define(frozen=True)
class Contradiction:
    """Stated facts that cannot all be true (``facts``), or one that contradicts what the rules conclude.

    With ``concluded`` set the statement won; without it date and phases among ``facts`` (where there are none,
    all of them) counted as unknown.
    """

    facts: tuple[str, ...]
    concluded: str | None = None


@define(frozen=True)
class Assumption:
    """A default or presumption that was used: without it some finding would differ."""

    fact: FactType
    value: str


@define(frozen=True)
class Presumed:
    """The outcomes once the presumptions of the packs hold, and each presumption without which they would differ."""

    outcome: Outcome
    tracks: Mapping[str, Outcome]
    assumptions: tuple[Assumption, ...]


@define(frozen=True)
class AppliedSanction:
    """A sanction of a violated prohibition; ``certain`` unless its addressee or period hangs on an open fact."""

    prohibition: Prohibition
    clause: SanctionClause
    sanction: Sanction
    certain: bool


@define(frozen=True)
class Gravest:
    """The sanctions of the highest level on a track: of those that are certain, and of those that are only possible.

    A sanction without a level cannot be compared and stands beside the highest. Each sanction once, in written order.
    """

    certain: tuple[AppliedSanction, ...]
    possible: tuple[AppliedSanction, ...]


@define(frozen=True)
class Support:
    """A source that a verdict rests on; ``provenance`` is the least certain way in which what is used of it was seen.

    ``rules`` are the ids of the rules through which the verdict rests on it.
    """

    source: LegalSource
    provenance: Provenance
    rules: tuple[str, ...]


@define(frozen=True)
class JointFinding:
    """What is found of one prohibition over all acts of an incident.

    ``acts`` are the places, from 0, of the acts on which the finding rests: those that violate it or may, or where
    none does those of which the same is found.
    """

    prohibition: Prohibition
    status: FindingStatus
    acts: tuple[int, ...]


@define(frozen=True)
class Disagreement:
    """A fact that cannot change between the acts of an incident, and what each act states of it where it is stated."""

    fact: FactType
    states: tuple[State | None, ...]


@define(frozen=True)
class IncidentJudgement:
    """Everything said of several acts judged together; ``acts`` are the judgements of each alone, in order."""

    acts: tuple[Judgement, ...]
    outcome: Outcome
    tracks: Mapping[str, Outcome]
    packs: Mapping[str, Outcome]
    findings: tuple[JointFinding, ...]
    grounds: tuple[tuple[Prohibition, ...], ...]
    sanctions: tuple[AppliedSanction, ...]
    gravest: Mapping[str, Gravest]
    disagreements: tuple[Disagreement, ...]


@define(frozen=True)
class Judgement:
    """Everything a verdict says, as plain data: what ``explain`` turns into words.

    ``tracks`` and ``packs`` map names to outcomes; ``out_of_scope`` names the packs in whose scope the event
    cannot be; ``grounds`` are the smallest sets of prohibitions of which one is certainly violated. ``gravest`` is by
    track. ``presumed`` is what changes where presumptions hold (None: nothing, or they hold already).
    ``concluded`` are the facts that the rules give their value in every completion.
    """

    record: EventRecord
    facts: Mapping[str, State]
    outcome: Outcome
    tracks: Mapping[str, Outcome]
    packs: Mapping[str, Outcome]
    out_of_scope: tuple[str, ...]
    findings: tuple[Finding, ...]
    grounds: tuple[tuple[Prohibition, ...], ...]
    missing: tuple[Missing, ...]
    readings: tuple[ReadingOutcome, ...]
    contradictions: tuple[Contradiction, ...]
    defaults: tuple[Assumption, ...]
    presumptions: tuple[Assumption, ...]
    sanctions: tuple[AppliedSanction, ...]
    gravest: Mapping[str, Gravest] = field(factory=dict)
    rests_on: tuple[Support, ...] = ()
    presumed: Presumed | None = None
    concluded: Mapping[str, str] = field(factory=dict)
