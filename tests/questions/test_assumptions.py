"""Defaults and presumptions are told where a verdict leans on them; so are contradictions."""

from __future__ import annotations

from asn_neutrality import Outcome
from asn_neutrality.questions.assumptions import concluded
from tests.engine.judging import event
from tests.fixtures.village import ELECTION, presuming, verdict

LIKE = {"pelaku": "pns", "perbuatan": "suka", "status": "calon"}
ATTENDING = {"pelaku": "pns", "perbuatan": "hadir", "cuti": "tidak_cuti", "surat": "tidak", "tanggal": "2024-10-01"}


def test_default_is_told_where_a_rule_would_hang_on_the_fact() -> None:
    (default,) = verdict(**LIKE).defaults
    assert (default.fact.name, default.value) == ("sadar", "ya")


def test_default_that_no_rule_hangs_on_is_not_told() -> None:
    assert verdict(**{**LIKE, "pelaku": "warga"}).defaults == ()
    assert verdict(**LIKE, sadar="ya").defaults == ()
    assert verdict(**LIKE, sadar="?").defaults == ()


def test_presumption_is_used_only_when_asked_for_and_then_told() -> None:
    assert verdict(**ATTENDING, **ELECTION).outcome is Outcome.UNDETERMINED
    assert verdict(**ATTENDING, **ELECTION).presumptions == ()
    found = presuming(**ATTENDING, **ELECTION)
    assert found.outcome is Outcome.VIOLATION
    assert [(item.fact.name, item.value) for item in found.presumptions] == [("keluarga", "nihil")]


def test_presumption_that_nothing_hangs_on_is_not_told() -> None:
    assert presuming(**LIKE).presumptions == ()


def test_statement_wins_over_a_conclusion_and_the_contradiction_is_reported() -> None:
    facts = {**LIKE, **ELECTION, "tanggal": "2024-10-01", "berpasangan": "ya"}
    found = verdict(**{**facts, "status": "bakal_calon"})
    assert [rule.id for rule in found.violations] == ["desa.suka_bakal_calon"]
    assert [(item.facts, item.concluded) for item in found.contradictions] == [(("status",), "calon")]
    assert verdict(**facts).contradictions == ()


def test_conclusion_that_is_only_possible_contradicts_nothing() -> None:
    facts = {**LIKE, **ELECTION, "tanggal": "2024-10-01", "status": "bakal_calon"}
    assert verdict(**facts).contradictions == ()


def test_certain_conclusions_are_those_of_every_completion_and_reading() -> None:
    pair = {"berpasangan": "ya", **ELECTION}
    assert concluded(event(**pair, tanggal="2024-10-01")) == {"status": "calon"}
    assert concluded(event(**pair, tanggal="2024-09-22")) == {}
    assert concluded(event(**pair)) == {}
    assert concluded(event(**pair, tanggal="2024-10-01", status="calon")) == {}


def test_facts_that_cannot_all_be_true_are_reported_without_a_conclusion() -> None:
    found = verdict(pelaku="pppk", cuti="cltn")
    assert [(item.facts, item.concluded) for item in found.contradictions] == [(("pelaku", "cuti"), None)]
