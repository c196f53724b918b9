"""Many tracks and packs, each of which has an outcome of its own: about as many as a word has bits, and more."""

from __future__ import annotations

from typing import Any

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import settings as limits
from hypothesis import strategies as st

from asn_neutrality.domain.decisions import Decision
from asn_neutrality.domain.packs import RuleSet, Track
from asn_neutrality.domain.records import EventRecord
from asn_neutrality.domain.words import Label
from asn_neutrality.engine.deciding import Subjects
from asn_neutrality.engine.event import Event
from asn_neutrality.ir.lowering import lower
from asn_neutrality.judge import Judge
from asn_neutrality.judge.court import FEW
from asn_neutrality.symbolic.compiled import CompiledProgram
from asn_neutrality.symbolic.conflicts import conflicts
from tests.backends.rows import one_by_one, table, together, written
from tests.engine.fast.raw import raw
from tests.engine.oracle import Setting
from tests.engine.settings import records, settings
from tests.native.ways import Way
from tests.pace import examples

WORD = 64  # bits, of which one is for all prohibitions together
NUMBERS = (WORD - 3, WORD - 2, WORD - 1, WORD, WORD + 1, 2 * WORD + 2)
MOST_PACKS = 12
OWN = (
    *("facts", "calendars", "sources", "sanctions", "questions", "conclusions", "presumptions", "impossible"),
    "permissions",
)
"""What one pack has for all."""


def spread(draw: st.DrawFn, rules: RuleSet, number: int) -> RuleSet:
    """The rules again in more packs and tracks, so many together, of which the last have rules as well."""
    (pack,) = rules.packs.values()
    count = draw(st.integers(1, MOST_PACKS))
    tracks = tuple(Track(f"t{place}", Label("t")) for place in range(1, number - count + 1))
    names = st.sampled_from([tracks[0].name, tracks[-1].name, *(track.name for track in tracks)])
    packs = {}
    for place in range(count):
        name = "p" if place == 0 else f"p{place}"
        some = draw(
            st.lists(st.sampled_from(pack.prohibitions), min_size=1, max_size=3, unique_by=lambda rule: rule.id)
        )
        own = pack.prohibitions if place == 0 else some
        made = tuple(attrs.evolve(rule, id=f"{name}.{rule.id[2:]}", track=draw(names)) for rule in own)
        nothing: dict[str, Any] = {} if place == 0 else dict.fromkeys(OWN, ())
        others = () if place else tracks
        packs[name] = attrs.evolve(pack, name=name, prohibitions=made, tracks=others, **nothing)
    return RuleSet(packs, tuple(packs), rules.vocabulary)


@st.composite
def crowds(draw: st.DrawFn, number: int) -> tuple[Setting, list[EventRecord]]:
    """Rules by so many tracks and packs, and a few records."""
    setting = draw(settings())
    found = draw(st.lists(records(setting), min_size=1, max_size=6))
    return attrs.evolve(setting, rules=spread(draw, setting.rules, number)), found


def compiled(rules: RuleSet) -> CompiledProgram:
    program, problems = lower(rules)
    assert program is not None, problems
    made = CompiledProgram(program)
    assume(not conflicts(made))
    return made


def expected(program: CompiledProgram, record: EventRecord) -> Decision:
    """What the reference decides."""
    return Subjects(program).of(Event(program, record))


@pytest.mark.parametrize("number", NUMBERS)
@given(data=st.data())
@limits(max_examples=examples(3))
def test_decisions_are_made_in_c_as_long_as_a_word_holds_all_subjects(
    loops: Way, number: int, data: st.DataObject
) -> None:
    setting, _ = data.draw(crowds(number))
    subjects = Subjects(compiled(setting.rules))
    assert len(subjects.tracks) + len(subjects.packs) == number
    if loops is not None:
        assert (subjects.handed_down(loops) is not None) is (number < WORD)


@pytest.mark.usefixtures("loops")
@pytest.mark.parametrize("number", NUMBERS)
@given(st.data())
@limits(max_examples=examples(15))
def test_records_are_decided_as_by_the_reference(number: int, data: st.DataObject) -> None:
    setting, found = data.draw(crowds(number))
    program = compiled(setting.rules)
    judge = Judge(program)
    for _ in range(FEW):
        judge.decide({})  # until the fast engine is made
    given_ = [raw(record) for record in found]
    decisions = [expected(program, record) for record in found]
    for _ in range(2):
        assert [judge.decide(record) for record in given_] == decisions
        assert list(judge.decide_many(given_)) == decisions
        for verdicts in (map(judge.evaluate, given_), judge.evaluate_many(given_)):
            for verdict, decision in zip(verdicts, decisions, strict=True):
                assert (verdict.outcome, verdict.tracks, verdict.packs) == (
                    decision.outcome,
                    decision.tracks,
                    decision.packs,
                )
                assert tuple(law.id for law in verdict.violations) == decision.violated


@pytest.mark.usefixtures("loops")
@pytest.mark.parametrize("number", NUMBERS)
@given(st.data())
@limits(max_examples=examples(5))
def test_tables_are_judged_as_their_rows(number: int, data: st.DataObject) -> None:
    setting, found = data.draw(crowds(number))
    judge = Judge(compiled(setting.rules))
    rows = [written(judge, record) for record in found]
    some = [name for name in setting.rules.vocabulary.facts if any(name in row for row in rows)]
    assert together(judge, table(rows, some or ["day"])) == one_by_one(judge, rows)
