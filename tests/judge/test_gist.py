"""Texts put together around what was told of another event are those of a voice that knows nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import settings as limits
from hypothesis import strategies as st

import asn_neutrality as asn
from asn_neutrality.domain.packs import RuleSet
from asn_neutrality.domain.records import EventRecord
from asn_neutrality.domain.results import Judgement
from asn_neutrality.domain.words import Language
from asn_neutrality.explain.account import Account
from asn_neutrality.explain.full import full_text
from asn_neutrality.explain.templates import templates
from asn_neutrality.explain.voice import Voice, voice_of
from asn_neutrality.judge.verdict import Verdict
from asn_neutrality.symbolic.compiled import CompiledProgram
from asn_neutrality.symbolic.conflicts import conflicts
from benchmarks.shipped.records import records
from tests.engine.fast.test_engine import streams
from tests.engine.fast.test_shipped import compiled
from tests.engine.oracle import Setting
from tests.fixtures import village
from tests.judge.test_in_short import WITHOUT_SHRINKING, at_length, busy, compiled_from, forgetting

LANGUAGES: tuple[Language, ...] = ("id", "en")


def anew(judgement: Judgement, rules: RuleSet, language: Language) -> str:
    """The text in a voice that knows nothing yet."""
    return full_text(Account(judgement, Voice(rules, language, templates(language))))


@limits(deadline=None, phases=WITHOUT_SHRINKING)
@given(streams(), st.booleans(), st.sampled_from(LANGUAGES))
def test_texts_are_those_of_the_reference(
    stream: tuple[Setting, list[EventRecord]], presumptions: bool, language: Language
) -> None:
    setting, found = stream
    made = compiled_from(setting.rules)
    assume(not conflicts(made))
    judge = busy(made)
    expected = [anew(at_length(made, record, presumptions=presumptions), setting.rules, language) for record in found]
    for _ in range(2):
        assert [judge.judge(each, presumptions=presumptions).explain(language) for each in found] == expected


def realistic(pack: str, number: int) -> tuple[CompiledProgram, list[EventRecord]]:
    """Records as they are likely to be: of many of them the same is to be told."""
    program = compiled(pack)
    judge = asn.Judge(program)
    return program, [judge.read(record) for record in records(number)]


@pytest.mark.parametrize("presumptions", [False, True])
@pytest.mark.parametrize(("pack", "number"), [("daerah", 400), ("nasional", 100)])
def test_texts_under_shipped_packs_are_those_of_their_judgements(
    pack: str, number: int, presumptions: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    program, given = realistic(pack, number)
    rules, judge = program.program.source, busy(program)
    verdicts = [judge.judge(record, presumptions=presumptions) for record in given]
    expected = [anew(verdict._judgement(), rules, "id") for verdict in verdicts]

    def texts(judge: asn.Judge, given: Iterable[EventRecord]) -> list[str]:
        return [judge.judge(record, presumptions=presumptions).explain() for record in given]

    assert texts(judge, reversed(given)) == expected[::-1]
    assert texts(judge, given) == expected
    forgetting(monkeypatch)
    for name in ("gist", "page", "voice", "event"):
        monkeypatch.setattr(f"asn_neutrality.explain.{name}.REMEMBERED", 2)
    assert texts(busy(program), given) == expected
    assert len(voice_of(rules, "id").frames) <= 2


VALUES: Mapping[str, Sequence[str | None]] = {
    "tanggal": (None, "2024-09-22", "2024-10-01"),
    "pemilihan": (None, *["pilkades_2024"] * 3),
    "kontes": (None, "kepala_desa", "kepala_desa", "dewan"),
    "pelaku": (None, "pns", "pns", "pppk", "asn"),
    "cuti": (None, "tidak_cuti", "cltn"),
    "perbuatan": (None, "suka", "suka", "hadir", "hadir", "bicara", "beri"),
    "status": (None, "calon", "calon", "bakal_calon", "bukan_peserta"),
    "berpasangan": (None, "ya", "tidak"),
    "sadar": (None, "ya"),
    "keluarga": (None, "nihil", "pasangan"),
    "surat": (None, "tidak"),
    "berpihak": (None, "ya"),
}


@pytest.mark.parametrize("presumptions", [False, True])
def test_texts_in_the_village_are_those_of_their_judgements(presumptions: bool) -> None:
    program = compiled_from(village.rules())
    judge, draw = busy(program), Random(1)
    drawn = ({name: draw.choice(values) for name, values in VALUES.items()} for _ in range(1500))
    records = [judge.read({name: value for name, value in each.items() if value is not None}) for each in drawn]
    verdicts = [judge.judge(record, presumptions=presumptions) for record in records]
    texts = [verdict.explain() for verdict in verdicts]
    shared = [verdict for verdict in verdicts if "judgement" not in verdict.__dict__]
    assert len(shared) > 100
    for verdict, text in zip(verdicts, texts, strict=True):
        assert text == anew(verdict._judgement(), program.program.source, "id")
    for seen in ("contradictions", "defaults", "sanctions", "missing", "readings"):
        assert any(getattr(verdict, seen) for verdict in shared), seen
    assert presumptions == any(verdict.presumptions for verdict in shared)
    assert presumptions != any(verdict.if_presumed for verdict in shared)


def told(judge: asn.Judge, record: EventRecord) -> tuple[Verdict, str]:
    """The verdict on a record and its text."""
    verdict = judge.judge(record)
    return verdict, verdict.explain()


def test_an_event_is_not_judged_where_the_same_was_told_of_another() -> None:
    program, given = realistic("daerah", 100)
    judge = busy(program)
    first = [told(judge, record)[1] for record in given]
    again = [told(judge, record) for record in given]
    assert [text for _, text in again] == first
    judged = ["judgement" in verdict.__dict__ for verdict, _ in again]
    assert judged.count(False) > len(given) / 2
    assert any(verdict.contradictions for verdict, _ in again if "judgement" not in verdict.__dict__)
