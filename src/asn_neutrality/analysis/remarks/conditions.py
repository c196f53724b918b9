"""Parts of a condition that could be left out: always true given the rest, never true, or adding nothing."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import define, evolve

from asn_neutrality.analysis.remarks.events import Events
from asn_neutrality.analysis.remarks.parts import Part, parts
from asn_neutrality.analysis.remarks.remark import Remark, RemarkKind, remark_on
from asn_neutrality.domain.rules import ExceptionClause
from asn_neutrality.ir.program import Finite
from asn_neutrality.logic.shapes import Choice
from asn_neutrality.symbolic.compiled import CompiledRule
from asn_neutrality.symbolic.diagrams import TRUE


@define(frozen=True)
class _Place:
    """A condition of a rule, and what else must hold for it to matter: no event outside decides anything."""

    rule: CompiledRule
    subject: Remark
    whole: int
    given: tuple[int, ...]


def conditions(events: Events) -> Iterator[Remark]:
    """Of each prohibition that can be violated: of its conditions and of its exceptions, the largest such parts."""
    for rule in events.alive:
        yield from _of_rule(events, rule)
        yield from _of_exceptions(events, rule)


def _of_rule(events: Events, rule: CompiledRule) -> Iterator[Remark]:
    remark = remark_on(rule.rule.prohibition, RemarkKind.CONDITIONS)
    undefeated = tuple(events.store.negate(defeat.applies) for defeat in rule.defeats)
    for conjunct, node in rule.conjuncts:
        others = tuple(other for each, other in rule.conjuncts if each is not conjunct)
        place = _Place(rule, remark, node, (rule.scope, rule.period, *undefeated, *others))
        whole = Part(conjunct.meant, conjunct.condition, lambda found: found, neutral=True)
        yield from _within(events, place, whole)


def _of_exceptions(events: Events, rule: CompiledRule) -> Iterator[Remark]:
    """An exception as a whole is another kind of remark: here it is its parts."""
    met = (rule.scope, rule.period, rule.condition)
    for defeat, compiled in zip(rule.rule.defeats, rule.defeats, strict=True):
        if not isinstance(defeat.origin, ExceptionClause) or not events.can(*met, compiled.applies):
            continue
        others = tuple(events.store.negate(other.applies) for other in rule.defeats if other is not compiled)
        applies = _if_applies(events, defeat.origin)
        finite = _bare(defeat.condition, defeat.origin)
        remark = evolve(
            remark_on(rule.rule.prohibition, RemarkKind.CONDITIONS),
            subject=events.name_of(rule, compiled),
            span=defeat.origin.span,
            citations=defeat.origin.citations or rule.rule.prohibition.basis,
        )
        place = _Place(rule, remark, events.diagram(finite), (*met, *others, applies))
        for part in parts(events.program, defeat.origin.condition, finite, lambda found: found):
            yield from _within(events, place, part)


def _if_applies(events: Events, exception: ExceptionClause) -> int:
    return TRUE if exception.question is None else events.compiled.own(exception.question, 0b01)


def _bare(condition: Finite, exception: ExceptionClause) -> Finite:
    """The condition of an exception, whether or not its application is disputed."""
    return condition.answers[0].part if exception.question and isinstance(condition, Choice) else condition


def _within(events: Events, place: _Place, part: Part) -> Iterator[Remark]:
    """A remark on the part if it could be left out, else on the parts inside it."""
    if _matters(events, place, events.diagram(part.without)):
        for inner in () if part.value else parts(events.program, part.meant, part.finite, part.rebuild):
            yield from _within(events, place, inner)
        return
    form, shown = _form(events, place, part)
    found = events.find(*shown)
    yield evolve(
        place.subject,
        form=form,
        part=part.meant,
        fact=part.fact,
        values=() if part.value is None else (part.value,),
        witnesses=() if found is None else (events.witness(found, (place.rule.rule.prohibition.id,)),),
    )


def _matters(events: Events, place: _Place, without: int) -> bool:
    """Whether some event is judged otherwise where the condition is another."""
    one, other = ((place.whole, without), (without, place.whole))
    return any(events.can(first, events.store.negate(second), *place.given) for first, second in (one, other))


def _form(events: Events, place: _Place, part: Part) -> tuple[str, tuple[int, ...]]:
    """Which sentence is true of the part, and what the event that shows it is like.

    What could be left out either holds wherever the rest does, or never does where the rest does, or makes no
    difference where it does and where it does not.
    """
    node = events.diagram(part.finite)
    kind = "condition" if part.value is None else "value"
    if part.neutral:
        always = not events.can(events.store.negate(node), *place.given)
        return f"{kind}_always" if always else f"{kind}_adds_nothing", (place.whole, *place.given)
    if not events.can(node, *place.given):
        return f"{kind}_never", tuple(events.together(node, *place.given))
    return f"{kind}_adds_nothing", (node, *place.given)
