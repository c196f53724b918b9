"""The fast engine decides as the reference does."""

from __future__ import annotations

import pytest
from hypothesis import Phase, assume, given
from hypothesis import settings as limits
from hypothesis import strategies as st

from asn_neutrality.checker.records import RecordReader
from asn_neutrality.domain.records import EventRecord, Values
from asn_neutrality.engine.completions import Completions
from asn_neutrality.engine.deciding import Subjects
from asn_neutrality.engine.event import Event
from asn_neutrality.engine.fast.engine import FastEngine
from asn_neutrality.engine.reading import read
from asn_neutrality.ir.lowering import lower
from asn_neutrality.symbolic.compiled import CompiledProgram
from asn_neutrality.symbolic.conflicts import conflicts
from asn_neutrality.symbolic.terms import term_table
from tests.engine.fast.raw import raw
from tests.engine.oracle import Setting
from tests.engine.settings import clashing, records, situations
from tests.ir.lowering import program as lowered
from tests.ir.lowering import rule

pytestmark = pytest.mark.usefixtures("loops")

WITHOUT_SHRINKING = [phase for phase in Phase if phase is not Phase.shrink]  # which takes minutes


@st.composite
def streams(draw: st.DrawFn) -> tuple[Setting, list[EventRecord]]:
    """A setting and several records for it, so that walks cross."""
    setting, first = draw(st.one_of(situations(), clashing()))
    return setting, [first, *draw(st.lists(records(setting), min_size=1, max_size=8))]


@limits(deadline=None, phases=WITHOUT_SHRINKING)
@given(streams(), st.booleans())
def test_decisions_equal_the_reference(stream: tuple[Setting, list[EventRecord]], presumptions: bool) -> None:
    setting, found = stream
    program, _ = lower(setting.rules)
    assert program is not None
    compiled = CompiledProgram(program)
    assume(not conflicts(compiled))
    reader = RecordReader(setting.rules.vocabulary)
    engine = FastEngine(compiled, term_table(compiled), reader, presumptions=presumptions)
    subjects = Subjects(compiled)
    for record in found:
        event = Event(compiled, record, presumptions=presumptions)
        expected = subjects.of(event)
        assert engine.of(record) == expected
        possible = Completions(compiled, read(compiled, record, presumptions=presumptions))
        given = raw(record)
        for _ in range(2):
            decided = engine.decide(given)
            if decided is None:
                # Only what must be judged, or read, the long way.
                assert not possible or list in map(type, given.values())
            else:
                assert decided == expected


@pytest.mark.parametrize(
    "impossible", ["mustahil tidak berpihak\n", "mustahil tidak berpihak dan pelaku adalah pns\n", ""], ids=str.strip
)
@pytest.mark.parametrize("status", [None, "pns", "pppk"])
def test_favourable_values_that_are_ruled_out_count_where_no_rule_asks_for_them(
    impossible: str, status: str | None
) -> None:
    compiled = CompiledProgram(lowered(rule("dinas"), impossible))
    engine = FastEngine(
        compiled, term_table(compiled), RecordReader(compiled.program.source.vocabulary), presumptions=False
    )
    stated = {"pemilihan": "tidak_ada", **({} if status is None else {"pelaku": status})}
    record = EventRecord({name: Values(frozenset((value,))) for name, value in stated.items()})
    assert engine.of(record) == Subjects(compiled).of(Event(compiled, record))
