"""The sources behind an explanation that nobody has checked against the official text."""

from __future__ import annotations

from collections.abc import Iterable

from asn_neutrality.domain.rules import Prohibition
from asn_neutrality.domain.sources import Provenance
from asn_neutrality.explain.account import Account
from asn_neutrality.explain.citations import source_name
from asn_neutrality.explain.cited import sources_of
from asn_neutrality.explain.page import Page


def unverified_sources(page: Page, account: Account, rules: Iterable[Prohibition]) -> None:
    """First those that the verdict rests on, dates of calendars included, then others of the rules shown.

    Of what the verdict rests on counts how the words used were seen, of the others how their source was.
    """
    voice = account.voice
    page.head(voice.say("heading.unverified"))
    rests = {each.source.id: each for each in account.judgement.rests_on}
    for each in rests.values():
        if each.provenance is not Provenance.PRIMARY:
            said = {"title": source_name(each.source, voice), "position": each.source.span}
            seen = voice.say(f"provenance.{each.provenance.name.lower()}")
            page.item(voice.say("item.source_rests", provenance=seen, **said))
    for source in sources_of(rules, voice):
        if source.id not in rests and source.provenance is not Provenance.PRIMARY:
            seen = voice.say(f"provenance.{source.provenance.name.lower()}")
            page.item(voice.say("item.source", title=source_name(source, voice), provenance=seen, position=source.span))
