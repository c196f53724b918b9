"""A negative condition that the actor can bring about, which is an exception by another name."""

from __future__ import annotations

from collections.abc import Iterator

from asn_neutrality.lint.subject import Lint, Subject, clauses_of, remark
from asn_neutrality.source.diagnostic import Diagnostic
from asn_neutrality.syntax import ast


def _find(subject: Subject) -> Iterator[Diagnostic]:
    changeable = {fact.name for fact in subject.rules.vocabulary.facts.values() if fact.changeable}
    for written in subject.of(ast.Prohibition):
        for body in clauses_of(written, ast.Body):
            chain = body.condition
            parts = chain.parts if isinstance(chain, ast.Chain) and "atau" not in chain.operators else (chain,)
            for part in parts:
                tested = part.part if isinstance(part, ast.Negation) else part
                negated = isinstance(part, ast.Negation) != (isinstance(tested, ast.Is) and tested.negated)
                if isinstance(tested, ast.Is) and negated and tested.fact.text in changeable:
                    yield remark("L017", part.span, fact=tested.fact.text)


NEGATIONS = Lint("L017", _find)
