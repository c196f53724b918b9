"""A verdict as a memo that a supervisor can file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from asn_neutrality.domain.facts import FactKind
from asn_neutrality.domain.receipts import AnyReceipt, Receipt
from asn_neutrality.domain.results import Finding, Outcome
from asn_neutrality.domain.rules import OPEN, FindingStatus, Prohibition
from asn_neutrality.domain.sources import LegalSource
from asn_neutrality.explain import penalties, sections
from asn_neutrality.explain.account import Account
from asn_neutrality.explain.citations import cite_all, period_words, provenance_words, source_name
from asn_neutrality.explain.cited import rule_line, sources_of
from asn_neutrality.explain.conditions import describe_in
from asn_neutrality.explain.document import Blanks, Document, Entries, Heading, Notes, Paragraph, Quotation, Sheet
from asn_neutrality.explain.full import excuses, failures, hangs_on
from asn_neutrality.explain.receipts import receipt_rows
from asn_neutrality.explain.voice import Voice

_TOLD = (FindingStatus.VIOLATED, *OPEN, FindingStatus.EXCUSED)
_SILENT = (FindingStatus.OUT_OF_SCOPE, FindingStatus.OUT_OF_FORCE)


def memo(account: Account, receipt: Receipt) -> Document:
    """Outcome, facts with their source, rule by rule, what is disputed, missing and threatened, and the receipt."""
    sheet, voice = Sheet(), account.voice
    begin(sheet, voice, account.event.name)
    _outcome(sheet, account)
    sheet.head(voice.say("memo.facts"))
    facts(sheet, account)
    sections.contradictions(sheet, account)
    sections.assumptions(sheet, account)
    _rules(sheet, account)
    sections.readings(sheet, account)
    sections.missing(sheet, account)
    penalties.sanctions(sheet, account)
    statuses = _TOLD if account.judgement.outcome is not Outcome.NO_VIOLATION else (*_TOLD, FindingStatus.NOT_MET)
    sources(sheet, (finding.prohibition for finding in account.of_status(*statuses)), voice)
    _receipt(sheet, receipt, voice)
    end(sheet, voice)
    return sheet.finished(voice.language)


def begin(sheet: Sheet, voice: Voice, record_name: str | None) -> None:
    """The title, and what is to be filled in."""
    sheet.add(Heading(1, voice.say("memo.title")))
    blank = voice.say("memo.to_fill_in")
    rows = [(voice.say("memo.number"), blank), (voice.say("memo.to"), blank), (voice.say("memo.from"), blank)]
    if record_name is not None:
        rows.append((voice.say("memo.event"), record_name))
    sheet.table((), rows)


def end(sheet: Sheet, voice: Voice) -> None:
    """What a memo is not, and who signs it."""
    sheet.add(Paragraph(voice.say("memo.notice")))
    sheet.add(Blanks(tuple(voice.say(f"memo.{key}") for key in ("place_and_date", "drafted_by", "checked_by"))))


def _outcome(sheet: Sheet, account: Account) -> None:
    voice, judgement = account.voice, account.judgement
    sheet.head(voice.say("memo.outcome"))
    sheet.add(Paragraph(account.outcome(judgement.outcome).upper(), strong=True))
    sheet.add(Paragraph(account.meaning()))
    tracks(sheet, judgement.tracks, voice)
    _either(sheet, account)
    sections.presumed(sheet, account)


def tracks(sheet: Sheet, outcomes: Mapping[str, Outcome], voice: Voice) -> None:
    """The outcome on each track."""
    rows = [(voice.track(name), voice.say(f"outcome.{each.value}")) for name, each in outcomes.items()]
    sheet.table((voice.say("memo.track"), voice.say("memo.result")), rows)


def _either(sheet: Sheet, account: Account) -> None:
    """The prohibitions of which one is certainly violated."""
    for ground in account.either:
        sheet.add(Paragraph(account.voice.say("heading.either")))
        for rule in ground:
            sheet.item(rule_line(rule, account.voice))


def facts(sheet: Sheet, account: Account) -> None:
    """Every fact with a value and where the value comes from; free text stays out, as names stand in it."""
    voice = account.voice
    rows = []
    for name, fact in voice.facts.items():
        told = account.event.fact_told(name) if fact.kind is not FactKind.TEXT or fact.personal else None
        if told is not None:
            rows.append((voice.label(fact.label), *told))
    sheet.table((voice.say("memo.fact"), voice.say("memo.value"), voice.say("memo.source")), rows)


def _rules(sheet: Sheet, account: Account) -> None:
    """Each rule that is violated, open or excused, in this order, with all its conditions; the others in a table."""
    voice = account.voice
    sheet.head(voice.say("memo.rules"))
    for status in _TOLD:
        for finding in account.of_status(status):
            _rule(sheet, finding, account)
    rows = [_not_met(finding, account) for finding in account.of_status(FindingStatus.NOT_MET)]
    if rows:
        sheet.add(Heading(3, voice.say("memo.not_met")))
    sheet.table((voice.say("memo.rule"), voice.say("memo.reason")), rows)
    silent = account.of_status(*_SILENT)
    if silent:
        packs = dict.fromkeys(each.prohibition.pack for each in silent)
        titles = voice.templates.list_all([voice.label(voice.rules.packs[name].title) for name in packs])
        sheet.add(Paragraph(voice.say("memo.silent", count=len(silent), packs=titles)))


def _rule(sheet: Sheet, finding: Finding, account: Account) -> None:
    rule_head(sheet, finding.prohibition, account.status(finding), account.voice)
    conditions(sheet, finding, account)


def rule_head(sheet: Sheet, rule: Prohibition, status: str, voice: Voice) -> None:
    """A rule, what is found of it, its basis and words."""
    sheet.add(Heading(3, voice.say("memo.rule_status", title=voice.label(rule.title), status=status)))
    basis = cite_all(rule.basis, voice)
    track = voice.track(rule.track)
    sheet.add(Paragraph(voice.say("memo.basis", basis=basis, track=track, position=rule.span)))
    if rule.quote is not None:
        sheet.add(Quotation(f"“{rule.quote}”"))


def conditions(sheet: Sheet, finding: Finding, account: Account) -> None:
    """Each condition of the rule and how it stands; what excuses, and on what it hangs."""
    voice = account.voice
    marks = [(describe_in(part, voice), voice.say(f"memo.{stood.value}")) for part, stood in account.marks(finding)]
    sheet.table((voice.say("memo.condition"), voice.say("memo.stood")), marks)
    notes = Notes()
    excuses(notes, finding, voice)
    hangs_on(notes, finding, account)
    if notes.entries:
        sheet.add(Entries(tuple(notes.entries)))


def _not_met(finding: Finding, account: Account) -> tuple[str, str]:
    return rule_line(finding.prohibition, account.voice), reasons(finding, account)


def reasons(finding: Finding, account: Account) -> str:
    """Why the conditions of a rule are not met."""
    notes = Notes()
    failures(notes, finding, account)
    return " ".join(entry.text for entry in notes.entries) or account.status(finding)


def sources(sheet: Sheet, rules: Iterable[Prohibition], voice: Voice) -> None:
    """The sources on which the rules rest."""
    found = sources_of(rules, voice)
    sheet.head(voice.say("heading.sources"))
    header = (voice.say("memo.source_title"), voice.say("memo.in_force"), voice.say("memo.seen"))
    sheet.table(header, [_source(source, voice) for source in found])


def _source(source: LegalSource, voice: Voice) -> tuple[str, str, str]:
    return source_name(source, voice), period_words(source.in_force, voice), provenance_words(source, voice)


def _receipt(sheet: Sheet, receipt: Receipt, voice: Voice) -> None:
    sheet.head(voice.say("receipt.heading"))
    sheet.add(Paragraph(voice.say("receipt.purpose")))
    sheet.table((), receipt_rows(receipt, voice))
    packs(sheet, receipt, voice)


def packs(sheet: Sheet, receipt: AnyReceipt, voice: Voice) -> None:
    """The packs of a receipt with the hash of their text."""
    header = tuple(voice.say(f"receipt.{key}") for key in ("pack", "version", "sha256"))
    sheet.table(header, [(pack.name, pack.version, pack.sha256) for pack in receipt.packs])
