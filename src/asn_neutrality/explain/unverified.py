"""The sources behind an explanation that nobody has checked against the official text."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from asn_neutrality.domain.rules import Prohibition
from asn_neutrality.domain.sources import LegalSource, Provenance
from asn_neutrality.explain.account import Account
from asn_neutrality.explain.citations import source_name
from asn_neutrality.explain.cited import sources_of
from asn_neutrality.explain.page import Page
from asn_neutrality.explain.voice import Voice


def unverified_sources(page: Page, account: Account, rules: Iterable[Prohibition]) -> None:
    """First those that the verdict rests on, dates of calendars included, then others of the rules shown.

    Of what the verdict rests on counts how the words used were seen, of the others how their source was.
    """
    shown = tuple(rules)
    page.head(account.voice.say("heading.unverified"))
    rests = tuple([(each.source.id, each.provenance) for each in account.judgement.rests_on])
    key = "unverified", rests, *[rule.id for rule in shown]
    page.passage(key, partial(_unverified, account, shown))


def _unverified(account: Account, rules: Iterable[Prohibition], page: Page) -> None:
    voice = account.voice
    rests = {each.source.id: each for each in account.judgement.rests_on}
    for each in rests.values():
        if each.provenance is not Provenance.PRIMARY:
            page.item(_line("item.source_rests", each.source, each.provenance, voice))
    for source in sources_of(rules, voice):
        if source.id not in rests and source.provenance is not Provenance.PRIMARY:
            page.item(_line("item.source", source, source.provenance, voice))


def _line(key: str, source: LegalSource, seen: Provenance, voice: Voice) -> str:
    def line() -> str:
        said = {"title": source_name(source, voice), "position": source.span}
        return voice.say(key, provenance=voice.say(f"provenance.{seen.name.lower()}"), **said)

    return voice.known((key, source.id, seen), line)
