"""A verdict for its reader: the official, the lawyer, the person accused."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import islice

from asn_neutrality.domain.results import Finding, Outcome
from asn_neutrality.domain.rules import OPEN, FindingStatus, Prohibition
from asn_neutrality.domain.sources import Citation
from asn_neutrality.explain import penalties, sections
from asn_neutrality.explain.account import Account
from asn_neutrality.explain.citations import cite_all, quote_words
from asn_neutrality.explain.cited import exception_citations, rule_line
from asn_neutrality.explain.conditions import describe_in
from asn_neutrality.explain.event import EventWords
from asn_neutrality.explain.frame import Frame
from asn_neutrality.explain.page import Page, section
from asn_neutrality.explain.unverified import unverified_sources
from asn_neutrality.explain.voice import Voice, within_sentence
from asn_neutrality.logic.atoms import Meant
from asn_neutrality.source.text import Span

NEAREST = 3  # prohibitions of which one part of the condition is not met: so many are told of
_OUTSIDE = frozenset({FindingStatus.OUT_OF_SCOPE, FindingStatus.OUT_OF_FORCE})
NOT_MET = FindingStatus.NOT_MET


def full_text(account: Account) -> str:
    """What is found and why, what is open and what would settle it, and what it was based on."""
    return framed(framing(account), account.event)


def framing(account: Account) -> Frame:
    """The text but for the sections on what is stated. Only contradictions show facts of the event in it."""
    before, between, after = (Page(passages=account.voice.passages) for _ in range(3))
    sections.headline(before, account)
    sections.contradictions(before, account)
    _either(between, account)
    sections.missing(between, account)
    sections.readings(between, account)
    sections.presumed(between, account)
    _still_open(between, account)
    _excused(between, account)
    _nearest(between, account)
    penalties.sanctions(between, account)
    sections.tracks(between, account)
    sections.assumptions(after, account)
    sections.packs(after, account)
    unverified_sources(after, account, _shown(account))
    violated = tuple([finding.prohibition for finding in account.violated])
    return Frame(before.text, violated, between.text, after.text)


def framed(frame: Frame, event: EventWords) -> str:
    """The text on an event of which all that the frame says is to be said."""
    violated = _violated(frame.violated, event) if frame.violated else ""
    return "\n".join(filter(None, (frame.before, violated, frame.between, _event(event), frame.after)))


def _violated(violated: Iterable[Prohibition], event: EventWords) -> str:
    voice = event.voice
    page = Page(passages=voice.passages)
    page.head(voice.say("heading.violated"))
    for rule in violated:
        _rule(page, rule, voice)
        met = event.met_by(rule)
        if met:
            page.note(voice.say("item.met_by", facts=met))
    return page.text


def _rule(page: Page, rule: Prohibition, voice: Voice) -> None:
    page.passage(("rule", rule.id), partial(_quoted, rule, voice))


def _quoted(rule: Prohibition, voice: Voice, page: Page) -> None:
    page.item(rule_line(rule, voice))
    if rule.quote is not None:
        page.note(quote_words(rule.quote, rule.quote_seen, rule.basis, voice))


def _either(page: Page, account: Account) -> None:
    for ground in account.either:
        page.head(account.voice.say("heading.either"))
        for rule in ground:
            _rule(page, rule, account.voice)
            for finding in account.judgement.findings:
                if finding.prohibition is rule:
                    hangs_on(page, finding, account)


def _still_open(page: Page, account: Account) -> None:
    open_ = account.of_status(*OPEN)
    if not open_:
        return
    page.head(account.voice.say("heading.still_open"))
    told = {rule.id for ground in account.either for rule in ground}
    for finding in open_:
        if finding.prohibition.id not in told:
            page.passage(("open", id(finding)), partial(_open, finding, account), finding)


def _open(finding: Finding, account: Account, page: Page) -> None:
    key = "open rule", finding.prohibition.id, finding.status
    page.item(account.voice.known(key, partial(_open_line, finding, account)))
    hangs_on(page, finding, account)


def _open_line(finding: Finding, account: Account) -> str:
    rule = rule_line(finding.prohibition, account.voice)
    return account.voice.say("item.open_rule", rule=rule, status=account.status(finding))


def hangs_on(page: Page, finding: Finding, account: Account) -> None:
    """The open facts and questions of reading on which a finding depends."""
    if finding.missing:
        page.note(account.voice.say("item.depends_on", facts=account.missing_names(finding.missing)))
    if finding.questions:
        page.note(account.voice.say("item.turns_on", questions=account.question_names(finding.questions)))


def _excused(page: Page, account: Account) -> None:
    excused = account.of_status(FindingStatus.EXCUSED)
    if not excused:
        return
    page.head(account.voice.say("heading.excused"))
    for finding in excused:
        page.item(rule_line(finding.prohibition, account.voice))
        excuses(page, finding, account.voice)


def excuses(page: Page, finding: Finding, voice: Voice) -> None:
    """The exceptions and permissions that excuse."""
    for name, condition, citations, span in _excuses(finding, voice):
        said = {"name": name, "condition": describe_in(condition, voice), "citation": cite_all(citations, voice)}
        page.note(voice.say("item.excused_by", position=span, **said))


def _excuses(finding: Finding, voice: Voice) -> Iterator[tuple[str, Meant, tuple[Citation, ...], Span]]:
    rule = finding.prohibition
    for each in rule.exceptions:
        if each.name in finding.excused_by:
            name = within_sentence(voice.name(each.label, each.name))
            yield f"“{name}”", each.condition, exception_citations(each, rule), each.span
    for id_ in finding.excused_by:
        permission = voice.permissions.get(id_)
        if permission is not None:
            name = voice.label(permission.title)
            yield f"“{name}”", permission.condition, permission.basis[:1], permission.span


def _nearest(page: Page, account: Account) -> None:
    """Under NO_VIOLATION: the prohibitions of which one part of the condition is not met."""
    if account.judgement.outcome is not Outcome.NO_VIOLATION:
        return
    page.head(account.voice.say("heading.nearest"))
    near = (each for each in account.judgement.findings if each.status is NOT_MET and len(each.failed) == 1)
    for finding in islice(near, NEAREST):
        key = "near", finding.prohibition.id, id(finding.failed[0])
        page.passage(key, partial(_near, finding, account), finding.failed)


def _near(finding: Finding, account: Account, page: Page) -> None:
    page.item(rule_line(finding.prohibition, account.voice))
    failures(page, finding, account)


def failures(page: Page, finding: Finding, account: Account) -> None:
    """The parts of its condition that are not met."""
    if not finding.failed:
        return
    conditions = account.voice.templates.list_all([describe_in(part, account.voice) for part in finding.failed])
    key = "item.because_not" if account.each_failed(finding) else "item.not_together"
    page.note(account.voice.say(key, conditions=conditions))


def _event(event: EventWords) -> str:
    """What is stated or follows from it, without free text; what was assumed is said apart."""
    voice, named = event.voice, event.name
    heading = voice.say("heading.event") if named is None else voice.say("heading.event_named", name=named)
    return section(heading, event.items())


def _shown(account: Account) -> list[Prohibition]:
    """The prohibitions on which the explanation rests."""
    judgement = account.judgement
    if judgement.outcome is Outcome.NO_VIOLATION:
        shown = [finding.prohibition for finding in judgement.findings if finding.status not in _OUTSIDE]
    else:
        shown = [finding.prohibition for finding in account.telling]
    return shown + [rule for ground in account.either for rule in ground]
