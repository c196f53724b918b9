"""Texts that were to be replaced."""

from __future__ import annotations

import re
from collections.abc import Iterator

from asn_neutrality.lint.subject import Lint, Subject, remark
from asn_neutrality.source.diagnostic import Diagnostic
from asn_neutrality.syntax.words_written import texts

# Written in capitals, as whoever leaves a mark for himself does.
MARKS = re.compile(r"\b(?:TODO|FIXME|XXX|TBD|GANTI|REPLACE|ISI DI SINI)\b")


def _find(subject: Subject) -> Iterator[Diagnostic]:
    for span, written in texts(subject.file.span.source):
        found = MARKS.search(written)
        if found is not None:
            yield remark("L014", span, mark=found[0])


PLACEHOLDERS = Lint("L014", _find)
