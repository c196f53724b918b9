"""This library: the rules through their text, as every user's; records and rows validated like any others."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import asn_neutrality as asn
from benchmarks.neutral import pack
from benchmarks.neutral.conditions import Record
from benchmarks.neutral.rules import Rule
from benchmarks.part import Part
from benchmarks.peers.prepared import RECORDS, Peer, Prepared, each


@lru_cache(maxsize=1)
def judge_of(rules: tuple[Rule, ...]) -> asn.Judge:
    """Loaded and compiled."""
    return asn.compile(pack.load(rules))


def ids_of(violated: Sequence[asn.Prohibition]) -> list[str]:
    """The ids without the pack."""
    return [rule.id.removeprefix(f"{pack.PACK}.") for rule in violated]


def prepare_evaluate(rules: Sequence[Rule]) -> Prepared:
    """``evaluate`` and the prohibitions violated."""
    judge = judge_of(tuple(rules))

    def one(record: Record) -> Sequence[asn.Prohibition]:
        return judge.evaluate(record).violations

    return each(one, ids=ids_of)


def prepare_decide(rules: Sequence[Rule]) -> Prepared:
    """``decide`` and ``decide_many``."""
    judge: Any = judge_of(tuple(rules))

    def one(record: Record) -> Sequence[str]:
        ids: Sequence[str] = judge.decide(record).violated
        return ids

    def without_pack(ids: Sequence[str]) -> list[str]:
        return [id_.removeprefix(f"{pack.PACK}.") for id_ in ids]

    def many(records: Sequence[Record]) -> list[Sequence[str]]:
        return [decision.violated for decision in judge.decide_many(records)]

    def found(answers: Sequence[Sequence[str]], number: int) -> list[list[str]]:
        return [without_pack(ids) for ids in answers[:number]]

    return Prepared(one, ids=without_pack, many=many, found=found)


def prepare_table(rules: Sequence[Rule]) -> Prepared:
    """``evaluate_table``."""
    judge: Any = judge_of(tuple(rules))
    return Prepared(run=judge.evaluate_table)


EVALUATE = Peer("`evaluate`", (), RECORDS, prepare_evaluate, "this library: a Verdict, and what it violates")
DECIDE = Peer("`decide`", (), RECORDS, prepare_decide, "this library: outcomes and ids")
TABLE = Peer(
    "`evaluate_table`",
    ("pyarrow", "numpy"),
    frozenset({Part.CODES, Part.STRINGS}),
    prepare_table,
    "this library: columns, certain and possible",
)
