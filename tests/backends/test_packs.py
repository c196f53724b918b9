"""The examples of shipped packs, as one table, are judged as they are one by one."""

from __future__ import annotations

import pytest

import asn_neutrality as asn
from tests.backends.rows import Row, one_by_one, table, together, written


def examples(judge: asn.Judge) -> list[Row]:
    """The records of all examples, each once."""
    packs = judge.rules.packs.values()
    found = [example for pack in packs for rule in pack.rules for example in rule.examples]
    rows = [written(judge, example.record) for example in (*found, *(each for pack in packs for each in pack.examples))]
    return list({tuple(row.items()): row for row in rows}.values())


@pytest.mark.parametrize(("name", "every"), [("daerah", 3), ("nasional", 40)])
def test_examples_are_judged_together_as_one_by_one(name: str, every: int) -> None:
    judge = asn.compile(asn.load(name))
    rows = examples(judge)[::every]
    assert len(rows) > 10
    assert together(judge, table(rows)) == one_by_one(judge, rows)
