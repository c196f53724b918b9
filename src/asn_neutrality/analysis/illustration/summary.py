"""How much of a rule set its examples show, by kind of part."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

from attrs import define

from asn_neutrality.analysis.illustration.aspects import Aspect, Joint, LeftOpen, Matters, Read
from asn_neutrality.analysis.illustration.atoms import Part
from asn_neutrality.analysis.illustration.coverage import Coverage


class Shown(Enum):
    """A kind of part that examples can show to matter."""

    RULE = "rule"
    CONDITION = "condition"
    EXCEPTION = "exception"
    PERMISSION = "permission"
    READING = "reading"
    JOINT = "joint"
    OPEN = "open"


@define(frozen=True)
class Share:
    """So many of a kind are shown, of so many that could be."""

    shown: int
    all: int

    @property
    def percent(self) -> float:
        """The share in percent; of nothing all is shown."""
        return 100 * self.shown / self.all if self.all else 100.0


def kind_of(aspect: Aspect) -> Shown:
    """The kind of part that an aspect is about."""
    match aspect:
        case Matters(atom) if atom.part is Part.EXCEPTION:
            return Shown.EXCEPTION
        case Matters(atom) if atom.part is Part.PERMISSION:
            return Shown.PERMISSION
        case Matters():
            return Shown.CONDITION
        case Read():
            return Shown.READING
        case Joint():
            return Shown.JOINT
        case LeftOpen():
            return Shown.OPEN


def shares(found: Iterable[Coverage]) -> dict[Shown, Share]:
    """The shares of all kinds; a rule counts as shown once some example violates it."""
    known = list(found)
    counts = {kind: [0, 0] for kind in Shown}
    for each in known:
        counts[Shown.RULE][0] += each.violated
        counts[Shown.RULE][1] += 1
        for aspect in each.shown:
            counts[kind_of(aspect)][0] += 1
        for aspect in (*each.shown, *each.missing):
            counts[kind_of(aspect)][1] += 1
    return {kind: Share(*count) for kind, count in counts.items()}


def total(found: Iterable[Coverage]) -> Share:
    """Everything but whole rules taken together."""
    counted = [share for kind, share in shares(found).items() if kind is not Shown.RULE]
    return Share(sum(share.shown for share in counted), sum(share.all for share in counted))
