"""What is heard of a record is what is read of it, whether its words were met before or not."""

from __future__ import annotations

from datetime import date

import pytest

from asn_neutrality import native
from asn_neutrality.checker.records import RecordReader
from asn_neutrality.engine.fast import hearing
from asn_neutrality.engine.fast.hearing import Hearing
from asn_neutrality.engine.fast.sayings import Sayings
from tests.engine.fast.test_shipped import compiled, records

FEW = 40
TEXTS: list[dict[object, object]] = [{}, {"pelaku.nama": "Budi"}, {"id": 12, "uraian": "?"}, {"uraian": ""}]
ODD: list[dict[object, object]] = [
    {},
    {"fase.kampanye": "selama", "tanggal": "?"},
    {"perbuatan": None, "sengaja": True},
    {"tanggal": date(2024, 10, 1), "sengaja": False, "perbuatan": " "},
    {"perbuatan": ["ajakan", "kampanye"]},
    {"fase": None},
]


@pytest.mark.parametrize("presumptions", [False, True])
@pytest.mark.parametrize("room", [20_000, FEW])
def test_words_say_what_is_read_of_them(presumptions: bool, room: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hearing, "REMEMBERED", room)
    program = compiled("daerah")
    rules = program.program.source
    reader = RecordReader(rules.vocabulary)
    hears = Hearing(Sayings(program, reader, presumptions=presumptions), reader, rules.vocabulary.facts)
    known = 0
    for number, record in enumerate(records(rules, 200)):
        given: dict[object, object] = {}
        for part in (record, TEXTS[number % len(TEXTS)], ODD[number % 11 % len(ODD)]):
            given.update(part)
        read, _ = reader.read(given)
        if read is None:
            continue
        found = hears.of(given)
        if found is not None:
            known += 1
            assert found == hears.read(read)
            assert list(found.record.facts) == list(read.facts)
    assert native.loops is None or known > (0 if room == FEW else 30)


def test_truth_values_days_and_nothing_are_words_like_texts() -> None:
    program = compiled("daerah")
    facts = program.program.source.vocabulary.facts
    reader = RecordReader(program.program.source.vocabulary)
    hears = Hearing(Sayings(program, reader, presumptions=False), reader, facts)
    for given in ODD[2:4]:
        read, _ = reader.read(given)
        assert read is not None
        assert hears.of(given) == (None if native.loops is None else hears.read(read))
    others: list[dict[object, object]] = [{"sengaja": 1}, {"fase": None}, {"perbuatan": ["ajakan"]}]
    assert [hears.of(other) for other in others] == [None, None, None]
