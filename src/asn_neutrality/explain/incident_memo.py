"""The verdict on an incident as a memo that a supervisor can file."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define

from asn_neutrality.domain.receipts import IncidentReceipt
from asn_neutrality.domain.results import Finding, IncidentJudgement, JointFinding
from asn_neutrality.domain.rules import OPEN, FindingStatus
from asn_neutrality.explain import incidents, memo, sections
from asn_neutrality.explain.account import Account
from asn_neutrality.explain.cited import rule_line
from asn_neutrality.explain.document import Document, Heading, Paragraph, Sheet
from asn_neutrality.explain.receipts import act_receipt_row, incident_receipt_rows
from asn_neutrality.explain.voice import Voice

_TOLD = (FindingStatus.VIOLATED, *OPEN, FindingStatus.EXCUSED)


def incident_memo(judgement: IncidentJudgement, receipt: IncidentReceipt, voice: Voice) -> Document:
    """Outcome, acts, rule by rule and act by act, sanctions; then each act's facts and open points; the receipt."""
    sheet = Sheet()
    told = _Incident(judgement, tuple(Account(act, voice) for act in judgement.acts), voice)
    memo.begin(sheet, voice, None)
    _outcome(sheet, told)
    incidents.acts(sheet, judgement, voice)
    incidents.disagreements(sheet, judgement, voice)
    _rules(sheet, told)
    incidents.sanctions(sheet, judgement, voice)
    for number, account in enumerate(told.acts, 1):
        _act(sheet, number, account)
    memo.sources(sheet, (finding.prohibition for finding in incidents.of_status(judgement, *_TOLD)), voice)
    _receipt(sheet, receipt, voice)
    memo.end(sheet, voice)
    return sheet.finished(voice.language)


@define(frozen=True)
class _Incident:
    """An incident to be told in a voice."""

    judgement: IncidentJudgement
    acts: tuple[Account, ...]
    voice: Voice

    def findings(self, joint: JointFinding) -> list[tuple[int, Account, Finding]]:
        """Of the acts on which a finding rests: the number, and what is found of the act alone."""
        places = incidents.places(joint, self.judgement) or joint.acts
        return [(place + 1, self.acts[place], self._finding(place, joint)) for place in places]

    def _finding(self, place: int, joint: JointFinding) -> Finding:
        findings = self.judgement.acts[place].findings
        return next(each for each in findings if each.prohibition.id == joint.prohibition.id)


def _outcome(sheet: Sheet, told: _Incident) -> None:
    judgement, voice = told.judgement, told.voice
    sheet.head(voice.say("memo.outcome"))
    sheet.add(Paragraph(voice.say(f"outcome.{judgement.outcome.value}").upper(), strong=True))
    sheet.add(Paragraph(voice.say(f"incident.meaning_{judgement.outcome.value}")))
    memo.tracks(sheet, judgement.tracks, voice)
    incidents.either(sheet, judgement, voice)


def _rules(sheet: Sheet, told: _Incident) -> None:
    """Each rule that is violated, open or excused, with its conditions act by act; the others in a table."""
    voice = told.voice
    sheet.head(voice.say("memo.rules"))
    for status in _TOLD:
        for joint in incidents.of_status(told.judgement, status):
            memo.rule_head(sheet, joint.prohibition, voice.say(f"status.{joint.status.value}"), voice)
            for line in incidents.resting_on(joint, told.judgement, voice):
                sheet.add(Paragraph(line))
            for number, account, finding in told.findings(joint):
                sheet.add(Paragraph(voice.say("incident.of_act", number=number, status=account.status(finding))))
                memo.conditions(sheet, finding, account)
    rows = [_not_met(joint, told) for joint in incidents.of_status(told.judgement, FindingStatus.NOT_MET)]
    if rows:
        sheet.add(Heading(3, voice.say("memo.not_met")))
    sheet.table((voice.say("memo.rule"), voice.say("memo.reason")), rows)


def _not_met(joint: JointFinding, told: _Incident) -> tuple[str, str]:
    """Why no act meets the conditions: each reason once, with its acts where it is not the same of all."""
    voice = told.voice
    acts: dict[str, list[str]] = {}
    for number, account, finding in told.findings(joint):
        acts.setdefault(memo.reasons(finding, account), []).append(str(number))
    if len(acts) == 1:
        return rule_line(joint.prohibition, voice), next(iter(acts))
    said = (_of_acts(reason, numbers, voice) for reason, numbers in acts.items())
    return rule_line(joint.prohibition, voice), "; ".join(said)


def _of_acts(reason: str, numbers: Sequence[str], voice: Voice) -> str:
    key = "incident.reason_of_one" if len(numbers) == 1 else "incident.reason_of_some"
    return voice.say(key, reason=reason, acts=voice.templates.list_all(numbers))


def _act(sheet: Sheet, number: int, account: Account) -> None:
    """What is recorded of one act, and what is contradictory, assumed, disputed and missing in it."""
    voice = account.voice
    sheet.level = 2
    sheet.head(voice.say("incident.heading", number=number))
    memo.facts(sheet, account)
    sheet.level = 3
    sections.contradictions(sheet, account)
    sections.assumptions(sheet, account)
    sections.readings(sheet, account)
    sections.missing(sheet, account)
    sheet.level = 2


def _receipt(sheet: Sheet, receipt: IncidentReceipt, voice: Voice) -> None:
    sheet.head(voice.say("receipt.heading"))
    sheet.add(Paragraph(voice.say("receipt.purpose")))
    sheet.table((), incident_receipt_rows(receipt, voice))
    header = tuple(voice.say(f"receipt.{key}") for key in ("act", "event_date", "masked", "outcome"))
    sheet.table(header, [act_receipt_row(number, act, voice) for number, act in enumerate(receipt.acts, 1)])
    memo.packs(sheet, receipt, voice)
