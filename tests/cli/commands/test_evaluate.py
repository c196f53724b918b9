"""``evaluate``: nothing lost, counts that add up, and the exit status."""

from __future__ import annotations

import csv
import json
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from asn_neutrality.symbolic import cover
from tests.cli.terminal import RULES, Run
from tests.pace import IDLE_CHECKS, examples

LIKE = '{"id": "a", "pelaku": {"status": "pns"}, "perbuatan": "suka", "calon": true}'
EITHER = '{"id": "b", "pelaku.status": "asn", "perbuatan": "suka / unggah", "calon": "ya"}'
OPEN = '{"id": "c", "pelaku.status": "pns", "perbuatan": "suka"}'
CITIZEN = '{"id": "d", "pelaku.status": "warga", "calon": "tidak"}'
IMPOSSIBLE = '{"id": "e", "pelaku.status": "warga", "perbuatan": "suka", "calon": "ya"}'
MISSPELT = '{"id": "f", "perbuatan": "sukaa"}'
BROKEN = '{"id": '


def lines(*records: str) -> str:
    return "".join(f"{record}\n" for record in records)


def test_each_record_gets_a_row(cli: Run) -> None:
    result = cli("evaluate", "--rules", RULES, given=lines(LIKE, EITHER, OPEN, CITIZEN))
    assert result.status == 0
    assert result.rows[0] == {
        "id": "a",
        "source": "stdin",
        "line": 1,
        "outcome": "violation",
        "tracks": {"etik": "violation", "disiplin": "no_violation"},
        "violations": ["peraga.suka_akun"],
        "grounds": [["peraga.suka_akun"]],
        "missing": [],
        "contradictions": [],
    }
    assert result.rows[1]["outcome"] == "violation"
    assert result.rows[1]["violations"] == []
    assert result.rows[1]["grounds"] == [["peraga.suka_akun", "peraga.unggah_akun"]]
    assert [row["outcome"] for row in result.rows[2:]] == ["undetermined", "no_violation"]
    assert result.rows[2]["missing"] == ["calon"]
    assert result.err == "4 records read: 4 judged, 0 refused\n"


def test_a_bad_record_never_stops_the_rest(cli: Run) -> None:
    result = cli("evaluate", "--rules", RULES, given=lines(LIKE, MISSPELT, BROKEN, CITIZEN))
    assert result.status == 1
    assert [row["id"] for row in result.rows] == ["a", "d"]
    assert "stdin:2: error[R003]: `sukaa` is not a value of `perbuatan`" in result.err
    assert "= did you mean `suka`?" in result.err
    assert "stdin:3: error[R101]: the JSON breaks at column 7" in result.err
    assert result.err.endswith("4 records read: 2 judged, 2 refused\n")


def test_refused_records_are_written_whole_with_their_reasons(cli: Run, tmp_path: Path) -> None:
    rejects = tmp_path / "ditolak.jsonl"
    two_wrong = '{"id": "g", "perbuatan": "sukaa", "kontes": 1}'
    given_lines = lines(MISSPELT, LIKE, BROKEN, two_wrong)
    result = cli("evaluate", "--lang", "id", "--rules", RULES, "--rejects", str(rejects), given=given_lines)
    assert result.err == "4 catatan dibaca: 1 dinilai, 3 ditolak\n"
    first, second, third = (json.loads(line) for line in rejects.read_text("utf-8").splitlines())
    assert first == {
        "source": "stdin",
        "line": 1,
        "reasons": [
            {
                "code": "R003",
                "message": "`sukaa` bukan nilai `perbuatan`",
                "help": "nilai `perbuatan`: `suka`, `unggah`",
                "suggestion": "suka",
            }
        ],
        "record": json.loads(MISSPELT),
    }
    assert (second["line"], second["record"]) == (3, BROKEN.strip())
    assert [reason["code"] for reason in third["reasons"]] == ["R003", "R002"]


def test_a_record_that_contradicts_itself_is_judged_and_told(cli: Run) -> None:
    result = cli("evaluate", "--rules", RULES, given=lines(IMPOSSIBLE))
    assert result.status == 0
    assert result.rows[0]["contradictions"] == [["pelaku.status", "calon"]]
    assert "stdin:1: the record contradicts itself: `pelaku.status`, `calon` cannot all be true\n" in result.err


@pytest.mark.parametrize(
    ("records", "arguments", "status"),
    [
        ([CITIZEN], [], 0),
        ([CITIZEN, MISSPELT], [], 1),
        ([LIKE], ["--fail-on", "violation"], 3),
        ([LIKE, MISSPELT], ["--fail-on", "violation"], 3),
        ([CITIZEN], ["--fail-on", "violation"], 0),
        ([OPEN], ["--fail-on", "violation", "--fail-on", "undetermined"], 3),
        ([LIKE], ["--rules", "tak_ada", "--fail-on", "violation"], 2),
    ],
)
def test_exit_status_is_the_highest_that_applies(
    cli: Run, records: list[str], arguments: list[str], status: int
) -> None:
    assert cli("evaluate", "--rules", RULES, *arguments, given=lines(*records)).status == status


