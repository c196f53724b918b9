"""What would settle or change an outcome: what a verdict says beyond itself, as data.

Each result says whether its search was complete: where it stopped at a bound there may be more than is listed.
"""

from __future__ import annotations

from enum import Enum

from attrs import define

from asn_neutrality.domain.facts import FactType, FactValue
from asn_neutrality.domain.records import State
from asn_neutrality.domain.results import Outcome
from asn_neutrality.domain.rules import FindingStatus, Prohibition
from asn_neutrality.logic.atoms import Meant


@define(frozen=True)
class Answer:
    """A fact and values of it between which nothing distinguishes.

    Of a region ``outside`` are the codes that must not cover it; then it may also be any area that no rule names.
    """

    fact: FactType
    value: State
    outside: tuple[str, ...] = ()


@define(frozen=True)
class Settlement:
    """Partial answers to the same facts that settle an outcome: whatever else becomes known, it stays."""

    outcome: Outcome
    facts: tuple[FactType, ...]
    answers: tuple[tuple[Answer, ...], ...]


@define(frozen=True)
class Settling:
    """The smallest partial answers, fewest facts first; of none can a fact be left out."""

    settlements: tuple[Settlement, ...]
    complete: bool


@define(frozen=True)
class NextQuestion:
    """The fact to ask for next; ``choices`` are its values still possible (empty: a date or region is written).

    ``codes`` are, of a region, those that the rules name. ``worst`` and ``average`` count the facts still to ask after
    this one. Where they are not ``exact`` they count those that may still matter, of which some will not be asked.
    """

    fact: FactType
    choices: tuple[FactValue, ...]
    worst: int
    average: float
    exact: bool
    codes: tuple[str, ...] = ()


@define(frozen=True)
class Means:
    """How a remedy keeps a prohibition from being violated: exceptions and permissions that then apply, or parts of
    its condition that then fail.
    """

    prohibition: Prohibition
    excused_by: tuple[str, ...]
    failed: tuple[Meant, ...]


@define(frozen=True)
class Remedy:
    """Changes after which a future act, otherwise the same, violates nothing in any completion."""

    changes: tuple[Answer, ...]
    means: tuple[Means, ...]


@define(frozen=True)
class Remedies:
    """The smallest remedies, fewest changes first."""

    remedies: tuple[Remedy, ...]
    complete: bool


class ObstacleKind(Enum):
    """What of a rule keeps it from being violated."""

    SCOPE = "scope"
    PERIOD = "period"
    CONDITION = "condition"
    EXCEPTION = "exception"
    PERMISSION = "permission"


@define(frozen=True)
class Obstacle:
    """A part of a rule that is not certain to be met, or an exception or permission not certain not to apply.

    ``condition`` is set for a part of the condition, ``name`` for an exception or (its id) a permission.
    """

    kind: ObstacleKind
    condition: Meant | None = None
    name: str | None = None


@define(frozen=True)
class Change:
    """A fact that would have to be otherwise: its state now (None: not stated), and the values it would need."""

    now: State | None
    needed: Answer
    obstacles: tuple[Obstacle, ...]


@define(frozen=True)
class WhyNot:
    """The smallest sets of changes that would make a prohibition violated in every completion.

    ``sets`` is empty where it is violated, and, if ``complete``, where no change could make it so.
    """

    prohibition: Prohibition
    status: FindingStatus
    sets: tuple[tuple[Change, ...], ...]
    complete: bool
