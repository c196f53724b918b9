"""The vocabulary: facts, their values and marks."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from attrs import define, field

from asn_neutrality.domain.words import Label
from asn_neutrality.source.text import Span


class FactKind(Enum):
    """What values a fact takes; the value is the keyword."""

    CHOICE = "pilihan"
    YES_NO = "ya_tidak"
    DATE = "tanggal"
    REGION = "kode_wilayah"
    TEXT = "teks"


class FactRole(Enum):
    """The roles the code knows; the value is the word after ``peran``."""

    TIME_OF_ACT = "waktu_perbuatan"
    ELECTION = "penentu_kalender"
    CONTEST = "penentu_kontes"
    AREA = "penentu_wilayah"
    RECORD_ID = "pengenal"
    INCIDENT_ID = "pengenal_insiden"


YES = "ya"
NO = "tidak"
NOT_YET = "belum"


@define(frozen=True)
class FactValue:
    """One value of a choice."""

    name: str
    label: Label


@define(frozen=True)
class ValueGroup:
    """A name for several values, in conditions and in records."""

    name: str
    label: Label
    members: tuple[str, ...]


@define(frozen=True)
class FactType:
    """A fact of the event record.

    ``values`` of a yes/no fact are YES and NO; of dates, regions and texts empty. ``favourable`` is the value of
    an assessment that favours the actor (None: not an assessment). ``stage`` names the calendar stage of a phase
    fact. The election fact's values include the ids of the loaded calendars.
    """

    name: str
    label: Label
    kind: FactKind
    values: tuple[FactValue, ...]
    groups: tuple[ValueGroup, ...] = ()
    favourable: str | None = None
    default: str | None = None
    personal: bool = False
    changeable: bool = False
    role: FactRole | None = None
    question: Label | None = None
    cost: int = 1
    stage: str | None = None
    span: Span | None = field(default=None, eq=False, repr=False)


@define(frozen=True)
class Vocabulary:
    """All facts by name, in declared order, phase facts last."""

    facts: Mapping[str, FactType]

    def with_role(self, role: FactRole) -> FactType | None:
        """The first fact that has a role."""
        return next((fact for fact in self.facts.values() if fact.role is role), None)
