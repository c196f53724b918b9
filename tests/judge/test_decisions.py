"""``decide`` says what ``evaluate`` says, of any record, and refuses what it refuses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from enum import StrEnum
from itertools import count, islice
from typing import Any

import attrs
import pytest

import asn_neutrality as asn
from asn_neutrality import Decision, EventError, Judge, Outcome
from tests.fixtures.village import ELECTION, VILLAGE

LIKE = {"pelaku": "pns", "perbuatan": "suka"}
ZONES = (UTC, timezone(timedelta(hours=9)))


class Word(StrEnum):
    """A word as an enumeration has it."""

    suka = "suka"


@attrs.define
class Act:
    """An event as an object."""

    pelaku: str
    perbuatan: str


RECORDS: list[object] = [
    {},
    LIKE,
    {"perbuatan": "suka", "pelaku": "pns"},
    {**LIKE, "berpihak": True},
    {**LIKE, "berpihak": 1},
    {**LIKE, "berpihak": 1.0},
    {**LIKE, "berpihak": Decimal(0)},
    {**LIKE, "berpihak": False},
    {**LIKE, "berpihak": "?"},
    {**LIKE, "berpihak": None},
    {**LIKE, "berpihak": ""},
    {**LIKE, "berpihak": float("nan")},
    {**LIKE, "perbuatan": Word.suka},
    {"pelaku": ["pns", "pppk"], "perbuatan": "suka"},
    {"pelaku": "asn", "perbuatan": "suka"},
    {"pelaku": "pns / pppk", "perbuatan": ("suka",)},
    Act("pns", "suka"),
    {**LIKE, **ELECTION, "tanggal": "2024-09-22"},
    {**LIKE, **ELECTION, "tanggal": date(2024, 9, 22)},
    *({**LIKE, **ELECTION, "tanggal": datetime(2024, 9, 21, 23, 59, tzinfo=zone)} for zone in ZONES),
    {**LIKE, **ELECTION, "tanggal": datetime(2024, 9, 22, 8, 59, tzinfo=ZONES[1])},
    {**LIKE, **ELECTION, "tanggal": "2024-09-22T10:00:00+09:00"},
    {**LIKE, **ELECTION, "tanggal": "2024-09"},
    {**LIKE, **ELECTION, "tanggal": 2024},
    {**LIKE, **ELECTION, "tanggal": "0001-01-01"},
    {**LIKE, **ELECTION, "tanggal": "9999-12-31"},
    {**LIKE, **ELECTION, "tanggal": date.max},
    {**LIKE, **ELECTION, "tanggal": "../2024-09-22"},
]
REFUSED: list[object] = [
    {**LIKE, "berpihak": 2},
    {**LIKE, "perbuatan": "sukaa"},
    {**LIKE, "perbuatan": True},
    {**LIKE, "perbuatan": {"suka": 1}},
    {**LIKE, "tidak_ada": 1},
    dict[object, object]([*LIKE.items(), (5, 1)]),
    {**LIKE, "tanggal": "2024-02-30"},
    {**LIKE, "tanggal": True},
    {"pelaku": {"perbuatan": "suka"}},
    ["suka"],
    None,
]


@pytest.fixture(scope="module")
def judge() -> Judge:
    """One judge for all records, in whatever order they come: what it remembers must not show."""
    return asn.compile(asn.load(VILLAGE))


def expected(judge: Judge, record: object, *, presumptions: bool = False) -> Decision:
    """What the reference finds."""
    verdict = judge.judge(judge.read(record), presumptions=presumptions)
    _ = verdict.findings  # The reference is at work: the verdict does not ask the fast engine.
    by_status: dict[str, list[str]] = {}
    for finding in verdict.findings:
        by_status.setdefault(finding.status.value, []).append(finding.prohibition.id)
    names = ("violated", "disputed", "needs_assessment", "undetermined")
    found = {name: tuple(by_status.get(name, ())) for name in names}
    return Decision(verdict.outcome, verdict.tracks, verdict.packs, **found)


@pytest.mark.parametrize("presumptions", [False, True])
def test_decision_says_what_the_reference_finds(judge: Judge, presumptions: bool) -> None:
    for _ in range(2):
        for record in RECORDS:
            found = expected(judge, record, presumptions=presumptions)
            for _ in range(3):
                assert judge.decide(record, presumptions=presumptions) == found, record
            verdict = judge.evaluate(record, presumptions=presumptions)
            assert (verdict.outcome, verdict.tracks, verdict.packs) == (found.outcome, found.tracks, found.packs)
            assert tuple(law.id for law in verdict.violations) == found.violated


@pytest.mark.parametrize("record", REFUSED)
@pytest.mark.parametrize("language", ["id", "en"])
def test_what_cannot_be_read_is_refused_in_the_same_words(judge: Judge, record: object, language: Any) -> None:
    for each in RECORDS:
        judge.decide(each)
    with pytest.raises(EventError) as read:
        judge.read(record, language=language)
    for ask in (judge.decide, judge.evaluate):
        with pytest.raises(EventError) as raised:
            ask(record, language=language)
        assert str(raised.value) == str(read.value)


def test_streams_are_lazy_and_in_order(judge: Judge) -> None:
    taken: list[int] = []

    def stream() -> Iterator[Mapping[str, object]]:
        for number in count():
            taken.append(number)
            yield LIKE if number % 2 else {**LIKE, "pelaku": "warga"}

    decisions = list(islice(judge.decide_many(stream()), 4))
    verdicts = list(islice(judge.evaluate_many(stream()), 4))
    assert len(taken) == 8
    assert [decision.outcome for decision in decisions] == [verdict.outcome for verdict in verdicts]
    assert decisions[0].outcome is Outcome.NO_VIOLATION


def test_stream_stops_at_a_record_that_cannot_be_read(judge: Judge) -> None:
    stream = judge.decide_many([LIKE, {**LIKE, "perbuatan": "sukaa"}, LIKE])
    assert next(stream) == judge.decide(LIKE)
    with pytest.raises(EventError):
        next(stream)


def test_verdict_keeps_the_record_as_it_was(judge: Judge) -> None:
    record: dict[str, object] = dict(LIKE)
    judge.evaluate(record)
    verdict = judge.evaluate(record)
    record["perbuatan"] = "?"
    assert judge.read(LIKE) == verdict.record
    assert verdict.judgement == asn.compile(asn.load(VILLAGE)).evaluate(LIKE).judgement


def test_judgements_of_records_that_are_alike_differ_in_what_is_stated_only() -> None:
    busy = asn.compile(asn.load(VILLAGE))
    readable = [record for record in RECORDS if isinstance(record, dict)]
    for record in readable:
        busy.decide(record)
    for number, record in enumerate([*readable, *readable]):
        named = {**record, "nama": f"Nama {number}"} if number % 3 else record
        days = ("2024-09-24", "2024-09-25", date(2024, 9, 26))
        dated = {**named, "tanggal": days[number % 3]} if number % 2 and "tanggal" in record else named
        found, fresh = busy.evaluate(dated), asn.compile(asn.load(VILLAGE)).evaluate(dated)
        assert found.judgement == fresh.judgement
        assert list(found.judgement.facts) == list(fresh.judgement.facts)
        for language in ("id", "en"):
            assert found.explain(language) == fresh.explain(language)
        assert found.to_dict() == fresh.to_dict()


def test_mapping_that_makes_up_values_is_not_changed(judge: Judge) -> None:
    class Made(dict[str, object]):
        def __missing__(self, key: str) -> object:
            self[key] = "?"
            return "?"

    judge.decide(LIKE)
    record = Made(pelaku="pns")
    judge.decide(record)
    assert dict(record) == {"pelaku": "pns"}
