"""Declarations, and a file of them."""

from __future__ import annotations

from attrs import define

from asn_neutrality.source.text import Span, span_field
from asn_neutrality.syntax.ast.clauses import Clause, Example
from asn_neutrality.syntax.ast.conditions import Condition
from asn_neutrality.syntax.ast.words import Alternative, Citation, Label, Name


@define(frozen=True)
class Package:
    """``paket NAME ...``: the header."""

    name: Name
    clauses: tuple[Clause, ...]
    span: Span = span_field()


@define(frozen=True)
class Use:
    """``pakai PACK / PACK``."""

    packs: tuple[Name, ...]
    span: Span = span_field()


@define(frozen=True)
class Source:
    """``sumber NAME ...``."""

    name: Name
    clauses: tuple[Clause, ...]
    span: Span = span_field()


@define(frozen=True)
class Sanction:
    """``hukuman NAME ...``."""

    name: Name
    clauses: tuple[Clause, ...]
    span: Span = span_field()


@define(frozen=True)
class Term:
    """``istilah NAME ...``."""

    name: Name
    clauses: tuple[Clause, ...]
    span: Span = span_field()


@define(frozen=True)
class Fact:
    """``fakta NAME label : kind ...``; ``kind`` is the Indonesian keyword, ``values`` those of ``pilihan``."""

    name: Name
    label: Label
    kind: str
    values: tuple[Alternative, ...]
    clauses: tuple[Clause, ...]
    span: Span = span_field()


@define(frozen=True)
class Calendar:
    """``kalender NAME ...``."""

    name: Name
    clauses: tuple[Clause, ...]
    span: Span = span_field()


@define(frozen=True)
class Conclusion:
    """``simpulkan FACT adalah VALUE bila K [menurut CITE]``."""

    fact: Name
    value: Name
    condition: Condition
    under: tuple[Citation, ...]
    span: Span = span_field()


@define(frozen=True)
class Presumption:
    """``anggap FACT adalah VALUE``."""

    fact: Name
    value: Name
    span: Span = span_field()


@define(frozen=True)
class Impossible:
    """``mustahil K [menurut CITE]``."""

    condition: Condition
    under: tuple[Citation, ...]
    span: Span = span_field()


@define(frozen=True)
class Prohibition:
    """``larangan NAME ...``."""

    name: Name
    clauses: tuple[Clause, ...]
    span: Span = span_field()


@define(frozen=True)
class Permission:
    """``izin NAME ...``."""

    name: Name
    clauses: tuple[Clause, ...]
    span: Span = span_field()


@define(frozen=True)
class NotEncoded:
    """``tidak_dikodekan CITE alasan "..."``."""

    citation: Citation
    reason: str
    span: Span = span_field()


@define(frozen=True)
class Examples:
    """``uji PACK.RULE contoh ...``."""

    rule: Name
    examples: tuple[Example, ...]
    span: Span = span_field()


Declaration = (
    Package
    | Use
    | Source
    | Sanction
    | Term
    | Fact
    | Calendar
    | Conclusion
    | Presumption
    | Impossible
    | Prohibition
    | Permission
    | NotEncoded
    | Examples
)


@define(frozen=True)
class File:
    """One rule file: its declarations in written order, the broken ones left out."""

    declarations: tuple[Declaration, ...]
    span: Span = span_field()
