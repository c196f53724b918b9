"""Tables and their rows: what the tests of this folder share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pyarrow as pa

from asn_neutrality.checker.restated import restated
from asn_neutrality.domain.records import EventRecord
from asn_neutrality.domain.rules import FindingStatus
from asn_neutrality.errors import EventError
from asn_neutrality.judge import Judge
from asn_neutrality.judge.verdict import Verdict

Row = Mapping[str, object]
LISTS = {
    "violations": FindingStatus.VIOLATED,
    "disputed": FindingStatus.DISPUTED,
    "needs_assessment": FindingStatus.NEEDS_ASSESSMENT,
    "undetermined": FindingStatus.UNDETERMINED,
}


def table(rows: Sequence[Row], names: Iterable[str] | None = None) -> pa.Table:
    """Rows as columns of text."""
    columns = list(dict.fromkeys(name for row in rows for name in row)) if names is None else list(names)
    return pa.table({name: pa.array([row.get(name) for row in rows], pa.string()) for name in columns})


def written(judge: Judge, record: EventRecord) -> Row:
    """The record as text in every fact."""
    facts = judge.rules.vocabulary.facts
    texts = {name: restated(state, facts[name]) for name, state in record.facts.items()}
    return {name: " / ".join(text) if isinstance(text, list) else text for name, text in texts.items()}


def one_by_one(judge: Judge, rows: Iterable[Row], **how: Any) -> list[dict[str, object]]:
    """What judging each row alone gives."""
    tracks = dict.fromkeys(track.name for pack in judge.rules.packs.values() for track in pack.tracks)
    found = []
    for row in rows:
        try:
            found.append(_told(judge.evaluate(row, **how), tracks))
        except EventError as error:
            nothing = dict.fromkeys(("outcome", *(f"track.{track}" for track in tracks), *LISTS))
            found.append({**nothing, "error": str(error)})
    return found


def _told(verdict: Verdict, tracks: Iterable[str]) -> dict[str, object]:
    status = {finding.prohibition.id: finding.status for finding in verdict.findings}
    return {
        "outcome": verdict.outcome.value,
        **{f"track.{track}": verdict.tracks[track].value for track in tracks},
        **{name: [rule for rule, found in status.items() if found is kind] for name, kind in LISTS.items()},
        "error": None,
    }


def together(judge: Judge, given: object, **how: Any) -> list[dict[str, object]]:
    """What judging them as a table gives."""
    found: list[dict[str, object]] = pa.table(judge.evaluate_table(given, **how)).to_pylist()
    return found
