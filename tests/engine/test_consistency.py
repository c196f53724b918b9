"""Records that contradict themselves: the smallest sets of facts, and what counts as unknown after them."""

from __future__ import annotations

import pytest

from asn_neutrality.domain.results import Outcome
from asn_neutrality.engine import consistency
from tests.engine.judging import event, finding, outcome, presuming
from tests.fixtures.village import ELECTION

TINY = """\
paket peraga versi "1.0.0" bahasa id judul "Peraga" rezim etik "Etik"
fakta a "A" : pilihan satu / dua / tiga
fakta b "B" : pilihan satu / dua
fakta c "C" : ya_tidak baku ya
fakta d "D" : ya_tidak
mustahil a adalah satu dan b adalah dua
mustahil b adalah satu dan c
mustahil a adalah dua dan c dan d
anggap d adalah ya
sumber daftar judul "Daftar"
larangan r judul "R" dasar daftar rezim etik bila c
larangan s judul "S" dasar daftar rezim etik bila d
"""


def test_record_without_contradiction_is_taken_as_it_is() -> None:
    assert event(pelaku="pppk", cuti="tahunan").contradictory == ()


def test_phase_that_the_date_excludes_is_a_contradiction_of_date_election_and_phase() -> None:
    found = event(**ELECTION, tanggal="2024-09-30", **{"fase.kampanye": "sebelum"})
    assert found.contradictory == (("tanggal", "pemilihan", "fase.kampanye"),)
    assert not {"tanggal", "fase.kampanye"} & found.reading.stated.keys()
    assert found.reading.stated.keys() == {"pemilihan", "kontes"}


def test_phase_that_the_date_allows_is_none() -> None:
    assert event(**ELECTION, tanggal="2024-09-30", **{"fase.kampanye": "selama"}).contradictory == ()
    assert event(**ELECTION, tanggal="2024-10-15", **{"fase.kampanye": "sesudah"}).contradictory == ()
    assert event(**ELECTION, tanggal="2024-09", **{"fase.kampanye": "sebelum"}).contradictory == ()


def test_stated_phase_limits_the_date() -> None:
    facts = {"pelaku": "pns", "perbuatan": "ganti", **ELECTION}
    assert outcome(event(**facts)) is Outcome.UNDETERMINED
    assert outcome(event(**facts, **{"fase.penetapan": "sesudah"})) is Outcome.NO_VIOLATION


def test_impossible_combination_without_dates_counts_as_unknown_altogether() -> None:
    found = event(pelaku="pppk", cuti="cltn", perbuatan="suka", status="calon")
    assert found.contradictory == (("pelaku", "cuti"),)
    assert found.reading.stated.keys() == {"perbuatan", "status"}
    assert outcome(found) is Outcome.UNDETERMINED


def test_contest_that_the_election_does_not_hold_is_a_contradiction() -> None:
    assert event(pemilihan="pilkades_2024", kontes="dewan").contradictory == (("pemilihan", "kontes"),)


def test_several_contradictions_are_all_told_and_none_contains_another() -> None:
    facts = {"pelaku": "pppk", "cuti": "cltn", "tanggal": "2024-09-30", "fase.kampanye": "sebelum"}
    found = event(**ELECTION, **facts)
    assert set(found.contradictory) == {("pelaku", "cuti"), ("tanggal", "pemilihan", "fase.kampanye")}


STAGES = 14
STAGED = """\
paket peraga versi "1.0.0" bahasa id judul "Peraga" rezim etik "Etik"
fakta tanggal "Tanggal" : tanggal peran waktu_perbuatan
fakta pemilihan "Pemilihan" : pilihan tidak_ada peran penentu_kalender
fakta a "A" : ya_tidak
sumber daftar judul "Daftar"
larangan r judul "R" dasar daftar rezim etik bila a
kalender pemilu judul "Pemilu"
""" + "".join(f"  tahap t{n} 2024-01-{2 * n + 1:02}\n" for n in range(STAGES))


def test_record_that_states_every_phase_wrongly_is_told_so_at_once() -> None:
    late = {f"fase.t{n}": "sesudah" for n in range(STAGES)}
    found = event(STAGED, pemilihan="pemilu", tanggal="2023-12-31", **late)
    assert found.contradictory == tuple(("tanggal", "pemilihan", phase) for phase in late)


def test_search_that_is_broken_off_leaves_what_agrees(monkeypatch: pytest.MonkeyPatch) -> None:
    facts = {"pemilihan": "pemilu", **{f"fase.t{n}": "sesudah" if n % 2 else "sebelum" for n in range(STAGES)}}
    # A later stage is over, an earlier one still to come: each such pair cannot be.
    every = {
        ("pemilihan", f"fase.t{early}", f"fase.t{late}")
        for early in range(0, STAGES, 2)
        for late in range(early + 1, STAGES, 2)
    }
    assert set(event(STAGED, **facts).contradictory) == every
    monkeypatch.setattr(consistency, "MOST", 1)
    found = event(STAGED, **facts, a="tidak")
    assert set(found.contradictory) < every
    assert found.completions
    assert finding(found, "r").value == "not_met"


def test_default_gives_way_to_what_is_stated_and_is_no_contradiction() -> None:
    found = event(TINY, b="satu")
    assert found.contradictory == ()
    assert found.reading.defaults == {}
    assert outcome(found) is Outcome.UNDETERMINED
    assert finding(found, "r").value == "not_met"


def test_of_assumptions_that_cannot_hold_together_the_first_is_kept() -> None:
    found = presuming(TINY, a="dua")
    assert found.contradictory == ()
    assert (found.reading.defaults, found.reading.presumed) == ({"c": "ya"}, {})
    assert finding(found, "s").value == "not_met"


def test_assumptions_that_agree_with_what_is_left_are_kept_beside_a_contradiction() -> None:
    found = presuming(TINY, a="satu", b="dua")
    assert found.contradictory == (("a", "b"),)
    assert (found.reading.defaults, found.reading.presumed) == ({"c": "ya"}, {"d": "ya"})
    assert outcome(found) is Outcome.VIOLATION
