"""A judge takes records in any form, keeps nothing between them and runs the examples of its rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import attrs
import pytest

from asn_neutrality import EventError, Judge, Outcome
from asn_neutrality.domain.records import EventRecord, Values
from tests.fixtures import bridge, village


@attrs.define
class LikedAttrs:
    pelaku: str
    perbuatan: str
    status: str


@dataclass
class LikedData:
    pelaku: str
    perbuatan: str
    status: str


LIKED = {"pelaku": "pns", "perbuatan": "suka", "status": "calon"}


@pytest.mark.parametrize(
    "record",
    [
        LIKED,
        MappingProxyType(LIKED),
        LikedAttrs(**LIKED),
        LikedData(**LIKED),
        EventRecord({name: Values(frozenset((value,))) for name, value in LIKED.items()}),
        village.judge().read(LIKED),
    ],
    ids=["mapping", "any mapping", "attrs", "dataclass", "event record", "record as read"],
)
def test_record_may_have_any_form(record: object) -> None:
    assert village.judge().evaluate(record).outcome is Outcome.VIOLATION


def test_phase_facts_may_be_nested_or_flat() -> None:
    facts = {"pelaku": "pns", "perbuatan": "hadir", "cuti": "tidak_cuti", "keluarga": "nihil", "surat": "tidak"}
    flat = village.judge().evaluate({**facts, "fase.kampanye": "selama"})
    nested = village.judge().evaluate({**facts, "fase": {"kampanye": "selama"}})
    assert (flat.outcome, nested.outcome) == (Outcome.VIOLATION, Outcome.VIOLATION)


def test_record_that_cannot_be_read_is_refused_with_every_reason_in_the_language_asked_for() -> None:
    with pytest.raises(EventError, match="bukan nilai") as caught:
        village.judge().evaluate({"pelaku": "pnss", "perbuatn": "suka"})
    assert sorted(found.code for found in caught.value.diagnostics) == ["R002", "R003"]
    assert {found.suggestion for found in caught.value.diagnostics} == {"pns", "perbuatan"}
    with pytest.raises(EventError, match="is not a value of"):
        village.judge().evaluate({"pelaku": "pnss"}, language="en")


def test_place_of_a_record_is_in_its_error() -> None:
    with pytest.raises(EventError, match=r"catatan\.jsonl:3: kesalahan\[R003\]"):
        village.judge().read({"pelaku": "pnss"}, where="catatan.jsonl:3")


def test_stream_of_records_is_judged_one_at_a_time() -> None:
    taken: list[int] = []

    def records() -> Iterator[Mapping[str, str]]:
        for number in range(3):
            taken.append(number)
            yield LIKED

    verdicts = village.judge().evaluate_many(records())
    assert next(verdicts).outcome is Outcome.VIOLATION
    assert taken == [0]
    assert [verdict.outcome for verdict in verdicts] == [Outcome.VIOLATION] * 2


def test_presumptions_hold_for_a_whole_stream_where_asked_for() -> None:
    record = {"pelaku": "pns", "perbuatan": "hadir", "cuti": "tahunan", "surat": "tidak", "fase.kampanye": "selama"}
    (strict,) = village.judge().evaluate_many([record])
    (presumed,) = village.judge().evaluate_many([record], presumptions=True)
    assert (strict.outcome, presumed.outcome) == (Outcome.UNDETERMINED, Outcome.VIOLATION)


def test_judge_knows_its_rules() -> None:
    assert village.judge().rules is village.rules()


def test_record_judged_between_two_others_changes_neither() -> None:
    judge: Judge = bridge.judge()
    crossing = {"siapa": "warga", "perbuatan": "menyeberang", "malam": "ya", "tanggal": "2020-01-01"}
    before = judge.evaluate(crossing).judgement
    judge.evaluate({"siapa": "tamu", "perbuatan": "memancing"}).explain()
    assert judge.evaluate(crossing).judgement == before
