"""The tests a condition as meant may make of the facts."""

from __future__ import annotations

from datetime import date
from enum import Enum

from attrs import define, field

from asn_neutrality.logic.shapes import Condition


class Phase(Enum):
    """Where a day lies relative to a stage or a date."""

    BEFORE = "sebelum"
    DURING = "selama"
    AFTER = "sesudah"


class Unit(Enum):
    """The unit of a counted window; months are calendar months."""

    MONTHS = "bulan"
    DAYS = "hari"


@define(frozen=True)
class Member:
    """The fact's value is one of ``values``: groups expanded, in the fact's order; regions cover what is below.

    ``written`` keeps the author's words (group names) for the explanation.
    """

    fact: str
    values: tuple[str, ...]
    written: tuple[str, ...] = field(eq=False)


@define(frozen=True)
class InPhase:
    """The day named by a date fact lies in one of ``phases`` of a stage (by name) or of a date.

    Relative to a date, DURING is that very day.
    """

    fact: str
    point: str | date
    phases: frozenset[Phase]


@define(frozen=True)
class Within:
    """The day lies in the counted window before the first (after the last) day of the point, that day excluded."""

    fact: str
    amount: int
    unit: Unit
    side: Phase
    point: str | date


Test = Member | InPhase | Within
Meant = Condition[Test]
