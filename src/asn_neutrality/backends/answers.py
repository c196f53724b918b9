"""What is found of one row."""

from __future__ import annotations

from typing import Protocol

from attrs import define

from asn_neutrality.domain.records import EventRecord
from asn_neutrality.domain.results import Outcome
from asn_neutrality.source.diagnostic import Diagnostic

OUTCOMES = tuple(Outcome)
NUMBER: dict[Outcome | None, int] = {None: -1, **{outcome: number for number, outcome in enumerate(OUTCOMES)}}


@define(frozen=True)
class Answer:
    """The outcome of an event, of each track in order, of each prohibition alone; or (``flaws``) why none is told.

    ``rules`` are None where nobody has asked for the outcome of each prohibition alone.
    """

    outcome: Outcome | None
    tracks: tuple[Outcome, ...]
    rules: tuple[Outcome, ...] | None
    flaws: tuple[Diagnostic, ...] = ()


class Bench(Protocol):
    """Judges one record at a time: the engine, as far as it is needed here."""

    def answer(self, record: EventRecord) -> Answer:
        """What is found of a record."""

    def of_coherent(self, record: EventRecord) -> Answer | None:
        """The same; None where no event is as the record says, so that its answer follows from all of it only."""
