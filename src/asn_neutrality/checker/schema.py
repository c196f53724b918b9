"""The JSON Schema of a record: what an editor or a form may offer, as plain data."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import assert_never

from asn_neutrality.checker.regions import BELOW, CODE
from asn_neutrality.checker.states import NOT_YET_WORDS, UNKNOWN, YES_NO_WORDS
from asn_neutrality.domain.facts import FactKind, FactRole, FactType, Vocabulary
from asn_neutrality.domain.words import Label, Language

DIALECT = "https://json-schema.org/draft/2020-12/schema"
BLANK = r"^\s*$"
PARTIAL = r"[0-9]{4}(-[0-9]{2}(-[0-9]{2}([Tt ][0-9:.,+\-Zz ]*)?)?)?"
RANGES = (
    rf"{PARTIAL}/{PARTIAL}",
    rf"{PARTIAL}/\.\.",
    rf"\.\./{PARTIAL}",
    rf"{PARTIAL}\s*\.\.\s*({PARTIAL})?",
    rf"\.\.\s*{PARTIAL}",
)

Schema = dict[str, object]


def record_schema(vocabulary: Vocabulary, language: Language = "id") -> Schema:
    """JSON Schema 2020-12 of a record, nested or flat, with titles in ``language``.

    Every record in JSON that ``read_record`` accepts is valid. The reverse fails only where a schema cannot follow:
    days that the calendar lacks, ranges that end before they start, a fact stated twice.
    """
    shared: Schema = {name: _fact(fact, language) for name, fact in vocabulary.facts.items()}
    return {"$schema": DIALECT, **_object(tuple(vocabulary.facts), ""), "$defs": shared}


def _object(names: Sequence[str], prefix: str) -> Schema:
    """An object of the facts that begin with ``prefix``, by the rest of their names or nested further."""
    properties: Schema = {}
    nested: dict[str, None] = {}
    for name in names:
        rest = name.removeprefix(prefix)
        properties[rest] = {"$ref": f"#/$defs/{name}"}
        nested |= {rest[:end]: None for end, char in enumerate(rest) if char == "."}
    for rest in nested:
        inner = f"{prefix}{rest}."
        members = _object([name for name in names if name.startswith(inner)], inner)
        allowed: list[object] = [members, {"type": "null"}, {"type": "string", "pattern": BLANK}]
        properties[rest] = {"anyOf": [properties[rest], *allowed] if rest in properties else allowed}
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _fact(fact: FactType, language: Language) -> Schema:
    """The values of one fact: null and blank text state nothing, ``?`` that it is unknown."""
    return {"title": _words(fact.label, language), "anyOf": [*_values(fact, language), {"type": "null"}]}


def _values(fact: FactType, language: Language) -> list[Schema]:
    match fact.kind:
        case FactKind.CHOICE:
            words = {value.name: value.label for value in fact.values} | {
                group.name: group.label for group in fact.groups
            }
            offered: list[Schema] = [{"const": name, "title": _words(label, language)} for name, label in words.items()]
            return [*offered, *_one_or_several(_text("|".join(map(re.escape, words)), slashes=True))]
        case FactKind.YES_NO:
            spellings = "|".join(_any_case(word) for word in YES_NO_WORDS)
            return _one_or_several({"enum": [True, False, 1, 0]}, _text(spellings, slashes=True))
        case FactKind.DATE:
            not_yet = () if fact.role is FactRole.TIME_OF_ACT else sorted(NOT_YET_WORDS)
            year: Schema = {"type": "integer", "minimum": 1000, "maximum": 9999}
            return _one_or_several(_text("|".join((PARTIAL, *RANGES, *not_yet))), year)
        case FactKind.REGION:
            return _one_or_several(_text(f"{CODE}|{BELOW}", slashes=True))
        case FactKind.TEXT:
            return [{"type": "string"}, {"type": "integer"}]
    assert_never(fact.kind)


def _text(words: str, *, slashes: bool = False) -> Schema:
    """Text that is one of ``words``, several of them where slashes may part them, or the mark of the unknown."""
    one = rf"\s*({words}|{re.escape(UNKNOWN)})\s*"
    return {"type": "string", "pattern": rf"^{one}(/{one})*$" if slashes else f"^{one}$"}


def _one_or_several(*items: Schema) -> list[Schema]:
    """An item, a list of at least one, or blank text."""
    several: Schema = {"type": "array", "minItems": 1, "items": {"anyOf": list(items)}}
    return [*items, several, {"type": "string", "pattern": BLANK}]


def _any_case(word: str) -> str:
    return "".join(f"[{char}{char.upper()}]" for char in word)


def _words(label: Label, language: Language) -> str:
    return (label.en or label.id) if language == "en" else label.id
