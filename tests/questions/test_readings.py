"""The outcome under each answer to a question of reading."""

from __future__ import annotations

import pytest

from asn_neutrality import Outcome, compile
from asn_neutrality.questions.readings import asked
from asn_neutrality.symbolic.diagrams import TooLargeError
from tests.engine.judging import event, rule_of
from tests.fixtures.village import ELECTION, rules, verdict

DAY = {"tanggal": "2024-09-22", **ELECTION}
ATTENDING = {"pelaku": "pns", "perbuatan": "hadir", "cuti": "tidak_cuti", "surat": "tidak", "tanggal": "2024-10-01"}
VIOLATION, NO_VIOLATION = Outcome.VIOLATION, Outcome.NO_VIOLATION


def answers(**facts: object) -> list[tuple[str, str, Outcome]]:
    """Question, answer and outcome of the event."""
    return [(item.question.id, item.answer, item.outcome) for item in verdict(**facts).readings]


def test_disputed_exception_is_a_question_with_two_outcomes() -> None:
    (applies, _, first), (other, _, second) = answers(**ATTENDING, **ELECTION, keluarga="pasangan")
    assert applies == other
    assert (first, second) == (NO_VIOLATION, VIOLATION)


def test_question_on_which_nothing_turns_is_not_told() -> None:
    assert answers(**ATTENDING, **ELECTION, keluarga="nihil") == []
    assert answers(pelaku="pns", perbuatan="suka", status="calon") == []


def test_question_that_is_too_large_to_tell_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def outgrow(*_: object) -> list[object]:
        raise TooLargeError(1)

    monkeypatch.setattr("asn_neutrality.engine.answers._fixed", outgrow)
    judge = compile(rules())  # another may know the answer
    assert judge.evaluate({**ATTENDING, **ELECTION, "keluarga": "pasangan"}).readings == ()


def test_violation_on_every_reading_is_one_under_each() -> None:
    found = answers(pelaku="pns", perbuatan="suka", berpasangan="ya", **DAY)
    assert {outcome for _, _, outcome in found} <= {VIOLATION}


def test_day_of_determination_divides_the_rules_one_by_one() -> None:
    judged = event(pelaku="pns", perbuatan="suka", berpasangan="ya", **DAY)
    for name in ("suka_calon", "suka_bakal_calon"):
        assert asked(judged, judged.some_violated((rule_of(judged, name),))) == ("desa.sudah_ditetapkan",)
    beside = event(pelaku="pns", perbuatan="suka", berpasangan="ya", **{**DAY, "tanggal": "2024-09-23"})
    assert asked(beside, beside.some_violated((rule_of(beside, "suka_calon"),))) == ()


def test_other_open_facts_stay_open_under_an_answer() -> None:
    found = answers(**ATTENDING, **ELECTION)
    assert [outcome for _, _, outcome in found] == [Outcome.UNDETERMINED, VIOLATION]
