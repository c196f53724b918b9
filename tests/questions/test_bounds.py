"""Where an answer would be too large, it says so."""

from __future__ import annotations

from functools import cache

import pytest

import asn_neutrality as asn
from asn_neutrality.questions import next_question, settling, why_not, worlds
from asn_neutrality.questions.reach import Reach
from asn_neutrality.symbolic.diagrams import Diagrams

OPEN = {"pelaku.status": "pns", "perbuatan": "hadir"}


@cache
def judge() -> asn.Judge:
    return asn.compile(asn.load("musi_rawas_2020"))


def test_nothing_is_found_in_too_few_nodes_and_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worlds, "LIMIT", 20)
    verdict = judge().evaluate(OPEN)
    assert (verdict.settling.settlements, verdict.settling.complete) == ((), False)
    assert (verdict.remedies().remedies, verdict.remedies().complete) == ((), False)
    found = verdict.why_not("musi_rawas_2020.hadiri_deklarasi")
    assert (found.sets, found.complete) == ((), False)
    assert "the search stopped at its bound" in verdict.advise("en")
    assert "pencarian dihentikan pada batasnya" in verdict.advise("id")
    assert "The search stopped at its bound" in verdict.explain_why_not("musi_rawas_2020.hadiri_deklarasi", "en")


def test_a_question_is_asked_even_in_too_few_nodes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worlds, "LIMIT", 20)
    question = judge().evaluate(OPEN).next_question()
    assert question is not None
    assert not question.exact


def test_a_search_that_takes_too_long_gives_what_it_has(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = judge().evaluate(OPEN).settling
    monkeypatch.setattr(settling, "WORK", 12)
    part = judge().evaluate(OPEN).settling
    assert not part.complete
    assert len(part.settlements) < len(whole.settlements)
    monkeypatch.setattr(why_not, "WORK", 3)
    assert not judge().evaluate(OPEN).why_not("musi_rawas_2020.hadiri_deklarasi").complete


def test_estimates_are_never_too_low(monkeypatch: pytest.MonkeyPatch) -> None:
    place = {
        "pelaku.wilayah": "16.05",
        "pemilihan": "pilkada_2020",
        "acara.jenis": "deklarasi",
        "fasilitas": "tidak_ada",
    }
    exact = judge().evaluate({**OPEN, **place}).next_question()
    monkeypatch.setattr(next_question, "FEW", 0)
    estimated = judge().evaluate({**OPEN, **place}).next_question()
    monkeypatch.setattr(next_question, "MANY", 0)
    by_rule = judge().evaluate({**OPEN, **place}).next_question()
    assert exact is not None
    assert estimated is not None
    assert by_rule is not None
    assert exact.exact
    assert not estimated.exact
    assert not by_rule.exact
    assert exact.worst <= estimated.worst <= by_rule.worst


def test_reach_of_an_answer_covers_what_the_answer_depends_on() -> None:
    store = Diagrams([3, 2, 4])
    first, second, third = store.test(0, 0b011), store.test(1, 0b01), store.test(2, 0b0110)
    f = store.either(store.both(first, second), third)
    g = store.negate(f)
    reach = Reach(store)
    for level in range(3):
        left = reach.after((f, g), level, 0b111)
        for code in range(store.full[level].bit_length()):
            fixed = store.fix(f, {level: code})
            depends = sum(1 << other for other in store.support(fixed))
            assert left(code) & depends == depends
            assert bool(reach.codes(f, level) >> code & 1) == (fixed != 0)
            assert bool(reach.fixed(f, {level: code})) == (fixed != 0)
