"""The templates of one language, read once and only when text is asked for."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from attrs import define, field

from asn_neutrality.domain.words import Language

_FILES = (
    "words.toml",
    "advice.toml",
    "coverage.toml",
    "differences.toml",
    "documents.toml",
    "illustrations.toml",
    "pictures.toml",
    "remarks.toml",
)


@define(frozen=True)
class Templates:
    """Sentences by dotted key (``outcome.violation``)."""

    language: Language
    entries: Mapping[str, str] = field(repr=False)

    def say(self, key: str, **words: object) -> str:
        """The sentence under ``key`` with its braces filled."""
        return self.entries[key].format_map(words) if words else self.entries[key]

    def list_all(self, items: Sequence[str]) -> str:
        """``a, b, and c``; with semicolons where an item itself has a comma or the word."""
        return self._list(items, "and")

    def list_any(self, items: Sequence[str]) -> str:
        """``a, b, or c``; with semicolons where an item itself has a comma or the word."""
        return self._list(items, "or")

    def list_quoted(self, items: Sequence[str], word: str) -> str:
        """``“a”, “b”, and “c”``: a comma inside quotation marks parts nothing. ``word`` is ``and`` or ``or``."""
        return self._list(items, word, quoted=True)

    def _list(self, items: Sequence[str], word: str, *, quoted: bool = False) -> str:
        if len(items) < 2:
            return "".join(items)
        parting = (", ", "; ", self.entries[f"join.{word}"])
        if not quoted and any(sign in item for item in items for sign in parting):
            return "; ".join(items[:-1]) + self.entries[f"join.{word}_long"] + items[-1]
        if len(items) == 2:
            return self.entries[f"join.{word}"].join(items)
        return ", ".join(items[:-1]) + self.entries[f"join.{word}_last"] + items[-1]


@cache
def _read() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    folder = files("asn_neutrality.explain")
    tables = (tomllib.loads(folder.joinpath(name).read_text(encoding="utf-8")) for name in _FILES)
    return {section: keys for table in tables for section, keys in table.items()}


@cache
def templates(language: Language) -> Templates:
    """The templates of ``language``."""
    sections = _read().items()
    entries = {f"{section}.{key}": entry[language] for section, keys in sections for key, entry in keys.items()}
    return Templates(language, entries)
