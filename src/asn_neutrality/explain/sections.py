"""The sections that the full and the audit depth have in common."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from asn_neutrality.domain.facts import FactType
from asn_neutrality.domain.packs import RulePack
from asn_neutrality.domain.records import Values
from asn_neutrality.domain.results import Assumption, Contradiction, Missing, Outcome, ReadingOutcome
from asn_neutrality.domain.rules import Question
from asn_neutrality.explain.account import Account
from asn_neutrality.explain.citations import cite_all
from asn_neutrality.explain.cited import reading_citations
from asn_neutrality.explain.conditions import answer_name
from asn_neutrality.explain.facts import one_value_in, value_in
from asn_neutrality.explain.page import Page
from asn_neutrality.explain.voice import Voice


def headline(page: Page, account: Account) -> None:
    """The outcome, and what it says and does not say."""
    page.passage(("headline", account.judgement.outcome, account.meant), partial(_headline, account))


def _headline(account: Account, page: Page) -> None:
    page.say(account.outcome(account.judgement.outcome).upper())
    page.say(account.meaning())


def readings(page: Page, account: Account) -> None:
    """Each question of interpretation, and the outcome under each answer."""
    if not account.judgement.readings:
        return
    page.head(account.voice.say("heading.readings"))
    last = None
    for each in account.judgement.readings:
        new, last = each.question.id != last, each.question.id
        parts = (*each.tracks.items(), None, *each.packs.items())
        key = "reading", last, new, each.answer, each.outcome, parts
        page.passage(key, partial(_reading, each, account, new))


def _reading(each: ReadingOutcome, account: Account, new: bool, page: Page) -> None:
    if new:
        page.item(question_line(each.question, account.voice))
    page.note(_answer(each, account))


def question_line(question: Question, voice: Voice) -> str:
    """A question of interpretation, with the basis of the exception or permission it is about."""
    said = {"title": voice.label(question.title), "position": question.span}
    citations = voice.question_citations.get(question.id, ())
    if not citations:
        return voice.say("item.question", **said)
    return voice.say("item.question_cited", citation=cite_all(citations, voice), **said)


def _answer(each: ReadingOutcome, account: Account) -> str:
    told, parts = _told(each, account), _parts(each, account)
    return account.voice.say("readings.parts", answer=told, parts="; ".join(parts)) if parts else told


def _told(each: ReadingOutcome, account: Account) -> str:
    voice, question = account.voice, each.question
    said = {"answer": answer_name(question.id, each.answer, voice), "outcome": account.outcome(each.outcome)}
    reading = next((reading for reading in question.readings if reading.name == each.answer), None)
    if reading is None:
        return voice.say("item.answer_disputed", **said)
    if citations := reading_citations(reading, question, voice):
        return voice.say("item.answer_cited", citation=cite_all(citations, voice), **said)
    return voice.say("item.answer", **said)


def _parts(each: ReadingOutcome, account: Account) -> list[str]:
    """The tracks whose outcome under the answer is another than the event's; where there are none, such packs."""
    voice = account.voice
    found = [
        voice.say("readings.track", track=voice.track(name), outcome=account.outcome(outcome))
        for name, outcome in each.tracks.items()
        if outcome is not each.outcome
    ]
    packs = voice.rules.packs
    return found or [
        voice.say("readings.pack", pack=voice.label(packs[name].title), outcome=account.outcome(outcome))
        for name, outcome in each.packs.items()
        if outcome is not each.outcome and not each.tracks
    ]


def presumed(page: Page, account: Account) -> None:
    """What the outcome becomes where the presumptions of the rules are used, and each of them that matters."""
    found, voice = account.judgement.presumed, account.voice
    if found is None:
        return
    page.head(voice.say("presumed.heading"))
    page.item(voice.say("presumed.outcome", outcome=account.outcome(found.outcome)))
    for name, outcome in found.tracks.items():
        if outcome is not account.judgement.tracks[name]:
            page.note(voice.say("presumed.tracks", track=voice.track(name), outcome=account.outcome(outcome)))
    for each in found.assumptions:
        said = {"fact": voice.fact(each.fact.name), "value": one_value_in(each.value, each.fact, account.voice)}
        known = voice.presumptions.get(each.fact.name)
        if known is None:
            page.note(voice.say("presumed.assumption", **said))
        else:
            page.note(voice.say("presumed.assumption_at", position=known.span, **said))