def test_presumptions_hold_only_when_asked_for(cli: Run) -> None:
    assert cli("evaluate", "--rules", RULES, given=OPEN).rows[0]["outcome"] == "undetermined"
    assert cli("evaluate", "--rules", RULES, "--presume", given=OPEN).rows[0]["outcome"] == "violation"


def test_csv_in_and_out(cli: Run, tmp_path: Path) -> None:
    source, target = tmp_path / "catatan.csv", tmp_path / "hasil.csv"
    source.write_text("id,pelaku.status,perbuatan,calon\na,pns,suka,ya\n,asn,suka / unggah,ya\nx,pns\n", "utf-8")
    result = cli("evaluate", "--rules", RULES, "--format", "csv", "-o", str(target), str(source))
    assert result.status == 1
    assert result.out == ""
    assert f"{source}:4: error[R102]: the row has 2 cells and the header 4" in result.err
    assert list(csv.reader(target.read_text("utf-8").splitlines())) == [
        [
            *("id", "source", "line", "outcome", "track.etik", "track.disiplin"),
            *("violations", "grounds", "missing", "contradictions"),
        ],
        [
            "a",
            str(source),
            "2",
            "violation",
            "violation",
            "no_violation",
            "peraga.suka_akun",
            "peraga.suka_akun",
            "",
            "",
        ],
        [
            *("", str(source), "3", "violation", "undetermined", "undetermined"),
            *("", "peraga.suka_akun | peraga.unggah_akun", "", ""),
        ],
    ]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["catatan.csv", "hasil.csv"]


def test_a_table_names_records_outcomes_and_grounds(cli: Run) -> None:
    nameless = '{"pelaku.status": "asn", "perbuatan": "suka / unggah", "calon": "ya"}'
    result = cli("evaluate", "--lang", "id", "--rules", RULES, "--format", "table", given=lines(LIKE, nameless, OPEN))
    assert "│ a       │ melanggar   │ melanggar   │ tidak melanggar │ peraga.suka_akun" in result.out
    assert "│ stdin:2 │ melanggar" in result.out
    assert "peraga.suka_akun | peraga.unggah_akun" in result.out
    assert "belum jelas" in result.out


def test_an_id_with_brackets_is_shown_as_it_is(cli: Run) -> None:
    result = cli("evaluate", "--rules", RULES, "--format", "table", given='{"id": "[red]x[/]"}')
    assert "[red]x[/]" in result.out


def test_several_files_and_standard_input_are_one_batch(cli: Run, tmp_path: Path) -> None:
    one, two = tmp_path / "satu.json", tmp_path / "dua.csv"
    one.write_text(f"[{LIKE},{CITIZEN}]", "utf-8")
    two.write_text("id;perbuatan\nz;suka\n", "utf-8")
    result = cli("evaluate", "--rules", RULES, str(one), "-", str(two), given=OPEN)
    assert [row["id"] for row in result.rows] == ["a", "d", "c", "z"]
    assert [row["source"] for row in result.rows] == [str(one), str(one), "stdin", str(two)]


def test_the_form_of_the_input_may_be_named(cli: Run) -> None:
    result = cli("evaluate", "--rules", RULES, "--input-format", "csv", given=lines(LIKE))
    assert "error[R105]" in result.err


def test_an_empty_file_is_told(cli: Run) -> None:
    result = cli("evaluate", "--rules", RULES)
    assert result.status == 1
    assert "stdin:1: error[R106]: the file is empty: there is no record in it" in result.err


def test_bytes_that_are_not_utf8_reach_the_rejects(cli: Run, tmp_path: Path) -> None:
    source, rejects = tmp_path / "c.csv", tmp_path / "ditolak.jsonl"
    source.write_bytes(b"id,perbuatan\ncaf\xe9,suka\nb,suka\n")
    result = cli("evaluate", "--rules", RULES, "--rejects", str(rejects), str(source))
    assert [row["id"] for row in result.rows] == ["b"]
    assert json.loads(rejects.read_text("utf-8"))["record"] == "caf\udce9,suka"


@pytest.mark.parametrize("option", ["-o", "--rejects"])
def test_a_place_that_cannot_be_written_is_told(cli: Run, tmp_path: Path, option: str) -> None:
    missing = tmp_path / "tak_ada" / "x.jsonl"
    result = cli("evaluate", "--rules", RULES, option, str(missing), given=LIKE)
    assert (result.status, result.err) == (2, f"Error: `{missing}` cannot be written\n")
    result = cli("evaluate", "--rules", RULES, option, str(tmp_path), given=LIKE)
    assert (result.status, result.err) == (2, f"Error: `{tmp_path}` is a folder, not a file\n")


