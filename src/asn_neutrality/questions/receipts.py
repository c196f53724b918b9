"""What a verdict was made from, written down; and how it differs when it is made again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import define

from asn_neutrality.checker.restated import restated
from asn_neutrality.domain.facts import FactKind, FactRole, FactType
from asn_neutrality.domain.packs import RulePack, RuleSet
from asn_neutrality.domain.receipts import (
    ActReceipt,
    AnyReceipt,
    Changed,
    Difference,
    IncidentReceipt,
    PackState,
    Receipt,
    Recheck,
)
from asn_neutrality.domain.records import EventRecord
from asn_neutrality.domain.results import IncidentJudgement, Judgement
from asn_neutrality.engine.incident import Incident
from asn_neutrality.version import VERSION


def receipt(rules: RuleSet, judgement: Judgement, *, presumptions: bool) -> Receipt:
    """The receipt of a judgement under these rules."""
    stated = _stated(rules, judgement.record)
    return Receipt(
        library=VERSION,
        asked=rules.asked,
        packs=_packs_of(rules),
        event_date=stated.event_date,
        presumptions=presumptions,
        facts=stated.facts,
        masked=stated.masked,
        outcome=judgement.outcome,
        tracks=judgement.tracks,
        findings={finding.prohibition.id: finding.status for finding in judgement.findings},
    )


def incident_receipt(rules: RuleSet, incident: Incident, judgement: IncidentJudgement) -> IncidentReceipt:
    """The receipt of a judgement on several acts under these rules."""
    acts = []
    for act, alone in zip(incident.acts, judgement.acts, strict=True):
        stated = _stated(rules, act.event.record)
        acts.append(
            ActReceipt(act.row + 1, act.fact, stated.event_date, stated.facts, stated.masked, outcome=alone.outcome)
        )
    return IncidentReceipt(
        library=VERSION,
        asked=rules.asked,
        packs=_packs_of(rules),
        presumptions=incident.acts[0].event.presuming,
        acts=tuple(acts),
        outcome=judgement.outcome,
        tracks=judgement.tracks,
        findings={finding.prohibition.id: finding.status for finding in judgement.findings},
    )


@define(frozen=True)
class _Stated:
    """What a receipt says of a record."""

    event_date: str | list[str] | None
    facts: Mapping[str, str | list[str]]
    masked: tuple[str, ...]


def _stated(rules: RuleSet, record: EventRecord) -> _Stated:
    facts = rules.vocabulary.facts
    act = next((name for name, fact in facts.items() if fact.role is FactRole.TIME_OF_ACT), None)
    day = record.facts.get(act) if act is not None else None
    shown = {name: state for name, state in record.facts.items() if not _is_masked(facts[name])}
    return _Stated(
        event_date=restated(day, facts[act]) if day is not None and act is not None else None,
        facts={name: restated(state, facts[name]) for name, state in shown.items()},
        masked=tuple(name for name in record.facts if name not in shown),
    )


def _packs_of(rules: RuleSet) -> tuple[PackState, ...]:
    return tuple(_state(pack) for pack in rules.packs.values())


def _is_masked(fact: FactType) -> bool:
    """Personal facts, and free text, in which names stand; what a record calls itself is needed to find it again."""
    return fact.personal or (fact.kind is FactKind.TEXT and fact.role is None)


def _state(pack: RulePack) -> PackState:
    return PackState(pack.name, pack.version, pack.source.sha256)


def compare(before: AnyReceipt, after: AnyReceipt) -> Recheck:
    """Everything in which a verdict made again differs from its receipt, causes first."""
    differences = (*_library(before, after), *_packs(before, after), *_verdict(before, after), *_acts(before, after))
    return Recheck(before, after, differences)


def _library(before: AnyReceipt, after: AnyReceipt) -> Iterator[Difference]:
    if before.library != after.library:
        yield Difference(Changed.LIBRARY, "", before.library, after.library)


def _packs(before: AnyReceipt, after: AnyReceipt) -> Iterator[Difference]:
    old, new = ({pack.name: pack for pack in receipt.packs} for receipt in (before, after))
    for name in dict.fromkeys((*old, *new)):
        was, now = old.get(name), new.get(name)
        if was is None:
            yield Difference(Changed.PACK_NEW, name, None, now.version if now else None)
        elif now is None:
            yield Difference(Changed.PACK_GONE, name, was.version, None)
        elif was.version != now.version:
            yield Difference(Changed.PACK_VERSION, name, was.version, now.version)
        elif was.sha256 != now.sha256:
            yield Difference(Changed.PACK_TEXT, name, was.sha256, now.sha256)


def _verdict(before: AnyReceipt, after: AnyReceipt) -> Iterator[Difference]:
    if before.outcome is not after.outcome:
        yield Difference(Changed.OUTCOME, "", before.outcome.value, after.outcome.value)
    for name in dict.fromkeys((*before.tracks, *after.tracks)):
        outcome, again = before.tracks.get(name), after.tracks.get(name)
        if outcome is not again:
            yield Difference(Changed.TRACK, name, outcome and outcome.value, again and again.value)
    for rule in dict.fromkeys((*before.findings, *after.findings)):
        found, now = before.findings.get(rule), after.findings.get(rule)
        if found is not now:
            yield Difference(Changed.FINDING, rule, found and found.value, now and now.value)


def _acts(before: AnyReceipt, after: AnyReceipt) -> Iterator[Difference]:
    """The acts of an incident whose own outcome differs."""
    if isinstance(before, IncidentReceipt) and isinstance(after, IncidentReceipt):
        for number, (was, now) in enumerate(zip(before.acts, after.acts, strict=True), 1):
            if was.outcome is not now.outcome:
                yield Difference(Changed.ACT, str(number), was.outcome.value, now.outcome.value)