def missing(page: Page, account: Account) -> None:
    """What must be assessed by a person, and which facts are still needed."""
    open_facts = account.judgement.missing
    if not open_facts:
        return
    page.head(account.voice.say("heading.assess"))
    _missing(page, account, (each for each in open_facts if each.assessment))
    page.head(account.voice.say("heading.missing"))
    _missing(page, account, (each for each in open_facts if not each.assessment))


def _missing(page: Page, account: Account, open_facts: Iterable[Missing]) -> None:
    for each in open_facts:
        page.passage(("missing", each.fact.name, each.possible), partial(_open, each, account))


def _open(each: Missing, account: Account, page: Page) -> None:
    fact, voice = each.fact, account.voice
    page.item(_asked(fact, voice))
    if 0 < len(each.possible) < len(fact.values):
        page.note(voice.say("item.possible", values=value_in(Values(frozenset(each.possible)), fact, voice)))


def _asked(fact: FactType, voice: Voice) -> str:
    label = voice.label(fact.label)
    if fact.question is None:
        return voice.say("item.missing", fact=label)
    return voice.say("item.missing_asked", fact=label, question=voice.label(fact.question))


def tracks(page: Page, account: Account) -> None:
    """The outcome on each track."""
    page.head(account.voice.say("heading.tracks"))
    page.passage(("tracks", *account.judgement.tracks.items()), partial(_tracks, account))


def _tracks(account: Account, page: Page) -> None:
    voice = account.voice
    for name, outcome in account.judgement.tracks.items():
        page.item(voice.say("item.track", track=voice.track(name), outcome=account.outcome(outcome)))


def packs(page: Page, account: Account) -> None:
    """Which packs were asked, what each answers, and which do not cover the event."""
    judgement = account.judgement
    page.head(account.voice.say("heading.packs"))
    page.passage(("packs", judgement.out_of_scope, *judgement.packs.items()), partial(_packs, account))


def _packs(account: Account, page: Page) -> None:
    voice, outcomes = account.voice, account.judgement.packs
    for pack in (*account.examined, *account.not_examined):
        outcome = None if pack.name in account.judgement.out_of_scope else outcomes[pack.name]
        page.item(voice.known(("pack", pack.name, outcome), partial(_pack, pack, outcome, account)))


def _pack(pack: RulePack, outcome: Outcome | None, account: Account) -> str:
    voice = account.voice
    said = {"title": voice.label(pack.title), "name": pack.name, "version": pack.version}
    if outcome is None:
        return voice.say("item.pack_out", **said)
    return voice.say("item.pack", outcome=account.outcome(outcome), **said)


def contradictions(page: Page, account: Account) -> None:
    """Where the record contradicts itself or the rules."""
    if not account.judgement.contradictions:
        return
    page.head(account.voice.say("heading.contradictions"))
    for clash in account.judgement.contradictions:
        page.item(_clash(clash, account))


def _clash(clash: Contradiction, account: Account) -> str:
    voice = account.voice
    stated = voice.templates.list_all([_as_stated(name, account) for name in clash.facts])
    if clash.concluded is None:
        counted = voice.say("item.clash_days" if account.event.dated(clash) else "item.clash_all")
        return voice.say("item.clash", facts=stated, counted=counted)
    fact = voice.facts.get(clash.facts[0]) if clash.facts else None
    value = one_value_in(clash.concluded, fact, voice) if fact else clash.concluded
    return voice.say("item.clash_concluded", stated=stated, concluded=value)


def _as_stated(name: str, account: Account) -> str:
    state = account.judgement.record.facts.get(name)
    return account.voice.fact(name) if state is None else account.event.clause(name, state)


def assumptions(page: Page, account: Account) -> None:
    """The defaults and presumptions without which some finding would differ."""
    if not (account.judgement.defaults or account.judgement.presumptions):
        return
    page.head(account.voice.say("heading.assumed"))
    for each in account.judgement.defaults:
        page.passage(("default", each.fact.name, each.value), partial(_default, each, account))
    for each in account.judgement.presumptions:
        page.passage(("presumption", each.fact.name, each.value), partial(_presumption, each, account))


def _default(each: Assumption, account: Account, page: Page) -> None:
    page.item(account.voice.say("item.default", **_assumed(each, account)))


def _presumption(each: Assumption, account: Account, page: Page) -> None:
    voice, said = account.voice, _assumed(each, account)
    known = voice.presumptions.get(each.fact.name)
    if known is None:
        page.item(voice.say("item.presumption", **said))
    else:
        page.item(voice.say("item.presumption_at", position=known.span, **said))


def _assumed(each: Assumption, account: Account) -> dict[str, str]:
    return {"fact": account.voice.label(each.fact.label), "value": one_value_in(each.value, each.fact, account.voice)}
