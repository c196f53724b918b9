"""In what two rule sets differ: as text, as a document, and as plain data."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from asn_neutrality.checker.restated import restated
from asn_neutrality.domain.differences import Case, Change, Difference, Shown, Trait, Window
from asn_neutrality.domain.words import Language
from asn_neutrality.explain.difference_words import DifferenceWords
from asn_neutrality.explain.document import Document, Heading, Paragraph, Sheet
from asn_neutrality.explain.example_source import WrittenExample, example_source
from asn_neutrality.explain.page import Page
from asn_neutrality.explain.plain import Plain
from asn_neutrality.explain.written import written
from asn_neutrality.logic.shapes import Leaf

DIFFERENCE_SCHEMA = "asn-neutrality/difference/1"
FEW = 8  # cases of one kind, where not all are asked for
LANGUAGES: tuple[Language, Language] = ("id", "en")

Examples = Callable[[Change, Case], tuple[Shown | None, Shown | None]]
"""What each side finds of a record that shows a case; None where nothing is violated nor excused."""


def difference_text(found: Difference, examples: Examples, language: Language, few: int | None = FEW) -> str:
    """The comparison as text; of each kind the first ``few`` cases, or all."""
    page, words = Page(), DifferenceWords(found, language)
    page.say(_title(words))
    page.say("")
    page.say(_verdict(words))
    _body(page, words, examples, few)
    return page.text


def difference_document(found: Difference, examples: Examples, language: Language, few: int | None = None) -> Document:
    """The same to be filed."""
    sheet, words = Sheet(), DifferenceWords(found, language)
    sheet.add(Heading(1, _title(words)))
    sheet.add(Paragraph(_verdict(words), strong=True))
    _body(sheet, words, examples, few)
    return sheet.finished(language)


def _title(words: DifferenceWords) -> str:
    return words.say("difference.title", first=words.side(0), second=words.side(1))


def _verdict(words: DifferenceWords) -> str:
    found = words.found
    if found.equal:
        return words.say("difference.equal")
    if found.changes:
        return words.say("difference.differs")
    if found.track is not None:
        return words.say("difference.equal_track", track=words.tracks([found.track]))
    return words.say("difference.differs_within")


def _body(page: Page, words: DifferenceWords, examples: Examples, few: int | None) -> None:
    for line in _preface(words):
        page.say(line)
    for change in words.found.changes:
        _change(page, change, words, examples, few)
    page.head(words.say("difference.also"))
    for line in _others(words):
        page.item(line)


def _preface(words: DifferenceWords) -> list[str]:
    """What was compared, and on which tracks it differs."""
    found = words.found
    said = []
    if found.never_together:
        said.append(words.say("difference.apart"))
    if found.reach_ignored:
        said.append(words.say("difference.reach_ignored"))
    if found.track is not None:
        said.append(words.say("difference.track", track=words.tracks([found.track])))
    elif len(found.tracks) > 1 and not found.equal:
        for key, value in (("tracks", True), ("tracks_same", False)):
            names = [name for name, differs in found.tracks.items() if differs is value]
            if names:
                many = "_many" if len(names) > 1 else ""
                said.append(words.say(f"difference.{key}{many}", tracks=words.tracks(names)))
    return said


def _change(page: Page, change: Change, words: DifferenceWords, examples: Examples, few: int | None) -> None:
    outcomes = (change.first, change.second)
    page.head(words.heading(outcomes))
    if change.common:
        page.lead(words.say("difference.common", traits=words.traits(change.common)))
    for number, case in enumerate(change.cases[:few], 1):
        page.item(words.case(case, number, outcomes))
        for text in _sources(change, case, number, words, examples):
            page.code(text)
    if few is not None and len(change.cases) > few:
        page.item(words.say("difference.more", count=len(change.cases) - few))
    if change.uncovered:
        page.item(words.say("difference.uncovered", **_counts(change, words.say("difference.point"))))


def _counts(change: Change, point: str) -> dict[str, str]:
    share = 100 * change.uncovered / change.events
    said = f"{share:.1f}" if share >= 0.1 else "< 0.1"
    counts = {"events": _grouped(change.events), "uncovered": _grouped(change.uncovered), "share": f"{said} %"}
    return {name: count.replace(".", point) for name, count in counts.items()}


def _grouped(number: int) -> str:
    """A count; from a million on with two digits and its magnitude."""
    digits = str(number)
    return digits if number < 1_000_000 else f"{digits[0]}.{digits[1]} × 10^{len(digits) - 1}"


def _others(words: DifferenceWords) -> list[str]:
    """What no outcome of an event shows."""
    found, voice = words.found, words.voices[0]
    said = []
    for place in (0, 1):
        traits = found.one_sided[place]
        if traits is not None:
            said.append(words.say("difference.one_sided", name=words.side(place), traits=words.traits(traits)))
        for fact, values in found.values.items():
            if values[place]:
                named = voice.templates.list_all([f"`{value}`" for value in values[place]])
                said.append(words.say("difference.values", fact=voice.fact(fact), name=words.side(place), values=named))
    if found.dated:
        said.append(words.say("difference.dated", stages=words.stages(found.dated), first=words.side(0)))
    if found.concluded:
        facts = voice.templates.list_all([voice.fact(name) for name in found.concluded])
        said.append(words.say("difference.concluded", facts=facts))
    return said


def _sources(change: Change, case: Case, number: int, words: DifferenceWords, examples: Examples) -> list[str]:
    """The examples of a case as they are pasted."""
    found = []
    for place, shown in enumerate(examples(change, case)):
        if shown is not None:
            outcome = words.say(f"status.{shown.finding.value}")
            title = words.say("difference.example", number=number, outcome=outcome, name=words.side(place))
            found.append(_source(shown, title, words, place))
    return found


def _source(shown: Shown, title: str, words: DifferenceWords, place: int) -> str:
    rules = (words.found.first, words.found.second)[place].rules
    example = WrittenExample(title, shown.finding, shown.by, shown.record)
    return example_source(shown.rule.id, [example], rules, rules.packs[shown.rule.pack].language)


# -- Plain data --------------------------------------------------------------------------------------------------------


def difference_to_dict(found: Difference, examples: Examples) -> dict[str, Plain]:
    """Everything found, with sentences in both languages."""
    words = [DifferenceWords(found, language) for language in LANGUAGES]
    sides: list[Plain] = [
        {"name": side.name, "packs": list(side.rules.asked), "day": side.day.isoformat() if side.day else None}
        for side in (found.first, found.second)
    ]
    return {
        "schema": DIFFERENCE_SCHEMA,
        "first": sides[0],
        "second": sides[1],
        "equal": found.equal,
        "track": found.track,
        "never_together": found.never_together,
        "reach_ignored": found.reach_ignored,
        "tracks": dict(found.tracks),
        "concluded": list(found.concluded),
        "dated": list(found.dated),
        "values": {name: [[*first], [*second]] for name, (first, second) in found.values.items()},
        "one_sided": [None if traits is None else _traits(traits) for traits in found.one_sided],
        "changes": [_change_to_dict(change, words, examples) for change in found.changes],
    }


def _change_to_dict(change: Change, words: Sequence[DifferenceWords], examples: Examples) -> Plain:
    return {
        "first": change.first.value,
        "second": change.second.value,
        "common": _traits(change.common),
        "events": str(change.events),
        "uncovered": str(change.uncovered),
        "cases": [_case_to_dict(change, case, number, words, examples) for number, case in enumerate(change.cases, 1)],
    }


def _case_to_dict(
    change: Change, case: Case, number: int, words: Sequence[DifferenceWords], examples: Examples
) -> Plain:
    outcomes = (change.first, change.second)
    sides: list[Plain] = [
        {
            "rules": [rule.id for rule in side.rules],
            "each": side.each,
            "excused": [{"rule": each.rule.id, "by": [*each.by]} for each in side.excuses],
        }
        for side in (case.first, case.second)
    ]
    return {
        "sentence": {each.language: each.case(case, number, outcomes) for each in words},
        "traits": _traits(case.traits),
        "first": sides[0],
        "second": sides[1],
        "examples": [*_sources(change, case, number, words[0], examples)],
    }


def _traits(traits: Sequence[Trait]) -> list[Plain]:
    return [_trait(trait) for trait in traits]


def _trait(trait: Trait) -> Plain:
    if isinstance(trait, Window):
        return {"when": written(Leaf(trait.test)), "holds": trait.holds}
    value = restated(trait.value, trait.fact)
    return {
        "fact": trait.fact.name,
        "value": value if isinstance(value, str) else [*value],
        "outside": [*trait.outside],
    }
