"""The sources behind an explanation that nobody has checked against the official text."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from asn_neutrality.domain.results import Support
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
    rests_on = account.judgement.rests_on
    shown = tuple(rules)
    page.head(account.voice.say("heading.unverified"))
    key = "unverified", id(rests_on), *map(id, shown)
    page.passage(key, partial(_sources, rests_on, shown, account.voice), (rests_on, shown))


def _sources(rests_on: Iterable[Support], rules: Iterable[Prohibition], voice: Voice, page: Page) -> None:
    told = set()
    for each in rests_on:
        told.add(each.source.id)
        if each.provenance is not Provenance.PRIMARY:
            page.item(_line("item.source_rests", each.source, each.provenance, voice))
    for rule in rules:
        for id_, line in _unverified(rule, voice):
            if id_ not in told:
                told.add(id_)
                page.item(line)


def _unverified(rule: Prohibition, voice: Voice) -> tuple[tuple[str, str], ...]:
    """The sources of a rule that nobody has checked, and their lines."""
    found = voice.unverified.get(rule.id)
    if found is None:
        sources = (each for each in sources_of((rule,), voice) if each.provenance is not Provenance.PRIMARY)
        found = tuple([(each.id, _line("item.source", each, each.provenance, voice)) for each in sources])
        voice.unverified[rule.id] = found
    return found


def _line(key: str, source: LegalSource, seen: Provenance, voice: Voice) -> str:
    def line() -> str:
        said = {"title": source_name(source, voice), "position": source.span}
        return voice.say(key, provenance=voice.say(f"provenance.{seen.name.lower()}"), **said)

    return voice.known((key, source.id, seen), line)
