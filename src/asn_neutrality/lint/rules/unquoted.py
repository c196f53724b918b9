"""A rule without the words of its source."""

from __future__ import annotations

from collections.abc import Iterator

from asn_neutrality.lint.subject import Lint, Subject, clauses_of, remark
from asn_neutrality.source.diagnostic import Diagnostic
from asn_neutrality.syntax import ast


def _find(subject: Subject) -> Iterator[Diagnostic]:
    rules: list[ast.Prohibition | ast.Permission] = [*subject.of(ast.Prohibition), *subject.of(ast.Permission)]
    for written in rules:
        if not clauses_of(written, ast.Quote):
            yield remark("L013", written.name.span, name=written.name.text)


UNQUOTED = Lint("L013", _find)
