"""``evaluate`` on tables: every form of file, order, errors, runs broken off and gone on with."""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from asn_neutrality.backends import pieces
from asn_neutrality.backends.parts import Tally
from asn_neutrality.cli.stream.worker import Task, Worker
from tests.cli.terminal import RULES, Run

NAMES = ("id", "pelaku.status", "perbuatan", "calon")
LIKE = ("a", "pns", "suka", "ya")
OPEN = ("b", "pns", "suka", None)
CITIZEN = ("c", "warga", None, "tidak")
EITHER = ("d", "asn", "suka / unggah", "ya")
MISSPELT = ("e", "pns", "sukaa", None)
CONTRADICTORY = ("f", "warga", "suka", "ya")
ROWS = (LIKE, OPEN, CITIZEN, EITHER, MISSPELT, CONTRADICTORY, (None, None, None, "tidak"))
INPUTS = ("parquet", "arrow", "feather", "arrows", "csv", "jsonl", "json")
COMMON = ("id", "source", "line", "outcome", "tracks", "violations")
Found = list[dict[str, Any]]


def records(rows: Sequence[tuple[str | None, ...]] = ROWS) -> list[Mapping[str, str | None]]:
    return [dict(zip(NAMES, row, strict=True)) for row in rows]


def written(folder: Path, form: str, rows: Sequence[tuple[str | None, ...]] = ROWS, chunk: int = 2) -> str:
    """A file of this form with these rows."""
    path = folder / f"events.{form}"
    table = pa.Table.from_pylist(records(rows), pa.schema([(name, pa.string()) for name in NAMES]))
    match form:
        case "parquet":
            pq.write_table(table, path, row_group_size=chunk)
        case "arrow" | "feather":
            with pa.OSFile(str(path), "wb") as sink, pa.ipc.new_file(sink, table.schema) as writer:
                writer.write_table(table, max_chunksize=chunk)
        case "arrows":
            with pa.OSFile(str(path), "wb") as sink, pa.ipc.new_stream(sink, table.schema) as writer:
                writer.write_table(table, max_chunksize=chunk)
        case "csv":
            with path.open("w", encoding="utf-8", newline="") as stream:
                csv.writer(stream).writerows([NAMES, *([cell or "" for cell in row] for row in rows)])
        case "jsonl":
            path.write_text("".join(json.dumps(record) + "\n" for record in records(rows)), "utf-8")
        case "json":
            path.write_text(json.dumps(records(rows)), "utf-8")
    return str(path)


