"""What a certain violation rests on: the smallest sets of prohibitions of which one is certainly violated."""

from __future__ import annotations

from asn_neutrality.questions.grounds import LARGEST, MOST, grounds
from tests.engine.judging import event
from tests.fixtures.village import ELECTION, verdict

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
