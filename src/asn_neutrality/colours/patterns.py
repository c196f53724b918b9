"""What the words and signs of a rule file look like, and what each is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum

from attrs import define

from asn_neutrality.syntax.keywords import CLAUSES, DECLARATIONS, WORDS, Keyword


class Colour(Enum):
    """What a piece of text is; the value is its name among TextMate scopes."""

    BLANK = ""
    COMMENT = "comment.line.number-sign"
    TEXT = "string.quoted.double"
    DECLARATION = "keyword.declaration"
    CLAUSE = "keyword.control"
    WORD = "keyword.other"
    OPERATOR = "keyword.operator.word"
    FINDING = "constant.language"
    NUMBER = "constant.numeric"
    DECLARED = "entity.name.type"
    FACT = "variable.parameter"
    NAME = "variable.other"
    SIGN = "punctuation.separator"


@define(frozen=True)
class Pattern:
    """A regular expression that both Python and Oniguruma read alike; one colour, or one for each of its groups."""

    regex: str
    colours: tuple[Colour, ...]


NAME = r"[a-z_][a-z0-9_]*(?:\.[a-z_][a-z0-9_]*)*"
ALONE = r"(?<![A-Za-z0-9_.])"
END = r"(?![A-Za-z0-9_])"
LOCATOR = r"\([0-9]+[A-Za-z]?\)|[0-9]+[A-Za-z]?|[IVXLC]+|[a-zA-Z]"

OPERATORS = {"adalah", "bukan", "dan", "atau", "tidak"}
LOCATORS = {"pasal", "ayat", "huruf", "angka", "butir", "lampiran"}
FINDINGS = {"melanggar", "tidak_melanggar", "dikecualikan", "belum_jelas", "perlu_penilaian"}
LANGUAGES = ("en",)


def patterns() -> tuple[Pattern, ...]:
    """The patterns in the order in which they are tried."""
    words = [word for word in WORDS if word.id not in OPERATORS | LOCATORS | FINDINGS]
    return (
        Pattern(r"\s+", (Colour.BLANK,)),
        Pattern(r"#[^\n]*", (Colour.COMMENT,)),
        Pattern(r'"[^"\n]*"', (Colour.TEXT,)),
        # A keyword that begins a line and a name that follows it: the name is declared there.
        Pattern(
            rf"{ALONE}({_any(DECLARATIONS)})([ \t]+)({NAME}){END}", (Colour.DECLARATION, Colour.BLANK, Colour.DECLARED)
        ),
        Pattern(rf"{ALONE}(?:{_any(DECLARATIONS)}){END}", (Colour.DECLARATION,)),
        Pattern(rf"{ALONE}({_any(_of(LOCATORS))})(\s+)({LOCATOR}){END}", (Colour.WORD, Colour.BLANK, Colour.NUMBER)),
        # Some facts are called like a keyword: before a colon stands a fact.
        Pattern(rf"{ALONE}{NAME}(?=\s*:)", (Colour.FACT,)),
        Pattern(rf"{ALONE}(?:{_any(_of(OPERATORS))}){END}(?!\.)", (Colour.OPERATOR,)),
        Pattern(rf"{ALONE}(?:{_any(_of(FINDINGS))}){END}(?!\.)", (Colour.FINDING,)),
        Pattern(rf"{ALONE}(?:{_any(CLAUSES)}){END}(?!\.)", (Colour.CLAUSE,)),
        Pattern(rf"{ALONE}(?:{_any((*words, *_of(LOCATORS)))}|{'|'.join(LANGUAGES)}){END}(?!\.)", (Colour.WORD,)),
        Pattern(rf"[0-9]{{4}}-[0-9]{{2}}(?:-[0-9]{{2}})?{END}|[0-9]+{END}", (Colour.NUMBER,)),
        Pattern(NAME, (Colour.NAME,)),
        Pattern(r"\.\.|[/,:=()?]", (Colour.SIGN,)),
    )


def _of(ids: Iterable[str]) -> list[Keyword]:
    return [word for word in WORDS if word.id in ids]


def _any(words: Iterable[Keyword]) -> str:
    """Any spelling of these, the longest tried first."""
    spellings = {spelling for word in words for spelling in (word.id, word.en)}
    return "|".join(map(re.escape, sorted(spellings, key=lambda each: (-len(each), each))))
