"""Citations, sources and periods in words."""

from __future__ import annotations

from collections.abc import Sequence

from asn_neutrality.domain.packs import RuleSet
from asn_neutrality.domain.sources import Citation, LegalSource, Locator, Period, Provenance
from asn_neutrality.domain.words import Language
from asn_neutrality.explain.facts import day_words
from asn_neutrality.explain.voice import Voice, voice_of


def cite(citation: Citation, rules: RuleSet, language: Language) -> str:
    """The place in its source, and how the source was seen."""
    return cite_in(citation, voice_of(rules, language))


def cite_in(citation: Citation, voice: Voice) -> str:
    """``cite`` for a voice."""
    source = voice.sources.get(citation.source)
    name = source_name(source, voice) if source else voice.name(None, citation.source)
    place = " ".join([name if not citation.locators else f"{name},", *_locators(citation.locators, voice)])
    if source is None:
        return place
    return voice.say("citation.seen", place=place, seen=voice.say(f"seen.{source.provenance.name.lower()}"))


def place_words(locators: Sequence[Locator], voice: Voice) -> str:
    """The place within a source; a source as a whole where there is none."""
    return " ".join(_locators(locators, voice)) or voice.say("trace.whole")


def cite_all(citations: Sequence[Citation], voice: Voice) -> str:
    """All citations, one after the other."""
    return "; ".join(cite_in(citation, voice) for citation in citations)


def quote_words(quote: str, seen: Provenance | None, citations: Sequence[Citation], voice: Voice) -> str:
    """A quotation; where it was seen otherwise than the source it stands under, that is said."""
    source = voice.sources.get(citations[0].source) if citations else None
    if seen is None or (source is not None and source.provenance is seen):
        return voice.say("item.quote", quote=quote)
    return voice.say("item.quote_seen", quote=quote, seen=voice.say(f"seen.{seen.name.lower()}"))


def source_name(source: LegalSource, voice: Voice) -> str:
    """The source's title and number."""
    title = voice.label(source.title)
    if source.number is None or source.number in title:
        return voice.say("citation.source", title=title)
    return voice.say("citation.numbered", title=title, number=source.number)


def provenance_words(source: LegalSource, voice: Voice) -> str:
    """How far the source's text can be relied on."""
    return voice.say(f"provenance.{source.provenance.name.lower()}")


def period_words(period: Period, voice: Voice) -> str:
    """A period in words."""
    start = day_words(period.start, voice.templates) if period.start else None
    end = day_words(period.end, voice.templates) if period.end else None
    if start and end:
        return voice.say("period.between", start=start, end=end)
    if start:
        return voice.say("period.since", start=start)
    return voice.say("period.until", end=end) if end else voice.say("period.always")


def _locators(locators: Sequence[Locator], voice: Voice) -> list[str]:
    known = voice.templates.entries
    return [
        voice.say(key, value=step.value) if (key := f"locator.{step.kind}") in known else f"{step.kind} {step.value}"
        for step in locators
    ]
