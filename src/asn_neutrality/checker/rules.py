"""Prohibitions and permissions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import define

from asn_neutrality.checker.clauses import Clauses
from asn_neutrality.checker.conditions import TRUE, read_condition
from asn_neutrality.checker.labels import label_or_name, label_or_none, title
from asn_neutrality.checker.names import check_unique
from asn_neutrality.checker.periods import covers, read_period, words
from asn_neutrality.checker.readings import read_body, read_question
from asn_neutrality.checker.scope import Scope
from asn_neutrality.checker.sources import quote_provenance, read_track, source_period
from asn_neutrality.checker.written import Kind
from asn_neutrality.domain.rules import ExceptionClause, Permission, Prohibition, Question, Sanction, SanctionClause
from asn_neutrality.domain.sources import Citation, Period, Provenance
from asn_neutrality.domain.words import Label
from asn_neutrality.syntax import ast


@define(frozen=True)
class Foundation:
    """What a rule rests on: its basis, the days it is in force, the source's words."""

    title: Label
    basis: tuple[Citation, ...]
    period: Period
    own_period: bool
    quote: str | None
    quote_seen: Provenance | None


@define(frozen=True)
class Rule:
    """A rule without its examples, and the questions it asks."""

    meant: Prohibition | Permission
    questions: tuple[Question, ...]


def read_prohibition(written: ast.Prohibition, scope: Scope, sanctions: Mapping[str, Sanction]) -> Rule:
    """One prohibition."""
    clauses = Clauses(written.name, written.clauses, scope.report)
    name = scope.names.qualify(written.name.text)
    ground = _foundation(clauses, scope)
    track = read_track(clauses.need(ast.Track), scope) or ""
    meant = Prohibition(
        id=name,
        title=ground.title,
        basis=ground.basis,
        quote=ground.quote,
        period=ground.period,
        own_period=ground.own_period,
        track=track,
        condition=read_body(clauses, name, "bila", scope),
        exceptions=_exceptions(clauses, name, scope),
        sanctions=_penalties(clauses, track, scope, sanctions),
        examples=(),
        quote_seen=ground.quote_seen,
        span=written.name.span,
    )
    return Rule(meant, _questions(clauses, name, meant.title, scope))


def read_permission(written: ast.Permission, scope: Scope) -> Rule:
    """One permission."""
    clauses = Clauses(written.name, written.clauses, scope.report)
    name = scope.names.qualify(written.name.text)
    ground = _foundation(clauses, scope)
    disputed = clauses.one(ast.Disputed)
    meant = Permission(
        id=name,
        title=ground.title,
        basis=ground.basis,
        quote=ground.quote,
        period=ground.period,
        own_period=ground.own_period,
        condition=read_body(clauses, name, "bila", scope),
        exceptions=_exceptions(clauses, name, scope),
        question=name if disputed else None,
        overrides=_overridden(clauses, scope),
        examples=(),
        quote_seen=ground.quote_seen,
        span=written.name.span,
    )
    questions = _questions(clauses, name, meant.title, scope)
    if disputed is None:
        return Rule(meant, questions)
    if clauses.many(ast.Reading):
        scope.report.add("C052", disputed.span, name=written.name.text)
        return Rule(meant, questions)
    return Rule(meant, (Question(name, meant.title, (), span=disputed.span), *questions))


def _foundation(clauses: Clauses, scope: Scope) -> Foundation:
    words_of = title(clauses.need(ast.Title), clauses.name.text)
    basis = clauses.one(ast.Basis)
    if basis is None:
        scope.report.add("C015", clauses.name.span, name=clauses.name.text, clause=scope.report.keyword("dasar"))
    citations = scope.citations(basis.citations if basis else ())
    quote = clauses.one(ast.Quote)
    seen = quote_provenance(quote, citations, scope)
    own = clauses.one(ast.InForce)
    carried = source_period(citations, scope)
    period = carried if own is None else read_period(own.period, scope.report)
    if own is not None and basis is not None and not covers(carried, period):
        name = basis.citations[0].source
        scope.report.add("C060", name.span, related=[own.span], source=name.text, days=words(carried))
    return Foundation(words_of, citations, period, own is not None, quote.text if quote else None, seen)


def _exceptions(clauses: Clauses, rule: str, scope: Scope) -> tuple[ExceptionClause, ...]:
    written = clauses.many(ast.Except)
    check_unique(scope.report, "kecuali", [exception.name for exception in written])
    return tuple(
        ExceptionClause(
            name=exception.name.text,
            label=label_or_none(exception.label),
            condition=read_condition(exception.condition, scope),
            question=f"{rule}.{exception.name.text}" if exception.disputed else None,
            citations=scope.citations(exception.under),
            span=exception.name.span,
        )
        for exception in written
    )


def _questions(clauses: Clauses, rule: str, rule_title: Label, scope: Scope) -> tuple[Question, ...]:
    """The question of the rule's readings, then those of its disputed exceptions."""
    own = read_question(clauses, rule, rule_title, scope)
    disputed = (
        Question(
            f"{rule}.{exception.name.text}",
            label_or_name(exception.label, exception.name.text),
            (),
            span=exception.name.span,
        )
        for exception in clauses.many(ast.Except)
        if exception.disputed
    )
    return (*([own] if own else ()), *disputed)


def _penalties(
    clauses: Clauses, track: str, scope: Scope, sanctions: Mapping[str, Sanction]
) -> tuple[SanctionClause, ...]:
    read = (_penalty(penalty, track, scope, sanctions) for penalty in clauses.many(ast.Penalty))
    return tuple(penalty for penalty in read if penalty is not None)


def _penalty(
    written: ast.Penalty, track: str, scope: Scope, sanctions: Mapping[str, Sanction]
) -> SanctionClause | None:
    addressee = TRUE if written.addressee is None else read_condition(written.addressee, scope)
    citations = scope.citations(written.under)
    name = scope.names.resolve(Kind.SANCTION, written.sanction)
    if name is None:
        return None
    sanction = sanctions.get(name)
    if sanction is not None and track and sanction.track not in (None, track):
        scope.report.add(
            "C064", written.sanction.span, name=written.sanction.text, track=str(sanction.track), rule_track=track
        )
    return SanctionClause(name, addressee, citations, span=written.span)


def _overridden(clauses: Clauses, scope: Scope) -> tuple[str, ...]:
    """The prohibitions a permission defeats: at least one."""
    written = clauses.need(ast.Overrides)
    names: Sequence[ast.Name] = written.rules if written else ()
    found = ((name, scope.names.resolve(Kind.RULE, name)) for name in names)
    return tuple(rule for name, rule in found if rule is not None and _prohibits(name, rule, scope))


def _prohibits(name: ast.Name, rule: str, scope: Scope) -> bool:
    owner, _, bare = rule.partition(".")
    pack = scope.names.visible[owner]
    prohibitions = [prohibition.name.text for prohibition in pack.of(ast.Prohibition)]
    if bare in prohibitions:
        return True
    scope.report.unknown("C027", name, prohibitions)
    return False
