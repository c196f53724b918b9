"""A verdict for who checks it: every finding of every pack, every condition with how it stood."""

from __future__ import annotations

from collections.abc import Sequence

from asn_neutrality.domain.packs import RulePack
from asn_neutrality.domain.results import Finding
from asn_neutrality.domain.rules import FindingStatus, Prohibition
from asn_neutrality.domain.sources import Citation
from asn_neutrality.explain import penalties, sections
from asn_neutrality.explain.account import Account
from asn_neutrality.explain.citations import cite_all, cite_in, period_words, provenance_words, quote_words, source_name
from asn_neutrality.explain.cited import (
    exception_citations,
    reading_citations,
    rule_line,
    sanction_citations,
    sources_of,
)
from asn_neutrality.explain.conditions import answer_name, describe_in, term_name
from asn_neutrality.explain.full import excuses, failures, hangs_on
from asn_neutrality.explain.page import Page
from asn_neutrality.explain.standing import Standing
from asn_neutrality.explain.used import Used, used_by
from asn_neutrality.explain.voice import Voice, within_sentence
from asn_neutrality.logic.atoms import Meant
from asn_neutrality.logic.fold import leaves
from asn_neutrality.logic.shapes import Named
from asn_neutrality.source.text import Span


def audit_text(account: Account) -> str:
    """Everything the verdict was made of."""
    page, voice = Page(), account.voice
    sections.headline(page, account)
    _event(page, account)
    sections.contradictions(page, account)
    sections.assumptions(page, account)
    sections.packs(page, account)
    _supporting(page, account)
    sections.tracks(page, account)
    _either(page, account)
    sections.missing(page, account)
    sections.readings(page, account)
    sections.presumed(page, account)
    penalties.sanctions(page, account)
    _findings(page, account)
    rules = [finding.prohibition for finding in account.judgement.findings]
    used = used_by(rules, voice)
    _terms(page, used, voice)
    _interpretations(page, used, voice)
    _sources(page, rules, voice)
    _not_encoded(page, account)
    return page.text


def _event(page: Page, account: Account) -> None:
    """Every fact that has a value, and where it comes from."""
    voice = account.voice
    page.head(voice.say("heading.event"))
    for name in voice.facts:
        words = account.event.fact_words(name, always_origin=True)
        if words is not None:
            page.item(words)


def _supporting(page: Page, account: Account) -> None:
    voice = account.voice
    page.head(voice.say("heading.supporting"))
    for pack in account.supporting:
        said = {"title": voice.label(pack.title), "name": pack.name, "version": pack.version}
        page.item(voice.say("item.pack_supporting", **said))


def _either(page: Page, account: Account) -> None:
    for ground in account.either:
        page.head(account.voice.say("heading.either"))
        for rule in ground:
            page.item(rule_line(rule, account.voice))


def _findings(page: Page, account: Account) -> None:
    by_pack: dict[str, list[Finding]] = {}
    for finding in account.judgement.findings:
        by_pack.setdefault(finding.prohibition.pack, []).append(finding)
    for name, findings in by_pack.items():
        pack = account.voice.rules.packs.get(name)
        page.head(account.voice.say("heading.findings", pack=_pack_title(pack, name, account.voice)))
        for finding in findings:
            add_finding(page, finding, account)


def _pack_title(pack: RulePack | None, name: str, voice: Voice) -> str:
    return voice.name(pack.title if pack else None, name)


def add_finding(page: Page, finding: Finding, account: Account) -> None:
    """One rule: what it says, and how each of its conditions stood."""
    voice, rule = account.voice, finding.prohibition
    page.item(voice.say("audit.finding", id=rule.id, status=account.status(finding)))
    _rule(page, rule, voice)
    page.note(voice.say("audit.conditions"))
    for part, standing in account.marks(finding):
        page.detail(_marked(part, standing, voice))
    _defeats(page, rule, account)
    _sanctions(page, rule, voice)
    match finding.status:
        case FindingStatus.EXCUSED:
            excuses(page, finding, voice)
        case FindingStatus.NOT_MET:
            failures(page, finding, account)
        case _:
            hangs_on(page, finding, account)


