"""Examples: the record each gives, and the finding it states."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import define, evolve

from asn_neutrality.checker.records import read_record
from asn_neutrality.checker.scope import Scope
from asn_neutrality.domain.records import EventRecord, State
from asn_neutrality.domain.rules import Example, FindingStatus, Permission, Prohibition
from asn_neutrality.syntax import ast

FINDINGS = {
    "melanggar": FindingStatus.VIOLATED,
    "tidak_melanggar": FindingStatus.NOT_MET,
    "dikecualikan": FindingStatus.EXCUSED,
    "belum_jelas": FindingStatus.UNDETERMINED,
    "perlu_penilaian": FindingStatus.NEEDS_ASSESSMENT,
    "diperdebatkan": FindingStatus.DISPUTED,
}


@define(frozen=True)
class Excuses:
    """What can excuse from a prohibition: its exceptions by name, and the ids of permissions that override it."""

    exceptions: tuple[str, ...]
    permissions: tuple[str, ...]


def excuses(prohibition: Prohibition, permissions: Iterable[Permission]) -> Excuses:
    """The excuses of one prohibition."""
    overriding = (permission.id for permission in permissions if prohibition.id in permission.overrides)
    return Excuses(tuple(exception.name for exception in prohibition.exceptions), tuple(overriding))


def read_example(written: ast.Example, rule: str, possible: Excuses, scope: Scope) -> Example:
    """One example of a prohibition."""
    by = _excuse(written.by, possible, scope) if written.by else None
    record = EventRecord(_read_pairs(written.pairs, scope))
    return Example(rule, FINDINGS[written.finding], by, written.title, record, span=written.span)


def _excuse(name: ast.Name, possible: Excuses, scope: Scope) -> str | None:
    if name.text in possible.exceptions:
        return name.text
    # Packs may give a permission of one name each, as circulars that repeat each other do: the nearest is meant.
    nearest = scope.names.qualify(name.text)
    if nearest in possible.permissions:
        return nearest
    permitted = {permission.partition(".")[2]: permission for permission in possible.permissions}
    if name.text in permitted:
        return permitted[name.text]
    scope.report.unlisted("C031", name, [*possible.exceptions, *permitted])
    return None


def _read_pairs(pairs: Iterable[ast.Pair], scope: Scope) -> Mapping[str, State]:
    """The facts of a record, in the order of the vocabulary."""
    first: dict[str, ast.Pair] = {}
    stated: dict[str, State] = {}
    for pair in pairs:
        earlier = first.setdefault(pair.fact.text, pair)
        if earlier is not pair:
            scope.report.add("C093", pair.fact.span, related=[earlier.fact.span], fact=pair.fact.text)
        elif scope.fact(pair.fact) is not None:
            stated.update(_read_pair(pair, scope))
    return {name: stated[name] for name in scope.facts.types if name in stated}


def _read_pair(pair: ast.Pair, scope: Scope) -> Mapping[str, State]:
    raw = [_raw(datum) for datum in pair.data]
    record, found = read_record(scope.facts.vocabulary, {pair.fact.text: raw[0] if len(raw) == 1 else raw})
    scope.report.found.extend(evolve(diagnostic, span=pair.span, where=None) for diagnostic in found)
    return {} if record is None else record.facts


def _raw(datum: ast.Name | ast.DateDatum) -> str:
    """A datum as records write it."""
    if isinstance(datum, ast.Name):
        return datum.text
    if datum.start is not None and datum.start == datum.end:
        return datum.start
    return f"{datum.start or '..'}/{datum.end or '..'}"
