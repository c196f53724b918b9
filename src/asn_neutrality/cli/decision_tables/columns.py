"""The columns of a decision table, and clauses as the text of a cell."""

from __future__ import annotations

from enum import Enum
from textwrap import dedent

from asn_neutrality.building.words import BUILT
from asn_neutrality.source.text import SourceText
from asn_neutrality.syntax import ast
from asn_neutrality.syntax.comments import comments
from asn_neutrality.syntax.format import format_file
from asn_neutrality.syntax.inline import ENGLISH_KEYWORDS, Language
from asn_neutrality.syntax.parse import parse

RULE = "larangan"
STAND_IN = "x"  # the name of a prohibition that is written only for one of its clauses


class Column(Enum):
    """A column that is no fact: its heading in Indonesian and in English."""

    NAME = "larangan", "prohibition"
    TITLE = "judul", "title"
    TITLE_EN = "judul_en", "title_en"
    BASIS = "dasar", "basis"
    QUOTE = "kutipan", "quote"
    SEEN = "dilihat", "seen"
    IN_FORCE = "berlaku", "in_force"
    TRACK = "rezim", "track"
    WHEN = "bila", "when"
    READINGS = "tafsir", "reading"
    EXCEPTIONS = "kecuali", "except"
    SANCTIONS = "sanksi", "sanction"
    EXAMPLES = "contoh", "example"

    def heading(self, language: Language) -> str:
        """The heading in a language."""
        return self.value[0] if language == "id" else self.value[1]


HEADINGS = {heading: column for column in Column for heading in column.value}
LEADING = (
    Column.NAME,
    Column.TITLE,
    Column.TITLE_EN,
    Column.BASIS,
    Column.QUOTE,
    Column.SEEN,
    Column.IN_FORCE,
    Column.TRACK,
)
TRAILING = (Column.WHEN, Column.READINGS, Column.EXCEPTIONS, Column.SANCTIONS, Column.EXAMPLES)

WRITTEN: dict[Column, tuple[type[ast.Clause], str]] = {
    Column.BASIS: (ast.Basis, "dasar"),
    Column.IN_FORCE: (ast.InForce, "berlaku"),
    Column.TRACK: (ast.Track, "rezim"),
    Column.WHEN: (ast.Body, "bila"),
}
"""Columns whose cell is one clause without its keyword."""
SEVERAL: dict[Column, type[ast.Clause]] = {
    Column.READINGS: ast.Reading,
    Column.EXCEPTIONS: ast.Except,
    Column.SANCTIONS: ast.Penalty,
    Column.EXAMPLES: ast.Example,
}
"""Columns whose cell is whole clauses."""


def clause_text(clauses: tuple[ast.Clause, ...], language: Language) -> str:
    """Clauses of a prohibition as they stand in a rule file, without indentation."""
    name = ast.Name(STAND_IN, span=clauses[0].span)
    rule = ast.Prohibition(name, clauses, span=clauses[0].span)
    text = format_file(ast.File((rule,), span=BUILT), language)
    return dedent(text.removeprefix(f"{_keyword(RULE, language)} {STAND_IN}").lstrip(" ").strip("\n"))


def bare_text(column: Column, clause: ast.Clause, language: Language) -> str:
    """One clause without its keyword, on one line."""
    keyword = _keyword(WRITTEN[column][1], language)
    return " ".join(clause_text((clause,), language).split()).removeprefix(f"{keyword} ")


def read_clauses(text: str, kind: type[ast.Clause]) -> tuple[ast.Clause, ...] | None:
    """The clauses in a text where they are all of that kind and nothing else stands there; None otherwise."""
    if comments(text) or "\x00" in text:
        return None
    file, problems = parse(SourceText("", f"{RULE} {STAND_IN}\n{text}\n"))
    match file.declarations:
        case (ast.Prohibition(clauses=clauses, name=ast.Name(text=name)),) if not problems and name == STAND_IN:
            return clauses if clauses and all(isinstance(clause, kind) for clause in clauses) else None
    return None


def read_bare(column: Column, text: str) -> ast.Clause | None:
    """The clause of a cell, its keyword before it; None where it is not exactly one."""
    kind, keyword = WRITTEN[column]
    found = read_clauses(f"{keyword} {' '.join(text.split())}", kind)
    return found[0] if found is not None and len(found) == 1 else None


def _keyword(word: str, language: Language) -> str:
    return ENGLISH_KEYWORDS[word] if language == "en" else word
