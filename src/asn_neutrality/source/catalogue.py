"""The words of diagnostics, by code and language, read from tables beside this module when first asked for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Literal

from attrs import define

from asn_neutrality.source.diagnostic import Diagnostic
from asn_neutrality.source.place import package

Language = Literal["id", "en"]

TABLES = {"S": "syntax", "C": "checker", "R": "records", "P": "program", "T": "receipts", "B": "tables", "L": "lint"}


@define(frozen=True)
class Entry:
    """What a code says. ``help`` is empty where the message is all there is to say."""

    code: str
    name: str
    message: Mapping[str, str]
    help: Mapping[str, str]


class _Arguments(dict[str, str]):
    """An argument that is missing shows as its name in braces rather than failing."""

    def __missing__(self, key: str) -> str:
        return f"{{{key}}}"


@cache
def entries(letter: str) -> Mapping[str, Entry]:
    """The codes of one stage, by code; none where the stage has no table."""
    import tomllib  # noqa: PLC0415 - most programs meet no diagnostic

    table = package().joinpath("source", "diagnostics", f"{TABLES[letter]}.toml")
    if not table.is_file():
        return {}
    raw = tomllib.loads(table.read_text(encoding="utf-8"))
    return {code: _entry(code, words) for code, words in raw.items()}


def entry(code: str) -> Entry:
    """What the code says; KeyError for a code that no table has."""
    return entries(code[0])[code]


def message(diagnostic: Diagnostic, language: Language) -> str:
    """What is wrong, with the user's words in it."""
    return entry(diagnostic.code).message[language].format_map(_Arguments(diagnostic.arguments))


def help_text(diagnostic: Diagnostic, language: Language) -> str:
    """What to do about it; may be empty."""
    return entry(diagnostic.code).help[language].format_map(_Arguments(diagnostic.arguments))


def _entry(code: str, words: Mapping[str, str]) -> Entry:
    return Entry(
        code,
        words["name"],
        {"id": words["id"], "en": words["en"]},
        {"id": words.get("help_id", ""), "en": words.get("help_en", "")},
    )
