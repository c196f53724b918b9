"""Names, labels, citations and days, as written."""

from __future__ import annotations

from datetime import date

from attrs import define

from asn_neutrality.source.text import Span, span_field


@define(frozen=True)
class Name:
    """An identifier as written; ``a.b`` is one name with a dot."""

    text: str
    span: Span = span_field()


@define(frozen=True)
class Label:
    """Words for people. Adjacent strings are already joined."""

    id: str
    en: str | None
    span: Span = span_field()


@define(frozen=True)
class Alternative:
    """A named value with an optional label: a value of a fact, a track of a pack."""

    name: Name
    label: Label | None
    span: Span = span_field()


@define(frozen=True)
class Locator:
    """One step into a source: ``kind`` is the Indonesian keyword (``pasal``, ``huruf``), ``value`` as written."""

    kind: str
    value: str


@define(frozen=True)
class Citation:
    """A place in a legal source."""

    source: Name
    locators: tuple[Locator, ...]
    span: Span = span_field()


@define(frozen=True)
class DateRange:
    """Inclusive days; ``None`` is open. A single day has both ends equal."""

    start: date | None
    end: date | None
    span: Span = span_field()
