"""Diagnostics as values: what is wrong, where, and how to mend it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from attrs import define, field

from asn_neutrality.source.text import Span


class Severity(Enum):
    """How bad it is: an error stops compilation, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@define(frozen=True)
class Fix:
    """A certain mend: put ``text`` in place of ``span``."""

    span: Span
    text: str


@define(frozen=True)
class Diagnostic:
    """One finding about a text or a record.

    ``code`` names the entry of ``diagnostics.toml`` that holds the words; ``arguments`` fill its braces.
    ``suggestion`` is the nearest known word ("did you mean"). ``where`` is the place of a record
    (``records.csv line 3``) when there is no ``span``.
    """

    code: str
    span: Span | None
    arguments: Mapping[str, str] = field(factory=dict)
    suggestion: str | None = None
    fix: Fix | None = None
    severity: Severity = Severity.ERROR
    where: str | None = None
    related: tuple[Span, ...] = ()
