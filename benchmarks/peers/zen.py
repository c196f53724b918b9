"""zen-engine (GoRules): one compiled expression of all conditions. Texts have no order there: days are numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module

from benchmarks.neutral.conditions import Record, fold, positive
from benchmarks.neutral.facts import DAY, number_of
from benchmarks.neutral.rules import Rule
from benchmarks.peers.infix import Infix
from benchmarks.peers.prepared import RECORDS, Peer, Prepared, each

DAY_NUMBER = "day_number"
WORDS = Infix(
    without="{fact} not in [{values}]",
    known="{fact} != null",
    day=lambda day: str(number_of(day)),
    day_fact=DAY_NUMBER,
)


def with_number(record: Record) -> Mapping[str, str | bool | int]:
    """The record with its day counted, for engines that cannot compare texts."""
    day = record.get(DAY)
    return {**record, DAY_NUMBER: number_of(day)} if isinstance(day, str) else record


def prepare(rules: Sequence[Rule]) -> Prepared:
    """All conditions in one expression."""
    ids = [rule.id for rule in rules]
    conditions = ", ".join(fold(positive(rule.condition), WORDS) for rule in rules)
    evaluate = import_module("zen").compile_expression(f"[{conditions}]").evaluate

    def one(record: Mapping[str, object]) -> list[str]:
        return [id_ for id_, met in zip(ids, evaluate(record), strict=True) if met]

    return each(one, with_number)


ZEN = Peer(
    "zen-engine",
    ("zen-engine",),
    RECORDS,
    prepare,
    "GoRules ZEN, one compiled expression; days made numbers beforehand",
)
