"""Generated examples with titles, and what is said of the parts of a rule that they show or cannot show."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from asn_neutrality.analysis.illustration.aspects import Aspect, Joint, LeftOpen, Matters, Read
from asn_neutrality.analysis.illustration.atoms import Atom, Part
from asn_neutrality.analysis.illustration.illustrations import Illustration, Illustrations
from asn_neutrality.domain.packs import RuleSet
from asn_neutrality.domain.rules import FindingStatus
from asn_neutrality.domain.words import Language
from asn_neutrality.explain.conditions import answer_name, describe_in
from asn_neutrality.explain.example_source import WrittenExample, example_source
from asn_neutrality.explain.facts import value_words
from asn_neutrality.explain.voice import Voice, voice_of, within_sentence
from asn_neutrality.logic.shapes import Not


def illustrations_source(found: Illustrations, rules: RuleSet, language: Language | None = None) -> str:
    """The examples as an ``uji`` of the rule, by default in the language of its pack; remarks stand before it.

    Where nothing is missing, a comment that says so.
    """
    voice = voice_of(rules, language or rules.packs[found.rule.partition(".")[0]].language)
    remarks = list(_remarks(found, voice))
    if not found.examples:
        return "".join(f"# {remark}\n" for remark in remarks)
    return example_source(found.rule, _titled(found, voice), rules, voice.language, remarks)


def _remarks(found: Illustrations, voice: Voice) -> Iterator[str]:
    count = len(found.examples)
    if not found.examples and not found.untold:
        yield voice.say("illustration.none", rule=found.rule)
    elif found.examples:
        key = "count" if not found.least else "fewest" if count == found.least else "at_least"
        said = voice.say(f"illustration.{key}", count=count, least=found.least)
        yield f"{voice.say('illustration.signed')} {said}"
    for key, aspects in (("pointless", found.pointless), ("untold", found.untold)):
        for aspect in aspects:
            # That no day is a boundary, or that nothing can be left open, says nothing about the rule.
            if key == "untold" or isinstance(aspect, Matters | Read):
                yield voice.say(f"illustration.{key}", what=aspect_words(aspect, voice))


def _titled(found: Illustrations, voice: Voice) -> Iterator[WrittenExample]:
    used: dict[str, int] = {}
    for place, each in enumerate(found.examples):
        title = _title(each, voice, first=place == 0)
        used[title] = used.get(title, 0) + 1
        if used[title] > 1:
            title = voice.say("illustration.again", title=title, number=used[title])
        yield WrittenExample(title, each.finding, each.by, each.record)


def _title(each: Illustration, voice: Voice, *, first: bool) -> str:
    match each.aspect:
        case LeftOpen():
            return _open_title(each, voice)
        case Read(question, _):
            return voice.say("illustration.reading", question=voice.question(question))
        case Joint():
            return _day_title(each.aspect, voice, holds=bool(each.holds))
        case Matters(atom):
            if atom.whole and each.holds:
                key = "permitted" if atom.part is Part.PERMISSION else "excepted"
                return voice.say(f"illustration.{key}", name=defeat_name(atom, voice))
            if each.finding is FindingStatus.VIOLATED and first:
                return voice.say("illustration.all_met")
            return _difference(each, atom, voice)
    assert_never(each.aspect)


def _difference(each: Illustration, atom: Atom, voice: Voice) -> str:
    """The facts in which it differs, with their values here; of those it states."""
    said = [
        voice.say(
            "illustration.differs",
            fact=voice.label(voice.facts[name].label),
            value=value_words(each.record.facts[name], voice.facts[name], voice.language),
        )
        for name in each.differing
        if name in each.record.facts
    ]
    if said:
        return "; ".join(said)
    return _capital(describe_in(atom.meant if each.holds else Not(atom.meant), voice))


def _open_title(each: Illustration, voice: Voice) -> str:
    key = "unassessed" if each.finding is FindingStatus.NEEDS_ASSESSMENT else "open"
    labels = [within_sentence(voice.label(voice.facts[name].label)) for name in each.differing]
    return voice.say(f"illustration.{key}", facts=voice.templates.list_all(labels))


def _day_title(joint: Joint, voice: Voice, *, holds: bool) -> str:
    if joint.test is None:
        keys = {(True, True): "first_in_force", (True, False): "before_force", (False, True): "last_in_force"}
        return voice.say(f"illustration.{keys.get((joint.begins, holds), 'after_force')}")
    keys = {(True, True): "first_day", (True, False): "day_before", (False, True): "last_day"}
    condition = describe_in(joint.test if holds else Not(joint.test), voice)
    return voice.say(f"illustration.{keys.get((joint.begins, holds), 'day_after')}", condition=condition)


# -- Aspects in words ------------------------------------------------------------------------------------------------


def aspect_words(aspect: Aspect, voice: Voice) -> str:
    """What of a rule is shown, or could not be, as a noun of a sentence."""
    match aspect:
        case Matters(atom):
            return _atom_words(atom, voice)
        case LeftOpen(atom):
            return voice.say("illustration.what_open", outer=_atom_words(atom, voice))
        case Read(question, answer):
            name = answer_name(question, answer, voice)
            return voice.say("illustration.what_reading", answer=name, question=voice.question(question))
        case Joint(_, test, _):
            if test is None:
                return voice.say("illustration.what_period")
            return voice.say("illustration.what_day", condition=describe_in(test, voice))
    assert_never(aspect)


def _atom_words(atom: Atom, voice: Voice) -> str:
    if atom.name is None:
        return voice.say(f"illustration.what_{atom.part.value}", condition=describe_in(atom.meant, voice))
    outer = voice.say(f"illustration.what_{atom.part.value}", name=defeat_name(atom, voice))
    if atom.whole:
        return outer
    return voice.say("illustration.what_within", outer=outer, condition=describe_in(atom.meant, voice))


def defeat_name(atom: Atom, voice: Voice) -> str:
    """The label of an exception or permission; its name made readable where it has none."""
    name = atom.name or ""
    permission = voice.permissions.get(name)
    if permission is not None:
        return voice.label(permission.title)
    labels = (
        each.label
        for rule in voice.rules.packs.values()
        for law in rule.rules
        for each in law.exceptions
        if each.name == name and each.condition == atom.meant
    )
    return voice.name(next(labels, None), name)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
