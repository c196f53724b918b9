"""A value, a group or a track that people would read as its bare name."""

from __future__ import annotations

from collections.abc import Iterator

from asn_neutrality.lint.subject import Lint, Subject, remark
from asn_neutrality.lint.walk import walk
from asn_neutrality.source.diagnostic import Diagnostic
from asn_neutrality.syntax import ast


def _find(subject: Subject) -> Iterator[Diagnostic]:
    named: list[ast.Alternative | ast.Group] = [*walk(subject.file, ast.Alternative), *walk(subject.file, ast.Group)]
    for each in named:
        if each.label is None:
            yield remark("L011", each.name.span, name=each.name.text)


UNLABELLED = Lint("L011", _find)
