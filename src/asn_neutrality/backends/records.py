"""Records, as other files than tables hold them, to codes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from asn_neutrality.backends.arrow import ColumnReader, Read
from asn_neutrality.checker.records import RecordReader
from asn_neutrality.source.diagnostic import Diagnostic

Flaws = Sequence[Diagnostic]


def read_records(
    records: Sequence[object], refused: Mapping[int, Flaws], columns: Mapping[str, ColumnReader], reader: RecordReader
) -> Read:
    """Some records as columns; ``refused`` are the flaws of those, by place, that are none."""
    numbers: dict[str, list[int]] = {}
    flaws = dict(refused)
    for place, raw in enumerate(records):
        if place in flaws:
            continue
        found = _quickly(raw, columns)
        if found is None:
            record, wrong = reader.read(raw)
            if record is None:
                flaws[place] = wrong
                continue
            found = {name: columns[name].meanings.of_state(state) for name, state in record.facts.items()}
        for name, number in found.items():
            if name not in numbers:
                numbers[name] = [0] * len(records)
            numbers[name][place] = number
    facts = {}
    for name in columns:
        fact = columns[name].numbered(numbers[name]) if name in numbers else None
        if fact is not None:
            facts[name] = fact
    return Read(facts, flaws)


def _quickly(raw: object, columns: Mapping[str, ColumnReader]) -> dict[str, int] | None:
    """What a flat record without a flaw states; None of any other."""
    if not isinstance(raw, dict):
        return None
    found = {}
    for name, value in raw.items():
        column = columns.get(name)
        if column is None:
            return None
        number = column.meanings.of(value)
        if column.meanings.all[number].flaws:
            return None
        found[name] = number
    return found
