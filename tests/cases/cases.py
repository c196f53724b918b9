"""The reported cases as data, and what ``nasional`` says of them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any

from attrs import Factory, define

import asn_neutrality as asn
from asn_neutrality import Outcome

CRIME = "pidana"


class Agreement(Enum):
    """How an outcome stands to what the authority held."""

    AGREES = "agrees"
    MORE_CAUTIOUS = "more cautious"
    DISAGREES = "disagrees"
    OPEN = "authority open"


@define(frozen=True)
class Event:
    """One act of a case: what was reported, what only follows from the report, what was held on which tracks."""

    facts: Mapping[str, Any]
    decided: Mapping[str, str]
    implied: Mapping[str, Any] = Factory(dict)
    about: str = ""


@define(frozen=True)
class Case:
    """A case or statement of an authority. ``contested`` says who held otherwise; ``why`` explains the result."""

    id: str
    kind: str
    authority: str
    source: str
    date: str
    summary: str
    events: tuple[Event, ...]
    contested: str = ""
    why: str = ""
    turns_on: tuple[str, ...] = ()

    @property
    def testable(self) -> bool:
        """Whether somebody's act was judged, not a rule read aloud."""
        return self.kind != "official_statement"


@define(frozen=True)
class Comparison:
    """What one event comes to on one group of tracks, from the reported facts alone (or with what they imply)."""

    case: Case
    event: Event
    tracks: str
    outcome: Outcome
    turns_on: frozenset[str]

    @property
    def decided(self) -> str:
        """What the authority held."""
        return self.event.decided[self.tracks]

    @property
    def agreement(self) -> Agreement:
        """Sure answers agree or disagree; every other answer leaves it to a person."""
        if self.decided == "open":
            return Agreement.OPEN
        if self.outcome not in {Outcome.VIOLATION, Outcome.NO_VIOLATION}:
            return Agreement.MORE_CAUTIOUS
        return Agreement.AGREES if self.outcome.value == self.decided else Agreement.DISAGREES


@cache
def cases() -> tuple[Case, ...]:
    """All cases, in the order of the file."""
    written = tomllib.loads(Path(__file__).with_name("cases.toml").read_text(encoding="utf-8"))
    return tuple(_case(**case) for case in written["case"])


def _case(event: list[dict[str, Any]], turns_on: tuple[str, ...] = (), **rest: str) -> Case:
    return Case(**rest, turns_on=tuple(turns_on), events=tuple(Event(**one) for one in event))


@cache
def judge() -> asn.Judge:
    """A judge for all national packs."""
    return asn.compile(asn.load("nasional"))


@cache
def compared(*, implied: bool = False) -> tuple[Comparison, ...]:
    """Every event of every case on every group of tracks that the authority dealt with."""
    return tuple(
        _comparison(case, event, tracks, implied=implied)
        for case in cases()
        for event in case.events
        for tracks in event.decided
    )


def _comparison(case: Case, event: Event, group: str, *, implied: bool) -> Comparison:
    verdict = judge().evaluate({**event.facts, **(event.implied if implied else {})})
    tracks = [name for name in verdict.tracks if group == "any" or (name == CRIME) == (group == "crime")]
    open_findings = [finding for finding in verdict.findings if finding.prohibition.track in tracks]
    facts = {missing.fact.name for finding in open_findings for missing in finding.missing}
    questions = {question for finding in open_findings for question in finding.questions}
    return Comparison(case, event, group, verdict.outcome_on(*tracks), frozenset(facts | questions))
