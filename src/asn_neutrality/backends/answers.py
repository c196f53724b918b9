"""What is found of one row."""

from __future__ import annotations

from attrs import define

from asn_neutrality.domain.results import Outcome
from asn_neutrality.source.diagnostic import Diagnostic

OUTCOMES = tuple(Outcome)
NUMBER: dict[Outcome | None, int] = {None: -1, **{outcome: number for number, outcome in enumerate(OUTCOMES)}}


@define(frozen=True)
class Answer:
    """The outcome of an event, of each track in order, and of each prohibition alone; or (``flaws``) why none is told.

    ``steady`` says that it follows from what the rules leave open in the record; where the record contradicts itself it
    follows from the whole record only.
    """

    outcome: Outcome | None
    tracks: tuple[Outcome, ...]
    rules: tuple[Outcome, ...]
    steady: bool
    flaws: tuple[Diagnostic, ...] = ()
