"""Prohibitions, permissions and what serves them."""

from __future__ import annotations

from enum import Enum

from attrs import define, field

from asn_neutrality.domain.records import EventRecord
from asn_neutrality.domain.sources import Citation, Period, Provenance
from asn_neutrality.domain.words import Label
from asn_neutrality.logic.atoms import Meant
from asn_neutrality.source.text import Span, span_field


class FindingStatus(Enum):
    """What is found of one prohibition."""

    OUT_OF_SCOPE = "out_of_scope"
    OUT_OF_FORCE = "out_of_force"
    VIOLATED = "violated"
    DISPUTED = "disputed"
    NEEDS_ASSESSMENT = "needs_assessment"
    UNDETERMINED = "undetermined"
    EXCUSED = "excused"
    NOT_MET = "not_met"

    __hash__ = object.__hash__  # in Enum a function of Python


OPEN = (FindingStatus.DISPUTED, FindingStatus.NEEDS_ASSESSMENT, FindingStatus.UNDETERMINED)
"""Those of prohibitions that may be violated."""

SILENT = frozenset({FindingStatus.OUT_OF_SCOPE, FindingStatus.OUT_OF_FORCE, FindingStatus.NOT_MET})
"""Those of prohibitions that an event does not concern: of nearly all."""


@define(frozen=True)
class Reading:
    """One answer to a question of reading. Without citations it rests on the rule's own basis."""

    name: str
    label: Label | None
    citations: tuple[Citation, ...]
    span: Span = span_field()


@define(frozen=True)
class Question:
    """A question of interpretation; ``id`` is the qualified name of the term, rule, exception or permission.

    Of a term or a rule the answers are its readings; of a disputed exception or permission they are none, and
    the question is whether it applies.
    """

    id: str
    title: Label
    readings: tuple[Reading, ...]
    span: Span = span_field()


@define(frozen=True)
class Term:
    """A shared term; ``condition`` is a ``Choice`` where it has readings."""

    id: str
    title: Label | None
    condition: Meant
    span: Span = span_field()


@define(frozen=True)
class ExceptionClause:
    """``kecuali``: where ``condition`` holds the rule does not. ``question`` is set where it is disputed."""

    name: str
    label: Label | None
    condition: Meant
    question: str | None
    citations: tuple[Citation, ...]
    span: Span = span_field()


@define(frozen=True)
class Authority:
    """``pejabat``: who imposes a sanction in ``period``. Without citations it rests on those of the sanction."""

    label: Label
    period: Period
    citations: tuple[Citation, ...]
    span: Span = span_field()


@define(frozen=True)
class Sanction:
    """``hukuman``: a sanction as data; ``addressee`` is always-true where it is for all.

    ``quote_seen``, here and in rules, is how the quotation was seen: as its source, unless the pack says otherwise.
    """

    id: str
    title: Label
    track: str | None
    level: int | None
    in_force: Period
    addressee: Meant
    quote: str | None
    citations: tuple[Citation, ...]
    authorities: tuple[Authority, ...] = ()
    quote_seen: Provenance | None = None
    span: Span = span_field()


@define(frozen=True)
class SanctionClause:
    """``sanksi``: the sanction a prohibition carries, for those of whom ``addressee`` holds."""

    sanction: str
    addressee: Meant
    citations: tuple[Citation, ...]
    span: Span = span_field()


@define(frozen=True)
class Example:
    """A ``contoh``: the record and the finding it states of ``rule``.

    ``tidak_melanggar`` is NOT_MET, which out of scope and out of force also satisfy; ``by`` names the exception or
    permission of an EXCUSED one.
    """

    rule: str
    finding: FindingStatus
    by: str | None
    title: str
    record: EventRecord
    span: Span = field(eq=False, repr=False, kw_only=True)


@define(frozen=True)
class Prohibition:
    """A prohibition. ``id`` is ``pack.name``; ``condition`` is ``bila`` and, where it has readings, their choice.

    ``period`` is its own ``berlaku`` or else that of the first basis's source.
    """

    id: str
    title: Label
    basis: tuple[Citation, ...]
    quote: str | None
    period: Period
    own_period: bool
    track: str
    condition: Meant
    exceptions: tuple[ExceptionClause, ...]
    sanctions: tuple[SanctionClause, ...]
    examples: tuple[Example, ...]
    quote_seen: Provenance | None = None
    span: Span = span_field()

    @property
    def pack(self) -> str:
        """The pack it belongs to."""
        return self.id.partition(".")[0]


@define(frozen=True)
class Permission:
    """A permission that defeats the named prohibitions where it applies; disputed where ``question`` is set.

    Its examples state the finding of the first prohibition it overrides.
    """

    id: str
    title: Label
    basis: tuple[Citation, ...]
    quote: str | None
    period: Period
    own_period: bool
    condition: Meant
    exceptions: tuple[ExceptionClause, ...]
    question: str | None
    overrides: tuple[str, ...]
    examples: tuple[Example, ...]
    quote_seen: Provenance | None = None
    span: Span = span_field()

    @property
    def pack(self) -> str:
        """The pack it belongs to."""
        return self.id.partition(".")[0]


@define(frozen=True)
class Conclusion:
    """``simpulkan``: where ``condition`` holds and the record does not say otherwise, the fact has the value."""

    fact: str
    value: str
    condition: Meant
    citations: tuple[Citation, ...]
    span: Span = span_field()


@define(frozen=True)
class Presumption:
    """``anggap``: the value a fact is taken to have, only when asked for and nothing else gives one."""

    fact: str
    value: str
    span: Span = span_field()


@define(frozen=True)
class Impossible:
    """``mustahil``: a combination that no event can have."""

    condition: Meant
    citations: tuple[Citation, ...]
    span: Span = span_field()
