"""The lint rules put to a pack."""

from __future__ import annotations

from collections.abc import Collection

from asn_neutrality.lint.registry import LINTS
from asn_neutrality.lint.subject import Subject
from asn_neutrality.lint.suppressions import read_suppressions, silence
from asn_neutrality.source.catalogue import entry
from asn_neutrality.source.diagnostic import Diagnostic

NAMES = tuple(entry(lint.code).name for lint in LINTS)


def lint_pack(subject: Subject, asked: Collection[str] = NAMES) -> list[Diagnostic]:
    """What the rules asked for remark on a pack, by place; suppressed remarks left out."""
    chosen = [each for each, name in zip(LINTS, NAMES, strict=True) if name in asked]
    suppressions, wrong = read_suppressions(subject.file, NAMES)
    remarks = [told for each in chosen for told in each.find(subject)]
    left = [*silence(subject.file, remarks, suppressions, asked), *wrong]
    return sorted(left, key=lambda told: (told.span.start if told.span else -1, told.code))
