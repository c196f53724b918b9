"""Receipts: from what a verdict was made, so that it can be made again years later."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Any

from attrs import define

from asn_neutrality.domain.results import Outcome
from asn_neutrality.domain.rules import FindingStatus

RECEIPT_SCHEMA = "asn-neutrality/receipt/1"
INCIDENT_RECEIPT_SCHEMA = "asn-neutrality/incident-receipt/1"


@define(frozen=True)
class PackState:
    """A pack as it was: its version, and the SHA-256 of its text (UTF-8, line ends ``\\n``) in hexadecimal."""

    name: str
    version: str
    sha256: str


@define(frozen=True)
class Receipt:
    """What a verdict was made from, and what it was.

    ``asked`` names the packs the caller asked for, ``packs`` all that took part. ``facts`` are in the form in which
    records are written. ``masked`` names the stated facts whose value is left out: personal facts and free text.
    Neither can stand in a condition, so the verdict can be made again without them.
    """

    library: str
    asked: tuple[str, ...]
    packs: tuple[PackState, ...]
    event_date: str | list[str] | None
    presumptions: bool
    facts: Mapping[str, str | list[str]]
    masked: tuple[str, ...]
    outcome: Outcome
    tracks: Mapping[str, Outcome]
    findings: Mapping[str, FindingStatus]

    def to_dict(self) -> dict[str, Any]:
        """The receipt as plain JSON data, as its schema says."""
        return {
            "schema": RECEIPT_SCHEMA,
            "library": self.library,
            "asked": list(self.asked),
            "packs": [{"name": each.name, "version": each.version, "sha256": each.sha256} for each in self.packs],
            "event_date": self.event_date,
            "presumptions": self.presumptions,
            "facts": dict(self.facts),
            "masked": list(self.masked),
            "outcome": self.outcome.value,
            "tracks": {name: outcome.value for name, outcome in self.tracks.items()},
            "findings": {rule: status.value for rule, status in self.findings.items()},
        }


@define(frozen=True)
class ActReceipt:
    """One act of an incident: what its record said, without what is ``masked``, and its own outcome.

    ``row`` counts the records of the incident from 1; ``varies`` is the fact in which the acts of one row differ.
    """

    row: int
    varies: str | None
    event_date: str | list[str] | None
    facts: Mapping[str, str | list[str]]
    masked: tuple[str, ...]
    outcome: Outcome


@define(frozen=True)
class IncidentReceipt:
    """From what the verdict on several acts was made, and what it was; as a ``Receipt``, but act by act."""

    library: str
    asked: tuple[str, ...]
    packs: tuple[PackState, ...]
    presumptions: bool
    acts: tuple[ActReceipt, ...]
    outcome: Outcome
    tracks: Mapping[str, Outcome]
    findings: Mapping[str, FindingStatus]

    def to_dict(self) -> dict[str, Any]:
        """The receipt as plain JSON data, as its schema says."""
        return {
            "schema": INCIDENT_RECEIPT_SCHEMA,
            "library": self.library,
            "asked": list(self.asked),
            "packs": [{"name": each.name, "version": each.version, "sha256": each.sha256} for each in self.packs],
            "presumptions": self.presumptions,
            "acts": [
                {
                    "row": each.row,
                    "varies": each.varies,
                    "event_date": each.event_date,
                    "facts": dict(each.facts),
                    "masked": list(each.masked),
                    "outcome": each.outcome.value,
                }
                for each in self.acts
            ],
            "outcome": self.outcome.value,
            "tracks": {name: outcome.value for name, outcome in self.tracks.items()},
            "findings": {rule: status.value for rule, status in self.findings.items()},
        }


AnyReceipt = Receipt | IncidentReceipt


class Changed(Enum):
    """What can differ between a receipt and the same verdict made again: causes first, then the verdict itself."""

    LIBRARY = "library"
    PACK_VERSION = "pack_version"
    PACK_TEXT = "pack_text"
    PACK_GONE = "pack_gone"
    PACK_NEW = "pack_new"
    OUTCOME = "outcome"
    TRACK = "track"
    FINDING = "finding"
    ACT = "act"


CAUSES = frozenset({Changed.LIBRARY, Changed.PACK_VERSION, Changed.PACK_TEXT, Changed.PACK_GONE, Changed.PACK_NEW})


@define(frozen=True)
class Difference:
    """One thing that differs; ``subject`` is the pack, track, prohibition or (its number) act.

    ``before`` is what the receipt says.
    """

    changed: Changed
    subject: str
    before: str | None
    after: str | None


@define(frozen=True)
class Recheck:
    """A receipt and the one made again, with everything in which they differ."""

    receipt: AnyReceipt
    again: AnyReceipt
    differences: tuple[Difference, ...]

    @property
    def causes(self) -> tuple[Difference, ...]:
        """What differs in the library and the packs."""
        return tuple(each for each in self.differences if each.changed in CAUSES)

    @property
    def effects(self) -> tuple[Difference, ...]:
        """What differs in the verdict."""
        return tuple(each for each in self.differences if each.changed not in CAUSES)

    @property
    def same(self) -> bool:
        """Whether the verdict is the same: outcome, tracks, every finding and act."""
        return not self.effects

    def to_dict(self) -> dict[str, Any]:
        """What differs, as plain JSON data."""
        told = (self.causes, self.effects)
        causes, effects = ([_plain(each) for each in differences] for differences in told)
        return {"same": self.same, "outcome": self.again.outcome.value, "causes": causes, "effects": effects}


def _plain(each: Difference) -> dict[str, Any]:
    return {"changed": each.changed.value, "subject": each.subject, "before": each.before, "after": each.after}
