"""A remark, and the record that shows it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from attrs import define, field

from asn_neutrality.domain.records import EventRecord
from asn_neutrality.domain.rules import FindingStatus, Permission, Prohibition
from asn_neutrality.domain.sources import Citation, Period
from asn_neutrality.logic.atoms import Meant
from asn_neutrality.source.text import Span


class RemarkKind(Enum):
    """What a remark is about, what matters most first; the value names it everywhere."""

    FAVOURABLE = "favourable"
    NEVER_VIOLATED = "never_violated"
    EXCEPTIONS = "exceptions"
    CONCLUSIONS = "conclusions"
    SUCCESSION = "succession"
    CONDITIONS = "conditions"
    READINGS = "readings"
    CONTAINED = "contained"
    OVERLAPS = "overlaps"
    GAPS = "gaps"


@define(frozen=True)
class Gap:
    """In a phase of a stage, both empty where there are no stages: the values under which nothing can be violated."""

    stage: str
    phase: str
    values: tuple[str, ...]


@define(frozen=True)
class Witness:
    """A record that an event can have, and what is found there of the prohibitions concerned, by id."""

    record: EventRecord
    findings: Mapping[str, FindingStatus]


@define(frozen=True)
class Remark:
    """One remark; it holds of every event that can be.

    ``form`` names its sentence. ``subject`` is the qualified id of what it is about: a rule, an exception as
    ``pack.rule.name``, a question of reading, a source, a sanction, a calendar or stage, or the fact concluded.
    ``others`` are the ids of what else it concerns, ``part`` is the part of a condition, ``fact`` and ``values`` are
    what the sentence names of the vocabulary, ``answers`` readings, ``pairs`` the overlapping prohibitions, ``gaps``
    where nothing can be violated.
    """

    kind: RemarkKind
    form: str
    subject: str
    span: Span | None = field(default=None, eq=False, repr=False)
    citations: tuple[Citation, ...] = ()
    others: tuple[str, ...] = ()
    part: Meant | None = None
    fact: str | None = None
    values: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    days: Period | None = None
    tracks: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    gaps: tuple[Gap, ...] = ()
    witnesses: tuple[Witness, ...] = ()


def remark_on(rule: Prohibition | Permission, kind: RemarkKind, form: str | None = None) -> Remark:
    """A remark about a rule, to be evolved; its form is the kind's name unless there are several."""
    return Remark(kind, form or kind.value, rule.id, rule.span, rule.basis)


@define(frozen=True)
class GapTable:
    """Where no prohibition can be violated: for each value of ``row`` a gap for each of the same phases.

    The values of a gap are those of ``depth``; without it a gap that is one has a single empty value.
    ``possible`` are the gaps that there would be without any rule.
    """

    row: str
    rows: tuple[str, ...]
    depth: str | None
    cells: tuple[tuple[Gap, ...], ...]
    possible: tuple[tuple[Gap, ...], ...]


@define(frozen=True)
class Remarks:
    """All remarks, by kind and then in the order of the rules.

    ``kinds`` are those asked for; of those in ``too_large`` there may be more than was found.
    """

    remarks: tuple[Remark, ...]
    kinds: tuple[RemarkKind, ...]
    too_large: tuple[RemarkKind, ...] = ()
    table: GapTable | None = None

    def of(self, kind: RemarkKind) -> tuple[Remark, ...]:
        """Those of one kind."""
        return tuple(remark for remark in self.remarks if remark.kind is kind)
