"""Every citation of a rule set, and what uses it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import Enum

from attrs import define

from asn_neutrality.domain.calendars import ElectionCalendar
from asn_neutrality.domain.packs import RulePack, RuleSet
from asn_neutrality.domain.rules import Permission, Prohibition, Sanction
from asn_neutrality.domain.sources import Citation, LegalSource, Provenance


class UseKind(Enum):
    """What of the rules rests on a citation."""

    PROHIBITION = "prohibition"
    PERMISSION = "permission"
    EXCEPTION = "exception"
    SANCTION = "sanction"
    AUTHORITY = "authority"
    READING = "reading"
    CONCLUSION = "conclusion"
    IMPOSSIBLE = "impossible"
    CALENDAR = "calendar"
    TRANSITION = "transition"


@define(frozen=True)
class Use:
    """A citation and what rests on it.

    ``name`` is a qualified id (of a rule, an exception as ``pack.rule.name``, a sanction or that which an authority
    imposes, a question, a calendar or stage, a source), or the fact concluded. ``rule`` is the prohibition or
    permission it belongs to, if one. ``seen`` is how the words used were seen.
    """

    kind: UseKind
    name: str
    citation: Citation
    seen: Provenance
    rule: str | None = None


def uses(rules: RuleSet) -> tuple[Use, ...]:
    """Every use, in the order of packs and declarations; what is on purpose not encoded is none."""
    collecting = _Collecting({source.id: source for pack in rules.packs.values() for source in pack.sources})
    return tuple(use for pack in rules.packs.values() for use in collecting.of_pack(pack))


@define(frozen=True)
class _Collecting:
    sources: dict[str, LegalSource]

    def of_pack(self, pack: RulePack) -> Iterator[Use]:
        for rule in pack.rules:
            yield from self._rule(rule)
        for sanction in pack.sanctions:
            yield from self._sanction(sanction)
        for question in pack.questions:
            owner = question.id if question.id in {each.id for each in pack.rules} else None
            for reading in question.readings:
                name = f"{question.id}.{reading.name}"
                yield from self._cited(UseKind.READING, name, reading.citations, rule=owner)
        for conclusion in pack.conclusions:
            yield from self._cited(UseKind.CONCLUSION, conclusion.fact, conclusion.citations)
        for impossible in pack.impossible:
            yield from self._cited(UseKind.IMPOSSIBLE, pack.name, impossible.citations)
        for calendar in pack.calendars:
            yield from self._calendar(calendar)
        for source in pack.sources:
            if source.transition is not None:
                yield from self._cited(UseKind.TRANSITION, source.id, source.transition.citations)

    def _rule(self, rule: Prohibition | Permission) -> Iterator[Use]:
        kind = UseKind.PROHIBITION if isinstance(rule, Prohibition) else UseKind.PERMISSION
        yield from self._cited(kind, rule.id, rule.basis, seen=rule.quote_seen, rule=rule.id)
        for exception in rule.exceptions:
            name = f"{rule.id}.{exception.name}"
            yield from self._cited(UseKind.EXCEPTION, name, exception.citations, rule=rule.id)
        if isinstance(rule, Prohibition):
            for clause in rule.sanctions:
                yield from self._cited(UseKind.SANCTION, clause.sanction, clause.citations, rule=rule.id)

    def _sanction(self, sanction: Sanction) -> Iterator[Use]:
        yield from self._cited(UseKind.SANCTION, sanction.id, sanction.citations, seen=sanction.quote_seen)
        for authority in sanction.authorities:
            yield from self._cited(UseKind.AUTHORITY, sanction.id, authority.citations)

    def _calendar(self, calendar: ElectionCalendar) -> Iterator[Use]:
        yield from self._cited(UseKind.CALENDAR, calendar.id, calendar.citations, seen=calendar.provenance)
        for stage in calendar.stages:
            cited = stage.citations or calendar.citations[:1]
            yield from self._cited(UseKind.CALENDAR, f"{calendar.id}.{stage.name}", cited, seen=stage.provenance)

    def _cited(
        self,
        kind: UseKind,
        name: str,
        citations: Sequence[Citation],
        *,
        seen: Provenance | None = None,
        rule: str | None = None,
    ) -> Iterator[Use]:
        """The citations; ``seen`` is of the first, under which the quotation stands, the others are as their source."""
        for place, citation in enumerate(citations):
            own = seen if place == 0 else None
            yield Use(kind, name, citation, own or self._source_seen(citation), rule)

    def _source_seen(self, citation: Citation) -> Provenance:
        source = self.sources.get(citation.source)
        return source.provenance if source else Provenance.UNSEEN


def least(seen: Iterable[Provenance]) -> Provenance:
    """The least certain of them, of which there is at least one."""
    return max(seen, key=list(Provenance).index)
