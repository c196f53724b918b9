"""The records in ``examples/``: invented, readable, and showing everything a verdict can be."""

from __future__ import annotations

import csv
import json
from pathlib import Path

from asn_neutrality import Outcome
from tests.packs.shipped import LISTS, judge

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def records() -> list[dict[str, object]]:
    """All sample records, from the three files."""
    lines = (EXAMPLES / "peristiwa.jsonl").read_text("utf-8").splitlines()
    with (EXAMPLES / "peristiwa.csv").open(encoding="utf-8", newline="") as table:
        rows: list[dict[str, object]] = [dict(row) for row in csv.DictReader(table)]
    return [*map(json.loads, lines), json.loads((EXAMPLES / "satu_peristiwa.json").read_text("utf-8")), *rows]


VERDICTS = [judge().evaluate(record) for record in records()]


def test_every_outcome_is_shown() -> None:
    assert {verdict.outcome for verdict in VERDICTS} == set(Outcome)


def test_every_list_answers_some_record_and_each_record_is_answered_by_one_list() -> None:
    answering = [set(LISTS) - set(verdict.out_of_scope) for verdict in VERDICTS]
    assert {len(lists) for lists in answering} == {1}
    assert set().union(*answering) == set(LISTS)


def test_no_record_contradicts_itself() -> None:
    assert not [verdict.record for verdict in VERDICTS if verdict.contradictions]


def test_ids_are_distinct_and_nobody_is_named() -> None:
    ids = [str(record["id"]) for record in records()]
    assert len(set(ids)) == len(ids)
    text = json.dumps(records())
    assert "nama" not in text
    assert "nip" not in text
