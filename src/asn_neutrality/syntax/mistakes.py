"""From the place where parsing stopped to a diagnostic: the frequent mistakes first, each by its own code."""

from __future__ import annotations

from collections.abc import Callable

from asn_neutrality.source.diagnostic import Diagnostic
from asn_neutrality.syntax.expected import expected_words
from asn_neutrality.syntax.failure import END, Failure
from asn_neutrality.syntax.habits import HABITS, LAST
from asn_neutrality.syntax.keywords import CLAUSES, KEYWORDS, RESERVED
from asn_neutrality.syntax.slips import SLIPS
from asn_neutrality.syntax.spelling import nearest
from asn_neutrality.syntax.split import KNOWN, SPELLINGS

CLAUSE_WORDS = frozenset(spelling for word in CLAUSES for spelling in (word.id, word.en))
VALUE_BEGINS = frozenset({"adalah", "is", "bukan", "is_not"})


def diagnose(failure: Failure) -> Diagnostic:
    """The one diagnostic that says best why the piece cannot be read."""
    found = (mistake(failure) for mistake in (*HABITS, *SLIPS, *MISTAKES, *LAST))
    unexpected = failure.diagnostic("S010", expected_words(failure.expected))
    return next((diagnostic for diagnostic in found if diagnostic is not None), unexpected)


def diagnose_beginning(failure: Failure, meant: str | None) -> Diagnostic:
    """Why text that begins with no declaration keyword is none; ``meant`` is the keyword it resembles."""
    if meant is not None:
        return failure.diagnostic("S008", suggestion=meant, mend=meant)
    slips = () if failure.found.isidentifier() else SLIPS
    found = (slip(failure) for slip in slips)
    return next((diagnostic for diagnostic in found if diagnostic is not None), None) or failure.diagnostic("S007")


def _missing_value(failure: Failure) -> Diagnostic | None:
    after = failure.previous
    stops = failure.ended or failure.found in KNOWN or failure.found == ")"
    if after in VALUE_BEGINS and stops:
        end = failure.before[-1].end()
        return failure.diagnostic("S019", {"after": after}, at=(failure.before[-1].start(), end))
    return None


def _unclosed_parenthesis(failure: Failure) -> Diagnostic | None:
    if ")" not in failure.expected or not (failure.ended or failure.found in KNOWN):
        return None
    open_: list[int] = []
    for token in failure.before:
        if token[0] == "(":
            open_.append(token.start())
        elif token[0] == ")" and open_:
            open_.pop()
    return failure.diagnostic("S021", at=(open_[-1], open_[-1] + 1)) if open_ else None


def _unopened_parenthesis(failure: Failure) -> Diagnostic | None:
    return failure.diagnostic("S022") if failure.found == ")" and ")" not in failure.expected else None


def _incomplete(failure: Failure) -> Diagnostic | None:
    if not failure.ended:
        return None
    at = (failure.before[-1].start(), failure.before[-1].end()) if failure.before else None
    return failure.diagnostic("S011", {"after": failure.previous, **expected_words(failure.expected)}, at=at)


def _declaration_within_line(failure: Failure) -> Diagnostic | None:
    if failure.found in SPELLINGS and not failure.first_on_line and END in failure.expected:
        return failure.diagnostic("S026")
    return None


def _misplaced_clause(failure: Failure) -> Diagnostic | None:
    if failure.found not in CLAUSE_WORDS or END not in failure.expected:
        return None
    return failure.diagnostic("S029", {"declaration": failure.declaration, **expected_words(failure.expected)})


def _keyword_as_name(failure: Failure) -> Diagnostic | None:
    if failure.found in RESERVED and "NAME" in failure.expected:
        return failure.diagnostic("S025", expected_words(failure.expected))
    return None


def _misspelt(failure: Failure) -> Diagnostic | None:
    """A keyword misspelt here, or just before: then what follows it is what surprises."""
    if not failure.found.isidentifier() or failure.found in KNOWN:
        return None
    meant = nearest(failure.found, [word for word in failure.expected if word.isidentifier() and word.islower()])
    meant = meant or nearest(failure.found, _language_of(failure))
    return failure.diagnostic("S009", suggestion=meant, mend=meant) if meant else None


def _misspelt_before(failure: Failure) -> Diagnostic | None:
    word = failure.previous
    if len(failure.before) < 2 or not word.isidentifier() or word in KNOWN:
        return None
    meant = nearest(word, _language_of(failure))
    if meant is None:
        return None
    at = (failure.before[-1].start(), failure.before[-1].end())
    return failure.diagnostic("S009", {"found": word}, at=at, suggestion=meant, mend=meant)


def _language_of(failure: Failure) -> list[str]:
    """The keywords in the language in which the declaration begins."""
    return [word.en if failure.english else word.id for word in KEYWORDS]


MISTAKES: tuple[Callable[[Failure], Diagnostic | None], ...] = (
    _missing_value,
    _unclosed_parenthesis,
    _unopened_parenthesis,
    _incomplete,
    _declaration_within_line,
    _misplaced_clause,
    _keyword_as_name,
    _misspelt,
    _misspelt_before,
)
