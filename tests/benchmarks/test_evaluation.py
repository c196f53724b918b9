"""The sixteen items written a second time, in Python, find what the pack finds."""

from __future__ import annotations

import asn_neutrality as asn
from benchmarks.evaluation import PACK, agree, known_records
from benchmarks.hand_written import violated


def test_hand_written_rules_agree_with_the_pack_where_every_fact_is_known() -> None:
    judge = asn.compile(asn.load(PACK))
    agree(judge, known_records(judge, 600, seed=7))


def test_records_of_the_benchmark_violate_every_item() -> None:
    judge = asn.compile(asn.load(PACK))
    found = {item for record in known_records(judge, 600, seed=7) for item in violated(record)}
    assert found == set(range(1, 17))
