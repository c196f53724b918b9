"""Comments that silence a lint rule for one declaration, with a reason.

``# lint: boleh NAME karena ...`` or ``# lint: allow NAME because ...``, before the declaration or in it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from attrs import define

from asn_neutrality.lint.subject import remark
from asn_neutrality.source.catalogue import entry
from asn_neutrality.source.diagnostic import Diagnostic
from asn_neutrality.source.text import Span, span_field
from asn_neutrality.syntax import ast
from asn_neutrality.syntax.words_written import comments

BEGIN = re.compile(r"lint\s*:")
WHOLE = re.compile(r"lint\s*:\s*(?:boleh|allow)\s+([a-z][a-z-]*)\s+(?:karena|because)\s+(\S.*)")
NAME = re.compile(r"lint\s*:\s*(?:boleh|allow)\s+([a-z][a-z-]*)")


@define(frozen=True)
class Suppression:
    """A lint rule silenced in the declaration of that place; ``reason`` is why."""

    lint: str
    reason: str
    declaration: int
    span: Span = span_field()


def read_suppressions(file: ast.File, known: Iterable[str]) -> tuple[list[Suppression], list[Diagnostic]]:
    """The suppressions of a file, and those that are none."""
    found: list[Suppression] = []
    wrong: list[Diagnostic] = []
    names = set(known)
    for span, comment in comments(file.span.source):
        if BEGIN.match(comment) is None:
            continue
        match, named = WHOLE.fullmatch(comment), NAME.match(comment)
        if match is not None and match[1] in names:
            found.append(Suppression(match[1], match[2], _declaration(file, span.start), span=span))
        elif named is not None and named[1] not in names:
            wrong.append(remark("L092", span, name=named[1]))
        else:
            wrong.append(remark("L090", span))
    return found, wrong


def silence(
    file: ast.File, remarks: Iterable[Diagnostic], suppressions: list[Suppression], asked: Iterable[str]
) -> Iterator[Diagnostic]:
    """The remarks that nothing silences; then the suppressions, of rules that were asked, that silence nothing."""
    used: set[int] = set()
    for told in remarks:
        place = _declaration(file, told.span.start) if told.span is not None else -1
        name = entry(told.code).name
        matching = [each for each in suppressions if (each.declaration, each.lint) == (place, name)]
        used.update(map(id, matching))
        if not matching:
            yield told
    names = set(asked)
    for suppression in suppressions:
        if id(suppression) not in used and suppression.lint in names:
            yield remark("L091", suppression.span, name=suppression.lint)


def _declaration(file: ast.File, offset: int) -> int:
    """Which declaration a place is in, or before: what stands between two belongs to the second."""
    return bisect_right([declaration.span.end for declaration in file.declarations], offset)
