"""rule-engine: one compiled rule for each condition."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module

from benchmarks.neutral.conditions import Record, fold, positive
from benchmarks.neutral.rules import Rule
from benchmarks.peers.infix import Infix
from benchmarks.peers.prepared import RECORDS, Peer, Prepared, each

WORDS = Infix(known="{fact} != null")


def prepare(rules: Sequence[Rule]) -> Prepared:
    """One rule for each condition; missing facts are null."""
    engine = import_module("rule_engine")
    context = engine.Context(default_value=None)
    compiled = [(rule.id, engine.Rule(fold(positive(rule.condition), WORDS), context=context)) for rule in rules]

    def one(record: Record) -> list[str]:
        return [id_ for id_, condition in compiled if condition.matches(record)]

    return each(one)


RULE_ENGINE = Peer("rule-engine", ("rule-engine",), RECORDS, prepare, "one compiled rule for each condition", most=256)
