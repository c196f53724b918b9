"""An exception that no example reaches."""

from __future__ import annotations

from collections.abc import Iterator

from asn_neutrality.lint.subject import Lint, Subject, clauses_of, remark
from asn_neutrality.source.diagnostic import Diagnostic
from asn_neutrality.syntax import ast

DISPUTED = "diperdebatkan"


def _find(subject: Subject) -> Iterator[Diagnostic]:
    apart = [(example.rule, example.by) for pack in subject.packs for example in pack.examples]
    # Of prohibitions only: an exception of a permission makes a violation, and an example says no more of it.
    for written in subject.of(ast.Prohibition):
        rule = f"{subject.pack.name}.{written.name.text}"
        examples = clauses_of(written, ast.Example)
        reached = {example.by.text for example in examples if example.by is not None}
        disputes = any(example.finding == DISPUTED for example in examples)
        for exception in clauses_of(written, ast.Except):
            if exception.disputed and disputes:
                continue
            if exception.name.text not in reached and (rule, exception.name.text) not in apart:
                said = _finding(subject, exception)
                yield remark("L006", exception.name.span, name=exception.name.text, rule=written.name.text, said=said)


def _finding(subject: Subject, exception: ast.Except) -> str:
    """What an example that reaches it states, in the pack's language."""
    english = subject.pack.language == "en"
    if exception.disputed:
        return "disputed" if english else DISPUTED
    return f"{'excused by' if english else 'dikecualikan oleh'} {exception.name.text}"


UNREACHED = Lint("L006", _find)
