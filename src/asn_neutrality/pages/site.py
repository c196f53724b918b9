"""All pages of a rule set."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from asn_neutrality.analysis.neighbours import neighbours
from asn_neutrality.domain.packs import RulePack, RuleSet
from asn_neutrality.domain.rules import Example
from asn_neutrality.domain.words import Language
from asn_neutrality.explain.voice import voice_of
from asn_neutrality.pages.frame import INDEX, Frame
from asn_neutrality.pages.html import Content, Markup, items, link, tag
from asn_neutrality.pages.instrument import Instrument
from asn_neutrality.pages.rule import Articles


def write_pages(rules: RuleSet, languages: Sequence[Language]) -> dict[str, str]:
    """The pages by their path: an index, and one page a pack.

    In one language they stand side by side; in several each language has its folder, and an index leads to them.
    """
    near, also = neighbours(rules), _examples_elsewhere(rules)
    found: dict[str, str] = {}
    for language in languages:
        others = [other for other in languages if other != language]
        frame = Frame(voice_of(rules, language), others[0] if others else None)
        folder = f"{language}/" if others else ""
        instrument = Instrument(frame, Articles(frame, near, also))
        found[f"{folder}{INDEX}"] = _index(frame)
        for pack in rules.packs.values():
            found[f"{folder}{pack.name}.html"] = instrument.page(pack)
    if len(languages) > 1:
        found[INDEX] = _entrance(rules, languages)
    return found


def _examples_elsewhere(rules: RuleSet) -> Mapping[str, tuple[Example, ...]]:
    """The examples that packs give for rules outside the rules themselves, by rule."""
    found: dict[str, tuple[Example, ...]] = {}
    for example in (example for pack in rules.packs.values() for example in pack.examples):
        found[example.rule] = (*found.get(example.rule, ()), example)
    return found


def _index(frame: Frame) -> str:
    packs = frame.voice.packs
    instruments = [pack for pack in packs if pack.rules]
    others = [pack for pack in packs if not pack.rules and (pack.facts or pack.terms or pack.calendars)]
    title = frame.say("title")
    return frame.page(
        INDEX,
        title,
        tag("header", tag("h1", title), tag("p", frame.say("lead"))),
        frame.section("instruments", items(_entry(pack, frame) for pack in instruments)),
        frame.section("supporting", items(_entry(pack, frame) for pack in others)),
    )


def _entry(pack: RulePack, frame: Frame) -> Content:
    counted = ((len(pack.prohibitions), "prohibitions"), (len(pack.permissions), "permissions"))
    said = ", ".join(frame.say(f"count_{key}", count=count) for count, key in counted if count)
    title = link(f"{pack.name}.html", frame.voice.label(pack.title))
    return [title, tag("span", f" — {said}", class_="seen") if said else None]


def _entrance(rules: RuleSet, languages: Iterable[Language]) -> str:
    frames = [Frame(voice_of(rules, language), None) for language in languages]
    first = frames[0]
    return first.page(
        INDEX,
        first.say("title"),
        items([link(f"{frame.voice.language}/{INDEX}", frame.say("title")) for frame in frames]),
        Markup(),
    )
