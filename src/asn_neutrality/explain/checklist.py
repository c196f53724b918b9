"""What a lawyer should check first: as text, and as plain data."""

from __future__ import annotations

from collections.abc import Sequence

from asn_neutrality.analysis.unverified import Unverified
from asn_neutrality.domain.packs import RuleSet
from asn_neutrality.domain.sources import Provenance
from asn_neutrality.domain.words import Language
from asn_neutrality.explain.citations import place_words, source_name
from asn_neutrality.explain.page import Page
from asn_neutrality.explain.plain import Plain
from asn_neutrality.explain.voice import Voice, voice_of

_HEADINGS = {Provenance.UNSEEN: "check.first", Provenance.REPORT: "check.then"}


def checklist_text(found: Sequence[Unverified], rules: RuleSet, language: Language) -> str:
    """The sources in the order in which to check them, what to check in each, and what rests on it."""
    page, voice = Page(), voice_of(rules, language)
    if not found:
        page.say(voice.say("check.nothing"))
    for provenance, heading in _HEADINGS.items():
        page.head(voice.say(heading))
        for each in found:
            if each.provenance is provenance:
                _source(page, each, voice)
    return page.text.lstrip("\n")


def _source(page: Page, each: Unverified, voice: Voice) -> None:
    page.item(voice.say("check.source", title=source_name(each.source, voice), position=each.source.span))
    level = "" if each.level is None else voice.say("check.level", level=each.level)
    key = {0: "check.rests_none", 1: "check.rests_one"}.get(len(each.rules), "check.rests")
    page.note(voice.say(key, count=len(each.rules), level=level))
    page.note(voice.say("check.places", places="; ".join(place_words(place, voice) for place in each.places)))
    if each.others:
        page.note(voice.say("check.others", names=", ".join(each.others)))
    if each.source.link is not None:
        page.note(voice.say("check.link", link=each.source.link))


def checklist_to_list(found: Sequence[Unverified]) -> list[Plain]:
    """The same as plain data."""
    return [
        {
            "source": each.source.id,
            "provenance": each.provenance.value,
            "places": [[{"kind": step.kind, "value": step.value} for step in place] for place in each.places],
            "rules": list(each.rules),
            "others": list(each.others),
            "level": each.level,
            "link": each.source.link,
        }
        for each in found
    ]
