"""The tables of `docs/glossary.md`: spellings from the keyword table, the rest from `glossary.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from typing import Any

from asn_neutrality.syntax.keywords import CLAUSES, DECLARATIONS, ROLES, VALUES, WORDS, Keyword
from tests.manual.page import DOCS

PAGE = DOCS / "glossary.md"
TABLES = re.compile(r"(?<=<!-- tables: begin -->\n).*(?=<!-- tables: end -->)", re.DOTALL)
HEADINGS = (
    ("Deklarasi / declarations", DECLARATIONS),
    ("Klausul / clauses", CLAUSES),
    ("Kata / words", WORDS),
)


def meanings() -> dict[str, tuple[str, str, str]]:
    """For each keyword by its Indonesian spelling: what it means in Indonesian, in English, its name in Python."""
    return {word: (told[0], told[1], told[2]) for word, told in _file().items() if isinstance(told, list)}


def public_names() -> dict[str, tuple[str, str, str]]:
    """For each public name of Python: the Indonesian word, the English one, the keyword it comes from."""
    return {name: (told[0], told[1], told[2]) for name, told in _file()["python"].items()}


def _file() -> dict[str, Any]:
    return tomllib.loads((DOCS / "glossary.toml").read_text("utf-8"))


def tables() -> str:
    """What stands between the marks of the page."""
    return "\n".join(f"## {heading}\n\n{_table(words)}" for heading, words in HEADINGS) + f"\n{_plain()}\n{_python()}"


def _table(words: Iterable[Keyword]) -> str:
    told = meanings()
    rows = [
        f"| `{word.id}` | `{word.en}` | {indonesian} | {english} | {f'`{python}`' if python else ''} |"
        for word in words
        for indonesian, english, python in [told[word.id]]
    ]
    head = ["| istilah | English | arti | meaning | Python |", "|---|---|---|---|---|"]
    return "\n".join([*head, *rows]) + "\n"


def _plain() -> str:
    """The words that stand only where a value does, and after ``peran``."""
    rows = [f"| `{word.id}` | `{word.en}` |" for word in (*VALUES, *ROLES)]
    return "\n".join(["## Nilai dan peran / values and roles\n", "| istilah | English |", "|---|---|", *rows]) + "\n"


def _python() -> str:
    rows = [
        f"| `{name}` | {indonesian} | {english} | {f'`{keyword}`' if keyword else ''} |"
        for name, (indonesian, english, keyword) in public_names().items()
    ]
    head = ["## Python", "", "| Python | istilah | English | keyword |", "|---|---|---|---|"]
    return "\n".join([*head, *rows]) + "\n"


def written() -> str:
    """The tables as the page has them."""
    found = TABLES.search(PAGE.read_text("utf-8"))
    assert found
    return found[0]


def write(text: str) -> None:
    """Put the tables into the page."""
    PAGE.write_text(TABLES.sub(lambda _: text, PAGE.read_text("utf-8")), "utf-8")
