"""``dan`` mixed with ``atau``: refused, with both ways to bracket it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from asn_neutrality.checker.report import Report
from asn_neutrality.source.text import Span
from asn_neutrality.syntax import ast

OPERATOR = re.compile(r"#[^\n]*|\b(dan|and|atau|or)\b")
COMMENT = re.compile(r'("[^"\n]*")|#[^\n]*')
LONGEST_PART = 48


def check_operators(chain: ast.Chain, report: Report) -> None:
    """Refuse different operators in one chain, at the first that differs from those before it."""
    first = chain.operators[0]
    differing = next((place for place, operator in enumerate(chain.operators) if operator != first), None)
    if differing is None:
        return
    parts = [_words(part) for part in chain.parts]
    operators = [report.keyword(operator) for operator in chain.operators]
    report.add(
        "C046",
        _operator_span(chain.parts[differing], chain.parts[differing + 1]),
        first=operators[0],
        second=operators[differing],
        one=bracket(parts, operators, operators[0]),
        other=bracket(parts, operators, operators[differing]),
    )


def bracket(parts: Sequence[str], operators: Sequence[str], binding: str) -> str:
    """The chain with parentheses around each run that the operator ``binding`` joins."""
    said: list[str] = []
    run = [parts[0]]
    for operator, part in zip(operators, parts[1:], strict=True):
        if operator == binding:
            run.append(part)
        else:
            said += [_run(run, binding), operator]
            run = [part]
    return " ".join([*said, _run(run, binding)])


def _run(parts: Sequence[str], operator: str) -> str:
    return parts[0] if len(parts) == 1 else f"({f' {operator} '.join(parts)})"


def _words(part: ast.Condition) -> str:
    """The part in the file's own words, on one line, shortened where it is long."""
    span = part.span
    written = COMMENT.sub(lambda found: found[1] or "", span.source.text[span.start : span.end])
    words = " ".join(written.split())
    return f"({_shortened(words[1:-1])})" if words.startswith("(") else _shortened(words)


def _shortened(words: str) -> str:
    return words if len(words) <= LONGEST_PART else f"{words[: LONGEST_PART - 2].rstrip()} …"


def _operator_span(left: ast.Condition, right: ast.Condition) -> Span:
    source = left.span.source
    places = OPERATOR.finditer(source.text, left.span.end, right.span.start)
    found = next(place for place in places if place[1])
    return Span(source, found.start(1), found.end(1))
