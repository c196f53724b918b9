"""The verdict under presumptions beside the strict one."""

from __future__ import annotations

from asn_neutrality import Outcome
from tests.fixtures.village import ELECTION, presuming, verdict

ATTENDING = {"pelaku": "pns", "perbuatan": "hadir", "cuti": "tidak_cuti", "surat": "tidak", "tanggal": "2024-10-01"}
OPEN = {**ATTENDING, **ELECTION}


def test_strict_verdict_knows_the_presumed_one_and_the_reverse() -> None:
    strict, presumed = verdict(**OPEN), presuming(**OPEN)
    assert (strict.outcome, strict.presumed.outcome) == (Outcome.UNDETERMINED, Outcome.VIOLATION)
    assert strict.presumed.judgement == presumed.judgement
    assert presumed.strict.judgement == strict.judgement
    assert strict.strict is strict
    assert presumed.presumed is presumed


def test_every_presumption_used_is_listed() -> None:
    strict = verdict(**OPEN)
    assert strict.presumptions == ()
    assert [(each.fact.name, each.value) for each in strict.presumed.presumptions] == [("keluarga", "nihil")]


def test_stated_fact_is_not_presumed() -> None:
    found = verdict(**OPEN, keluarga="pasangan")
    assert found.presumed.presumptions == ()
    assert found.presumed.outcome is found.outcome


def test_strict_judgement_says_what_presumptions_change_and_names_them() -> None:
    told = verdict(**OPEN).judgement.presumed
    assert told is not None
    assert (told.outcome, told.tracks["disiplin"]) == (Outcome.VIOLATION, Outcome.VIOLATION)
    assert [each.fact.name for each in told.assumptions] == ["keluarga"]


def test_nothing_is_said_where_presumptions_change_nothing_or_hold_already() -> None:
    assert verdict(pelaku="pns", perbuatan="suka", status="calon").judgement.presumed is None
    assert presuming(**OPEN).judgement.presumed is None
    assert verdict(**OPEN, keluarga="?").judgement.presumed is None
