"""What is told of the name under the pointer: its label, what it says as a sentence, where that is written."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import define

from asn_neutrality.domain.facts import FactType
from asn_neutrality.domain.packs import RuleSet
from asn_neutrality.domain.rules import Permission, Prohibition
from asn_neutrality.domain.words import Language
from asn_neutrality.editor.occurrences import Sort
from asn_neutrality.editor.places import Place, Range
from asn_neutrality.editor.things import Thing, at
from asn_neutrality.editor.words import say
from asn_neutrality.editor.workspace import Workspace
from asn_neutrality.explain.citations import cite_all, period_words, provenance_words, source_name
from asn_neutrality.explain.conditions import describe_in
from asn_neutrality.explain.sentences import permission_sentence, prohibition_sentence
from asn_neutrality.explain.voice import Voice, voice_of

MOST_VALUES = 12


@define(frozen=True)
class Hover:
    """Markdown about the name in a range."""

    range: Range
    markdown: str


def hover(workspace: Workspace, name: str, place: Place) -> Hover | None:
    """What is told of the name at a place."""
    here = at(workspace, name, place)
    if here is None:
        return None
    rules = workspace.linked(name).linked.rules
    told = "\n\n".join(line for line in _told(here.thing, rules, workspace.language) if line)
    return Hover(here.location.range, told)


def _told(thing: Thing, rules: RuleSet, language: Language) -> Iterator[str]:  # noqa: C901, PLR0912 - one case per sort
    voice = voice_of(rules, language)
    match thing.sort:
        case Sort.FACT:
            yield from _fact(voice.facts[thing.id], voice)
        case Sort.VALUE:
            yield from _value(thing, voice)
        case Sort.TERM if thing.id in voice.terms:
            term = voice.terms[thing.id]
            yield _head("term", thing.id, voice.name(term.title, thing.id), language)
            yield describe_in(term.condition, voice)
        case Sort.SOURCE if thing.id in voice.sources:
            source = voice.sources[thing.id]
            yield _head("source", thing.id, source_name(source, voice), language)
            yield f"{say('in_force', language)}: {period_words(source.in_force, voice)}"
            yield provenance_words(source, voice)
            yield f"<{source.link}>" if source.link else ""
        case Sort.SANCTION if thing.id in voice.sanctions:
            sanction = voice.sanctions[thing.id]
            yield _head("sanction", thing.id, voice.label(sanction.title), language)
            yield cite_all(sanction.citations, voice)
        case Sort.RULE:
            rule = voice.prohibitions.get(thing.id) or voice.permissions.get(thing.id)
            if rule is not None:
                yield from _rule(rule, voice)
        case Sort.PACK if thing.id in rules.packs:
            pack = rules.packs[thing.id]
            yield _head("pack", f"{pack.name} {pack.version}", voice.label(pack.title), language)
        case Sort.CALENDAR:
            for pack in rules.packs.values():
                for calendar in pack.calendars:
                    if calendar.id == thing.id:
                        yield _head("calendar", thing.id, voice.label(calendar.title), language)
                        yield cite_all(calendar.citations, voice)
        case Sort.STAGE:
            yield _head("stage", thing.id, voice.name(voice.stages.get(thing.id), thing.id), language)
            yield _dates(thing.id, voice)
        case Sort.TRACK:
            track = thing.id.rpartition(".")[2]
            yield _head("track", track, voice.track(track), language)
        case Sort.EXCEPTION | Sort.READING:
            yield from _part(thing, voice)
        case _:
            yield _head(thing.sort.value, thing.id, "", language)


def _head(kind: str, name: str, label: str, language: Language) -> str:
    return f"{say(kind, language)} `{name}`" + (f": **{label}**" if label else "")


def _fact(fact: FactType, voice: Voice) -> Iterator[str]:
    yield _head("fact", fact.name, voice.label(fact.label), voice.language)
    yield f"*{voice.label(fact.question)}*" if fact.question is not None else ""
    shown = [f"`{value.name}` {voice.label(value.label)}" for value in fact.values[:MOST_VALUES]]
    more = ["..."] if len(fact.values) > MOST_VALUES else []
    if shown:
        yield f"{say('values', voice.language)}: " + "; ".join([*shown, *more])


def _value(thing: Thing, voice: Voice) -> Iterator[str]:
    name, _, value = thing.id.partition("=")
    fact = voice.facts[name]
    for each in fact.values:
        if each.name == value:
            yield _head("value", value, voice.label(each.label), voice.language)
    for group in fact.groups:
        if group.name == value:
            yield _head("group", value, voice.label(group.label), voice.language)
            yield ", ".join(f"`{member}`" for member in group.members)
    yield _head("fact", fact.name, voice.label(fact.label), voice.language)


def _rule(rule: Prohibition | Permission, voice: Voice) -> Iterator[str]:
    is_prohibition = isinstance(rule, Prohibition)
    yield _head("prohibition" if is_prohibition else "permission", rule.id, voice.label(rule.title), voice.language)
    if isinstance(rule, Prohibition):
        yield prohibition_sentence(rule, voice.rules, voice.language)
    else:
        yield permission_sentence(rule, voice.rules, voice.language)
    yield f"{say('basis', voice.language)}: {cite_all(rule.basis, voice)}" if rule.basis else ""
    yield f"> {rule.quote}" if rule.quote else ""


def _part(thing: Thing, voice: Voice) -> Iterator[str]:
    """An exception or a reading of a rule or term."""
    owner, _, name = thing.id.rpartition(".")
    for rule in (voice.prohibitions.get(owner), voice.permissions.get(owner)):
        for each in rule.exceptions if rule is not None and thing.sort is Sort.EXCEPTION else ():
            if each.name == name:
                yield _head("exception", name, voice.name(each.label, name), voice.language)
                yield describe_in(each.condition, voice)
                yield cite_all(each.citations, voice)
    asked = voice.questions.get(owner)
    for reading in asked.readings if asked is not None and thing.sort is Sort.READING else ():
        if reading.name == name:
            yield _head("reading", name, voice.name(reading.label, name), voice.language)
            yield cite_all(reading.citations, voice)


def _dates(stage: str, voice: Voice) -> str:
    """The days of a stage in each calendar that has it."""
    lines = [
        f"- {voice.label(calendar.title)}: " + ", ".join(period_words(span, voice) for span in each.spans)
        for pack in voice.packs
        for calendar in pack.calendars
        for each in calendar.stages
        if each.name == stage
    ]
    return "\n".join(lines)
