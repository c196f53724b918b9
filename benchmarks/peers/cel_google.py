"""cel-expr-python: Google's CEL. One program, a list of all conditions, which may have 100,000 characters."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module

from benchmarks.neutral.conditions import Record
from benchmarks.neutral.rules import Rule
from benchmarks.peers.cel_rust import program
from benchmarks.peers.prepared import RECORDS, Peer, Prepared, each


def prepare(rules: Sequence[Rule]) -> Prepared:
    """One program."""
    cel = import_module("cel_expr_python.cel")
    environment = cel.NewEnv(variables={"e": cel.Type.Map(cel.Type.STRING, cel.Type.DYN)})
    ids = [rule.id for rule in rules]
    evaluate = environment.compile(program(rules)).eval

    def one(record: Record) -> list[str]:
        answers = evaluate(data={"e": record}).plain_value()
        return [id_ for id_, met in zip(ids, answers, strict=True) if met]

    return each(one)


NOTE = "Google's CEL, one program of at most 100,000 characters"
CEL_GOOGLE = Peer("cel (Google)", ("cel-expr-python",), RECORDS, prepare, NOTE, most=256)
