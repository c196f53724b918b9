"""Legal sources, how they were seen, and citations of them."""

from __future__ import annotations

from datetime import date
from enum import Enum

from attrs import define, field

from asn_neutrality.domain.words import Label
from asn_neutrality.logic.atoms import Meant
from asn_neutrality.source.text import Span, span_field


class Provenance(Enum):
    """How a text was seen; the value is the keyword after ``dilihat``."""

    PRIMARY = "naskah"
    REPORT = "laporan"
    UNSEEN = "belum"

    __hash__ = object.__hash__  # in Enum a function of Python


@define(frozen=True)
class Period:
    """Inclusive days; ``None`` is open at that end."""

    start: date | None = None
    end: date | None = None


ALWAYS = Period()


@define(frozen=True)
class Locator:
    """One step into a source: the Indonesian keyword (``pasal``) and its value as written (``5``)."""

    kind: str
    value: str


@define(frozen=True)
class Citation:
    """A place in a source; ``source`` is its qualified id (``pack.source``)."""

    source: str
    locators: tuple[Locator, ...]
    span: Span = span_field()


@define(frozen=True)
class Transition:
    """An act in the old source's period falls under the new one where ``condition`` holds, else under the old."""

    condition: Meant
    citations: tuple[Citation, ...]
    span: Span = span_field()


@define(frozen=True)
class LegalSource:
    """A law, decree, circular or list. ``replaces`` holds qualified ids."""

    id: str
    title: Label
    number: str | None
    in_force: Period
    replaces: tuple[str, ...]
    transition: Transition | None
    link: str | None
    provenance: Provenance
    span: Span = span_field()


@define(frozen=True)
class NotEncoded:
    """A numbered item of a source that is on purpose no rule, and why."""

    citation: Citation
    reason: str
    span: Span = field(eq=False, repr=False, kw_only=True)
