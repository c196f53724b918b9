"""One judge of tables serves several threads."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from functools import partial
from random import Random
from time import sleep

import pytest

from asn_neutrality.backends.meanings import Meaning, meanings_of
from asn_neutrality.checker.records import RecordReader
from asn_neutrality.domain.records import Dates, Days
from asn_neutrality.ir.lowering import lower
from asn_neutrality.judge import Judge
from asn_neutrality.symbolic.compiled import CompiledProgram
from tests.backends.rows import Row, table, together
from tests.fixtures import village
from tests.fixtures.village import ELECTION

THREADS = 4


class Slow(list[Meaning]):
    """A list that lets others go first when it has told its length."""

    def __len__(self) -> int:
        found = super().__len__()
        sleep(0.0005)
        return found


@pytest.fixture
def often_switched() -> Iterator[None]:
    """Threads take turns after next to nothing."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


def test_values_that_threads_meet_at_once_keep_their_meanings() -> None:
    program, _ = lower(village.rules())
    assert program is not None
    meanings = meanings_of(program, RecordReader(program.source.vocabulary), presumptions=False)["tanggal"]
    meanings.all = Slow(meanings.all)

    def read(thread: int) -> list[tuple[date, int]]:
        days = [date(2000 + thread, 1, 1) + timedelta(days=number) for number in range(30)]
        return [(day, meanings.of(day)) for day in days]

    with ThreadPoolExecutor(THREADS) as pool:
        for day, number in [pair for found in pool.map(read, range(THREADS)) for pair in found]:
            assert meanings.all[number].state == Dates((Days(day, day),))


def rows(seed: int) -> list[Row]:
    """Rows with facts left open, in all ways and with all days."""
    draw = Random(seed)
    facts = village.rules().vocabulary.facts
    found: list[Row] = []
    for _ in range(60):
        day = date(2024, 8, 1) + timedelta(days=draw.randrange(150))
        record: dict[str, object] = {**ELECTION, "tanggal": day.isoformat() if draw.random() < 0.8 else None}
        for name in ("pelaku", "perbuatan", "status", "cuti", "keluarga"):
            words = [*(value.name for value in facts[name].values), "?", None]
            record[name] = draw.choice(words)
        found.append(record)
    return found


@pytest.mark.usefixtures("often_switched")
def test_tables_that_threads_hand_in_at_once_are_judged_as_one_after_the_other() -> None:
    program, _ = lower(village.rules())
    assert program is not None
    compiled = CompiledProgram(program)
    given = [table(rows(seed)) for seed in range(2 * THREADS)]
    expected = [together(Judge(compiled), each) for each in given]
    for _ in range(2):
        shared = Judge(compiled)
        with ThreadPoolExecutor(THREADS) as pool:
            assert list(pool.map(partial(together, shared), given)) == expected
