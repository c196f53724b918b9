"""The open facts on which an outcome depends."""

from __future__ import annotations

import pytest

from asn_neutrality import Outcome
from asn_neutrality.questions import missing as questions_missing
from asn_neutrality.questions.missing import missing as missing_facts
from tests.engine.judging import event
from tests.fixtures.village import ELECTION, verdict
from tests.ir.lowering import HEAD, rule

LIKE = {"pelaku": "pns", "perbuatan": "suka"}


def missing(**facts: object) -> dict[str, tuple[str, ...]]:
    """The missing facts and the values they may still have."""
    return {item.fact.name: item.possible for item in verdict(**facts).missing}


@pytest.mark.parametrize("facts", [{"pelaku": "warga"}, {"status": "calon"}, {"status": ["bakal_calon", "calon"]}])
def test_settled_outcome_misses_nothing(facts: dict[str, object]) -> None:
    assert missing(**{**LIKE, **facts}) == {}


def test_open_fact_that_decides_is_missing_with_the_values_it_may_have() -> None:
    assert missing(**LIKE, berpasangan="tidak") == {"status": ("bakal_calon", "calon", "bukan_peserta")}
    found = missing(**LIKE, berpasangan="tidak", status=["calon", "bukan_peserta"])
    assert found == {"status": ("calon", "bukan_peserta")}


def test_fact_that_would_not_change_the_outcome_is_not_missing() -> None:
    assert "cuti" not in missing(**LIKE)
    assert "pelaku" not in missing(perbuatan="suka", pelaku="asn")


def test_default_that_was_said_to_be_unknown_is_missing() -> None:
    assert missing(**LIKE, status="calon", sadar="?") == {"sadar": ("ya", "tidak")}


def test_facts_are_in_the_order_of_the_vocabulary() -> None:
    found = list(missing(perbuatan="suka", berpasangan="tidak"))
    assert found == ["pelaku", "status"]


def test_value_that_is_impossible_beside_the_others_is_not_offered() -> None:
    attending = {"perbuatan": "hadir", "keluarga": "nihil", "surat": "tidak", "tanggal": "2024-10-01"}
    found = missing(**attending, **ELECTION, pelaku="pppk")
    assert found == {}
    assert missing(**attending, **ELECTION, pelaku="pns") == {"cuti": ("tidak_cuti", "tahunan", "cltn")}


def test_open_date_is_missing_rather_than_the_phase_it_gives() -> None:
    found = missing(**ELECTION, pelaku="pns", perbuatan="hadir", keluarga="nihil", cuti="tahunan", surat="tidak")
    assert found == {"tanggal": ()}


def test_window_that_no_calendar_decides_asks_for_the_election() -> None:
    assert missing(perbuatan="ganti", tanggal="2024-05-01", pemilihan="tidak_ada") == {"pemilihan": ()}


def test_phase_of_a_day_in_a_gap_is_missing_only_where_before_or_after_matters() -> None:
    attending = {"pelaku": "pns", "perbuatan": "hadir", "cuti": "tahunan", "tanggal": "2024-10-15"}
    assert missing(**attending, **ELECTION) == {}
    judged = event(HEAD + rule("tanggal sebelum kampanye"), pemilihan="pemilu", tanggal="2024-10-15")
    (found,) = missing_facts(judged, judged.some_violated(judged.compiled.rules))
    assert (found.fact.name, found.possible) == ("fase.kampanye", ("sebelum", "sesudah"))


def test_where_the_fewest_cannot_be_told_all_facts_in_play_are(monkeypatch: pytest.MonkeyPatch) -> None:
    facts = {"perbuatan": "suka", "berpasangan": "tidak", "pelaku": ["pns", "warga"]}
    assert list(missing(**facts)) == ["pelaku", "status"]
    monkeypatch.setattr(questions_missing, "LIMIT", 0)
    assert {"pelaku", "status"} <= missing(**facts).keys()


def test_missing_assessment_says_so() -> None:
    found = verdict(pelaku="pns", perbuatan="bicara")
    assert found.outcome is Outcome.NEEDS_ASSESSMENT
    assert [(item.fact.name, item.assessment) for item in found.missing] == [("berpihak", True)]


def test_finding_has_the_facts_on_which_it_depends() -> None:
    found = verdict(**LIKE, status=["bakal_calon", "calon"], berpasangan="tidak")
    assert found.missing == ()
    finding = found.finding("desa.suka_calon")
    assert [item.fact.name for item in finding.missing] == ["status"]
