"""A judgement as plain data: only what JSON knows, keys always in the same order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from asn_neutrality.domain.facts import FactType
from asn_neutrality.domain.results import (
    AppliedSanction,
    Assumption,
    Contradiction,
    Finding,
    Gravest,
    Judgement,
    Missing,
    Outcome,
    Presumed,
    ReadingOutcome,
    Support,
)
from asn_neutrality.domain.rules import Authority, FindingStatus
from asn_neutrality.domain.sources import Citation, Period, Provenance
from asn_neutrality.domain.words import Label
from asn_neutrality.explain.penalties import addressee_of
from asn_neutrality.explain.written import written
from asn_neutrality.logic.atoms import Meant
from asn_neutrality.logic.fold import leaves
from asn_neutrality.logic.shapes import Constant
from asn_neutrality.questions.support import least_certain

VERDICT_SCHEMA = "asn-neutrality/verdict/1"

Plain: TypeAlias = bool | int | str | list["Plain"] | dict[str, "Plain"] | None


def to_dict(judgement: Judgement) -> dict[str, Plain]:
    """The judgement without the record: no personal fact is in it.

    ``violations`` and ``grounds`` hold ids of prohibitions; positions are ``file:line:column``.
    """
    certain = (each for each in judgement.findings if each.status is FindingStatus.VIOLATED)
    return {
        "schema": VERDICT_SCHEMA,
        "outcome": judgement.outcome.value,
        "tracks": _outcomes(judgement.tracks),
        "packs": _outcomes(judgement.packs),
        "out_of_scope": list(judgement.out_of_scope),
        "violations": [each.prohibition.id for each in certain],
        "grounds": [[rule.id for rule in ground] for ground in judgement.grounds],
        "missing": _missing(judgement.missing),
        "readings": [_reading(each) for each in judgement.readings],
        "sanctions": [_sanction(each) for each in judgement.sanctions],
        "gravest": {track: _gravest(found) for track, found in judgement.gravest.items()},
        "provenance": _seen(least_certain(judgement.rests_on)),
        "rests_on": [_support(each) for each in judgement.rests_on],
        "contradictions": [_contradiction(each) for each in judgement.contradictions],
        "defaults": [_assumption(each) for each in judgement.defaults],
        "presumptions": [_assumption(each) for each in judgement.presumptions],
        "presumed": _presumed(judgement.presumed),
        "findings": [_finding(each) for each in judgement.findings],
    }


def _outcomes(outcomes: Mapping[str, Outcome]) -> Plain:
    return {name: outcome.value for name, outcome in outcomes.items()}


def _finding(finding: Finding) -> Plain:
    rule = finding.prohibition
    return {
        "id": rule.id,
        "status": finding.status.value,
        "title": _label(rule.title),
        "pack": rule.pack,
        "track": rule.track,
        "quote": rule.quote,
        "quote_seen": _seen(rule.quote_seen),
        "citations": _citations(rule.basis),
        "position": str(rule.span),
        "failed": [_condition(part) for part in finding.failed],
        "excused_by": list(finding.excused_by),
        "questions": list(finding.questions),
        "missing": [each.fact.name for each in finding.missing],
    }


def _label(label: Label | None) -> Plain:
    return None if label is None else {"id": label.id, "en": label.en}


def _citations(citations: Iterable[Citation]) -> Plain:
    return [
        {
            "source": citation.source,
            "place": [{"kind": step.kind, "value": step.value} for step in citation.locators],
            "position": str(citation.span),
        }
        for citation in citations
    ]


def _condition(part: Meant) -> Plain:
    place = next((leaf.span for leaf in leaves(part) if leaf.span is not None), None)
    return {"condition": written(part), "position": None if place is None else str(place)}


def _missing(missing: Iterable[Missing]) -> Plain:
    return [
        {
            "fact": each.fact.name,
            "label": _label(each.fact.label),
            "possible": [] if each.fact.personal else list(each.possible),
            "assessment": each.assessment,
            "question": _label(each.fact.question),
        }
        for each in missing
    ]


def _reading(each: ReadingOutcome) -> Plain:
    return {
        "question": each.question.id,
        "title": _label(each.question.title),
        "answer": each.answer,
        "outcome": each.outcome.value,
        "tracks": _outcomes(each.tracks),
        "packs": _outcomes(each.packs),
        "position": str(each.question.span),
    }


def _presumed(presumed: Presumed | None) -> Plain:
    if presumed is None:
        return None
    return {
        "outcome": presumed.outcome.value,
        "tracks": _outcomes(presumed.tracks),
        "assumptions": [_assumption(each) for each in presumed.assumptions],
    }


def _sanction(each: AppliedSanction) -> Plain:
    sanction, addressee = each.sanction, addressee_of(each.clause, each.sanction)
    return {
        "sanction": each.clause.sanction,
        "rule": each.prohibition.id,
        "track": each.prohibition.track,
        "certain": each.certain,
        "title": _label(sanction.title),
        "level": sanction.level,
        "quote": sanction.quote,
        "quote_seen": _seen(sanction.quote_seen),
        "in_force": _period(sanction.in_force),
        "addressee": written(Constant(True) if addressee is None else addressee),
        "authorities": [_authority(authority) for authority in sanction.authorities],
        "citations": _citations(each.clause.citations or sanction.citations),
        "position": str(each.clause.span),
    }


def _authority(each: Authority) -> Plain:
    return {"label": _label(each.label), "in_force": _period(each.period), "citations": _citations(each.citations)}


def _gravest(found: Gravest) -> Plain:
    return {
        "certain": [each.sanction.id for each in found.certain],
        "possible": [each.sanction.id for each in found.possible],
    }


def _support(each: Support) -> Plain:
    return {"source": each.source.id, "provenance": _seen(each.provenance), "rules": list(each.rules)}


def _seen(provenance: Provenance | None) -> Plain:
    return None if provenance is None else provenance.value


def _period(period: Period) -> Plain:
    return {
        "start": period.start.isoformat() if period.start else None,
        "end": period.end.isoformat() if period.end else None,
    }


def _contradiction(each: Contradiction) -> Plain:
    return {"facts": list(each.facts), "concluded": each.concluded}


def _assumption(each: Assumption) -> Plain:
    fact: FactType = each.fact
    return {"fact": fact.name, "value": None if fact.personal else each.value}
