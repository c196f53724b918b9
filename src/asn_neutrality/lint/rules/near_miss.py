"""A prohibition no example of which nearly violates it."""

from __future__ import annotations

from collections.abc import Iterator

from asn_neutrality.domain.rules import FindingStatus
from asn_neutrality.lint.subject import Lint, Subject, remark
from asn_neutrality.source.diagnostic import Diagnostic
from asn_neutrality.syntax import ast

NEAR = {FindingStatus.NOT_MET, FindingStatus.EXCUSED}


def _find(subject: Subject) -> Iterator[Diagnostic]:
    apart = {example.rule for pack in subject.packs for example in pack.examples if example.finding in NEAR}
    meant = {rule.id: rule for rule in subject.pack.prohibitions}
    for written in subject.of(ast.Prohibition):
        rule = meant[f"{subject.pack.name}.{written.name.text}"]
        if rule.id not in apart and not any(example.finding in NEAR for example in rule.examples):
            yield remark("L001", written.name.span, name=written.name.text)


NEAR_MISS = Lint("L001", _find)
