"""What threads teach a fast engine at once is what one alone would."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from time import sleep
from typing import Any

import pytest

from asn_neutrality.checker.records import RecordReader
from asn_neutrality.engine.deciding import Subjects
from asn_neutrality.engine.event import Event
from asn_neutrality.engine.fast.engine import FastEngine
from asn_neutrality.symbolic.terms import term_table
from tests.engine.fast.test_shipped import compiled
from tests.engine.fast.test_shipped import records as shipped
from tests.engine.judging import village_program

pytestmark = pytest.mark.usefixtures("loops")

THREADS = 6
EVENT: dict[object, object] = {
    "pemilihan": "pilkades_2024",
    "kontes": "kepala_desa",
    "pelaku": "pns",
    "cuti": "tidak_cuti",
}


class Slow(dict[Any, Any]):
    """A dictionary that lets others go first when it has told its length."""

    def __len__(self) -> int:
        found = super().__len__()
        sleep(0.0005)
        return found


def records() -> list[dict[object, object]]:
    acts = ("suka", "hadir", "bicara", "beri", "ganti", "periksa", "lain")
    answers: tuple[object, ...] = (True, False, None, "?")
    return [
        {**EVENT, "perbuatan": act, "status": status, "surat": letter, "keluarga": family, "berpihak": partisan}
        for act in acts
        for status, family in (("calon", "nihil"), ("bakal_calon", "pasangan"), ("bukan_peserta", "nihil"))
        for letter, partisan in zip(answers, reversed(answers), strict=True)
    ]


@pytest.mark.parametrize("most", [20_000, 30])
def test_values_that_threads_meet_at_once_are_told_apart(monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    monkeypatch.setattr("asn_neutrality.engine.fast.lookup.REMEMBERED", most)
    program = village_program()
    reader = RecordReader(program.program.source.vocabulary)
    engine = FastEngine(program, term_table(program), reader, presumptions=False)
    given = records()
    for _ in range(5):
        engine.decide({**given[0], "perbuatan": None})  # such records have a function of their own
    for shape in engine._by_facts.values():
        if shape.lookup is not None:
            shape.lookup._of_key = Slow(shape.lookup._of_key)
    with ThreadPoolExecutor(THREADS) as pool:
        decided = list(pool.map(engine.decide, given))
    for shape in engine._by_facts.values():
        if shape.lookup is not None:
            codes = list(shape.lookup._of_key.values())
            assert len(set(codes)) == len(codes)
    again = [engine.decide(record) for record in given]
    for record, *found in zip(given, decided, again, strict=True):
        read, _ = reader.read(record)
        assert read is not None
        assert set(map(type, found)) == {type(found[0])}
        expected = Subjects(program).of(Event(program, read))
        assert [decision for decision in found if decision is not None and decision != expected] == []
    assert len([decision for decision in again if decision is not None]) > len(given) // 2


class Restless(FastEngine):
    """Has begun anew whenever it is looked at with what it works: as if another thread had done so in between."""

    def __init__(self, *given: Any, **named: Any) -> None:
        self._begun: list[Any] = []
        super().__init__(*given, **named)
        self._begin_anew()

    def _get(self) -> Any:
        self._begun.append(self._begun.pop(0))
        return self._begun[0]

    def _set(self, rulings: Any) -> None:
        store = rulings._narrowing.store
        for level in range(len(store.full)) if self._begun else ():
            store.test(level, 1)  # so that numbers of nodes differ
        self._begun = [*self._begun[-1:], rulings]

    _rulings = property(_get, _set)


def test_what_is_begun_with_one_store_is_ended_with_it() -> None:
    program = compiled("daerah")
    rules = program.program.source
    reader = RecordReader(rules.vocabulary)
    restless = Restless(program, term_table(program), reader, presumptions=False)
    for given in shipped(rules, 150):
        record, _ = reader.read(given)
        assert record is not None
        assert restless.of(record) == Subjects(program).of(Event(program, record, presumptions=False))
