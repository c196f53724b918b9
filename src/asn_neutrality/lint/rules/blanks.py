"""Blanks that nobody meant: two in a row, or at either end of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from asn_neutrality.lint.subject import Lint, Subject, remark
from asn_neutrality.source.diagnostic import Diagnostic
from asn_neutrality.source.text import Span
from asn_neutrality.syntax.words_written import texts

SEVERAL = re.compile(r"  +")
NEXT_TEXT = re.compile(r'"\s*"')


def _find(subject: Subject) -> Iterator[Diagnostic]:
    for span, written in texts(subject.file.span.source):
        for match in SEVERAL.finditer(written):
            yield _remark(span, match.start(), match.end(), " ")
        # A long text is cut after a blank and goes on in the next.
        if written.endswith(" ") and not written.endswith("  ") and not NEXT_TEXT.match(subject.text, span.end):
            yield _remark(span, len(written) - 1, len(written), "")
        before = subject.text[: span.start - 1].rstrip()
        if written.startswith(" ") and not written.startswith("  ") and not before.endswith('"'):
            yield _remark(span, 0, 1, "")


def _remark(span: Span, start: int, end: int, mend: str) -> Diagnostic:
    place = span.part(start, end)
    return remark("L015", place, (place, mend))


BLANKS = Lint("L015", _find)
