"""Sanctions in words: what they are, for whom, since when, who imposes them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from asn_neutrality.domain.results import AppliedSanction, Gravest
from asn_neutrality.domain.rules import Authority, Sanction, SanctionClause
from asn_neutrality.domain.sources import ALWAYS
from asn_neutrality.explain.account import Account
from asn_neutrality.explain.citations import cite_all, period_words, quote_words
from asn_neutrality.explain.cited import sanction_citations
from asn_neutrality.explain.conditions import describe_in
from asn_neutrality.explain.page import Page
from asn_neutrality.explain.voice import Voice
from asn_neutrality.logic.atoms import Meant
from asn_neutrality.logic.shapes import All, Constant


def sanctions(page: Page, account: Account) -> None:
    """The sanctions of what is violated, how certain they are, and the gravest of each track."""
    applied = account.judgement.sanctions
    if not applied:
        return
    page.head(account.voice.say("heading.sanctions"))
    for each in applied:
        of = each.clause, each.sanction
        key = "sanction", each.prohibition.id, *map(id, of), each.certain
        page.passage(key, partial(_sanction, each, account), of)
    page.head(account.voice.say("heading.gravest"))
    if len(applied) > 1:
        for track, found in account.judgement.gravest.items():
            _gravest(page, track, found, account)


def _sanction(each: AppliedSanction, account: Account, page: Page) -> None:
    page.item(_applied(each, account))
    for note in sanction_notes(each.sanction, account.voice):
        page.note(note)


def _applied(each: AppliedSanction, account: Account) -> str:
    voice, clause = account.voice, each.clause
    said = {
        "title": sanction_title(clause, voice),
        "level": sanction_level(clause, voice),
        "rule": voice.label(each.prohibition.title),
        "citation": cite_all(sanction_citations(clause, each.prohibition, voice), voice),
        "position": clause.span,
    }
    if each.certain:
        return voice.say("item.sanction_certain", **said)
    addressee = addressee_of(clause, each.sanction)
    if addressee is None:
        return voice.say("item.sanction_open", **said)
    return voice.say("item.sanction_if", addressee=describe_in(addressee, voice), **said)


def _gravest(page: Page, track: str, found: Gravest, account: Account) -> None:
    """Only where a track has several sanctions of which it is the highest."""
    of_track = {each.sanction.id for each in account.judgement.sanctions if each.prohibition.track == track}
    if len(of_track) < 2:
        return
    certain, possible = ([each.clause for each in some] for some in (found.certain, found.possible))
    key = "gravest", track, tuple(map(id, certain)), tuple(map(id, possible))
    page.passage(key, partial(_highest, track, found, account), (certain, possible))


def _highest(track: str, found: Gravest, account: Account, page: Page) -> None:
    for key, sanctions_ in (("gravest_certain", found.certain), ("gravest_possible", found.possible)):
        if sanctions_:
            titles = account.voice.templates.list_all([_titled(each, account.voice) for each in sanctions_])
            page.item(account.voice.say(f"item.{key}", track=account.voice.track(track), titles=titles))


def _titled(each: AppliedSanction, voice: Voice) -> str:
    return sanction_title(each.clause, voice) + sanction_level(each.clause, voice)


def sanction_notes(sanction: Sanction, voice: Voice) -> Iterator[str]:
    """The sanction's own words, its days in force, and who imposes it."""
    if sanction.quote is not None:
        yield quote_words(sanction.quote, sanction.quote_seen, sanction.citations, voice)
    if sanction.in_force != ALWAYS:
        yield voice.say("audit.in_force", period=period_words(sanction.in_force, voice))
    for each in sanction.authorities:
        yield voice.say("item.authority", authority=_authority(each, voice))


def _authority(each: Authority, voice: Voice) -> str:
    said = [voice.label(each.label)]
    if each.period != ALWAYS:
        said.append(period_words(each.period, voice))
    words = ", ".join(said)
    return f"{words} — {cite_all(each.citations, voice)}" if each.citations else words


def addressee_of(clause: SanctionClause, sanction: Sanction | None) -> Meant | None:
    """Whom it reaches, by the prohibition and by the sanction itself; None where that is everybody."""
    conditions: Iterable[Meant] = (clause.addressee, *((sanction.addressee,) if sanction else ()))
    parts = tuple(dict.fromkeys(each for each in conditions if each not in _EVERYBODY))
    if not parts:
        return None
    return parts[0] if len(parts) == 1 else All(parts)


_EVERYBODY: tuple[Meant, ...] = (Constant(True), All(()))


def sanction_title(clause: SanctionClause, voice: Voice) -> str:
    """The sanction's title."""
    sanction = voice.sanctions.get(clause.sanction)
    return voice.name(sanction.title if sanction else None, clause.sanction)


def sanction_level(clause: SanctionClause, voice: Voice) -> str:
    """The sanction's level, with a space before it; empty where it has none."""
    sanction = voice.sanctions.get(clause.sanction)
    return voice.say("item.level", level=sanction.level) if sanction and sanction.level is not None else ""
