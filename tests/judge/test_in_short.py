"""What is looked up of an event is what the reference finds of it."""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import Phase, assume, given
from hypothesis import settings as limits
from hypothesis import strategies as st

import asn_neutrality as asn
from asn_neutrality.domain.records import EventRecord
from asn_neutrality.domain.results import Judgement
from asn_neutrality.ir.lowering import lower
from asn_neutrality.judge.in_short import InShort
from asn_neutrality.judge.verdict import Verdict
from asn_neutrality.symbolic.compiled import CompiledProgram
from asn_neutrality.symbolic.conflicts import conflicts
from tests.engine.fast.test_engine import streams
from tests.engine.fast.test_shipped import compiled, records
from tests.engine.oracle import Setting
from tests.fixtures.village import ELECTION, VILLAGE

WITHOUT_SHRINKING = [phase for phase in Phase if phase is not Phase.shrink]


def compiled_from(rules: asn.RuleSet) -> CompiledProgram:
    """The program of rules."""
    program, _ = lower(rules)
    assert program is not None
    return CompiledProgram(program)


def busy(program: CompiledProgram) -> asn.Judge:
    """A judge that looks up whatever it can."""
    judge = asn.Judge(program)
    judge._strict.busy = judge._presuming.busy = True
    return judge


def looked_up(judge: asn.Judge, record: EventRecord, *, presumptions: bool = False) -> Judgement:
    """The judgement, though one on a record like this one be known."""
    return judge.judge(record, presumptions=presumptions)._judgement()


def at_length(program: CompiledProgram, record: EventRecord, *, presumptions: bool = False) -> Judgement:
    """The judgement of the reference."""
    return asn.Judge(program).judge(record, presumptions=presumptions).judgement


@limits(deadline=None, phases=WITHOUT_SHRINKING)
@given(streams(), st.booleans())
def test_judgements_equal_those_of_the_reference(stream: tuple[Setting, list[EventRecord]], presumptions: bool) -> None:
    setting, found = stream
    made = compiled_from(setting.rules)
    assume(not conflicts(made))
    judge = busy(made)
    for record in found:
        expected = at_length(made, record, presumptions=presumptions)
        assert looked_up(judge, record, presumptions=presumptions) == expected
        assert looked_up(judge, record, presumptions=presumptions) == expected  # now that all is known


def shipped(pack: str, number: int) -> tuple[CompiledProgram, list[EventRecord]]:
    program = compiled(pack)
    judge = asn.Judge(program)
    return program, [judge.read(record) for record in records(program.program.source, number)]


@pytest.mark.parametrize("presumptions", [False, True])
@pytest.mark.parametrize(("pack", "number"), [("daerah", 100), ("nasional", 12)])
def test_judgements_under_shipped_packs_equal_those_of_the_reference(
    pack: str, number: int, presumptions: bool
) -> None:
    program, given = shipped(pack, number)
    judge = busy(program)
    kinds = []
    for record in given:
        verdict = judge.judge(record, presumptions=presumptions)
        assert verdict._judgement() == at_length(program, record, presumptions=presumptions)
        kinds.append(type(verdict._found))
    assert kinds.count(InShort) > number // 3


def forgetting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Next to nothing is remembered, and diagrams are soon forgotten."""
    for name in ("judge.particulars.REMEMBERED", "judge.particulars.CHAPTERS", "judge.in_short.REMEMBERED"):
        monkeypatch.setattr(f"asn_neutrality.{name}", 2)
    monkeypatch.setattr("asn_neutrality.engine.fast.leftovers.ROOM", 50)
    monkeypatch.setattr("asn_neutrality.questions.support.REMEMBERED", 2)


def test_what_is_remembered_is_bounded_and_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    program, given = shipped("daerah", 40)
    judge = busy(program)
    expected = [looked_up(judge, record) for record in given]
    forgetting(monkeypatch)
    judge = busy(program)
    assert [looked_up(judge, record) for record in given * 2] == expected * 2
    shared = judge._strict.common.particulars
    assert max(len(article.failed) for article in shared.named.values()) <= 2
    assert len(shared.leftovers._shelf.memo) <= 2
    assert max(len(chapter.found) for chapter in shared.chapters) <= 2
    assert max(len(shared._outlines), len(shared._concluded)) <= 2
    assert max(len(outline.leaning) for outline in shared._outlines.values()) <= 2


def test_what_takes_many_nodes_is_asked_of_the_whole_event(monkeypatch: pytest.MonkeyPatch) -> None:
    program, given = shipped("daerah", 40)
    expected = [looked_up(busy(program), record) for record in given]
    monkeypatch.setattr("asn_neutrality.judge.in_short.SMALL", 0)
    assert [looked_up(busy(program), record) for record in given] == expected


def test_what_cannot_be_told_of_one_record_is_not_kept_for_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    judge = busy(compiled("daerah"))
    record = judge.read({"pelaku.status": "pns", "perbuatan": "narasumber", "acara.jenis": "kegiatan_parpol"})
    assert looked_up(judge, record) is not None
    judge = busy(compiled("daerah"))
    with monkeypatch.context() as patched:
        patched.setattr("asn_neutrality.questions.missing.LIMIT", 0)
        assert not judge.judge(record).missing_is_smallest
    assert judge.judge(record).missing_is_smallest


def test_threads_get_the_texts_that_one_alone_gets(monkeypatch: pytest.MonkeyPatch) -> None:
    program, given = shipped("daerah", 60)
    judge = busy(program)
    expected = [judge.judge(record).explain() for record in given]
    forgetting(monkeypatch)
    shared = busy(program)

    def explain(start: int) -> Iterable[str]:
        turned = [shared.judge(record).explain() for record in given[start:] + given[:start]]
        return turned[len(given) - start :] + turned[: len(given) - start]

    with ThreadPoolExecutor(4) as pool:
        for found in pool.map(explain, (0, 15, 30, 45)):
            assert list(found) == expected


def test_stated_phases_and_contradictions_are_judged_at_length() -> None:
    judge = asn.compile(asn.load(VILLAGE))
    judge._strict.busy = True
    like = {"pelaku": "pns", "perbuatan": "suka", **ELECTION}

    def kind(**facts: object) -> type:
        return type(judge.evaluate({**like, **facts})._found)

    assert kind() is InShort
    phase = next(fact for fact in judge.rules.vocabulary.facts.values() if fact.stage is not None)
    assert kind(**{phase.name: phase.values[0].name}) is not InShort


def test_finding_by_id_is_the_one_among_all() -> None:
    judge = busy(compiled("daerah"))
    verdict = judge.evaluate({"pelaku.status": "pns", "perbuatan": "narasumber"})
    assert isinstance(verdict._found, InShort)
    for finding in verdict.findings:
        assert verdict.finding(finding.prohibition.id) == finding
    with pytest.raises(KeyError):
        verdict.finding("tiada")
    assert isinstance(verdict, Verdict)
