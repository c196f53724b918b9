"""common-expression-language: CEL in Rust. One program, a list of all conditions."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module

from benchmarks.neutral.conditions import Record, fold, positive
from benchmarks.neutral.rules import Rule
from benchmarks.peers.infix import Infix
from benchmarks.peers.prepared import RECORDS, Peer, Prepared, each

# A test of a key that is not there is an error in CEL, so every test asks first.
WORDS = Infix(
    both="&&",
    either="||",
    without="!({fact} in [{values}])",
    yes="{fact}",
    no="!{fact}",
    known="has({fact})",
    known_always=True,
    fact="e.{}".format,
)


def program(rules: Sequence[Rule]) -> str:
    """All conditions in one list."""
    return f"[{', '.join(fold(positive(rule.condition), WORDS) for rule in rules)}]"


def prepare(rules: Sequence[Rule]) -> Prepared:
    """One program."""
    ids = [rule.id for rule in rules]
    execute = import_module("cel").compile(program(rules)).execute

    def one(record: Record) -> list[str]:
        return [id_ for id_, met in zip(ids, execute({"e": record}), strict=True) if met]

    return each(one)


CEL_RUST = Peer(
    "cel (Rust)", ("common-expression-language",), RECORDS, prepare, "CEL in Rust, all conditions in one program"
)
