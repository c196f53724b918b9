"""Records as they are reported: kinds of violation in their published shares, most facts left unsaid."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from tomllib import loads
from typing import Any

KINDS = Path(__file__).with_name("kinds.toml")
REGIONS = ("16.05", "32.12", "15.04", "92.08", "17.71", "35.26", "73.71", "61.02")

Record = Mapping[str, str]


def records(number: int, seed: int = 2024) -> list[Record]:
    """Flat records, the same for the same seed."""
    kinds = loads(KINDS.read_text("utf-8"))
    draw = random.Random(seed)
    return [_record(kinds, draw) for _ in range(number)]


def shares(election: Mapping[str, Any]) -> list[float]:
    """The share of each kind of an election, in percent; they add up to a hundred."""
    published = [kind.get("share") for kind in election["kind"]]
    rest = 100 - sum(share for share in published if share is not None)
    return [rest / published.count(None) if share is None else share for share in published]


def _record(kinds: Mapping[str, Any], draw: random.Random) -> Record:
    election = draw.choice(kinds["election"])
    (kind,) = draw.choices(election["kind"], weights=shares(election))
    chosen: dict[str, Sequence[str]] = {**election["facts"], **kind["always"]}
    chosen |= dict(_often({**kinds["everybody"], **kind["often"]}, kinds["stated_often"], draw))
    if draw.random() < kinds["no_violation"]:
        chosen |= draw.choice(kinds["harmless"])["facts"]
    region = draw.choice(REGIONS)
    record = {fact: draw.choice(values) for fact, values in chosen.items()}
    day = _day(election, kinds["in_campaign"], draw)
    return {"tanggal": day, "wilayah": region, "pelaku.wilayah": region, **record}


def _often(
    facts: Mapping[str, Sequence[str]], share: float, draw: random.Random
) -> Iterator[tuple[str, Sequence[str]]]:
    # Who the actor is employed as is what a report says first.
    return ((fact, values) for fact, values in facts.items() if fact == "pelaku.status" or draw.random() < share)


def _day(election: Mapping[str, Any], in_campaign: float, draw: random.Random) -> str:
    """A day of the campaign in so many of the records, else one outside it."""
    first, last = map(date.fromisoformat, election["days"])
    start, end = map(date.fromisoformat, election["campaign"])
    if draw.random() < in_campaign:
        return (start + timedelta(days=draw.randint(0, (end - start).days))).isoformat()
    outside = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    return draw.choice([day for day in outside if not start <= day <= end]).isoformat()
