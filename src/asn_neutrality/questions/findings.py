"""What is found of one prohibition, with what it turns on."""

from __future__ import annotations

from asn_neutrality.domain.results import Finding
from asn_neutrality.domain.rules import OPEN, FindingStatus
from asn_neutrality.engine.event import Event
from asn_neutrality.engine.findings import excused_by, failed, status
from asn_neutrality.questions.missing import missing
from asn_neutrality.questions.readings import asked
from asn_neutrality.symbolic.compiled import CompiledRule


def finding(event: Event, rule: CompiledRule) -> Finding:
    """The status of the prohibition, and what explains it."""
    found, law = status(event, rule), rule.rule.prohibition
    if found in OPEN:
        subject = event.some_violated((rule,))
        return Finding(law, found, questions=asked(event, subject), missing=missing(event, subject))
    return Finding(
        prohibition=law,
        status=found,
        failed=failed(event, rule) if found is FindingStatus.NOT_MET else (),
        excused_by=excused_by(event, rule) if found is FindingStatus.EXCUSED else (),
    )
