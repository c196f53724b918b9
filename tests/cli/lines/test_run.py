"""``evaluate`` on long files of lines: the same output from any number of processes, and from runs broken off."""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from asn_neutrality.cli.lines import cutting
from asn_neutrality.cli.lines.cutting import Piece
from asn_neutrality.cli.lines.worker import Found, Worker
from tests.cli.terminal import RULES, Run

ROWS = [
    {"id": "a", "pelaku.status": "pns", "perbuatan": "suka", "calon": "ya"},
    {"id": "b", "pelaku.status": "pns", "perbuatan": "suka"},
    {"id": "c", "pelaku.status": "warga", "perbuatan": "suka + unggah", "calon": "tidak"},
    {"id": "d", "perbuatan": "sukaa"},
    {"id": 'e "x"\ny', "pelaku.status": "asn", "perbuatan": "suka / unggah", "calon": "ya"},
]


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pieces of a few records."""
    monkeypatch.setattr(cutting, "LONG", 150)


@pytest.fixture(params=["csv", "jsonl"])
def file(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Thirty records."""
    path = tmp_path / f"r.{request.param}"
    rows = [{**row, "id": f"{row['id']}{number}"} for number in range(6) for row in ROWS]
    if request.param == "jsonl":
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
        return path
    names = ("id", "pelaku.status", "perbuatan", "calon")
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([names, *([row.get(name, "") for name in names] for row in rows)])
    return path


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_one_process_several_and_record_by_record_write_the_same(cli: Run, file: Path, form: str) -> None:
    asked = ("evaluate", "--rules", RULES, str(file), "--format", form)
    plain = cli(*asked)
    for jobs in ("1", "2"):
        out, bad = file.with_name(f"out{jobs}"), file.with_name(f"bad{jobs}")
        result = cli(*asked, "--jobs", jobs, "-o", str(out), "--rejects", str(bad))
        assert (result.status, out.read_bytes()) == (1, plain.out.encode())
        assert result.err == plain.err.splitlines(keepends=True)[-1] == "30 records read: 24 judged, 6 refused\n"
        assert [json.loads(line)["record"]["perbuatan"] for line in bad.read_text("utf-8").splitlines()] == [
            "sukaa"
        ] * 6
    told = cli(*asked, "--jobs", "1")
    assert (told.status, told.out, told.err) == (plain.status, plain.out, plain.err)
    assert sorted(path.name for path in file.parent.iterdir()) == sorted([file.name, "out1", "out2", "bad1", "bad2"])


def test_several_files_are_one_result_in_their_order(cli: Run, file: Path) -> None:
    other = file.with_name(f"other{file.suffix}")
    other.write_bytes(file.read_bytes())
    asked = ("evaluate", "--rules", RULES, str(other), str(file), "--format", "csv")
    assert cli(*asked, "--jobs", "1").out == cli(*asked).out


def test_a_map_is_used(cli: Run, tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_text("Act;Calon\n" + "Liking;YA\n" * 30, "utf-8")
    (tmp_path / "m.toml").write_text('[constants]\n"pelaku.status" = "pns"\n', "utf-8")
    asked = ("evaluate", "--rules", RULES, str(tmp_path / "r.csv"), "--map", str(tmp_path / "m.toml"))
    result = cli(*asked, "--jobs", "1")
    assert (result.out, result.err) == (cli(*asked).out, "30 records read: 30 judged, 0 refused\n")


class Interrupted:
    """A worker that is interrupted at some piece; counts the pieces begun."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, at: int) -> None:
        self.begun = 0
        self.at = at
        work = Worker.work

        def interrupted(worker: Worker, piece: Piece) -> Found:
            self.begun += 1
            if self.begun == self.at:
                raise KeyboardInterrupt
            return work(worker, piece)

        monkeypatch.setattr(Worker, "work", interrupted)


def names(folder: Path) -> Iterator[str]:
    return (path.name for path in folder.iterdir())


def test_a_run_broken_off_goes_on_where_it_was(cli: Run, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = ("evaluate", "--rules", RULES, str(file), "--jobs", "1")
    whole, rejects = file.with_name("whole.jsonl"), file.with_name("all.jsonl")
    cli(*asked, "-o", str(whole), "--rejects", str(rejects))
    out, bad = file.with_name("out.jsonl"), file.with_name("bad.jsonl")
    to = ("-o", str(out), "--rejects", str(bad))
    stop = Interrupted(monkeypatch, 3)
    result = cli(*asked, *to)
    assert (result.status, "--resume" in result.err, out.exists(), bad.exists()) == (130, True, False, False)
    again = cli(*asked, *to)
    assert (again.status, "--resume" in again.err) == (2, True)
    # Something was written and not noted when the lights went out.
    with (file.parent / ".out.jsonl.parts" / "output").open("ab") as draft:
        draft.write(b'{"half": ')
    stop.at = -1
    done = cli(*asked, *to, "--resume")
    assert (done.status, done.err) == (1, "30 records read: 24 judged, 6 refused\n")
    assert (out.read_bytes(), bad.read_bytes()) == (whole.read_bytes(), rejects.read_bytes())
    assert stop.begun > 3
    assert not [name for name in names(file.parent) if name.startswith(".")]


def test_a_run_of_other_files_or_options_is_not_gone_on_with(
    cli: Run, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = ("evaluate", "--rules", RULES, str(file), "--jobs", "1", "-o", str(file.with_name("out.jsonl")))
    stop = Interrupted(monkeypatch, 3)
    assert cli(*asked).status == 130
    stop.at = -1
    assert ".out.jsonl.parts" in cli(*asked, "--resume", "--presume").err
    os.utime(file, (1, 1))
    assert cli(*asked, "--resume").status == 2


def test_a_run_broken_off_at_once_leaves_nothing(cli: Run, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Interrupted(monkeypatch, 1)
    out = file.with_name("out.jsonl")
    assert cli("evaluate", "--rules", RULES, str(file), "--jobs", "1", "-o", str(out)).status == 130
    assert list(names(file.parent)) == [file.name]


@pytest.mark.parametrize("option", [["--by", "id"], ["--format", "table"], ["--input-format", "json"]])
def test_what_has_no_pieces_has_no_jobs(cli: Run, file: Path, option: list[str]) -> None:
    result = cli("evaluate", "--rules", RULES, str(file), "--jobs", "2", *option)
    assert (result.status, "`--jobs`" in result.err) == (2, True)


def test_long_files_are_cut_without_being_asked(cli: Run, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = ("evaluate", "--rules", RULES, str(file), "--format", "jsonl")
    plain = cli(*asked).out
    monkeypatch.setattr("asn_neutrality.cli.commands.evaluate.MANY", 100)
    seen = Interrupted(monkeypatch, -1)
    monkeypatch.setattr("os.sched_getaffinity", lambda _: {0})
    assert cli(*asked).out == plain
    assert seen.begun > 2
