"""``explain``: one record in words."""

from __future__ import annotations

from tests.cli.terminal import RULES, Run

RECORDS = '{"pelaku.status": "pns", "perbuatan": "suka", "calon": "ya"}\n{"perbuatan": "sukaa"}\n'


def test_a_record_is_explained_in_the_language_asked_for(cli: Run) -> None:
    english = cli("explain", "--rules", RULES, given=RECORDS)
    indonesian = cli("explain", "--rules", RULES, "--lang", "id", given=RECORDS)
    assert english.status == indonesian.status == 0
    assert "Liking a candidate's account" in english.out
    assert "Menyukai akun calon" in indonesian.out


def test_three_depths_say_more_and_more(cli: Run) -> None:
    line, full, audit = (
        cli("explain", "--rules", RULES, "--depth", depth, given=RECORDS).out for depth in ("line", "full", "audit")
    )
    assert len(line.splitlines()) == 1
    assert len(line) < len(full) < len(audit)
    assert "peraga" in audit


def test_a_record_that_cannot_be_read_is_told(cli: Run) -> None:
    result = cli("explain", "--rules", RULES, "--record", "2", given=RECORDS)
    assert result.status == 1
    assert result.out == ""
    assert result.err.startswith("stdin:2: error[R003]: `sukaa` is not a value of `perbuatan`\n")
    broken = cli("explain", "--rules", RULES, given='{"perbuatan": \n{}\n')
    assert broken.status == 1
    assert "stdin:3: error[R109]" in broken.err


def test_a_record_that_is_not_there_is_told(cli: Run) -> None:
    result = cli("explain", "--rules", RULES, "--record", "3", given=RECORDS)
    assert (result.status, result.err) == (2, "Error: stdin has no record number 3\n")


def test_presumptions_hold_only_when_asked_for(cli: Run) -> None:
    arguments = ("explain", "--rules", RULES, "--depth", "line")
    record = '{"pelaku.status": "pns", "perbuatan": "suka"}'
    assert cli(*arguments, given=record).out != cli(*arguments, "--presume", given=record).out


def test_the_form_of_a_memo_needs_a_memo(cli: Run) -> None:
    refused = cli("explain", "--rules", RULES, "--format", "html", given=RECORDS)
    assert (refused.status, refused.out) == (2, "")
    assert "--form memo" in refused.err
    assert "<html" in cli("explain", "--rules", RULES, "--form", "memo", "--format", "html", given=RECORDS).out
