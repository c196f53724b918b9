"""Clashes that only the whole program shows: conclusions and stages that hold together."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import assert_never

from asn_neutrality.domain.facts import NOT_YET
from asn_neutrality.ir.domains import ChoiceDomain, DateDomain, RegionDomain
from asn_neutrality.ir.program import VariableKind
from asn_neutrality.source.diagnostic import Diagnostic
from asn_neutrality.source.text import Span
from asn_neutrality.symbolic.compiled import CompiledProgram
from asn_neutrality.symbolic.diagrams import FALSE


def conflicts(compiled: CompiledProgram) -> list[Diagnostic]:
    """Rules under which no event can be; conclusions with different values, stages of one name, that hold together."""
    if compiled.diagrams.both(compiled.possible, _unexcluded(compiled)) == FALSE:
        return list(_nothing_possible(compiled))
    return [*_conclusions(compiled), *_stages(compiled)]


def _unexcluded(compiled: CompiledProgram) -> int:
    """No conclusion is excluded: so it is of a record that states nothing, which every other can be cut down to."""
    inferences = (each for found in compiled.program.inferences.values() for each in found)
    return compiled.diagrams.every(compiled.own(inference.flag, 0b10) for inference in inferences)


def _nothing_possible(compiled: CompiledProgram) -> Iterator[Diagnostic]:
    """One diagnostic, at the last of the fewest combinations that rule everything out together."""
    spans: list[Span] = []
    for pack in compiled.program.source.packs.values():
        spans += [item.span for item in pack.impossible]
        spans += [calendar.span for calendar in pack.calendars]
    limits = list(zip(spans, map(compiled.diagram, compiled.program.possible), strict=True))
    needed = limits
    anything = _unexcluded(compiled)
    for limit in reversed(limits):
        rest = [other for other in needed if other is not limit]
        if compiled.diagrams.every((anything, *(node for _, node in rest))) == FALSE:
            needed = rest
    *others, last = (span for span, _ in needed)
    yield Diagnostic("P007", last, related=tuple(others))


def _together(compiled: CompiledProgram, first: int, second: int) -> int:
    """Where both hold in an event that can be, as a function of the variables on which they depend."""
    store = compiled.diagrams
    both = store.both(first, second)
    others = frozenset(range(len(compiled.order))) - store.support(both)
    return store.exists(store.both(compiled.possible, both), others)


def _conclusions(compiled: CompiledProgram) -> Iterator[Diagnostic]:
    for target, inferences in compiled.program.inferences.items():
        for first, second in combinations(inferences, 2):
            if first.value == second.value:
                continue
            together = _together(compiled, compiled.holds(first), compiled.holds(second))
            if together != FALSE:
                arguments = {
                    "fact": target,
                    "first": first.conclusion.value,
                    "second": second.conclusion.value,
                    "witness": witness_words(compiled, together),
                }
                yield Diagnostic("P002", second.conclusion.span, arguments, related=(first.conclusion.span,))


def _stages(compiled: CompiledProgram) -> Iterator[Diagnostic]:
    for name, derivation in compiled.program.derivations.items():
        if compiled.program.variables[name].kind is not VariableKind.FACT:
            continue
        for first, second in combinations(derivation.cases, 2):
            together = _together(compiled, compiled.diagram(first.when), compiled.diagram(second.when))
            if together != FALSE:
                words = witness_words(compiled, together)
                arguments = {"stage": second.stage.name, "calendar": second.calendar.id, "witness": words}
                yield Diagnostic("P004", second.stage.span, arguments, related=(first.stage.span,))


def witness_words(compiled: CompiledProgram, node: int) -> str:
    """One way to make a diagram true, in the words of a record: ``fact: value  fact: value``."""
    found = compiled.diagrams.witness(node) or {}
    pairs = []
    for level, code in sorted(found.items()):
        variable = compiled.program.variables[compiled.order[level]]
        if variable.kind is VariableKind.FACT:
            pairs.append(f"`{variable.name}: {_class_words(variable.domain, code)}`")
    return ", ".join(pairs)


def _class_words(domain: ChoiceDomain | DateDomain | RegionDomain, code: int) -> str:
    match domain:
        case ChoiceDomain(values):
            return values[code]
        case RegionDomain(codes):
            return codes[code - 1] if code else "?"
        case DateDomain(breaks, _):
            if code > len(breaks):
                return NOT_YET
            days = domain.bounds(code)
            return f"{days.start or ''} .. {days.end or ''}".strip()
    assert_never(domain)