def test_an_output_that_fails_leaves_the_old_file(cli: Run, tmp_path: Path) -> None:
    old = tmp_path / "hasil.jsonl"
    old.write_text("lama\n", "utf-8")
    assert cli("evaluate", "--rules", "tak_ada", "-o", str(old), given=LIKE).status == 2
    assert old.read_text("utf-8") == "lama\n"
    assert cli("evaluate", "--rules", RULES, "-o", str(old), given=LIKE).status == 0
    assert json.loads(old.read_text("utf-8"))["id"] == "a"


def test_a_link_stays_a_link_and_its_file_is_written(cli: Run, tmp_path: Path) -> None:
    file, link = tmp_path / "hasil.jsonl", tmp_path / "terbaru"
    file.touch()
    link.symlink_to(file)
    assert cli("evaluate", "--rules", RULES, "-o", str(link), given=LIKE).status == 0
    assert link.is_symlink()
    assert json.loads(file.read_text("utf-8"))["id"] == "a"


@pytest.mark.parametrize("option", ["-o", "--rejects"])
def test_a_pipe_is_written_to_and_stays_a_pipe(cli: Run, tmp_path: Path, option: str) -> None:
    pipe = tmp_path / "pipa"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        cli("evaluate", "--rules", RULES, option, str(pipe), given=lines(LIKE, MISSPELT))
        assert json.loads(os.read(reader, 65_536))
    finally:
        os.close(reader)
    assert pipe.is_fifo()
    assert list(tmp_path.iterdir()) == [pipe]


@pytest.mark.parametrize("rejects", ["hasil", "./hasil"])
def test_results_and_rejects_are_not_written_to_one_file(
    cli: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rejects: str
) -> None:
    monkeypatch.chdir(tmp_path)
    result = cli("evaluate", "--rules", RULES, "-o", "hasil", "--rejects", rejects, given=LIKE)
    told = f"Error: results and refused records cannot be written to one file: `{rejects}`\n"
    assert (result.status, result.err) == (2, told)
    assert not list(tmp_path.iterdir())


def test_an_output_without_a_name_is_told(cli: Run) -> None:
    result = cli("evaluate", "--rules", RULES, "-o", "", given=LIKE)
    assert (result.status, result.err) == (2, "Error: `` is a folder, not a file\n")


GOOD = [LIKE, EITHER, OPEN, CITIZEN, IMPOSSIBLE]
BAD = [MISSPELT, BROKEN, "[]", "5", '{"x": 1}', '{"perbuatan": "suka", "perbuatan": "unggah"}']


@settings(
    suppress_health_check=[*IDLE_CHECKS, HealthCheck.function_scoped_fixture],
    max_examples=examples(20),
)
@given(st.lists(st.sampled_from(GOOD + BAD), min_size=1, max_size=12))
def test_counts_add_up_and_nothing_is_lost(cli: Run, tmp_path: Path, records: list[str]) -> None:
    rejects = tmp_path / "ditolak.jsonl"
    result = cli(
        "evaluate", "--rules", RULES, "--input-format", "jsonl", "--rejects", str(rejects), given=lines(*records)
    )
    refused = [json.loads(line)["line"] for line in rejects.read_text("utf-8").splitlines()]
    judged = [row["line"] for row in result.rows]
    assert sorted(judged + refused) == list(range(1, len(records) + 1))
    assert refused == [number for number, record in enumerate(records, 1) if record in BAD]
    noun = "record" if len(records) == 1 else "records"
    assert f"{len(records)} {noun} read: {len(judged)} judged, {len(refused)} refused\n" in result.err
    assert result.status == (1 if refused else 0)


def test_a_file_that_is_read_is_not_written_over(cli: Run, tmp_path: Path) -> None:
    records = tmp_path / "records.jsonl"
    records.write_text(LIKE + "\n", "utf-8")
    for option in ("-o", "--rejects"):
        refused = cli("evaluate", "--rules", RULES, str(records), option, str(records))
        assert (refused.status, records.read_text("utf-8")) == (2, LIKE + "\n")
        assert "is a file that is read" in refused.err


def test_a_record_too_open_to_tell_is_refused_and_the_rest_judged(cli: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cover, "LIMIT", 0)
    result = cli("evaluate", "--rules", RULES, given=f"{OPEN}\n{CITIZEN}\n")
    assert (result.status, len(result.out.splitlines())) == (1, 1)
    assert "P003" in result.err
    assert "2 records read: 1 judged, 1 refused" in result.err
