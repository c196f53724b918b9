"""The tree as written: names unresolved, clauses in canonical order, every node with its span.

A declaration is a name and its clauses; which clauses it may have is the grammar's business, how often and with
which meaning the checker's. Spans and the header's language never take part in equality.
"""

from __future__ import annotations

from datetime import date

from attrs import define, field

from asn_neutrality.source.text import Span, span_field

# -- Words ---------------------------------------------------------------------------------------------------------


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


# -- Conditions ----------------------------------------------------------------------------------------------------


@define(frozen=True)
class Is:
    """``fact adalah a / b``; with ``negated``, ``bukan``: none of them. A region code is a name without its quotes."""

    fact: Name
    values: tuple[Name, ...]
    negated: bool
    span: Span = span_field()


@define(frozen=True)
class Holds:
    """A bare name: a shared term, or a yes/no fact that is yes."""

    name: Name
    span: Span = span_field()


@define(frozen=True)
class When:
    """``fact sebelum / selama point``; relations are the Indonesian keywords, ``sejak`` and ``sampai`` among them."""

    fact: Name
    relations: tuple[str, ...]
    point: Name | date
    span: Span = span_field()


@define(frozen=True)
class WithinWindow:
    """``fact dalam 6 bulan sebelum point``; unit and side are the Indonesian keywords."""

    fact: Name
    amount: int
    unit: str
    side: str
    point: Name | date
    span: Span = span_field()


@define(frozen=True)
class Negation:
    """``tidak part``."""

    part: Condition
    span: Span = span_field()


@define(frozen=True)
class Chain:
    """Parts joined by ``dan`` or ``atau``. Operators that differ are kept, for the checker to refuse."""

    parts: tuple[Condition, ...]
    operators: tuple[str, ...]
    span: Span = span_field()


Condition = Is | Holds | When | WithinWindow | Negation | Chain

# -- Clauses -------------------------------------------------------------------------------------------------------


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

# -- Declarations --------------------------------------------------------------------------------------------------


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
