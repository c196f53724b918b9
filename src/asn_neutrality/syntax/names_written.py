"""Names that are written as several words, with a hyphen, or in quotes."""

from __future__ import annotations

import re

from asn_neutrality.source.diagnostic import Diagnostic
from asn_neutrality.syntax.failure import Failure
from asn_neutrality.syntax.spelling import nearest
from asn_neutrality.syntax.split import KNOWN, SPELLINGS
from asn_neutrality.syntax.synonyms import synonym

NAME = re.compile(r"[a-z][a-z0-9_.]*")
WORDS = re.compile(r"[a-z0-9_.\- ]*")
PART = re.compile(r"[a-z0-9_]+")
IS = frozenset({"adalah", "is", "bukan", "is_not"})


def is_name(word: str) -> bool:
    """Whether the word could be a name and is no keyword."""
    return NAME.fullmatch(word) is not None and word not in KNOWN


def _quoted(failure: Failure) -> Diagnostic | None:
    """The name of a declaration in quotes."""
    if failure.previous not in SPELLINGS or "NAME" not in failure.expected or not failure.found.startswith('"'):
        return None
    return failure.diagnostic("S030", suggestion="_".join(PART.findall(failure.found.lower())) or None)


def _several_words(failure: Failure) -> Diagnostic | None:
    """The name of a declaration as several words on its line."""
    declared = len(failure.before) == 2 and failure.before[0][0] in SPELLINGS and not failure.first_on_line
    if not declared or not is_name(failure.previous) or _is_keyword_meant(failure):
        return None
    if failure.found != "-" and not is_name(failure.found):
        return None
    start = failure.before[1].start()
    match = WORDS.match(failure.text, start, failure.line_end)
    written = match[0].strip() if match else failure.previous
    meant = "_".join(PART.findall(written))
    return failure.diagnostic("S030", {"found": written}, at=(start, start + len(written)), suggestion=meant)


def _two_words_compared(failure: Failure) -> Diagnostic | None:
    """Two words before ``adalah``, where a fact has one name."""
    names = is_name(failure.previous) and is_name(failure.found)
    if not names or failure.following not in IS or failure.first_on_line:
        return None
    at = (failure.before[-1].start(), failure.found_start + len(failure.found))
    return failure.diagnostic("S030", {"found": failure.text[slice(*at)]}, at=at)


def _is_keyword_meant(failure: Failure) -> bool:
    """Whether the word found is a keyword misspelt, or another word for one."""
    if synonym(failure.found, failure.expected, english=failure.english) is not None:
        return True
    return nearest(failure.found, [word for word in failure.expected if word.isidentifier()]) is not None


NAMES = (_quoted, _several_words, _two_words_compared)
