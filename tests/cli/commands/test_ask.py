"""``ask``: an interview in the terminal."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.terminal import RULES, Run

ASK = ("ask", "--rules", RULES)


def test_the_interview_ends_with_the_verdict_and_its_receipt(cli: Run, tmp_path: Path) -> None:
    receipt = tmp_path / "receipt.json"
    result = cli(*ASK, "--receipt", str(receipt), given="ya\n")
    assert result.status == 0
    assert "VIOLATION\n" in result.out
    assert "Receipt\n" in result.out
    assert json.loads(receipt.read_text("utf-8"))["outcome"] == "violation"
    assert cli("recheck", str(receipt), "--rules", RULES).status == 0


@pytest.mark.parametrize("given", ["yes\n", "Ya\n", "1\n"])
def test_answers_are_values_labels_or_numbers(cli: Run, given: str) -> None:
    assert "\nVIOLATION\n" in cli(*ASK, given=given).out


def test_questions_are_in_the_language_asked_for(cli: Run) -> None:
    english, indonesian = cli(*ASK, given=""), cli(*ASK, "--lang", "id", given="")
    assert "do not know, why, back, done" in english.out
    assert "tidak tahu, mengapa, kembali, selesai" in indonesian.out
    assert "UNDETERMINED" in english.out
    assert "BELUM JELAS" in indonesian.out


@pytest.mark.parametrize("words", ["do not know", "tidak tahu", "?"])
def test_what_is_not_known_is_not_asked_for_again(cli: Run, words: str) -> None:
    result = cli(*ASK, given=f"{words}\n" * 9)
    assert "\n2. " in result.out
    assert "\n3. " not in result.out
    assert "UNDETERMINED" in result.out


def test_going_back_asks_the_question_before_once_more(cli: Run) -> None:
    result = cli(*ASK, given="back\n?\nback\nya\n")
    assert "This is the first question." in result.out
    assert result.out.count("\n1. Account of a candidate?") == 2
    assert "\nVIOLATION\n" in result.out


def test_the_reason_of_a_question_names_the_prohibitions(cli: Run) -> None:
    result = cli(*ASK, given="why\n")
    assert "Asked because these prohibitions still depend on it:" in result.out
    assert "Liking a candidate's account" in result.out


def test_what_is_known_already_is_not_asked_for(cli: Run, tmp_path: Path) -> None:
    record = tmp_path / "record.json"
    record.write_text('{"pelaku.status": "pns"}', "utf-8")
    result = cli(*ASK, "--record", str(record), "perbuatan=suka", given="ya\n")
    assert "Account of a candidate?" in result.out
    assert "2. " not in result.out.split("VIOLATION")[0].replace("  2. ", "")
    assert "VIOLATION" in result.out


def test_a_wrong_answer_is_told_and_asked_again(cli: Run) -> None:
    result = cli(*ASK, given="perhaps\nya\n")
    assert "error[R006]" in result.err
    assert "\nVIOLATION\n" in result.out


def test_an_answer_against_the_rest_is_told(cli: Run) -> None:
    known = ("perbuatan=hadir", "acara.jenis=deklarasi", "objek.status=calon", "pelaku.cuti=cltn")
    place = ("pemilihan=pilkada_2020", "pelaku.wilayah=16.05")
    result = cli("ask", "--rules", "musi_rawas_2020", *known, *place, given="pppk\n")
    assert "contradicts what is known already" in result.out


def test_wrong_arguments_are_told(cli: Run) -> None:
    assert cli(*ASK, "perbuatan").status == 2
    refused = cli(*ASK, "perbuatan=sukaa")
    assert (refused.status, refused.out) == (1, "")
    assert "error[R003]" in refused.err


def test_nothing_is_asked_where_nothing_matters(cli: Run) -> None:
    result = cli(*ASK, "pelaku.status=warga")
    assert "There is nothing to ask." in result.out
    assert "NO VIOLATION" in result.out
