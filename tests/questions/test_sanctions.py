"""The sanctions of a verdict: to whom, how certain, and the gravest of each track."""

from __future__ import annotations

from attrs import evolve

from asn_neutrality.questions.sanctions import gravest
from tests.fixtures.bridge import verdict

CROSSING = {"tanggal": "2020-01-01", "perbuatan": "menyeberang", "malam": "ya"}


def test_gravest_sanction_of_a_track_is_that_of_the_highest_level() -> None:
    found = verdict(**CROSSING, siapa="warga")
    assert [each.sanction.id for each in found.sanctions] == ["jembatan.tegur", "jembatan.usir"]
    assert list(found.gravest) == ["tertulis"]
    gravest = found.gravest["tertulis"]
    assert [each.sanction.id for each in gravest.certain] == ["jembatan.usir"]
    assert gravest.possible == ()


def test_sanction_that_hangs_on_an_open_fact_is_only_possible() -> None:
    found = verdict(siapa="warga", perbuatan="memancing")
    (fine,) = found.sanctions
    assert not fine.certain
    assert (found.gravest["adat"].certain, found.gravest["adat"].possible) == ((), (fine,))


def test_sanction_for_others_is_none() -> None:
    assert verdict(siapa="warga", perbuatan="memancing", malam="tidak").sanctions == ()


def test_sanction_without_a_level_stands_beside_the_highest() -> None:
    first, second = verdict(**CROSSING, siapa="warga").sanctions
    third = evolve(first, sanction=evolve(first.sanction, id="jembatan.lain", level=None))
    assert gravest((first, second, third))["tertulis"].certain == (second, third)


def test_authorities_are_data() -> None:
    found = verdict(**CROSSING, siapa="warga")
    plain = found.to_dict()["sanctions"][1]
    assert (plain["title"]["en"], plain["level"], plain["quote_seen"]) == ("Expulsion", 3, "laporan")
    assert plain["addressee"] == "siapa adalah warga"
    assert [each["in_force"]["end"] for each in plain["authorities"]] == ["2010-12-31", None]
    assert [len(each["citations"]) for each in plain["authorities"]] == [0, 1]


def test_no_violation_has_no_sanction() -> None:
    found = verdict(**CROSSING, siapa="warga", dikawal="ya")
    assert (found.sanctions, found.gravest) == ((), {})
