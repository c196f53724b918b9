"""Records as examples in the language of rules, in canonical form, ready to paste."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import assert_never

from attrs import define

from asn_neutrality.domain.facts import FactType
from asn_neutrality.domain.packs import RuleSet
from asn_neutrality.domain.records import Dates, Days, EventRecord, Regions, State, Text, Unknown, Values
from asn_neutrality.domain.rules import FindingStatus
from asn_neutrality.domain.words import Language
from asn_neutrality.source.text import SourceText
from asn_neutrality.syntax.format import format_file
from asn_neutrality.syntax.parse import parse

KEYWORDS = {
    FindingStatus.VIOLATED: "melanggar",
    FindingStatus.OUT_OF_SCOPE: "tidak_melanggar",
    FindingStatus.OUT_OF_FORCE: "tidak_melanggar",
    FindingStatus.NOT_MET: "tidak_melanggar",
    FindingStatus.EXCUSED: "dikecualikan",
    FindingStatus.UNDETERMINED: "belum_jelas",
    FindingStatus.NEEDS_ASSESSMENT: "perlu_penilaian",
    FindingStatus.DISPUTED: "diperdebatkan",
}


@define(frozen=True)
class WrittenExample:
    """A title, what is found, by which exception or permission (if excused), and of what record."""

    title: str
    finding: FindingStatus
    by: str | None
    record: EventRecord


def example_source(
    rule: str, examples: Iterable[WrittenExample], rules: RuleSet, language: Language, remarks: Iterable[str] = ()
) -> str:
    """An ``uji`` of the rule with these examples, keywords in ``language``; ``remarks`` are comments before it."""
    facts = rules.vocabulary.facts
    lines = [*(f"# {remark}" for remark in remarks), f"uji {rule}"]
    for each in examples:
        by = f" oleh {each.by.rpartition('.')[2]}" if each.by is not None else ""
        lines.append(f'  contoh {KEYWORDS[each.finding]}{by} "{each.title.replace(chr(34), chr(39))}"')
        pairs = (f"{name}: {_said(state, facts[name])}" for name, state in each.record.facts.items())
        lines.append("    " + "  ".join(pairs))
    file, problems = parse(SourceText("uji.larangan", "\n".join(lines) + "\n"))
    if problems:
        raise AssertionError(problems)
    return format_file(file, language)


def _said(state: State, fact: FactType) -> str:
    match state:
        case Values(values):
            return " / ".join(_values(values, fact))
        case Dates(spans, not_yet):
            return " / ".join([*map(_span, spans), *(["belum"] if not_yet else [])])
        case Regions(patterns):
            return " / ".join(f'"{pattern}"' for pattern in patterns)
        case Text(text):
            return f'"{text}"'
        case Unknown():
            return "?"
    assert_never(state)


def _values(values: frozenset[str], fact: FactType) -> list[str]:
    """The values in the order of the fact; a group where they are just its members."""
    groups: Mapping[frozenset[str], str] = {frozenset(group.members): group.name for group in fact.groups}
    if len(values) > 1 and values in groups:
        return [groups[values]]
    return [value.name for value in fact.values if value.name in values]


def _span(days: Days) -> str:
    """A day, a closed range, or an open one as records write it: the language asks for an end behind the dots."""
    if days.start is None and days.end is None:
        return "?"
    if days.start is None or days.end is None:
        start, end = (day.isoformat() if day is not None else ".." for day in (days.start, days.end))
        return f'"{start}/{end}"'
    start, end = days.start.isoformat(), days.end.isoformat()
    return start if start == end else f"{start} .. {end}"
