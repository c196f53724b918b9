"""This library: the rules through their text, as every user's; records and rows validated like any others."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache, partial
from typing import Any

import asn_neutrality as asn
from asn_neutrality.judge.tables import TableVerdicts
from benchmarks.neutral import pack
from benchmarks.neutral.conditions import Record
from benchmarks.neutral.events import Columns
from benchmarks.neutral.rules import Rule
from benchmarks.neutral.table import arrow_table
from benchmarks.part import Part
from benchmarks.peers.prepared import RECORDS, Peer, Prepared, each


@lru_cache(maxsize=1)
def loaded(rules: tuple[Rule, ...]) -> asn.RuleSet:
    """The pack of the rules."""
    return pack.load(rules)


def judge_of(rules: Sequence[Rule]) -> asn.Judge:
    """A judge of its own, which has seen no event yet."""
    return asn.compile(loaded(tuple(rules)))


def without_pack(ids: Sequence[str]) -> list[str]:
    """The ids as the specification has them."""
    return [id_.removeprefix(f"{pack.PACK}.") for id_ in ids]


def ids_of(violated: Sequence[asn.Prohibition]) -> list[str]:
    """The ids of prohibitions, without the pack."""
    return without_pack([rule.id for rule in violated])


def prepare_evaluate(rules: Sequence[Rule]) -> Prepared:
    """``evaluate`` and the prohibitions violated."""
    judge = judge_of(rules)

    def one(record: Record) -> Sequence[asn.Prohibition]:
        return judge.evaluate(record).violations

    return each(one, ids=ids_of)


def prepare_decide(rules: Sequence[Rule]) -> Prepared:
    """``decide`` and ``decide_many``."""
    judge = judge_of(rules)

    def one(record: Record) -> Sequence[str]:
        return judge.decide(record).violated

    def many(records: Sequence[Record]) -> list[Sequence[str]]:
        return [decision.violated for decision in judge.decide_many(records)]

    def found(answers: Sequence[Sequence[str]], number: int) -> list[list[str]]:
        return [without_pack(ids) for ids in answers[:number]]

    return Prepared(one, ids=without_pack, many=many, found=found)


def prepare_table(rules: Sequence[Rule], *, encoded: bool, lists: bool = False) -> Prepared:
    """``evaluate_table``: the outcome of every row; with lists, the prohibitions by what is found of each as well."""
    judge = judge_of(rules)

    def ingest(events: Columns) -> Any:
        return arrow_table(events, encoded=encoded)

    def run(table: Any) -> TableVerdicts:
        verdicts = judge.evaluate_table(table)
        _ = verdicts.table if lists else verdicts.outcomes
        return verdicts

    def found(verdicts: TableVerdicts, number: int) -> list[list[str]]:
        return [without_pack(ids) for ids in verdicts.table.column("violations")[:number].to_pylist()]

    return Prepared(ingest=ingest, run=run, found=found)


ARROW = ("pyarrow", "numpy")
STRINGS = frozenset({Part.STRINGS})
EVALUATE = Peer("`evaluate`", (), RECORDS, prepare_evaluate, "this library: a Verdict, and what it violates")
DECIDE = Peer("`decide`", (), RECORDS, prepare_decide, "this library: outcomes, and ids by what is found of each")
TABLE = Peer(
    "`evaluate_table`",
    *(ARROW, frozenset({Part.CODES}), partial(prepare_table, encoded=True)),
    note="this library: the outcome of every row",
)
TABLE_LISTS = Peer(
    "`evaluate_table`, lists",
    *(ARROW, frozenset({Part.CODES}), partial(prepare_table, encoded=True, lists=True)),
    note="the same with the prohibitions by what is found of each",
)
TABLE_STRINGS = Peer(
    "`evaluate_table`, strings",
    *(ARROW, STRINGS, partial(prepare_table, encoded=False)),
    note="the same of columns of strings",
)
