"""What a certain violation rests on: the smallest sets of prohibitions of which one is certainly violated."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asn_neutrality.questions import grounds as search
from asn_neutrality.questions.grounds import LARGEST, MOST, grounds
from tests.engine.judging import event
from tests.fixtures.village import ELECTION, verdict
from tests.pace import examples

HEAD = """\
paket peraga versi "1.0.0" bahasa id judul "Peraga" rezim etik "Etik"
sumber daftar judul "Daftar"
fakta a "A" : pilihan {values}
fakta b "B" : ya_tidak
"""
LIKE = {"pelaku": "pns", "perbuatan": "suka"}


def text(values: int, *conditions: str) -> str:
    """A pack with a choice of this many values and a rule ``r1``, ``r2``, ... for each condition."""
    rules = (
        f'larangan r{number} judul "R" dasar daftar rezim etik bila {condition}\n'
        for number, condition in enumerate(conditions, 1)
    )
    return HEAD.format(values=" / ".join(f"v{number}" for number in range(1, values + 1))) + "".join(rules)


def found(pack: str, **facts: object) -> list[str]:
    """The grounds, each as the names of its rules."""
    judged = event(pack, **facts)
    ids = [[rule.rule.prohibition.id for rule in ground] for ground in grounds(judged, judged.compiled.rules)]
    return [" ".join(id_.removeprefix("peraga.") for id_ in ground) for ground in ids]


def test_violation_that_is_open_between_two_rules_rests_on_either() -> None:
    judged = verdict(**LIKE, status=["bakal_calon", "calon"])
    assert [[rule.id for rule in ground] for ground in judged.grounds] == [["desa.suka_bakal_calon", "desa.suka_calon"]]
    assert judged.violations == ()


def test_violation_on_any_reading_rests_on_either() -> None:
    judged = verdict(**LIKE, **ELECTION, tanggal="2024-09-22", berpasangan="ya")
    assert [[rule.id for rule in ground] for ground in judged.grounds] == [["desa.suka_bakal_calon", "desa.suka_calon"]]


def test_rule_certain_alone_is_a_ground_and_larger_sets_are_not_looked_for() -> None:
    pack = text(2, "b", "a adalah v1", "a adalah v2")
    assert found(pack, b="ya") == ["r1"]
    assert found(pack, b="ya", a="v2") == ["r1", "r3"]


def test_each_smallest_set_is_a_ground_and_none_contains_another() -> None:
    pack = text(3, "a adalah v1 / v2", "a adalah v3", "a adalah v1", "a adalah v2 / v3")
    assert found(pack) == ["r1 r2", "r1 r4", "r3 r4"]


def test_set_of_three_is_found_where_no_two_suffice() -> None:
    pack = text(3, "a adalah v1", "a adalah v2", "a adalah v3", "b dan a adalah v1")
    assert found(pack) == ["r1 r2 r3"]


def test_outcome_that_is_not_certain_rests_on_nothing() -> None:
    pack = text(2, "a adalah v1", "b")
    assert found(pack) == []
    assert found(pack, a="v2", b="tidak") == []


def test_where_only_larger_sets_exist_one_is_given() -> None:
    many = LARGEST + 2
    pack = text(many, "b", *(f"a adalah v{number}" for number in range(1, many + 1)))
    assert found(pack) == [" ".join(f"r{number}" for number in range(2, many + 2))]


def test_many_grounds_are_cut_off() -> None:
    assert len(found(text(2, *["b"] * (MOST + 5)), b="ya")) == MOST


@given(st.lists(st.sets(st.integers(1, 6), min_size=1), min_size=1, max_size=9))
@settings(max_examples=examples(40), deadline=None)
def test_they_are_the_smallest_covers_of_all_values_in_the_order_of_rules(rules: list[set[int]]) -> None:
    conditions = (f"a adalah {' / '.join(f'v{value}' for value in sorted(rule))}" for rule in rules)
    assert found(text(6, *conditions)) == [" ".join(f"r{place + 1}" for place in each) for each in covers(rules)]


def covers(rules: list[set[int]]) -> list[tuple[int, ...]]:
    """All smallest sets of rules that cover the values 1 to 6, told by trying every set."""
    smallest: list[tuple[int, ...]] = []
    for size in range(1, len(rules) + 1):
        for chosen in combinations(range(len(rules)), size):
            covered = set().union(*(rules[place] for place in chosen))
            if len(covered) == 6 and not any(set(each) <= set(chosen) for each in smallest):
                smallest.append(chosen)
        if size == 1 and smallest:
            return smallest  # Where one is violated for certain, nobody asks for alternatives.
    small = [each for each in smallest if len(each) <= LARGEST][:MOST]
    return small or [reduced(rules)] if smallest else []


def reduced(rules: list[set[int]]) -> tuple[int, ...]:
    needed = list(range(len(rules)))
    for place in range(len(rules)):
        rest = [other for other in needed if other != place]
        if len(set().union(*(rules[other] for other in rest))) == 6:
            needed = rest
    return tuple(needed)


def test_smallest_sets_among_many_rules_are_found_at_once() -> None:
    """One by one, the sets of up to four of 80 prohibitions are 1.7 million."""
    values = 20
    pairs = [f"a adalah v{first} / v{first % values + 1}" for first in range(1, values + 1)] * 3
    halves = [f"a adalah {' / '.join(f'v{value}' for value in some)}" for some in (range(1, 11), range(11, 21))]
    assert found(text(values, *pairs, *halves)) == ["r61 r62"]


def test_where_telling_takes_too_long_all_that_may_be_violated_is_one_ground(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "LIMIT", 0)
    assert found(text(3, "a adalah v1 / v2", "b", "a adalah v3"), b="tidak") == ["r1 r3"]
