"""A citation that is less exact than those of its neighbours."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from asn_neutrality.lint.subject import Lint, Subject, clauses_of, remark
from asn_neutrality.source.diagnostic import Diagnostic
from asn_neutrality.syntax import ast

FEWEST = 3  # neighbours with a place, to miss one where the source alone is cited


def _find(subject: Subject) -> Iterator[Diagnostic]:
    by_source: dict[str, list[ast.Citation]] = defaultdict(list)
    for written in (*subject.of(ast.Prohibition), *subject.of(ast.Permission)):
        for basis in clauses_of(written, ast.Basis):
            by_source[basis.citations[0].source.text].append(basis.citations[0])
    for citations in by_source.values():
        for citation in citations:
            steps = citation.locators
            exact = [other.locators for other in citations if _continues(other.locators, steps)]
            if exact and (steps or (len(exact) >= FEWEST and 2 * len(exact) > len(citations))):
                yield remark("L010", citation.span, kind=exact[0][len(steps)].kind)


def _continues(one: tuple[ast.Locator, ...], other: tuple[ast.Locator, ...]) -> bool:
    """Whether one leads to the same place as the other and further."""
    return len(one) > len(other) and one[: len(other)] == other


CITATIONS = Lint("L010", _find)
