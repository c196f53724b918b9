"""Habits of other texts: words, blanks and punctuation that a rule file does without."""

from __future__ import annotations

import re
from collections.abc import Callable

from asn_neutrality.source.diagnostic import Diagnostic
from asn_neutrality.syntax.failure import END, Failure
from asn_neutrality.syntax.names_written import IS, NAMES, is_name
from asn_neutrality.syntax.split import KNOWN
from asn_neutrality.syntax.synonyms import synonym

DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
AND_OR = re.compile(r"\b(?:dan[ \t]*/[ \t]*atau|and[ \t]*/[ \t]*or)\b")
ORDER = re.compile(r"[<>]=?|[≤≥]")
VERSION = re.compile(r"[0-9][^\s\"]*")
SINGLE = re.compile(r"['`´]([^'`´\"\n]*)['`´]")
EXCEPTIONS = frozenset({"kecuali", "except"})
RELATIONS = {
    "<": ("sebelum", "before"),
    "<=": ("sampai", "until"),
    "≤": ("sampai", "until"),
    ">": ("sesudah", "after"),
    ">=": ("sejak", "since"),
    "≥": ("sejak", "since"),
}
CITING = frozenset({"dasar", "basis", "menurut", "under"})
NUMBERS = frozenset({"nomor", "number", "no"})
PUNCTUATION = frozenset(".;:,")


def _and_or(failure: Failure) -> Diagnostic | None:
    for match in AND_OR.finditer(failure.text, failure.line_start, failure.line_end):
        if match.start() <= failure.offset <= match.end():
            mend = "or" if failure.english else "atau"
            return failure.diagnostic("S032", {"found": match[0]}, at=match.span(), suggestion=mend, mend=mend)
    return None


def _range(failure: Failure) -> Diagnostic | None:
    """A range of dates without its two dots: one date alone, or another sign or word between two."""
    if failure.expected != {".."} or not failure.before:
        return None
    found = "" if failure.ended or failure.first_on_line else failure.found
    between = bool(found) and DATE.search(failure.text, failure.offset, failure.line_end) is not None
    day = failure.before[-1]
    at = (failure.found_start, failure.found_start + len(found)) if between else day.span()
    mend = ".." if between else f"{day[0]} .."
    return failure.diagnostic("S031", {"found": day[0]}, at=at, suggestion=mend, mend=mend)


def _order_of_days(failure: Failure) -> Diagnostic | None:
    """Days compared by signs, or as if they were values."""
    match = ORDER.match(failure.text, failure.offset, failure.end)
    if match is not None:
        meant = RELATIONS[match[0]][failure.english]
        return failure.diagnostic("S036", {"found": match[0]}, at=match.span(), suggestion=meant, mend=meant)
    day = DATE.match(failure.text, failure.offset, failure.end)
    if day is None or failure.previous not in IS:
        return None
    meant = "during" if failure.english else "selama"
    mend = meant if failure.previous in {"adalah", "is"} else None
    found = {"found": failure.previous}
    return failure.diagnostic("S036", found, at=failure.before[-1].span(), suggestion=mend, mend=mend)


def _within_stage(failure: Failure) -> Diagnostic | None:
    """``dalam`` before the name of a stage, where it wants a number of days or months."""
    if failure.previous not in {"dalam", "within"} or "INT" not in failure.expected or not is_name(failure.found):
        return None
    end = failure.found_start
    if failure.found in {"masa", "tahap", "the"}:
        end = failure.found_start + len(failure.found)
    meant = "during" if failure.english else "selama"
    at = (failure.before[-1].start(), end)
    found = failure.text[at[0] : at[1]].strip()
    return failure.diagnostic("S036", {"found": found}, at=(at[0], at[0] + len(found)), suggestion=meant, mend=meant)


def _nameless_exception(failure: Failure) -> Diagnostic | None:
    if failure.previous not in EXCEPTIONS or "NAME" not in failure.expected or failure.found not in {"bila", "when"}:
        return None
    return failure.diagnostic("S037", {"exception": failure.previous}, at=failure.before[-1].span())


def _twice(failure: Failure) -> Diagnostic | None:
    if failure.found in KNOWN and failure.found == failure.previous:
        return failure.diagnostic("S038", mend="")
    return None


def _unquoted(failure: Failure) -> Diagnostic | None:
    """A text in other quotes or none, where only a text can stand."""
    if "STRING" not in failure.expected or failure.first_on_line or failure.ended:
        return None
    single = SINGLE.match(failure.text, failure.offset, failure.line_end)
    if single is not None:
        return failure.diagnostic("S035", {"found": single[0]}, at=single.span(), mend=f'"{single[1]}"')
    line = failure.text[failure.line_start : failure.line_end]
    if failure.expected != {"STRING"} or failure.found in KNOWN or line.count('"') % 2:
        return None
    version = VERSION.match(failure.text, failure.offset, failure.line_end)
    if version is not None:
        return failure.diagnostic("S035", {"found": version[0]}, at=version.span(), mend=f'"{version[0]}"')
    return failure.diagnostic("S035") if is_name(failure.found.lower()) else None


def _missing_colon(failure: Failure) -> Diagnostic | None:
    """In an example: a fact without its colon, or a second value without its slash."""
    if ":" not in failure.expected or failure.found in {"=", ":"}:
        return None
    if not failure.expected <= {":", "."} and not is_name(failure.previous):
        return None
    return failure.diagnostic("S034", {"after": failure.previous}, at=failure.before[-1].span())


def _punctuation(failure: Failure) -> Diagnostic | None:
    """Punctuation after a keyword or at the end of a line."""
    if failure.found not in PUNCTUATION or not failure.found or failure.found in failure.expected:
        return None
    rest = failure.text[failure.offset + 1 : failure.line_end].strip()
    at_end = not rest or rest.startswith("#")
    if (at_end and END in failure.expected) or (failure.found == ":" and failure.previous in KNOWN):
        return failure.diagnostic("S033", mend="")
    return None


def _negated_value(failure: Failure) -> Diagnostic | None:
    """``fact tidak value``."""
    words = ("bukan", "is_not")
    if failure.found not in {"tidak", "not"} or not failure.expected.intersection(words) or failure.following in IS:
        return None
    meant = words[failure.english]
    return failure.diagnostic("S023", suggestion=meant, mend=meant)


def _place_in_source(failure: Failure) -> Diagnostic | None:
    """A number in a source that is called by another word than the items of lists are."""
    if failure.found not in NUMBERS or len(failure.before) < 2 or failure.before[-2][0] not in CITING:
        return None
    meant = "item" if failure.english else "butir"
    return failure.diagnostic("S009", suggestion=meant, mend=meant)


def _synonym(failure: Failure) -> Diagnostic | None:
    meant = synonym(failure.found, failure.expected, english=failure.english)
    return failure.diagnostic("S009", suggestion=meant, mend=meant) if meant is not None else None


HABITS: tuple[Callable[[Failure], Diagnostic | None], ...] = (
    _and_or,
    _range,
    _order_of_days,
    _within_stage,
    _nameless_exception,
    _twice,
    _unquoted,
    *NAMES,
    _punctuation,
    _negated_value,
    _place_in_source,
    _synonym,
)
LAST: tuple[Callable[[Failure], Diagnostic | None], ...] = (_missing_colon,)  # where no keyword was misspelt
