"""datalogic-py: JSONLogic in Rust. One compiled array of all conditions, a session for many events."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Any

from benchmarks.neutral.conditions import Record, Wording, fold, positive
from benchmarks.neutral.facts import DAY
from benchmarks.neutral.rules import Rule
from benchmarks.peers.prepared import RECORDS, Peer, Prepared, each


class JsonLogic(Wording[Any]):
    """Conditions as JSON."""

    def one_of(self, fact: str, values: Sequence[str]) -> Any:
        return {"===": [_fact(fact), values[0]]} if len(values) == 1 else {"in": [_fact(fact), list(values)]}

    def none_of(self, fact: str, values: Sequence[str]) -> Any:
        other = {"!==": [_fact(fact), values[0]]} if len(values) == 1 else {"!": [self.one_of(fact, values)]}
        return _known(fact, other)

    def holds(self, fact: str, wanted: bool) -> Any:
        return {"===": [_fact(fact), wanted]}

    def between(self, first: str | None, last: str | None) -> Any:
        if first and last:
            return _known(DAY, {"<=": [first, _fact(DAY), last]})
        return _known(DAY, {">=": [_fact(DAY), first]} if first else {"<=": [_fact(DAY), last]})

    def every(self, parts: Sequence[Any]) -> Any:
        return {"and": list(parts)}

    def some(self, parts: Sequence[Any]) -> Any:
        return {"or": list(parts)}


def _fact(name: str) -> Any:
    return {"var": name}


def _known(fact: str, test: Any) -> Any:
    return {"and": [{"!==": [_fact(fact), None]}, test]}


def prepare(rules: Sequence[Rule]) -> Prepared:
    """All conditions in one array."""
    engine = import_module("datalogic_py").Engine()
    ids = [rule.id for rule in rules]
    compiled = engine.compile([fold(positive(rule.condition), JsonLogic()) for rule in rules])
    evaluate = engine.session().evaluate

    def one(record: Record) -> list[str]:
        return [id_ for id_, met in zip(ids, evaluate(compiled, record), strict=True) if met]

    return each(one)


DATALOGIC = Peer(
    "datalogic-py", ("datalogic-py",), RECORDS, prepare, "JSONLogic in Rust, all conditions in one compiled array"
)
