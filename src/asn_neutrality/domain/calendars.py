"""Election calendars."""

from __future__ import annotations

from attrs import define

from asn_neutrality.domain.sources import Citation, Period, Provenance
from asn_neutrality.domain.words import Label
from asn_neutrality.logic.atoms import Meant
from asn_neutrality.source.text import Span, span_field


@define(frozen=True)
class Stage:
    """A stage of an election, for the contests and regions where ``condition`` holds.

    ``spans`` are closed periods in ascending order. A day before the first is before the stage, after the last
    after it; a day between two spans is not during it, and whether it counts as before or after is left open.
    """

    name: str
    label: Label
    spans: tuple[Period, ...]
    condition: Meant
    citations: tuple[Citation, ...]
    provenance: Provenance
    span: Span = span_field()


@define(frozen=True)
class ElectionCalendar:
    """An election and its stages; ``id`` is the value of the election fact. ``scope`` limits the contests."""

    id: str
    title: Label
    scope: Meant
    stages: tuple[Stage, ...]
    citations: tuple[Citation, ...]
    provenance: Provenance
    span: Span = span_field()
