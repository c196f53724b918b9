"""Records as they are reported: readable by every pack, in the published shares."""

from __future__ import annotations

from collections import Counter
from tomllib import loads

import pytest

import asn_neutrality as asn
from benchmarks.shipped.records import KINDS, records, shares


def test_shares_of_an_election_add_up_to_a_hundred() -> None:
    for election in loads(KINDS.read_text("utf-8"))["election"]:
        assert sum(shares(election)) == pytest.approx(100)


def test_records_can_be_read_and_come_to_different_outcomes() -> None:
    judge = asn.compile(asn.load("nasional"))
    found = Counter(judge.evaluate(record).outcome for record in records(30))
    assert found[asn.Outcome.VIOLATION] > 0
    assert found[asn.Outcome.NO_VIOLATION] > 0
    assert found[asn.Outcome.UNDETERMINED] > 0


def test_half_of_the_records_fall_into_the_campaign() -> None:
    campaigns = {
        election["facts"]["pemilihan"][0]: election["campaign"] for election in loads(KINDS.read_text())["election"]
    }
    given = records(1000)
    inside = sum(
        campaigns[each["pemilihan"]][0] <= each["tanggal"] <= campaigns[each["pemilihan"]][1] for each in given
    )
    assert 450 < inside < 550


def test_same_seed_gives_the_same_records() -> None:
    assert records(20) == records(20) != records(20, seed=1)
