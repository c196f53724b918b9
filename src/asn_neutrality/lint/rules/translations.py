"""Words for people in one language where the pack otherwise has both."""

from __future__ import annotations

from collections.abc import Iterator

from asn_neutrality.lint.subject import Lint, Subject, remark
from asn_neutrality.lint.walk import walk
from asn_neutrality.source.diagnostic import Diagnostic
from asn_neutrality.syntax import ast


def _find(subject: Subject) -> Iterator[Diagnostic]:
    found = list(walk(subject.file, ast.Label))
    if any(label.en is not None for label in found):
        for label in found:
            if label.en is None:
                yield remark("L002", label.span, words=label.id)


TRANSLATIONS = Lint("L002", _find)
