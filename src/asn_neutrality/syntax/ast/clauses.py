"""Clauses: what may stand in a declaration, each beginning with its keyword."""

from __future__ import annotations

from attrs import define, field

from asn_neutrality.source.text import Span, span_field
from asn_neutrality.syntax.ast.conditions import Condition, Is
from asn_neutrality.syntax.ast.words import Alternative, Citation, DateRange, Label, Name


@define(frozen=True)
class Version:
    """``versi "1.0.0"``."""

    text: str
    span: Span = span_field()


@define(frozen=True)
class Language:
    """``bahasa id``: how the file is written, not what it says."""

    code: str = field(eq=False)
    span: Span = span_field()


@define(frozen=True)
class Title:
    """``judul "..." en "..."``."""

    label: Label
    span: Span = span_field()


@define(frozen=True)
class Scope:
    """``lingkup FACT a / b``, in a pack or a calendar."""

    condition: Is
    span: Span = span_field()


@define(frozen=True)
class Tracks:
    """``rezim a "..." / b "..."`` in a pack's header."""

    tracks: tuple[Alternative, ...]
    span: Span = span_field()


@define(frozen=True)
class Number:
    """``nomor "..."``."""

    text: str
    span: Span = span_field()


@define(frozen=True)
class InForce:
    """``berlaku A .. B``."""

    period: DateRange
    span: Span = span_field()


@define(frozen=True)
class Replaces:
    """``menggantikan OLD / OLD`` on a source."""

    sources: tuple[Name, ...]
    span: Span = span_field()


@define(frozen=True)
class Transition:
    """``peralihan bila K menurut CITE`` on a source that replaces another."""

    condition: Condition
    under: tuple[Citation, ...]
    span: Span = span_field()


@define(frozen=True)
class Link:
    """``tautan "https://..."``."""

    address: str
    span: Span = span_field()


@define(frozen=True)
class Seen:
    """``dilihat naskah / laporan / belum``: one of the three, as the Indonesian keyword."""

    how: str
    span: Span = span_field()


@define(frozen=True)
class Track:
    """``rezim disiplin`` in a prohibition or a sanction."""

    name: Name
    span: Span = span_field()


@define(frozen=True)
class Level:
    """``tingkat 3`` of a sanction."""

    number: int
    span: Span = span_field()


@define(frozen=True)
class Under:
    """``menurut CITE, CITE`` as a clause of its own (sanction, calendar, impossibility)."""

    citations: tuple[Citation, ...]
    span: Span = span_field()


@define(frozen=True)
class For:
    """``untuk K``: whom a sanction addresses."""

    condition: Condition
    span: Span = span_field()


@define(frozen=True)
class Authority:
    """``pejabat "..." en "..." [berlaku A .. B] [menurut CITE]``: who imposes a sanction, and when."""

    label: Label
    period: DateRange | None
    under: tuple[Citation, ...]
    span: Span = span_field()


@define(frozen=True)
class Basis:
    """``dasar CITE, CITE``."""

    citations: tuple[Citation, ...]
    span: Span = span_field()


@define(frozen=True)
class Quote:
    """``kutipan "..." [dilihat laporan]``: the source's words, and how these words were seen."""

    text: str
    seen: str | None
    span: Span = span_field()


@define(frozen=True)
class Body:
    """``bila K`` of a rule, ``berarti K`` of a term."""

    condition: Condition
    span: Span = span_field()


@define(frozen=True)
class Reading:
    """``tafsir NAME ["label"] bila K [menurut CITE]``."""

    name: Name
    label: Label | None
    condition: Condition
    under: tuple[Citation, ...]
    span: Span = span_field()


@define(frozen=True)
class Except:
    """``kecuali NAME ["label"] [diperdebatkan] bila K [menurut CITE]``."""

    name: Name
    label: Label | None
    disputed: bool
    condition: Condition
    under: tuple[Citation, ...]
    span: Span = span_field()


@define(frozen=True)
class Disputed:
    """``diperdebatkan`` of a permission."""

    span: Span = span_field()


@define(frozen=True)
class Overrides:
    """``mengesampingkan RULE / PACK.RULE`` of a permission."""

    rules: tuple[Name, ...]
    span: Span = span_field()


@define(frozen=True)
class Penalty:
    """``sanksi NAME [untuk K] [menurut CITE]`` of a prohibition."""

    sanction: Name
    addressee: Condition | None
    under: tuple[Citation, ...]
    span: Span = span_field()


@define(frozen=True)
class DateDatum:
    """A date of an example as written: ISO text, possibly partial, or a range of such (``None`` is open)."""

    start: str | None
    end: str | None
    span: Span = span_field()


@define(frozen=True)
class Pair:
    """``fact: value / value``. A ``Name`` of text ``?`` is unknown."""

    fact: Name
    data: tuple[Name | DateDatum, ...]
    span: Span = span_field()


@define(frozen=True)
class Example:
    """``contoh FINDING [oleh NAME] "title" fact: value ...``; the finding is the Indonesian keyword."""

    finding: str
    by: Name | None
    title: str
    pairs: tuple[Pair, ...]
    span: Span = span_field()


@define(frozen=True)
class Group:
    """``kelompok NAME ["label"] = a / b`` of a fact."""

    name: Name
    label: Label | None
    members: tuple[Name, ...]
    span: Span = span_field()


@define(frozen=True)
class Mark:
    """A mark of a fact: ``kind`` is the Indonesian keyword, ``value`` its word or number (None for a bare mark)."""

    kind: str
    value: Name | None
    span: Span = span_field()


@define(frozen=True)
class Ask:
    """``tanya "..." en "..."``."""

    label: Label
    span: Span = span_field()


@define(frozen=True)
class Stage:
    """``tahap NAME ["label"] A .. B, C .. D [untuk K] [menurut CITE] [dilihat laporan]`` of a calendar."""

    name: Name
    label: Label | None
    spans: tuple[DateRange, ...]
    condition: Condition | None
    under: tuple[Citation, ...]
    seen: str | None
    span: Span = span_field()


Clause = (
    Version
    | Language
    | Title
    | Scope
    | Tracks
    | Number
    | InForce
    | Replaces
    | Transition
    | Link
    | Seen
    | Track
    | Level
    | Under
    | For
    | Authority
    | Basis
    | Quote
    | Body
    | Reading
    | Except
    | Disputed
    | Overrides
    | Penalty
    | Example
    | Group
    | Mark
    | Ask
    | Stage
)
