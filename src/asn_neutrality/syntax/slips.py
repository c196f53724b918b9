"""Slips of the pen: signs, quotes, dates and letters that the language writes otherwise."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from asn_neutrality.source.diagnostic import Diagnostic
from asn_neutrality.syntax.failure import Failure
from asn_neutrality.syntax.parts import LARGEST_NUMBER

BARE_NUMBER = "S027"
TYPOGRAPHIC_QUOTES = "“”„‟«»‘’‚‛″"
DATE_LIKE = re.compile(r"(?<![0-9])[0-9]{1,4}([-/.])[0-9]{1,2}\1[0-9]{1,4}(?![0-9]|\.[0-9])")
DATE_IN_WORDS = re.compile(r"([0-9]{1,2}) ([A-Za-z]{3,9}) ([0-9]{4})")
NUMBERED = "jan:1 feb:2 mar:3 apr:4 mei:5 may:5 jun:6 jul:7 agu:8 aug:8 sep:9 okt:10 oct:10 nov:11 des:12 dec:12"
MONTHS = dict(month.split(":") for month in NUMBERED.split())  # by the first letters of either language
CAPITALISED = re.compile(r"[A-Za-z_][A-Za-z0-9_.]*")
NUMBER = re.compile(r"[0-9]+(?:\.[0-9*]+)*")
EQUALS = re.compile(r"[=!]=+|=|≠|<>")
NEGATED = re.compile(r"\b(?:is[ \t]+not|adalah[ \t]+bukan)\b|(?:bukan|tidak)[ \t]+adalah\b")
NEXT_FACT = re.compile(r"\s*[a-z][a-z0-9_.]*\s*:")
OPERATOR = re.compile(r"&&?|\|\|?|!")

EQUALITY = {"!": ("bukan", "is_not"), "≠": ("bukan", "is_not"), "<": ("bukan", "is_not"), "=": ("adalah", "is")}
OPERATIONS = {"&": ("dan", "and"), "|": ("atau", "or"), "!": ("tidak", "not")}


def _refused(failure: Failure) -> Diagnostic | None:
    """Well-formed text without meaning; of a number among the values of an example more can be said."""
    if failure.refused is None or failure.refused == BARE_NUMBER:
        return None
    return failure.diagnostic(failure.refused, {"largest": str(LARGEST_NUMBER)})


def _nul(failure: Failure) -> Diagnostic | None:
    return failure.diagnostic("S006") if failure.found == "\0" else None


def _quotes(failure: Failure) -> Diagnostic | None:
    """Quotes that a word processor put in: with the closing one on the same line, both are mended at once."""
    if failure.found not in TYPOGRAPHIC_QUOTES or not failure.found:
        return None
    rest = failure.text[failure.offset + 1 : failure.line_end]
    close = next((i for i, char in enumerate(rest) if char in TYPOGRAPHIC_QUOTES + '"'), None)
    if close is None:
        return failure.diagnostic("S014", mend='"')
    at = (failure.offset, failure.offset + close + 2)
    return failure.diagnostic("S014", at=at, mend=f'"{rest[:close]}"')


def _unterminated(failure: Failure) -> Diagnostic | None:
    """A quote without its partner; one left out earlier on the line leaves a word right behind the next quote."""
    line = failure.text[failure.line_start : failure.line_end]
    if failure.previous.endswith('"') and failure.before[-1].end() == failure.offset and line.count('"') % 2:
        return failure.diagnostic("S013", at=failure.before[-1].span())
    if failure.found == '"':
        return failure.diagnostic("S013", at=(failure.offset, failure.line_end))
    return None


def _date(failure: Failure) -> Diagnostic | None:
    worded = DATE_IN_WORDS.match(failure.text, failure.offset, failure.line_end)
    if worded is not None and worded[2][:3].lower() in MONTHS:
        meant = _iso(f"{worded[1]}-{MONTHS[worded[2][:3].lower()]}-{worded[3]}", "-")
        return failure.diagnostic("S015", {"found": worded[0]}, at=worded.span(), suggestion=meant, mend=meant)
    line = failure.text[failure.line_start : failure.line_end]
    place = failure.offset - failure.line_start
    for match in DATE_LIKE.finditer(line):
        if match.start() <= place < match.end():
            at = (failure.line_start + match.start(), failure.line_start + match.end())
            meant = _iso(match[0], match[1])
            if meant == match[0]:
                return None  # written as it should be, so something else is wrong
            return failure.diagnostic("S015", {"found": match[0]}, at=at, suggestion=meant, mend=meant)
    return None


def _iso(written: str, separator: str) -> str | None:
    """The ISO form of a date written with day or year first; Indonesian dates never begin with the month."""
    parts = [int(part) for part in written.split(separator)]
    year, month, day = parts if parts[0] > 31 else reversed(parts)
    try:
        return date(year, month, day).isoformat() if year > 999 else None
    except ValueError:
        return None


def _number(failure: Failure) -> Diagnostic | None:
    """A number where a value is wanted: a region code without its quotes."""
    if not {"STRING", "NAME"} <= failure.expected and failure.refused != BARE_NUMBER:
        return None
    match = NUMBER.match(failure.text, failure.offset, failure.end)
    if match is None:
        return None
    return failure.diagnostic(BARE_NUMBER, {"found": match[0]}, at=match.span(), mend=f'"{match[0]}"')


def _capitals(failure: Failure) -> Diagnostic | None:
    match = CAPITALISED.match(failure.text, failure.found_start, failure.end)
    if match is None or failure.offset >= match.end() or match[0] == match[0].lower():
        return None
    meant = re.sub(r"(?<=[a-z0-9])([A-Z])", r"_\1", match[0]).lower() if match[0] != match[0].upper() else None
    meant = (meant or match[0].lower()).strip("._")
    return failure.diagnostic("S018", {"found": match[0]}, at=match.span(), suggestion=meant, mend=meant)


def _equals(failure: Failure) -> Diagnostic | None:
    match = EQUALS.match(failure.text, failure.offset, failure.end)
    if match is None:
        return None
    meant = ":" if ":" in failure.expected else EQUALITY[match[0][0]][failure.english]
    return failure.diagnostic("S023", {"found": match[0]}, at=match.span(), suggestion=meant, mend=meant)


def _negated(failure: Failure) -> Diagnostic | None:
    """A negated comparison in two words, of which the second is what surprises, or the one after it."""
    for match in NEGATED.finditer(failure.text, failure.line_start, failure.line_end):
        if match.start() <= failure.offset <= match.end() + 1:
            meant = EQUALITY["!"][match[0].startswith("is")]
            return failure.diagnostic("S023", {"found": match[0]}, at=match.span(), suggestion=meant, mend=meant)
    return None


def _operator(failure: Failure) -> Diagnostic | None:
    match = OPERATOR.match(failure.text, failure.offset, failure.end)
    if match is None:
        return None
    meant = OPERATIONS[match[0][0]][failure.english]
    return failure.diagnostic("S024", {"found": match[0]}, at=match.span(), suggestion=meant, mend=meant)


def _comma(failure: Failure) -> Diagnostic | None:
    if failure.found != "," or "/" not in failure.expected:
        return None
    if NEXT_FACT.match(failure.text, failure.offset + 1, failure.line_end):
        return failure.diagnostic("S012", mend="")  # between the facts of an example stands a blank
    return failure.diagnostic("S020", suggestion="/", mend=" /")


def _foreign(failure: Failure) -> Diagnostic | None:
    """A character that no rule file has outside its texts; one that cannot be seen is named by its number."""
    char = failure.found[:1]
    if not char or (char.isascii() and char.isprintable()):
        return None
    shown = char if char.isprintable() else f"U+{ord(char):04X}"
    return failure.diagnostic("S012", {"found": shown}, at=(failure.offset, failure.offset + 1))


SLIPS: tuple[Callable[[Failure], Diagnostic | None], ...] = (
    _refused,
    _nul,
    _quotes,
    _unterminated,
    _date,
    _number,
    _capitals,
    _equals,
    _negated,
    _operator,
    _comma,
    _foreign,
)
