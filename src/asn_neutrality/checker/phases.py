"""Phase facts: one for each stage name of the loaded calendars."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from asn_neutrality.checker.facts import PHASE_PREFIX
from asn_neutrality.checker.labels import keyword_label, label_or_name
from asn_neutrality.checker.written import WrittenPack, stages
from asn_neutrality.domain.facts import FactKind, FactType, FactValue
from asn_neutrality.logic.atoms import Phase
from asn_neutrality.syntax import ast

PHASE_VALUES = tuple(FactValue(phase.value, keyword_label(phase.value)) for phase in Phase)

PHASES: Mapping[str, frozenset[Phase]] = {
    "sebelum": frozenset({Phase.BEFORE}),
    "selama": frozenset({Phase.DURING}),
    "sesudah": frozenset({Phase.AFTER}),
    "sejak": frozenset({Phase.DURING, Phase.AFTER}),
    "sampai": frozenset({Phase.BEFORE, Phase.DURING}),
}


def phase_facts(packs: Sequence[WrittenPack]) -> list[FactType]:
    """A choice of the phases for every stage name, labelled by the first stage of that name that has a label."""
    first: dict[str, ast.Stage] = {}
    for stage in (stage for pack in packs for stage in stages(pack.file)):
        kept = first.setdefault(stage.name.text, stage)
        if kept.label is None and stage.label is not None:
            first[stage.name.text] = stage
    return [_phase_fact(stage) for stage in first.values()]


def _phase_fact(stage: ast.Stage) -> FactType:
    name = stage.name.text
    words = label_or_name(stage.label, name)
    return FactType(f"{PHASE_PREFIX}.{name}", words, FactKind.CHOICE, PHASE_VALUES, stage=name, span=stage.name.span)
