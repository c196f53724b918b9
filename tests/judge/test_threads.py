"""One judge serves several threads."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from time import sleep

import pytest

import asn_neutrality as asn
from asn_neutrality.domain.decisions import Decision
from asn_neutrality.engine.fast import engine
from asn_neutrality.judge import particulars
from asn_neutrality.symbolic import terms

pytestmark = pytest.mark.usefixtures("loops")

DAYS = ("2020-09-01", "2020-10-01", "2020-12-09", "2024-09-30", "?")
AREAS = ("16.05", "32.12", "15.04", "?")


def records(judge: asn.Judge) -> list[dict[str, object]]:
    vocabulary = judge.rules.vocabulary.facts
    acts = [value.name for value in vocabulary["perbuatan"].values]
    elections = [value.name for value in vocabulary["pemilihan"].values]
    return [
        {
            "perbuatan": act,
            "tanggal": DAYS[place % len(DAYS)],
            "wilayah": AREAS[place % len(AREAS)],
            "pemilihan": elections[place % len(elections)],
            **({"pelaku.status": "pns"} if place % 3 else {}),
        }
        for place, act in enumerate(acts * 4)
    ]


@pytest.fixture
def often_switched() -> Iterator[None]:
    """Threads take turns after next to nothing."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("often_switched")
def test_threads_get_the_decisions_that_one_alone_gets(monkeypatch: pytest.MonkeyPatch) -> None:
    rules = asn.load("daerah")
    alone = asn.compile(rules)
    given = records(alone)
    expected = [alone.decide(record) for record in given]
    # Now and then everything is forgotten, and begun anew.
    monkeypatch.setattr("asn_neutrality.engine.fast.states.REMEMBERED", 10)
    monkeypatch.setattr("asn_neutrality.engine.fast.residue.LIMIT", 1_500)
    shared = asn.compile(rules)

    def decide(start: int) -> list[Decision]:
        turned = given[start:] + given[:start]
        found = [shared.decide(record) for record in turned]
        return found[len(given) - start :] + found[: len(given) - start]

    with ThreadPoolExecutor(4) as pool:
        for found in pool.map(decide, range(0, len(given), len(given) // 4)):
            assert found == expected


@pytest.mark.usefixtures("often_switched")
def test_threads_get_the_outcomes_of_verdicts_that_one_alone_gets() -> None:
    rules = asn.load("daerah")
    alone, shared = asn.compile(rules), asn.compile(rules)
    given = records(alone)[:40]
    expected = [alone.evaluate(record).outcome for record in given]
    with ThreadPoolExecutor(4) as pool:
        found = pool.map(lambda record: shared.evaluate(record).outcome, given * 2)
        assert list(found) == expected * 2


def test_threads_that_come_at_once_make_what_they_share_once(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    for place, name in ((engine, "FastEngine"), (terms, "term_table"), (particulars, "Particulars")):
        make = getattr(place, name)

        def slowly(*given: object, _name: str = name, _make: Callable[..., object] = make, **named: object) -> object:
            made.append(_name)
            sleep(0.05)
            return _make(*given, **named)

        monkeypatch.setattr(place, name, slowly)
    shared = asn.compile(asn.load("daerah"))

    def findings(presumptions: bool) -> int:
        record = {"tanggal": "2020-10-01"}
        list(shared.decide_many([record], presumptions=presumptions))
        return len(shared.evaluate(record, presumptions=presumptions).findings)

    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(findings, [False, True] * 4))) == 1
    assert sorted(made) == ["FastEngine", "FastEngine", "Particulars", "term_table"]
