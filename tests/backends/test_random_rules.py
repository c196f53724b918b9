"""Judging a table equals judging its rows one by one, on random rule sets and records."""

from __future__ import annotations

import pyarrow as pa
from hypothesis import assume, given
from hypothesis import strategies as st

from asn_neutrality.domain.records import EventRecord
from asn_neutrality.ir.lowering import lower
from asn_neutrality.judge import Judge
from asn_neutrality.symbolic.compiled import CompiledProgram
from asn_neutrality.symbolic.conflicts import conflicts
from tests.backends.rows import one_by_one, table, together, written
from tests.engine.oracle import Setting
from tests.engine.settings import clashing, records, settings


@st.composite
def crowds(draw: st.DrawFn) -> tuple[Setting, list[EventRecord]]:
    """A setting and a few records for it."""
    if draw(st.integers(0, 4)) == 0:
        setting, clash = draw(clashing())
    else:
        setting = draw(settings())
        clash = draw(records(setting))
    return setting, [clash, *draw(st.lists(records(setting), max_size=8)), clash]


def judge_of(setting: Setting) -> Judge:
    """The judge of a setting."""
    program, problems = lower(setting.rules)
    assert program is not None, problems
    compiled = CompiledProgram(program)
    assume(not conflicts(compiled))
    return Judge(compiled)


@given(crowds(), st.booleans())
def test_a_table_is_judged_as_its_rows(crowd: tuple[Setting, list[EventRecord]], presumptions: bool) -> None:
    setting, found = crowd
    judge = judge_of(setting)
    rows = [written(judge, record) for record in found]
    told = one_by_one(judge, rows, presumptions=presumptions)
    some = [name for name in setting.rules.vocabulary.facts if any(name in row for row in rows)]
    assert together(judge, table(rows, some or ["day"]), presumptions=presumptions) == told


@given(crowds(), st.integers(1, 5), st.booleans())
def test_chunks_slices_and_dictionaries_change_nothing(
    crowd: tuple[Setting, list[EventRecord]], size: int, encoded: bool
) -> None:
    setting, found = crowd
    judge = judge_of(setting)
    rows = [written(judge, record) for record in found]
    whole = table([*rows, *rows], setting.rules.vocabulary.facts)
    cut = pa.concat_tables([whole.slice(start, size) for start in range(1, whole.num_rows, size)])
    if encoded:
        cut = pa.table({name: cut.column(name).dictionary_encode() for name in cut.column_names})
    assert together(judge, cut) == one_by_one(judge, rows[1:] + rows)
