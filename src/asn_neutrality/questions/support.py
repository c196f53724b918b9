"""The sources that a verdict rests on, and how far they can be relied on."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence

from attrs import define

from asn_neutrality.domain.calendars import ElectionCalendar
from asn_neutrality.domain.facts import FactRole
from asn_neutrality.domain.packs import RuleSet
from asn_neutrality.domain.records import EventRecord, State, Values
from asn_neutrality.domain.results import AppliedSanction, Finding, Outcome, Support
from asn_neutrality.domain.rules import SILENT, FindingStatus, Permission, Prohibition
from asn_neutrality.domain.sources import Citation, Provenance
from asn_neutrality.logic.atoms import InPhase, Meant, Member, Within
from asn_neutrality.logic.fold import leaves
from asn_neutrality.memory import keep
from asn_neutrality.once import cached_property

REMEMBERED = 4_000  # answers under one rule set


@define(frozen=True)
class Result:
    """What a verdict says, as far as it rests on sources: of ``findings`` only those that are not silent matter."""

    outcome: Outcome
    findings: tuple[Finding, ...]
    grounds: tuple[tuple[Prohibition, ...], ...]
    sanctions: tuple[AppliedSanction, ...]
    record: EventRecord


@define(frozen=True)
class _Use:
    """A citation that something rests on, as ``rule`` uses it; ``seen`` is that of the quotation under it."""

    rule: str
    source: str
    seen: Provenance | None


class Supports:
    """What verdicts under one rule set rest on, found once of all of which the same is to be said."""

    def __init__(self, rules: RuleSet) -> None:
        self._rules = rules
        facts = tuple(rules.vocabulary.facts.values())
        self._sources = {source.id: source for pack in rules.packs.values() for source in pack.sources}
        self._told = frozenset(
            (
                *(fact.name for fact in facts if fact.stage is not None),
                *(each.fact for pack in rules.packs.values() for each in pack.conclusions),
            )
        )
        election = rules.vocabulary.with_role(FactRole.ELECTION)
        self._election = None if election is None else election.name
        self._known: dict[Hashable, tuple[object, tuple[Support, ...]]] = {}

    def of(self, result: Result) -> tuple[Support, ...]:
        """What a verdict rests on, sources in order of use: violations, grounds and sanctions.

        A dispute carries it only where the outcome is disputed, an excuse only where there is no violation. Of a
        source whose words are quoted the quotation counts, for the rest the source itself. The dates of a calendar
        count where a rule tests a stage that the record leaves to the calendar.
        """
        relied = _Relied(self._rules, result)
        findings = relied.telling
        if not findings and not result.sanctions:
            return ()
        stated = result.record.facts
        election = stated.get(self._election) if self._election is not None else None
        told = [name for name in stated if name in self._told]
        key = (result.outcome, len(findings), *map(id, findings), *map(id, result.sanctions), id(election), *told)
        of = (findings, result.sanctions, election)
        found = self._known.get(key)
        if found is None:
            found = of, self._of(relied)  # What it is of lives as long: nothing else gets its identity.
            keep(self._known, key, found, REMEMBERED)
        return found[1]

    def _of(self, relied: _Relied) -> tuple[Support, ...]:
        by_source: dict[str, list[_Use]] = {}
        for use in relied.uses():
            by_source.setdefault(use.source, []).append(use)
        return tuple(
            Support(
                source=self._sources[id_],
                provenance=_least(use.seen or self._sources[id_].provenance for use in uses),
                rules=tuple(dict.fromkeys(use.rule for use in uses)),
            )
            for id_, uses in by_source.items()
            if id_ in self._sources
        )


def least_certain(found: Iterable[Support]) -> Provenance | None:
    """The least certain provenance of all; None where nothing is relied on."""
    seen = [each.provenance for each in found]
    return _least(seen) if seen else None


@define(frozen=True)
class _Dates:
    """The stages whose dates a rule needs, where ``stated`` is what the record states."""

    rules: RuleSet
    stated: Mapping[str, State]

    def uses(self, rule: Prohibition) -> Iterator[_Use]:
        """The sources of the dates of every stage it tests, itself or through what is concluded."""
        wanted = self._tested(rule) - self._phases_stated()
        for calendar in self._calendars():
            for stage in calendar.stages:
                if stage.name in wanted:
                    for citation in (stage.citations or calendar.citations)[:1]:
                        yield _Use(rule.id, citation.source, stage.provenance)

    def _tested(self, rule: Prohibition) -> set[str]:
        conditions = (rule.condition, *(each.condition for each in rule.exceptions))
        facts = {leaf.test.fact for each in conditions for leaf in leaves(each) if isinstance(leaf.test, Member)}
        concluded = (
            each.condition
            for pack in self.rules.packs.values()
            for each in pack.conclusions
            if each.fact in facts and each.fact not in self.stated
        )
        return {point for condition in (*conditions, *concluded) for point in _points(condition)}

    def _phases_stated(self) -> set[str]:
        """The stages whose phase is stated, so that no calendar is asked."""
        facts = self.rules.vocabulary.facts.values()
        return {fact.stage for fact in facts if fact.stage is not None and fact.name in self.stated}

    def _calendars(self) -> Iterator[ElectionCalendar]:
        """Those of the elections it can be."""
        facts = self.rules.vocabulary.facts.values()
        chosen = next((self.stated.get(fact.name) for fact in facts if fact.role is FactRole.ELECTION), None)
        for calendar in (calendar for pack in self.rules.packs.values() for calendar in pack.calendars):
            if not isinstance(chosen, Values) or calendar.id in chosen.values:
                yield calendar


def _points(condition: Meant) -> Iterator[str]:
    tests = (leaf.test for leaf in leaves(condition))
    return (test.point for test in tests if isinstance(test, InPhase | Within) and isinstance(test.point, str))


def _least(seen: Iterable[Provenance]) -> Provenance:
    return max(seen, key=list(Provenance).index)


@define(frozen=True, slots=False)
class _Relied:
    """What a result relies on."""

    rules: RuleSet
    result: Result

    @cached_property
    def _carrying(self) -> frozenset[str]:
        """The prohibitions that carry it, besides what is violated or, where that is the outcome, disputed."""
        return frozenset([rule.id for ground in self.result.grounds for rule in ground])

    @cached_property
    def telling(self) -> tuple[Finding, ...]:
        """The findings that it relies on."""
        return tuple([each for each in self.result.findings if each.status not in SILENT and self._counts(each)])

    def _counts(self, finding: Finding) -> bool:
        return self._carries(finding) or (bool(finding.excused_by) and self.result.outcome is not Outcome.VIOLATION)

    def _carries(self, finding: Finding) -> bool:
        if finding.status is FindingStatus.VIOLATED or finding.prohibition.id in self._carrying:
            return True
        return finding.status is FindingStatus.DISPUTED and self.result.outcome is Outcome.DISPUTED

    def uses(self) -> Iterator[_Use]:
        """Every use, finding by finding, then the sanctions."""
        dates = _Dates(self.rules, self.result.record.facts)
        for finding in self.telling:
            rule = finding.prohibition
            if self._carries(finding):
                yield from _cited(rule.id, rule.basis, rule.quote_seen)
                yield from dates.uses(rule)
                yield from self._readings(finding)
            if self.result.outcome is not Outcome.VIOLATION:
                for name in finding.excused_by:
                    yield from _excuse(rule, name, self._permission(name))
        for each in self.result.sanctions:
            yield from _cited(each.prohibition.id, each.clause.citations)
            yield from _cited(each.prohibition.id, each.sanction.citations, each.sanction.quote_seen)

    def _permission(self, name: str) -> Permission | None:
        rules = (rule for pack in self.rules.packs.values() for rule in pack.permissions)
        return {rule.id: rule for rule in rules}.get(name)

    def _readings(self, finding: Finding) -> Iterator[_Use]:
        for question in (each for pack in self.rules.packs.values() for each in pack.questions):
            if question.id in finding.questions:
                for reading in question.readings:
                    yield from _cited(finding.prohibition.id, reading.citations)


def _excuse(rule: Prohibition, name: str, permission: Permission | None) -> Iterator[_Use]:
    if permission is not None:
        yield from _cited(permission.id, permission.basis, permission.quote_seen)
        return
    for exception in rule.exceptions:
        if exception.name == name:
            own = bool(exception.citations)
            yield from _cited(rule.id, exception.citations or rule.basis[:1], None if own else rule.quote_seen)


def _cited(rule: str, citations: Sequence[Citation], seen: Provenance | None = None) -> Iterator[_Use]:
    """The citations; the quotation stands under the first."""
    for place, citation in enumerate(citations):
        yield _Use(rule, citation.source, seen if place == 0 else None)
