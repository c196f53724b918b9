"""``test``: examples that fail with their reasons, coverage, JUnit, and watching."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from asn_neutrality.cli.testing.watching import changes
from tests.cli.terminal import RULES, Run

TEXT = Path(RULES).read_text("utf-8")
PROGRAM = "from asn_neutrality.cli import main; main()"
LIST = "indramayu_2020"
WRONG = TEXT.replace('contoh melanggar "menyukai"', 'contoh tidak_melanggar "menyukai"')


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "peraga.larangan"
    path.write_text(WRONG, "utf-8")
    return path


def test_example_that_fails_is_shown_with_every_condition_and_how_it_stood(cli: Run, path: Path) -> None:
    result = cli("test", str(path))
    assert result.status == 2
    assert "- not_met\n+ violated\n\n  - peraga.suka_akun: violated\n" in result.out
    assert "[met] the actor's status is" in result.out.replace("status of the actor", "actor's status")
    assert "dilanggar" in cli("test", "--lang", "id", str(path)).out


def test_pattern_chooses_examples_by_rule_and_by_title(cli: Run) -> None:
    assert cli("test", "-k", "MENYUKAI", RULES).err == "1 example, as stated\n"
    assert cli("test", "-k", "peraga.suka*akun", RULES).err == "2 examples, all as stated\n"
    assert cli("test", "-k", "tidak ada yang begini", RULES).err == "0 examples, all as stated\n"


def test_coverage_says_what_no_example_shows_in_three_forms(cli: Run) -> None:
    told = cli("test", "--coverage", "text", RULES)
    assert told.status == 0
    assert "peraga.suka_akun\n  not shown to matter: " in told.out
    assert told.out.rstrip().splitlines()[-1].startswith("all: rules 1/2, conditions 0/4, ")
    data = json.loads(cli("test", "--coverage", "json", RULES).out)
    assert data["total"]["rule"] == {"shown": 1, "of": 2}
    assert {one["kind"] for one in data["missing"]["peraga.suka_akun"]} <= {"condition", "open", "joint", "exception"}
    table = cli("test", "--coverage", "md", "--lang", "id", RULES).out
    assert "| paket | aturan | syarat |" in table
    assert "- belum ditunjukkan pentingnya: " in table


def test_threshold_fails_below_and_passes_at_what_there_is(cli: Run) -> None:
    percent = json.loads(cli("test", "--coverage", "json", LIST).out)["percent"]
    assert 20 < percent < 80
    assert cli("test", "--threshold", str(percent - 0.1), LIST).status == 0
    below = cli("test", "--threshold", str(percent + 0.1), LIST)
    assert (below.status, "is below" in below.err) == (2, True)
    assert cli("test", "--threshold", "101", RULES).status == 2


def test_examples_that_were_drafted_for_what_is_missing_cover_everything(cli: Run, tmp_path: Path) -> None:
    path = tmp_path / "peraga.larangan"
    path.write_text(TEXT + "\n" + cli("examples", RULES, "--missing").out, "utf-8")
    assert cli("test", "--threshold", "100", str(path)).status == 0


def test_junit_report_counts_and_places_every_example(cli: Run, path: Path, tmp_path: Path) -> None:
    report = tmp_path / "junit.xml"
    assert cli("test", "--junit", str(report), str(path)).status == 2
    suites = ET.fromstring(report.read_text("utf-8"))
    assert (suites.tag, suites.get("tests"), suites.get("failures")) == ("testsuites", "2", "1")
    (suite,) = suites
    cases = suite.findall("testcase")
    assert [case.get("classname") for case in cases] == ["peraga.suka_akun"] * 2
    assert {case.get("file") for case in cases} == {str(path)}
    (failure,) = suite.iter("failure")
    assert failure.get("message") == "not_met != violated"
    assert "+ violated" in (failure.text or "")


def test_nothing_can_be_watched_without_a_file(cli: Run) -> None:
    assert "needs a rule file" in cli("test", "--watch", "indramayu_2020").err


def test_changes_come_once_at_first_and_once_for_each_change(tmp_path: Path) -> None:
    path = tmp_path / "a.larangan"
    path.write_text("a", "utf-8")
    looks: list[float] = []

    def pause(seconds: float) -> None:
        looks.append(seconds)
        if len(looks) == 2:
            (tmp_path / "b.larangan").write_text("beside", "utf-8")
        if len(looks) == 5:
            path.unlink()

    watching = changes([str(path)], pause)
    seen = [len(looks) for _ in zip(range(3), watching, strict=False)]
    assert seen == [0, 3, 6]


def test_a_file_that_is_just_being_written_is_not_told_before_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.larangan"
    path.write_text("a", "utf-8")
    steps = iter(["", "half", "half and half"])

    def pause(_seconds: float) -> None:
        if (text := next(steps, None)) is not None:
            path.write_text(text, "utf-8")

    told = [path.read_text("utf-8") for _ in zip(range(2), changes([str(path)], pause), strict=False)]
    assert told == ["a", "half and half"]


def test_watching_reports_again_survives_a_broken_file_and_ends_with_ctrl_c(path: Path) -> None:
    command = [sys.executable, "-c", PROGRAM, "test", "--lang", "en", "--watch", str(path)]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment
    ) as watch:
        assert watch.stdout is not None
        _until(watch, "waiting for changes")
        path.write_text("larangn x\n", "utf-8")
        _until(watch, "error[S008]")
        _until(watch, "waiting for changes")
        path.write_text(TEXT, "utf-8")
        _until(watch, "2 examples, all as stated")
        _until(watch, "waiting for changes")
        watch.send_signal(signal.SIGINT)
        assert watch.wait(timeout=20) == 0


def _until(process: subprocess.Popen[str], words: str) -> str:
    """What the process writes up to a line with the words."""
    assert process.stdout is not None
    lines: list[str] = []
    end = time.monotonic() + 60
    while time.monotonic() < end:
        lines.append(process.stdout.readline())
        if words in lines[-1]:
            return "".join(lines)
    raise AssertionError("".join(lines))