def read(path: Path) -> Found:
    """The rows of a result of any form, as those of JSON Lines."""
    match path.suffix:
        case ".parquet":
            rows: Found = pq.read_table(path).to_pylist()
        case ".arrow" | ".feather":
            rows = pa.ipc.open_file(path).read_all().to_pylist()
        case ".jsonl":
            return [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        case _:
            with path.open(encoding="utf-8", newline="") as stream:
                rows = [dict(row) for row in csv.DictReader(stream)]
    return [_nested(row) for row in rows]


def _nested(row: Mapping[str, Any]) -> dict[str, Any]:
    plain = {name: value for name, value in row.items() if not name.startswith("track.")}
    return plain | {"tracks": {name[6:]: value for name, value in row.items() if name.startswith("track.")}}


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pieces of a row or two, so that a small file has several."""
    monkeypatch.setattr(pieces, "LEAST", 1)
    monkeypatch.setattr(pieces, "BYTES", 150)


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("form", INPUTS)
def test_rows_of_every_form_are_judged_as_records_are(cli: Run, tmp_path: Path, form: str) -> None:
    file, out = written(tmp_path, form), tmp_path / "out.parquet"
    result = cli("evaluate", "--rules", RULES, file, "-o", str(out), "--jobs", "1")
    assert (result.status, result.err) == (1, "7 records read: 6 judged, 1 refused\n")
    plain = cli("evaluate", "--rules", RULES, given="".join(json.dumps(record) + "\n" for record in records()))
    expected = [{**row, "source": file} for row in plain.rows]
    if form == "csv":  # the header is its first line
        expected = [{**row, "line": row["line"] + 1} for row in expected]
    judged = [{name: row[name] for name in COMMON} for row in read(out) if row["error"] is None]
    if form == "json":
        judged, expected = [[{**row, "line": 0} for row in rows] for rows in (judged, expected)]
    assert judged == [{name: row[name] for name in COMMON} for row in expected]
    (refused,) = (row for row in read(out) if row["error"] is not None)
    assert refused["outcome"] is None
    assert "R003" in refused["error"]


@pytest.mark.parametrize("form", ["parquet", "arrow", "feather", "jsonl", "csv"])
def test_every_form_of_result_says_the_same(cli: Run, tmp_path: Path, form: str) -> None:
    file = written(tmp_path, "parquet")
    told = cli("evaluate", "--rules", RULES, file)
    assert told.status == 1
    out = tmp_path / f"out.{form}"
    assert cli("evaluate", "--rules", RULES, file, "-o", str(out)).status == 1
    expected = told.rows
    if form == "csv":
        for row in expected:
            row.update({name: " / ".join(value) for name, value in row.items() if isinstance(value, list)})
            row["tracks"] = {name: value or "" for name, value in row["tracks"].items()}
            row.update({name: "" for name, value in row.items() if value is None}, line=str(row["line"]))
    assert read(out) == expected
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(["events.parquet", out.name])


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("form", ["parquet", "csv", "jsonl"])
def test_several_processes_keep_the_order(cli: Run, tmp_path: Path, form: str) -> None:
    file = written(tmp_path, form, [(str(number), *LIKE[1:]) for number in range(40)], chunk=5)
    out = tmp_path / "out.parquet"
    assert cli("evaluate", "--rules", RULES, file, "-o", str(out), "--jobs", "2").status == 0
    assert [row["id"] for row in read(out)] == [str(number) for number in range(40)]


@pytest.mark.usefixtures("small")
def test_lines_that_cannot_be_read_cost_themselves(cli: Run, tmp_path: Path) -> None:
    file = tmp_path / "events.jsonl"
    good = json.dumps(dict(zip(NAMES, LIKE, strict=True)))
    file.write_text("\n".join([good, '{"id": ', "", good, "[]", '{"perbuatann": "suka"}', good]), "utf-8")
    out = tmp_path / "out.parquet"
    assert cli("evaluate", "--rules", RULES, str(file), "-o", str(out)).status == 1
    found = [(row["line"], (row["error"] or "")[:11]) for row in read(out)]
    assert found == [(1, ""), (2, "error[R101]"), (4, ""), (5, "error[R001]"), (6, "error[R002]"), (7, "")]


@pytest.mark.usefixtures("small")
def test_a_row_over_several_lines_is_not_cut(cli: Run, tmp_path: Path) -> None:
    file, out = tmp_path / "events.csv", tmp_path / "out.parquet"
    long = '"' + "x\n" * 100 + '"'
    file.write_text("id,perbuatan\n" + "".join(f"{name},suka\n" for name in ("a", long, "b", long)), "utf-8")
    assert cli("evaluate", "--rules", RULES, str(file), "-o", str(out)).status == 0
    assert [(row["id"][:1], row["line"]) for row in read(out)] == [("a", 2), ("x", 3), ("b", 104), ("x", 105)]


def test_several_files_are_one_result_in_their_order(cli: Run, tmp_path: Path) -> None:
    files = [written(tmp_path, form, [LIKE, OPEN]) for form in ("parquet", "csv", "arrow")]
    result = cli("evaluate", "--rules", RULES, *files)
    assert [row["source"] for row in result.rows] == [file for file in files for _ in range(2)]


def test_the_status_tells_of_an_outcome_asked_for(cli: Run, tmp_path: Path) -> None:
    file = written(tmp_path, "parquet", [LIKE])
    assert cli("evaluate", "--rules", RULES, file, "--fail-on", "violation").status == 3
    assert cli("evaluate", "--rules", RULES, file, "--fail-on", "disputed").status == 0


def test_standard_output_can_be_csv(cli: Run, tmp_path: Path) -> None:
    result = cli("evaluate", "--rules", RULES, written(tmp_path, "parquet", [LIKE]), "--format", "csv")
    assert result.out.splitlines()[0].startswith("id,source,line,outcome,track.")


def test_an_output_that_is_no_file_keeps_no_parts(cli: Run, tmp_path: Path) -> None:
    file = written(tmp_path, "parquet", [LIKE])
    assert len(cli("evaluate", "--rules", RULES, file, "-o", "-").rows) == 1
    assert cli("evaluate", "--rules", RULES, file, "-o", os.devnull).status == 0
    assert [path.name for path in tmp_path.iterdir()] == ["events.parquet"]


def test_an_empty_table_has_an_empty_result(cli: Run, tmp_path: Path) -> None:
    out = tmp_path / "out.parquet"
    assert cli("evaluate", "--rules", RULES, written(tmp_path, "parquet", []), "-o", str(out)).status == 0
    assert read(out) == []


def test_a_file_that_is_no_table_is_refused(cli: Run, tmp_path: Path) -> None:
    file = tmp_path / "events.parquet"
    file.write_bytes(b"no such thing")
    result = cli("evaluate", "--rules", RULES, str(file), "-o", str(tmp_path / "out.parquet"))
    assert (result.status, result.out) == (2, "")
    assert "events.parquet" in result.err
    assert [path.name for path in tmp_path.iterdir()] == ["events.parquet"]


@pytest.mark.parametrize("form", ["parquet", "csv"])
def test_a_column_that_is_no_fact_is_refused(cli: Run, tmp_path: Path, form: str) -> None:
    file = tmp_path / f"events.{form}"
    table = pa.table({"perbuatan": ["suka"], "calonn": ["ya"]})
    if form == "csv":
        file.write_text("perbuatan,calonn\nsuka,ya\n", "utf-8")
    else:
        pq.write_table(table, file)
    result = cli("evaluate", "--rules", RULES, str(file), "-o", str(tmp_path / "out.parquet"))
    assert result.status == 2
    assert "error[R002]: `calonn`" in result.err
    assert "did you mean `calon`?" in result.err


@pytest.mark.parametrize("option", [["--by", "id"], ["--rejects", "bad.jsonl"], ["--format", "table"]])
def test_what_tables_cannot_have_is_refused(cli: Run, tmp_path: Path, option: list[str]) -> None:
    result = cli("evaluate", "--rules", RULES, written(tmp_path, "parquet"), *option)
    assert result.status == 2
    assert f"`{option[0]}" in result.err


def test_what_only_tables_have_is_refused_elsewhere(cli: Run, tmp_path: Path) -> None:
    file = written(tmp_path, "json")
    for option in (["--resume"], ["--jobs", "2"]):
        result = cli("evaluate", "--rules", RULES, file, *option)
        assert (result.status, option[0] in result.err) == (2, True)
    assert cli("evaluate", "--rules", RULES, written(tmp_path, "parquet"), "--resume").status == 2


# -- Words of their own ------------------------------------------------------------------------------------------------

REGISTER: dict[str, list[object]] = {
    "No": [1, 2, 3, 4, 5],
    "STATUS PELAKU": ["Pns", "aparatur", " ", "pns", None],
    "Act": ["Liking", "suka / Mengunggah", "Liking", "kabur", "Mengunggah"],
    "Catatan": ["x", None, "y", "", ""],
}
MAP = (
    '[columns]\n"No" = "id"\n"Catatan" = ""\n[values."pelaku.status"]\n"Aparatur" = "asn"\n[constants]\ncalon = "ya"\n'
)


def register(folder: Path, form: str, columns: Mapping[str, list[object]]) -> str:
    """A register of this form."""
    path, table = folder / f"register.{form}", pa.table(dict(columns))
    match form:
        case "parquet":
            pq.write_table(table, path, row_group_size=2)
        case "arrow":
            encoded = pa.table({name: table[name].dictionary_encode() for name in table.column_names})
            with pa.OSFile(str(path), "wb") as sink, pa.ipc.new_file(sink, encoded.schema) as writer:
                writer.write_table(encoded)
        case _:
            with path.open("w", encoding="utf-8", newline="") as stream:
                rows = [[cell or "" for cell in row] for row in zip(*columns.values(), strict=True)]
                csv.writer(stream).writerows([list(columns), *rows])
    return str(path)


@pytest.mark.parametrize("form", ["parquet", "arrow", "csv"])
@pytest.mark.parametrize("twice", [False, True], ids=["", "two-columns-of-a-fact"])
def test_a_map_serves_tables_as_it_serves_records(cli: Run, tmp_path: Path, form: str, *, twice: bool) -> None:
    (tmp_path / "m.toml").write_text(MAP, "utf-8")
    columns: dict[str, list[object]] = {**REGISTER, "Perbuatan": ["suka", "", "unggah", "", ""]} if twice else REGISTER
    arguments = ("evaluate", "--rules", RULES, "--map", str(tmp_path / "m.toml"))
    out = tmp_path / "out.parquet"
    result = cli(*arguments, register(tmp_path, form, columns), "-o", str(out))
    one_by_one = cli(*arguments, register(tmp_path, "csv", columns))
    judged = {row["id"]: (row["outcome"], row["tracks"]) for row in one_by_one.rows}
    assert {row["id"]: (row["outcome"], row["tracks"]) for row in read(out) if row["outcome"]} == judged
    assert result.err == one_by_one.err.splitlines(keepends=True)[-1]
    assert len(judged) == (3 if twice else 4)


def test_a_heading_that_the_map_does_not_know_is_refused_before_the_first_row(cli: Run, tmp_path: Path) -> None:
    (tmp_path / "m.toml").write_text(MAP.replace('"Catatan" = ""\n', ""), "utf-8")
    file = register(tmp_path, "parquet", REGISTER)
    result = cli("evaluate", "--rules", RULES, file, "--map", str(tmp_path / "m.toml"))
    assert (result.status, "`Catatan`" in result.err) == (2, True)


# -- Broken off --------------------------------------------------------------------------------------------------------


class Interrupted:
    """A worker that is interrupted at its third piece; counts the pieces begun."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.begun = 0
        self.at = 3
        work = Worker.work

        def interrupted(worker: Worker, task: Task) -> Tally:
            self.begun += 1
            if self.begun == self.at:
                raise KeyboardInterrupt
            return work(worker, task)

        monkeypatch.setattr(Worker, "work", interrupted)


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("form", ["parquet", "csv", "jsonl"])
def test_a_run_broken_off_goes_on_where_it_was(
    cli: Run, tmp_path: Path, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [(str(number), *LIKE[1:]) for number in range(60)]
    file, out, whole = written(tmp_path, form, rows, chunk=10), tmp_path / "out.parquet", tmp_path / "whole.parquet"
    assert cli("evaluate", "--rules", RULES, file, "-o", str(whole), "--jobs", "1").status == 0
    stop = Interrupted(monkeypatch)
    result = cli("evaluate", "--rules", RULES, file, "-o", str(out), "--jobs", "1")
    assert result.status == 130
    assert "2 of " in result.err
    assert "--resume" in result.err
    assert not out.exists()
    again = cli("evaluate", "--rules", RULES, file, "-o", str(out), "--jobs", "1")
    assert (again.status, "--resume" in again.err) == (2, True)
    pieces_there = int(result.err.split(" of ")[1].split()[0])
    stop.begun, stop.at = 0, -1
    done = cli("evaluate", "--rules", RULES, file, "-o", str(out), "--jobs", "1", "--resume")
    assert (done.status, done.err) == (0, "60 records read: 60 judged, 0 refused\n")
    assert stop.begun == pieces_there - 2
    assert read(out) == read(whole)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([Path(file).name, out.name, whole.name])


@pytest.mark.usefixtures("small")
def test_parts_of_other_files_options_or_rules_are_not_used(
    cli: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, out = written(tmp_path, "parquet"), tmp_path / "out.parquet"
    Interrupted(monkeypatch)
    assert cli("evaluate", "--rules", RULES, file, "-o", str(out), "--jobs", "1").status == 130
    same = ("-o", str(out), "--jobs", "1", "--resume")
    assert cli("evaluate", "--rules", RULES, "--presume", file, *same).status == 2
    assert cli("evaluate", "--rules", "daerah", written(tmp_path, "arrow", [(None,) * 4]), *same).status == 2
    os.utime(file, (1, 1))
    result = cli("evaluate", "--rules", RULES, file, *same)
    assert result.status == 2
    assert ".out.parquet.parts" in result.err


def command(file: str, out: Path) -> list[str]:
    """The command line in a process of its own, with a piece for each row."""
    code = "from asn_neutrality.backends import pieces; pieces.LEAST = 1; from asn_neutrality.cli import main; main()"
    return [sys.executable, "-c", code, "evaluate", "--rules", RULES, file, "-o", str(out), "--jobs", "2"]


@contextmanager
def broken_off(file: str, out: Path, by: signal.Signals) -> Iterator[subprocess.Popen[str]]:
    """A run that gets a signal once some parts are done: Ctrl-C goes to all its processes, a kill to the first."""
    parts = out.with_name(f".{out.name}.parts")
    with subprocess.Popen(command(file, out), start_new_session=True, stderr=subprocess.PIPE, text=True) as child:
        patience = time.monotonic() + 300
        while len(list(parts.glob("*.arrows"))) < 3 and time.monotonic() < patience:
            time.sleep(0.02)
        (os.killpg if by is signal.SIGINT else os.kill)(child.pid, by)
        yield child


def test_processes_end_with_the_one_that_waits_for_them(tmp_path: Path) -> None:
    rows = [(str(number), *LIKE[1:]) for number in range(400)]
    file, out = written(tmp_path, "parquet", rows, chunk=1), tmp_path / "out.jsonl"
    with broken_off(file, out, signal.SIGKILL) as child:
        # Its pipe closes when the last process that holds it has ended.
        child.communicate(timeout=300)
    assert not out.exists()


def test_control_c_keeps_what_is_done(tmp_path: Path) -> None:
    rows = [(str(number), *LIKE[1:]) for number in range(400)]
    file, out = written(tmp_path, "parquet", rows, chunk=1), tmp_path / "out.jsonl"
    parts = tmp_path / ".out.jsonl.parts"
    with broken_off(file, out, signal.SIGINT) as child:
        _, told = child.communicate(timeout=300)
    assert (child.returncode, "--resume" in told, out.exists()) == (130, True, False)
    assert not list(parts.glob("*.draft"))
    before = len(list(parts.glob("*.arrows")))
    assert 3 <= before < 400
    done = subprocess.run([*command(file, out), "--resume"], capture_output=True, text=True, check=False, timeout=300)
    assert (done.returncode, done.stderr) == (0, "400 records read: 400 judged, 0 refused\n")
    assert [row["id"] for row in read(out)] == [str(number) for number in range(400)]