def _rule(page: Page, rule: Prohibition, voice: Voice) -> None:
    page.note(rule_line(rule, voice))
    for citation in rule.basis[1:]:
        page.note(voice.say("audit.basis_also", citation=cite_in(citation, voice), position=citation.span))
    if rule.quote is not None:
        page.note(quote_words(rule.quote, rule.quote_seen, rule.basis, voice))
    page.note(voice.say("audit.track", track=voice.track(rule.track)))
    key = "audit.period" if rule.own_period else "audit.period_of_source"
    page.note(voice.say(key, period=period_words(rule.period, voice)))


def _marked(part: Meant, standing: Standing, voice: Voice) -> str:
    said = {"mark": voice.say(f"audit.{standing.value}"), "condition": describe_in(part, voice)}
    span = _place(part)
    if span is None:
        return voice.say("audit.condition", **said)
    return voice.say("audit.condition_at", position=span, **said)


def _place(part: Meant) -> Span | None:
    """Where a condition is written: where it begins."""
    if isinstance(part, Named):
        return part.span
    return next((leaf.span for leaf in leaves(part) if leaf.span is not None), None)


def _defeats(page: Page, rule: Prohibition, account: Account) -> None:
    """Its exceptions and the permissions that override it, with how each stood."""
    voice = account.voice
    for each in rule.exceptions:
        name = within_sentence(voice.name(each.label, each.name))
        key = "audit.exception" if each.question is None else "audit.exception_disputed"
        said = _stood(each.condition, exception_citations(each, rule), account)
        page.note(voice.say(key, name=name, position=each.span, **said))
    for permission in voice.overriding.get(rule.id, ()):
        key = "audit.permission" if permission.question is None else "audit.permission_disputed"
        said = _stood(permission.condition, permission.basis, account)
        page.note(voice.say(key, name=voice.label(permission.title), position=permission.span, **said))


def _stood(condition: Meant, citations: Sequence[Citation], account: Account) -> dict[str, str]:
    voice = account.voice
    return {
        "mark": voice.say(f"audit.{account.event.stood(condition).standing.value}"),
        "condition": describe_in(condition, voice),
        "citation": cite_all(citations, voice),
    }


def _sanctions(page: Page, rule: Prohibition, voice: Voice) -> None:
    for clause in rule.sanctions:
        said = {
            "title": penalties.sanction_title(clause, voice),
            "level": penalties.sanction_level(clause, voice),
            "citation": cite_all(sanction_citations(clause, rule, voice), voice),
            "position": clause.span,
        }
        addressee = penalties.addressee_of(clause, voice.sanctions.get(clause.sanction))
        if addressee is None:
            page.note(voice.say("audit.sanction", **said))
        else:
            page.note(voice.say("audit.sanction_if", addressee=describe_in(addressee, voice), **said))


def _terms(page: Page, used: Used, voice: Voice) -> None:
    """The shared terms that the rules use, with their meaning."""
    page.head(voice.say("heading.terms"))
    for name, part in used.terms.items():
        known = voice.terms.get(name)
        words = term_name(name, voice)
        page.item(voice.say("audit.term", term=words, position=known.span) if known else words)
        page.note(voice.say("audit.means", condition=describe_in(part, voice)))


def _interpretations(page: Page, used: Used, voice: Voice) -> None:
    """The questions of reading that the rules ask, and what each answer rests on."""
    page.head(voice.say("heading.interpretations"))
    for question in used.questions.values():
        page.item(sections.question_line(question, voice))
        for reading in question.readings:
            said = {"reading": answer_name(question.id, reading.name, voice), "position": reading.span}
            citations = reading_citations(reading, question, voice)
            if citations:
                page.note(voice.say("audit.reading", citation=cite_all(citations, voice), **said))
            else:
                page.note(voice.say("audit.reading_bare", **said))


def _sources(page: Page, rules: Sequence[Prohibition], voice: Voice) -> None:
    page.head(voice.say("heading.sources"))
    for source in sources_of(rules, voice):
        said = {"title": source_name(source, voice), "provenance": provenance_words(source, voice)}
        page.item(voice.say("item.source", position=source.span, **said))
        page.note(voice.say("audit.in_force", period=period_words(source.in_force, voice)))
        if source.link is not None:
            page.note(voice.say("audit.link", link=source.link))


def _not_encoded(page: Page, account: Account) -> None:
    """Items of the sources of the packs examined that are on purpose no rule."""
    voice = account.voice
    page.head(voice.say("heading.not_encoded"))
    for pack in account.examined:
        for item in pack.not_encoded:
            said = {"citation": cite_in(item.citation, voice), "reason": item.reason}
            page.item(voice.say("audit.not_encoded", position=item.span, **said))
