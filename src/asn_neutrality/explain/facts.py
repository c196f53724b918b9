"""Facts and their values in words. Personal facts are masked here, so nowhere else can they show."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import chain
from typing import assert_never

from asn_neutrality.domain.facts import NOT_YET, FactKind, FactRole, FactType, FactValue, ValueGroup
from asn_neutrality.domain.records import Dates, Days, Regions, State, Text, Unknown, Values, just
from asn_neutrality.domain.words import Language
from asn_neutrality.explain.templates import Templates, templates
from asn_neutrality.explain.voice import Voice, label_words, within_sentence

_FEW = 4
_REST = 2


def value_words(state: State, fact: FactType, language: Language) -> str:
    """The value in words; of a personal fact only dots, after the first letter of a free text."""
    words = templates(language)
    match state:
        case Values(values):
            said = _set_words(values, fact, words)
        case Dates(spans, not_yet):
            said = _date_words(spans, not_yet, words)
        case Regions(patterns):
            said = words.list_any([_region_words(pattern, words) for pattern in patterns])
        case Text(text):
            said = text
        case Unknown():
            return words.say("value.unknown")
        case _:
            assert_never(state)
    return _masked(said, state) if fact.personal else said


def _masked(said: str, state: State) -> str:
    """``Budi Santoso`` as ``B...``: neither the rest nor its length shows. Of few values a letter would tell all."""
    return (said.strip()[:1] if isinstance(state, Text) else "") + "..."


def value_in(state: State, fact: FactType, voice: Voice) -> str:
    """The same in a voice, which remembers what is not written in thousands of ways."""
    if isinstance(state, Text | Dates):
        return value_words(state, fact, voice.language)
    return voice.known(("value", fact.name, state), lambda: value_words(state, fact, voice.language))


def one_value_in(value: str, fact: FactType, voice: Voice) -> str:
    """A single value in words, masked where personal."""
    return value_in(just(value), fact, voice)


def value_name(value: str, fact: FactType, language: Language) -> str:
    """One value or group of a fact, as it stands inside a sentence."""
    if fact.kind is FactKind.DATE and value == NOT_YET:
        return templates(language).say("date.not_yet")
    labels = ((known.name, known.label) for known in chain[FactValue | ValueGroup](fact.values, fact.groups))
    found = next((label for name, label in labels if name == value), None)
    if found is None:
        return value
    label = label_words(found, language)
    return label if fact.role is FactRole.ELECTION else within_sentence(label)


def _set_words(values: frozenset[str], fact: FactType, words: Templates) -> str:
    language = words.language
    order = {value.name: place for place, value in enumerate(fact.values)}
    listed = sorted(values, key=lambda name: (order.get(name, len(order)), name))
    names = [value_name(name, fact, language) for name in listed]
    for group in fact.groups:
        if len(values) > 1 and values == frozenset(group.members):
            label = value_name(group.name, fact, language)
            return label if len(names) > _FEW else words.say("value.group", group=label, values=words.list_any(names))
    rest = [value.name for value in fact.values if value.name not in values] if len(names) > _FEW else []
    if 0 < len(rest) <= _REST:
        return words.say("value.except", values=words.list_all([value_name(name, fact, language) for name in rest]))
    return words.list_any(names)


def _date_words(spans: Iterable[Days], not_yet: bool, words: Templates) -> str:
    said = [_span_words(span, words) for span in spans]
    return words.list_any([*said, words.say("date.not_yet")] if not_yet else said)


def _span_words(span: Days, words: Templates) -> str:
    if span.start is None:
        return words.say("date.any") if span.end is None else words.say("date.until", end=day_words(span.end, words))
    if span.end is None:
        return words.say("date.since", start=day_words(span.start, words))
    return _closed_words(span.start, span.end, words)


def _closed_words(start: date, end: date, words: Templates) -> str:
    if start == end:
        return day_words(start, words)
    if start.day == 1 and _ends_month(end):
        if (start.year, start.month) == (end.year, end.month):
            return f"{words.say(f'month.{start.month}')} {start.year}"
        if start.year == end.year and (start.month, end.month) == (1, 12):
            return str(start.year)
    return words.say("date.between", start=day_words(start, words), end=day_words(end, words))


def _ends_month(day: date) -> bool:
    return day == date.max or (day + timedelta(days=1)).day == 1


def day_words(day: date, words: Templates) -> str:
    """``15 Oktober 2024``."""
    return f"{day.day} {words.say(f'month.{day.month}')} {day.year}"


def _region_words(pattern: str, words: Templates) -> str:
    return words.say("value.below", code=pattern[:-2]) if pattern.endswith(".*") else pattern
