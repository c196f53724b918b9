"""Examples that show what matters in a prohibition, as data."""

from __future__ import annotations

from attrs import define

from asn_neutrality.analysis.illustration.aspects import Aspect
from asn_neutrality.domain.records import EventRecord
from asn_neutrality.domain.rules import FindingStatus


@define(frozen=True)
class Illustration:
    """A record with what is found of the rule. It was made for ``aspect``.

    ``holds``: the condition holds, the day lies within; None where it is open or a question of reading.
    ``differing`` are the facts in which it differs from the record beside which it shows that.
    """

    record: EventRecord
    finding: FindingStatus
    by: str | None
    aspect: Aspect
    holds: bool | None
    differing: tuple[str, ...]


@define(frozen=True)
class Illustrations:
    """What shows of a prohibition all that can be shown, or all that its own examples do not show.

    ``untold`` can matter, but no short record was found that shows it; ``pointless`` can never matter. No set of fewer
    than ``least`` records shows as much.
    """

    rule: str
    examples: tuple[Illustration, ...]
    shown: tuple[Aspect, ...]
    untold: tuple[Aspect, ...]
    pointless: tuple[Aspect, ...]
    least: int
