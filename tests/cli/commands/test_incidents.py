"""``evaluate``: records of one incident judged together."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.cli.terminal import Run

RULES = str(Path(__file__).parents[2] / "judge" / "pegawai.larangan")
ACTOR = {"pelaku.status": "pns", "pelaku.cuti": "biasa"}


def lines(*records: Mapping[str, object]) -> str:
    return "".join(json.dumps({**ACTOR, **record}) + "\n" for record in records)


def test_records_of_an_incident_are_judged_together(cli: Run) -> None:
    given = lines(
        {"id": "a", "insiden": "I-1", "perbuatan": "suka"},
        {"id": "b", "insiden": "I-2", "perbuatan": "baca"},
        {"id": "c", "insiden": "I-1", "perbuatan": "hadir"},
        {"id": "d", "perbuatan": "baca"},
        {"id": "e", "perbuatan": "bicara"},
    )
    result = cli("evaluate", "--rules", RULES, "--by", "insiden", given=given)
    assert result.status == 0
    assert [(row["id"], row["outcome"], row["records"]) for row in result.rows] == [
        ("I-1", "violation", ["stdin:1", "stdin:3"]),
        ("I-2", "no_violation", ["stdin:2"]),
        (None, "no_violation", ["stdin:4"]),
        (None, "violation", ["stdin:5"]),
    ]
    assert result.rows[0]["violations"] == ["pegawai.hadir"]
    assert result.err == "5 records read: 5 judged, 0 refused\n"


def test_bad_record_costs_itself_and_not_its_incident(cli: Run) -> None:
    given = lines({"insiden": "I-1", "perbuatan": "sukaa"}, {"insiden": "I-1", "perbuatan": "hadir"})
    result = cli("evaluate", "--rules", RULES, "--by", "insiden", given=given)
    assert (result.status, [row["records"] for row in result.rows]) == (1, [["stdin:2"]])
    assert "stdin:1: error[R003]" in result.err
    assert result.err.endswith("2 records read: 1 judged, 1 refused\n")


def test_too_many_acts_refuse_every_record_of_their_incident(cli: Run) -> None:
    given = lines(*[{"insiden": "I-1", "perbuatan": "baca"}] * 65, {"insiden": "I-2", "perbuatan": "baca"})
    result = cli("evaluate", "--rules", RULES, "--by", "insiden", given=given)
    assert [row["id"] for row in result.rows] == ["I-2"]
    assert result.err.count("error[T007]: 65 acts in one incident") == 65
    assert result.err.endswith("66 records read: 1 judged, 65 refused\n")


def test_row_with_several_acts_is_an_incident_without_being_asked(cli: Run) -> None:
    result = cli("evaluate", "--rules", RULES, given=lines({"id": "a", "perbuatan": "hadir + bicara"}))
    (row,) = result.rows
    assert (row["id"], row["violations"]) == ("a", ["pegawai.hadir", "pegawai.bicara"])
    assert "records" not in row


def test_record_that_does_not_know_its_incident_is_judged_alone(cli: Run) -> None:
    given = lines(*[{"insiden": each, "perbuatan": "baca"} for each in ("?", "?", " I-1", "I-1 ")])
    result = cli("evaluate", "--rules", RULES, "--by", "insiden", given=given)
    assert [row["records"] for row in result.rows] == [["stdin:1"], ["stdin:2"], ["stdin:3", "stdin:4"]]


def test_row_with_several_acts_is_explained_as_an_incident(cli: Run) -> None:
    given = lines({"id": "a", "perbuatan": "hadir + bicara"})
    told = cli("explain", "--rules", RULES, given=given)
    assert told.status == 0
    assert "The acts of this incident, judged together" in told.out


def test_records_that_do_not_agree_are_told(cli: Run) -> None:
    given = lines({"insiden": "I-1", "perbuatan": "hadir"}, {"insiden": "I-1", "pelaku.status": "pppk"})
    result = cli("evaluate", "--rules", RULES, "--by", "insiden", given=given)
    assert "I-1: the records of this incident differ on `pelaku.status`, which cannot differ" in result.err
    assert result.rows[0]["contradictions"] == [["pelaku.status"]]


def test_any_fact_may_be_what_they_have_in_common(cli: Run) -> None:
    given = lines({"perbuatan": "hadir"}, {"perbuatan": "baca"}, {"perbuatan": "suka", "pelaku.status": "pppk"})
    result = cli("evaluate", "--rules", RULES, "--by", "pelaku.status", given=given)
    assert [(row["id"], len(row["records"])) for row in result.rows] == [("pns", 2), ("pppk", 1)]


def test_unknown_fact_is_refused_with_the_nearest(cli: Run) -> None:
    result = cli("evaluate", "--rules", RULES, "--by", "insidn", given=lines({}))
    assert (result.status, result.out) == (2, "")
    assert result.err == "Error: `--by`: there is no fact `insidn`; did you mean `insiden`?\n"


def test_csv_names_the_records(cli: Run, tmp_path: Path) -> None:
    target = tmp_path / "hasil.csv"
    given = lines({"insiden": "I-1", "perbuatan": "suka"}, {"insiden": "I-1", "perbuatan": "hadir"})
    cli("evaluate", "--rules", RULES, "--by", "insiden", "--format", "csv", "-o", str(target), given=given)
    (row,) = csv.DictReader(target.read_text("utf-8").splitlines())
    assert (row["id"], row["records"], row["outcome"]) == ("I-1", "stdin:1 / stdin:2", "violation")


def test_row_with_several_acts_has_a_memo_and_a_receipt_that_is_made_again(cli: Run) -> None:
    given = lines({"id": "a", "perbuatan": "hadir + bicara"})
    memo = cli("explain", "--rules", RULES, "--form", "memo", given=given)
    assert (memo.status, memo.err) == (0, "")
    assert "## Acts of this incident" in memo.out
    page = cli("explain", "--rules", RULES, "--form", "memo", "--format", "html", "--lang", "id", given=given)
    assert page.out.startswith("<!DOCTYPE html>")
    assert "Perbuatan dalam insiden ini" in page.out
    receipt = cli("explain", "--rules", RULES, "--form", "receipt", given=given).out
    assert json.loads(receipt)["schema"] == "asn-neutrality/incident-receipt/1"
    again = cli("recheck", "--rules", RULES, given=receipt)
    assert (again.status, again.out.splitlines()[0]) == (0, "THE RESULT IS THE SAME: violation")
    altered = json.loads(receipt)
    altered["acts"][0]["outcome"] = "no_violation"
    told = cli("recheck", "--rules", RULES, given=json.dumps(altered))
    assert told.status == 1
    assert "Act 1: no violation, now violation" in told.out


def test_schema_of_the_receipt_of_an_incident_is_printed(cli: Run) -> None:
    result = cli("schema", "--of", "incident-receipt")
    assert json.loads(result.out)["$id"] == "asn-neutrality/incident-receipt/1"


EVENTS = (
    {"id": "a", "insiden": "I-1", "perbuatan": "suka"},
    {"id": "b", "insiden": "I-2", "perbuatan": "baca"},
    {"id": "c", "insiden": "I-1", "perbuatan": "hadir"},
    {"id": "d", "perbuatan": "baca"},
)


@pytest.mark.parametrize("number", ["1", "3"])
def test_an_incident_of_several_records_is_explained_from_any_of_them(cli: Run, number: str) -> None:
    told = cli("explain", "--rules", RULES, "--by", "insiden", "--record", number, given=lines(*EVENTS))
    assert (told.status, told.err) == (0, "act 1: stdin:1\nact 2: stdin:3\n")
    both = lines({"perbuatan": "suka + hadir", "insiden": "I-1"})
    assert "The acts of this incident, judged together" in told.out
    assert told.out.splitlines()[0] == cli("explain", "--rules", RULES, given=both).out.splitlines()[0]


def test_an_incident_of_several_records_has_a_memo_in_both_languages_and_a_receipt(cli: Run, tmp_path: Path) -> None:
    asked = ("explain", "--rules", RULES, "--by", "insiden")
    for language, heading in (("id", "## Perbuatan dalam insiden ini"), ("en", "## Acts of this incident")):
        memo = cli(*asked, "--form", "memo", "--lang", language, given=lines(*EVENTS))
        assert memo.status == 0
        assert heading in memo.out
    receipt = tmp_path / "tanda.json"
    receipt.write_text(cli(*asked, "--form", "receipt", given=lines(*EVENTS)).out, "utf-8")
    assert cli("recheck", "--rules", RULES, str(receipt)).status == 0


def test_a_record_that_does_not_know_its_incident_is_explained_alone(cli: Run) -> None:
    asked = ("explain", "--rules", RULES, "--by", "insiden", "--record", "4", "--form", "receipt")
    told = json.loads(cli(*asked, given=lines(*EVENTS, EVENTS[3])).out)
    assert [act["facts"]["id"] for act in told["acts"]] == ["d"]


def test_a_bad_record_is_told_and_left_out_of_the_explanation(cli: Run) -> None:
    given = lines({"insiden": "I-1", "perbuatan": "sukaa"}, *EVENTS)
    asked = ("explain", "--rules", RULES, "--by", "insiden")
    told = cli(*asked, "--record", "2", given=given)
    assert (told.status, "stdin:1: error[R003]" in told.err) == (1, True)
    assert "judged together" in told.out
    assert cli(*asked, given=given).out == ""


def test_explain_refuses_what_is_not_there(cli: Run) -> None:
    asked = ("explain", "--rules", RULES, "--by")
    assert cli(*asked, "insiden", "--record", "9", given=lines(*EVENTS)).err == "Error: stdin has no record number 9\n"
    assert "did you mean `insiden`?" in cli(*asked, "insidn", given=lines({})).err


def test_too_many_acts_are_not_explained(cli: Run) -> None:
    given = lines(*[{"insiden": "I-1", "perbuatan": "baca"}] * 65)
    told = cli("explain", "--rules", RULES, "--by", "insiden", given=given)
    assert (told.status, told.out) == (1, "")
    assert "T007" in told.err
