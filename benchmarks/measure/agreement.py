"""Whether engines find the same: ours what Kleene's logic says of the specification, all others what ours does."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.neutral.conditions import Record, truth
from benchmarks.neutral.rules import Rule
from benchmarks.peers.ours import EVALUATE


class DisagreementError(Exception):
    """Our answers are not those of the specification: there is nothing to compare with."""


def expected(rules: Sequence[Rule], records: Sequence[Record]) -> list[list[str]]:
    """The ids of the rules that each record certainly violates."""
    ours = EVALUATE.prepare(rules)
    assert ours.one is not None
    found = [list(ours.ids(ours.one(record))) for record in records]
    by_truth = [[rule.id for rule in rules if truth(rule.condition, record)] for record in records]
    differing = wrong(by_truth, found)
    if differing:
        raise DisagreementError(f"{differing} of {len(records)} records")
    return found


def wrong(expected_ids: Sequence[Sequence[str]], found: Sequence[Sequence[str]]) -> int:
    """How many answers differ; the order of ids does not matter."""
    return sum(sorted(one) != sorted(other) for one, other in zip(expected_ids, found, strict=True))
