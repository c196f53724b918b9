"""Legal sources and the sanctions declared under them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from asn_neutrality.checker.circles import order, walk
from asn_neutrality.checker.clauses import Clauses
from asn_neutrality.checker.conditions import TRUE, read_condition
from asn_neutrality.checker.labels import label, title
from asn_neutrality.checker.periods import in_force, read_period
from asn_neutrality.checker.scope import Scope
from asn_neutrality.checker.written import Kind
from asn_neutrality.domain.rules import Authority, Sanction
from asn_neutrality.domain.sources import ALWAYS, Citation, LegalSource, NotEncoded, Period, Provenance, Transition
from asn_neutrality.syntax import ast


def read_source(written: ast.Source, scope: Scope) -> LegalSource:
    """One source."""
    clauses = Clauses(written.name, written.clauses, scope.report)
    number = clauses.one(ast.Number)
    link = clauses.one(ast.Link)
    return LegalSource(
        id=scope.names.qualify(written.name.text),
        title=title(clauses.need(ast.Title), written.name.text),
        number=number.text if number else None,
        in_force=in_force(clauses.one(ast.InForce), scope.report),
        replaces=_replaced(clauses, scope),
        transition=_transition(clauses, scope),
        link=link.address if link else None,
        provenance=read_provenance(clauses.one(ast.Seen), Provenance.UNSEEN),
        span=written.name.span,
    )


def check_succession(sources: Mapping[str, LegalSource], scopes: Mapping[str, Scope]) -> None:
    """Refuse sources that replace each other: none of them would be the last."""
    _, circles = order({source.id: source.replaces for source in sources.values()})
    for circle in circles:
        source = sources[circle[0]]
        report = scopes[source.id.partition(".")[0]].report
        report.add("C065", source.span, name=source.id.partition(".")[2], circle=walk(circle))


def read_provenance(seen: ast.Seen | None, otherwise: Provenance) -> Provenance:
    """How a text was seen; what is not said to have been seen has not."""
    return otherwise if seen is None else Provenance(seen.how)


def provenance_of(
    citations: Sequence[Citation], sources: Mapping[str, LegalSource], otherwise: Provenance
) -> Provenance:
    """How the first cited source was seen."""
    cited = sources.get(citations[0].source) if citations else None
    return otherwise if cited is None else cited.provenance


def read_sanction(written: ast.Sanction, scope: Scope) -> Sanction:
    """One sanction; without ``berlaku`` it is in force as long as the first source it is under."""
    clauses = Clauses(written.name, written.clauses, scope.report)
    under = clauses.one(ast.Under)
    citations = scope.citations(under.citations if under else ())
    level = clauses.one(ast.Level)
    quote = clauses.one(ast.Quote)
    addressee = clauses.one(ast.For)
    return Sanction(
        id=scope.names.qualify(written.name.text),
        title=title(clauses.need(ast.Title), written.name.text),
        track=read_track(clauses.one(ast.Track), scope),
        level=level.number if level else None,
        in_force=in_force(clauses.one(ast.InForce), scope.report, source_period(citations, scope)),
        addressee=read_condition(addressee.condition, scope) if addressee else TRUE,
        quote=quote.text if quote else None,
        citations=citations,
        authorities=tuple(_authority(each, scope) for each in clauses.many(ast.Authority)),
        quote_seen=quote_provenance(quote, citations, scope),
        span=written.name.span,
    )


def quote_provenance(quote: ast.Quote | None, citations: Sequence[Citation], scope: Scope) -> Provenance | None:
    """How a quotation was seen: its own ``dilihat``, else as the first cited source."""
    if quote is None:
        return None
    return Provenance(quote.seen) if quote.seen else provenance_of(citations, scope.sources, Provenance.UNSEEN)


def _authority(written: ast.Authority, scope: Scope) -> Authority:
    period = read_period(written.period, scope.report) if written.period else ALWAYS
    return Authority(label(written.label), period, scope.citations(written.under), span=written.span)


def read_track(written: ast.Track | None, scope: Scope) -> str | None:
    """The track after ``rezim``, which the pack's own header declares."""
    if written is None:
        return None
    known = [track.name.text for track in scope.names.pack.tracks]
    if written.name.text in known:
        return written.name.text
    if scope.names.pack.header is not None:
        scope.report.unlisted("C025", written.name, known)
    return None


def source_period(citations: Sequence[Citation], scope: Scope) -> Period:
    """The days in which the first cited source is in force."""
    source = scope.sources.get(citations[0].source) if citations else None
    return ALWAYS if source is None else source.in_force


def read_not_encoded(written: ast.NotEncoded, scope: Scope) -> NotEncoded | None:
    """An item that is on purpose no rule."""
    citation = scope.citation(written.citation)
    return None if citation is None else NotEncoded(citation, written.reason, span=written.span)


def _replaced(clauses: Clauses, scope: Scope) -> tuple[str, ...]:
    replaces = clauses.one(ast.Replaces)
    found: list[str] = []
    for name in replaces.sources if replaces else ():
        source = scope.names.resolve(Kind.SOURCE, name)
        if source == scope.names.qualify(clauses.name.text):
            scope.report.add("C062", name.span, name=name.text)
        elif source is not None:
            found.append(source)
    return tuple(found)


def _transition(clauses: Clauses, scope: Scope) -> Transition | None:
    written = clauses.one(ast.Transition)
    if written is None:
        return None
    if not clauses.many(ast.Replaces):
        replaces = scope.report.keyword("menggantikan")
        scope.report.add("C063", written.span, name=clauses.name.text, replaces=replaces)
    condition = read_condition(written.condition, scope)
    return Transition(condition, scope.citations(written.under), span=written.span)
