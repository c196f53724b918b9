"""Two examples of one rule that state the same facts, or bear one title."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from asn_neutrality.lint.subject import Lint, Subject, clauses_of, remark
from asn_neutrality.source.diagnostic import Diagnostic
from asn_neutrality.syntax import ast


def _find(subject: Subject) -> Iterator[Diagnostic]:
    for written in (*subject.of(ast.Prohibition), *subject.of(ast.Permission)):
        seen: dict[Hashable, ast.Example] = {}
        for example in clauses_of(written, ast.Example):
            for said in (example.title.casefold(), frozenset(example.pairs)):
                earlier = seen.setdefault(said, example)
                if earlier is not example:
                    yield remark("L012", example.span, title=earlier.title, place=str(earlier.span))
                    break


SAME_EXAMPLES = Lint("L012", _find)
