"""A source that ends before the one that replaces it begins."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from asn_neutrality.domain.sources import LegalSource
from asn_neutrality.lint.subject import Lint, Subject, clauses_of, remark
from asn_neutrality.lint.walk import walk
from asn_neutrality.source.diagnostic import Diagnostic
from asn_neutrality.syntax import ast


def _find(subject: Subject) -> Iterator[Diagnostic]:
    known = {source.id: source for source in walk(tuple(subject.packs), LegalSource)}
    for written in subject.of(ast.Source):
        new = known[f"{subject.pack.name}.{written.name.text}"]
        for old_id in new.replaces:
            old = known.get(old_id)
            end, start = (old.in_force.end if old else None), new.in_force.start
            if end is None or start is None or end + timedelta(days=1) >= start:
                continue
            for clause in clauses_of(written, ast.InForce):
                before = (start - timedelta(days=1)).isoformat()
                after = (end + timedelta(days=1)).isoformat()
                yield remark("L008", clause.span, old=old_id, first=after, last=before)


SUCCESSION = Lint("L008", _find)
