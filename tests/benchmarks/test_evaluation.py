"""The sixteen items written a second time, in Python, find what the pack finds."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

import asn_neutrality as asn
from benchmarks.evaluation import PACK, Record, agree, known_records
from benchmarks.hand_written import violated


@pytest.fixture(scope="module")
def judge() -> asn.Judge:
    return asn.compile(asn.load(PACK))


@pytest.fixture(scope="module")
def records(judge: asn.Judge) -> Sequence[Record]:
    return known_records(judge, 400, seed=7)


def test_hand_written_rules_agree_with_the_pack_where_every_fact_is_known(
    judge: asn.Judge, records: Sequence[Record]
) -> None:
    agree(judge, records)


def test_records_of_the_benchmark_violate_every_item(records: Sequence[Record]) -> None:
    assert {item for record in records for item in violated(record)} == set(range(1, 17))
