"""Declared facts: kinds, values and groups; and the vocabulary they make together."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from asn_neutrality.checker.clauses import Clauses
from asn_neutrality.checker.facts import PHASE_PREFIX, VALUED, Facts, value_names, words
from asn_neutrality.checker.labels import keyword_label, label, label_or_name, title
from asn_neutrality.checker.marks import read_marks
from asn_neutrality.checker.names import check_unique
from asn_neutrality.checker.phases import phase_facts
from asn_neutrality.checker.report import Report
from asn_neutrality.checker.written import WrittenPack
from asn_neutrality.domain.facts import NO, YES, FactKind, FactRole, FactType, FactValue, ValueGroup, Vocabulary
from asn_neutrality.syntax import ast

YES_AND_NO = tuple(FactValue(value, keyword_label(value)) for value in (YES, NO))

ROLE_KINDS = {
    FactRole.TIME_OF_ACT: FactKind.DATE,
    FactRole.ELECTION: FactKind.CHOICE,
    FactRole.CONTEST: FactKind.CHOICE,
    FactRole.AREA: FactKind.REGION,
    FactRole.RECORD_ID: FactKind.TEXT,
    FactRole.INCIDENT_ID: FactKind.TEXT,
}


def read_facts(packs: Sequence[WrittenPack]) -> Facts:
    """All facts of the packs: declared ones, then one per stage; calendars are values of the election fact."""
    types: dict[str, FactType] = {}
    owner: dict[str, str] = {}
    roles: dict[FactRole, FactType] = {}
    calendars = [value for pack in packs for value in _calendar_values(pack)]
    for pack in packs:
        for declaration in pack.of(ast.Fact):
            fact = read_fact(declaration, pack.report)
            _check_name(declaration.name, pack, packs)
            _check_elsewhere(declaration.name, pack, types, owner)
            _check_role(fact, declaration, pack.report, roles)
            if fact.role is FactRole.ELECTION:
                _check_calendars(fact, packs)
                fact = _with_calendars(fact, calendars)
            types.setdefault(fact.name, fact)
            owner.setdefault(fact.name, pack.name)
    types.update((fact.name, fact) for fact in phase_facts(packs))
    return Facts(Vocabulary(types), owner)


def read_fact(written: ast.Fact, report: Report) -> FactType:
    """One fact as declared; what is wrong with it is refused and left out."""
    clauses = Clauses(written.name, written.clauses, report)
    kind = FactKind(written.kind)
    groups = clauses.many(ast.Group)
    names = [*(value.name for value in written.values), *(group.name for group in groups)]
    check_unique(report, "pilihan", names)
    fact = FactType(written.name.text, label(written.label), kind, _values(written, kind), span=written.name.span)
    if groups and kind not in VALUED:
        report.add("C054", groups[0].name.span, mark=report.keyword("kelompok"), fact=fact.name)
    fact = evolve(fact, groups=tuple(_group(group, fact, report) for group in groups))
    ask = clauses.one(ast.Ask)
    return evolve(read_marks(fact, clauses), question=label(ask.label) if ask else None)


def _values(written: ast.Fact, kind: FactKind) -> tuple[FactValue, ...]:
    if kind is FactKind.YES_NO:
        return YES_AND_NO
    return tuple(FactValue(value.name.text, label_or_name(value.label, value.name.text)) for value in written.values)


def _group(written: ast.Group, fact: FactType, report: Report) -> ValueGroup:
    values = value_names(fact)
    if fact.kind in VALUED:
        for member in written.members:
            if member.text not in values:
                report.unlisted("C030", member, values, fact=fact.name, group=written.name.text)
    named = {member.text for member in written.members}
    members = tuple(value for value in values if value in named)
    return ValueGroup(written.name.text, label_or_name(written.label, written.name.text), members)


def _calendar_values(pack: WrittenPack) -> list[FactValue]:
    """The loaded calendars as values of the election fact."""
    found = []
    for calendar in pack.of(ast.Calendar):
        written = next((clause for clause in calendar.clauses if isinstance(clause, ast.Title)), None)
        found.append(FactValue(calendar.name.text, title(written, calendar.name.text)))
    return found


def _with_calendars(fact: FactType, calendars: Sequence[FactValue]) -> FactType:
    return evolve(fact, values=(*fact.values, *calendars))


def _check_calendars(fact: FactType, packs: Sequence[WrittenPack]) -> None:
    """Refuse a calendar that has the name of a value or group the election fact declares."""
    for pack in packs:
        for calendar in pack.of(ast.Calendar):
            if calendar.name.text in words(fact):
                pack.report.add("C019", calendar.name.span, name=calendar.name.text, fact=fact.name)


def _check_name(name: ast.Name, pack: WrittenPack, packs: Sequence[WrittenPack]) -> None:
    first = name.text.partition(".")[0]
    if first == PHASE_PREFIX or any(first == other.name for other in packs):
        pack.report.add("C017", name.span, name=name.text, first=first)


def _check_elsewhere(name: ast.Name, pack: WrittenPack, types: dict[str, FactType], owner: dict[str, str]) -> None:
    earlier = types.get(name.text)
    if earlier is not None and earlier.span is not None and owner[name.text] != pack.name:
        pack.report.add("C011", name.span, related=[earlier.span], name=name.text, pack=owner[name.text])


def _check_role(fact: FactType, written: ast.Fact, report: Report, roles: dict[FactRole, FactType]) -> None:
    if fact.role is None:
        return
    mark = next(mark for mark in written.clauses if isinstance(mark, ast.Mark) and mark.kind == "peran")
    if fact.kind is not ROLE_KINDS[fact.role]:
        kind = report.keyword(ROLE_KINDS[fact.role].value)
        report.add("C033", mark.span, fact=fact.name, role=fact.role.value, kind=kind)
    earlier = roles.setdefault(fact.role, fact)
    if earlier is not fact:
        report.add("C032", mark.span, role=fact.role.value, fact=earlier.name)
