"""The trace between sources and rules: as text, and as plain data."""

from __future__ import annotations

from asn_neutrality.analysis.trace import Item, RuleTrace, SourceTrace, Trace
from asn_neutrality.analysis.uses import Use, UseKind
from asn_neutrality.domain.packs import RuleSet
from asn_neutrality.domain.rules import Prohibition
from asn_neutrality.domain.words import Language
from asn_neutrality.explain.citations import cite_in, place_words, source_name
from asn_neutrality.explain.page import Page
from asn_neutrality.explain.plain import Plain
from asn_neutrality.explain.voice import Voice, voice_of


def trace_text(trace: Trace, rules: RuleSet, language: Language) -> str:
    """Each source with its items and what rests on them, then each rule with everything it rests on."""
    page, voice = Page(), voice_of(rules, language)
    for source in trace.sources:
        _source(page, source, voice)
    pack = None
    for rule in trace.rules:
        if rule.rule.pack != pack:
            pack = rule.rule.pack
            page.head(voice.say("trace.to_items", title=pack))
        _rule(page, rule, voice)
    return page.text.lstrip("\n")


def _source(page: Page, traced: SourceTrace, voice: Voice) -> None:
    title = f"{source_name(traced.source, voice)} ({traced.source.id})"
    page.head(voice.say("trace.to_rules", title=title))
    if not traced.items:
        page.item(voice.say("trace.unused"))
    for item in traced.items:
        _item(page, item, voice)
    for number in traced.gaps:
        page.item(voice.say("trace.gap", number=number))


def _item(page: Page, item: Item, voice: Voice) -> None:
    place = place_words(item.place, voice)
    if item.uses:
        names = dict.fromkeys(voice.say("trace.use", name=_name(use), kind=_kind(use, voice)) for use in item.uses)
        page.item(voice.say("trace.used", place=place, uses=", ".join(names)))
    for left_out in item.not_encoded:
        page.item(voice.say("trace.not_encoded", place=place, reason=left_out.reason))


def _name(use: Use) -> str:
    """Of a calendar's many stages the calendar; the plain data name each."""
    return use.name.partition(".")[0] if use.kind is UseKind.CALENDAR else use.name


def _rule(page: Page, traced: RuleTrace, voice: Voice) -> None:
    rule = traced.rule
    kind = UseKind.PROHIBITION if isinstance(rule, Prohibition) else UseKind.PERMISSION
    page.item(voice.say("trace.rule", id=rule.id, kind=voice.say(f"kind.{kind.value}"), position=rule.span))
    for use in traced.uses:
        citation = cite_in(use.citation, voice)
        if use.kind is kind:
            page.note(voice.say("trace.basis", citation=citation))
        else:
            page.note(voice.say("trace.other", kind=_kind(use, voice), name=use.name, citation=citation))


def _kind(use: Use, voice: Voice) -> str:
    return voice.say(f"kind.{use.kind.value}")


def trace_to_dict(trace: Trace) -> dict[str, Plain]:
    """The same as plain data: ``sources`` with their items, ``rules`` with their citations."""
    return {
        "sources": [
            {
                "id": traced.source.id,
                "provenance": traced.source.provenance.value,
                "items": [_item_to_dict(item) for item in traced.items],
                "gaps": list(traced.gaps),
            }
            for traced in trace.sources
        ],
        "rules": [
            {"id": traced.rule.id, "rests_on": [_use_to_dict(use, full=True) for use in traced.uses]}
            for traced in trace.rules
        ],
    }


def _item_to_dict(item: Item) -> Plain:
    return {
        "place": [{"kind": step.kind, "value": step.value} for step in item.place],
        "uses": [_use_to_dict(use, full=False) for use in item.uses],
        "not_encoded": [each.reason for each in item.not_encoded],
    }


def _use_to_dict(use: Use, *, full: bool) -> Plain:
    said: dict[str, Plain] = {"kind": use.kind.value, "name": use.name, "seen": use.seen.value}
    if full:
        said["source"] = use.citation.source
        said["place"] = [{"kind": step.kind, "value": step.value} for step in use.citation.locators]
    return said
