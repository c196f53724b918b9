"""A title that is nearly, but not quite, the words of its quotation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from asn_neutrality.lint.subject import Lint, Subject, clauses_of, remark
from asn_neutrality.source.diagnostic import Diagnostic
from asn_neutrality.syntax import ast

NEARLY = 0.9
FEWEST = 4  # words: of short titles likeness says nothing
WORD = re.compile(r"\w+")


def _find(subject: Subject) -> Iterator[Diagnostic]:
    for written in (*subject.of(ast.Prohibition), *subject.of(ast.Permission)):
        for title in clauses_of(written, ast.Title):
            for quote in clauses_of(written, ast.Quote):
                said = _nearest(_words(title.label.id), _words(quote.text))
                if said is not None:
                    yield remark("L007", title.label.span, title=title.label.id, quote=" ".join(said))


def _nearest(title: list[str], quote: list[str]) -> list[str] | None:
    """The words of the quotation that the title nearly repeats; none where it repeats them or goes its own way."""
    if len(title) < FEWEST or len(title) > len(quote):
        return None
    windows = [quote[start : start + len(title)] for start in range(len(quote) - len(title) + 1)]
    if title in windows:
        return None
    best = max(windows, key=lambda window: _likeness(title, window))
    return best if _likeness(title, best) >= NEARLY else None


def _likeness(one: list[str], other: list[str]) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _words(text: str) -> list[str]:
    return WORD.findall(text.lower())


TITLE_AND_QUOTE = Lint("L007", _find)
