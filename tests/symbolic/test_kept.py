"""Compiled programs kept and restored: the same nodes under the same numbers, and the same answers."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import settings as limit

from asn_neutrality.domain.records import EventRecord
from asn_neutrality.engine.event import Event
from asn_neutrality.engine.findings import status
from asn_neutrality.ir.lowering import lower
from asn_neutrality.symbolic.compiled import CompiledProgram
from asn_neutrality.symbolic.conflicts import conflicts
from asn_neutrality.symbolic.diagrams import FALSE, NO_LEVEL, TRUE
from asn_neutrality.symbolic.kept import KeptProgram, kept, restored
from tests.engine.oracle import Setting
from tests.engine.settings import situations
from tests.pace import examples


def program(setting: Setting) -> tuple[CompiledProgram, KeptProgram]:
    """A program compiled, and kept."""
    lowered, _ = lower(setting.rules)
    assert lowered is not None
    compiled = CompiledProgram(lowered)
    assume(not conflicts(compiled))
    return compiled, kept(compiled)


def answers(compiled: CompiledProgram, record: EventRecord) -> list[object]:
    event = Event(compiled, record)
    found = [status(event, rule) for rule in compiled.rules]
    return [event.outcome(event.some_violated(compiled.rules)), event.contradictory, *found]


@limit(max_examples=examples(20))
@given(situations())
def test_restored_program_answers_as_the_one_that_was_kept(situation: tuple[Setting, EventRecord]) -> None:
    setting, record = situation
    compiled, stored = program(setting)
    again = restored(stored)
    assert again.compiled == compiled.compiled
    assert answers(again, record) == answers(compiled, record)


@limit(max_examples=examples(20))
@given(situations())
def test_what_is_compiled_later_is_found_among_the_restored_nodes(situation: tuple[Setting, EventRecord]) -> None:
    compiled, stored = program(situation[0])
    again = restored(stored)
    for rule in compiled.rules:
        assert again.diagram(rule.rule.scope) == rule.scope
        assert again.diagrams.every(node for _, node in rule.conjuncts) == rule.condition
        assert again.diagrams.negate(again.diagrams.negate(rule.violated)) == rule.violated
        assert again.diagrams.support(rule.violated) == compiled.diagrams.support(rule.violated)


@limit(max_examples=examples(20))
@given(situations())
def test_nodes_that_nothing_needs_are_left_out_and_never_read(situation: tuple[Setting, EventRecord]) -> None:
    _, stored = program(situation[0])
    again = restored(stored)
    for node, level in enumerate(stored.nodes.levels):
        if level == NO_LEVEL and node not in {FALSE, TRUE}:
            with pytest.raises(LookupError):
                again.diagrams.edges[node]
        else:
            assert (again.diagrams.edges[node] == ()) == (node in {FALSE, TRUE})
