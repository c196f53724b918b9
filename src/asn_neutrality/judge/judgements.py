"""Judgements kept for records that no rule tells apart from the one judged."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from attrs import evolve

from asn_neutrality.domain.records import EventRecord, State
from asn_neutrality.domain.results import Judgement
from asn_neutrality.symbolic.compiled import CompiledProgram

if TYPE_CHECKING:
    from asn_neutrality.engine.fast.hearing import Heard
    from asn_neutrality.engine.fast.sayings import Likeness

REMEMBERED = 500


class Judgements:
    """The last judgements under one program, by what they are the same for."""

    def __init__(self, compiled: CompiledProgram) -> None:
        self._levels = compiled.level
        self._known: dict[Likeness, Judgement] = {}

    def of(self, heard: Heard, make: Callable[[], Judgement]) -> Judgement:
        """The judgement on a record: one that was made for its like, with what this record states; else a new one."""
        record, likeness = heard.record, heard.likeness
        known = self._known.get(likeness)
        if known is not None:
            return evolve(known, record=record, facts=self._facts(record, known))
        found = make()
        if not found.contradictions:  # Only then does every statement count.
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            self._known[likeness] = found
        return found

    def _facts(self, record: EventRecord, like: Judgement) -> Mapping[str, State]:
        """The facts judged by, where those of a record like this one are known: stated ones, texts, assumed ones."""
        stated = {name: state for name, state in record.facts.items() if name in self._levels}
        assumed = {name: state for name, state in like.facts.items() if name not in like.record.facts}
        return {**stated, **record.facts, **assumed}
