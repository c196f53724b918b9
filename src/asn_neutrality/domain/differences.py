"""In what two rule sets differ: which events have another outcome, as data."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from attrs import define

from asn_neutrality.domain.answers import Answer
from asn_neutrality.domain.packs import RuleSet
from asn_neutrality.domain.records import EventRecord
from asn_neutrality.domain.results import Outcome
from asn_neutrality.domain.rules import FindingStatus, Prohibition
from asn_neutrality.logic.atoms import InPhase, Within


@define(frozen=True)
class AsOf:
    """Rules as they judge an event that happens on ``day``."""

    rules: RuleSet
    day: date


@define(frozen=True)
class Window:
    """Whether (``holds``) or not a phase or counted window that no record can state is as ``test`` says.

    What has not happened is in no phase: where that is one of several possibilities, the phases left out are denied.
    """

    test: InPhase | Within
    holds: bool


Trait = Answer | Window
"""One condition of a case: the values of a fact, or a window."""


@define(frozen=True)
class Excuse:
    """A prohibition that would be violated, and the names of the exceptions and permissions that apply."""

    rule: Prohibition
    by: tuple[str, ...]


@define(frozen=True)
class Shown:
    """What one side finds of a prohibition in a record that shows a case; ``by`` excuses, where it is excused."""

    rule: Prohibition
    record: EventRecord
    finding: FindingStatus
    by: str | None


@define(frozen=True)
class CaseSide:
    """What one rule set makes of the events of a case.

    ``rules`` are violated in all of them, or where ``each`` is false in some of them and together in all. ``excuses``
    say why nothing is violated where an exception or permission is the reason.
    """

    rules: tuple[Prohibition, ...]
    each: bool
    excuses: tuple[Excuse, ...] = ()


@define(frozen=True)
class Case:
    """Events that differ in the same way: all that have these traits, whatever else is true of them.

    No trait can be left out. Values with which a case above it has the event already are not repeated.
    """

    traits: tuple[Trait, ...]
    first: CaseSide
    second: CaseSide


@define(frozen=True)
class Change:
    """All events with one outcome under the first rules and another under the second.

    ``common`` are the traits of every case,
    ``cases`` hold the others, the most general first. ``events`` counts the events that rules can tell apart, and
    ``uncovered`` those of them that are in no case: 0 where the cases are all there are. Disputed on both sides are
    events that the same answers to the same questions of reading make a violation on one side alone.
    """

    first: Outcome
    second: Outcome
    common: tuple[Trait, ...]
    cases: tuple[Case, ...]
    events: int
    uncovered: int


@define(frozen=True)
class Placed:
    """What both rule sets make of one record, and of which case it is: ``certain`` where it is whatever else is true.

    No case where the outcomes are the same, or where none that was found has it.
    """

    first: Outcome
    second: Outcome
    change: Change | None
    case: Case | None
    certain: bool


@define(frozen=True)
class Moved:
    """Records that change in one way and belong to one case: by their ids, or places where they have none."""

    placed: Placed
    records: tuple[str, ...]


@define(frozen=True)
class RegisterChanges:
    """What becomes of the records of a register; ``groups`` are those that change, in the order of kinds and cases."""

    read: int
    refused: int
    groups: tuple[Moved, ...]

    @property
    def changed(self) -> int:
        """How many have another outcome."""
        return sum(len(group.records) for group in self.groups)


@define(frozen=True)
class Compared:
    """One side of a comparison: its name as it was asked for, its rules, its day where it has one."""

    name: str
    rules: RuleSet
    day: date | None


@define(frozen=True)
class Difference:
    """In what two rule sets differ. ``track`` is the one compared, None where all prohibitions are.

    ``tracks`` holds by track whether some event has another outcome on it. ``reach_ignored`` says that scopes and
    periods were left out, so that both sides speak of the same events. ``concluded`` are facts that the two conclude
    otherwise where a record does not state them, ``dated`` the stages of their rules for which the two calendars have
    other days in some election: where they contradict each other each side goes by its own, and a phase or window in a
    case is the first side's (or the second's, where only that leaves it open, between two spans of a stage). ``values``
    are by fact those that only one vocabulary has, ``one_sided`` for each side some events that it alone holds
    possible: these are not compared.
    """

    first: Compared
    second: Compared
    track: str | None
    reach_ignored: bool
    never_together: bool
    changes: tuple[Change, ...]
    tracks: Mapping[str, bool]
    concluded: tuple[str, ...]
    dated: tuple[str, ...]
    values: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]
    one_sided: tuple[tuple[Trait, ...] | None, tuple[Trait, ...] | None]

    @property
    def equal(self) -> bool:
        """Whether every event is proven to have the same outcome, on every track."""
        beside = (self.concluded, self.dated, self.values, any(self.one_sided))
        return not (self.changes or any(self.tracks.values()) or any(beside))
