"""The program as a whole: languages, help, wrong arguments, and how it ends."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import time
import tomllib
from pathlib import Path

import pytest

import asn_neutrality.cli
from asn_neutrality.cli.program import COMMANDS, program
from asn_neutrality.cli.texts import Texts, choose_language
from tests.cli.terminal import RULES, Run

COMMAND = [sys.executable, "-c", "from asn_neutrality.cli import main; main()"]
RECORD = '{"pelaku.status": "pns", "perbuatan": "suka", "calon": "ya"}\n'


@pytest.mark.parametrize(
    ("arguments", "environment", "language", "rest"),
    [
        (["check"], {}, "en", ["check"]),
        (["check"], {"LANG": "id_ID.UTF-8"}, "id", ["check"]),
        (["check"], {"LANG": "id_ID.UTF-8", "LC_ALL": "en_US.UTF-8"}, "en", ["check"]),
        (["check"], {"LANG": "en_US", "LC_MESSAGES": "id"}, "id", ["check"]),
        (["--lang", "id", "check"], {}, "id", ["check"]),
        (["check", "--lang=en", "x"], {"LANG": "id"}, "en", ["check", "x"]),
        (["--lang", "fr", "check"], {}, "en", ["--lang", "fr", "check"]),
        (["check", "--", "--lang", "id"], {}, "en", ["check", "--", "--lang", "id"]),
        (["--lang"], {}, "en", ["--lang"]),
    ],
)
def test_language_is_the_option_then_the_locale(
    arguments: list[str], environment: dict[str, str], language: str, rest: list[str]
) -> None:
    assert choose_language(arguments, environment) == (language, rest)


def test_help_speaks_both_languages(cli: Run) -> None:
    english, indonesian = cli("--help"), cli("--lang", "id", "--help")
    assert english.status == indonesian.status == 0
    assert english.out.startswith("Usage: asn-neutrality")
    assert "Commands:" in english.out
    assert indonesian.out.startswith("Pemakaian: asn-neutrality")
    assert "Perintah:" in indonesian.out
    assert "Tampilkan bantuan ini." in cli("evaluate", "--help", "--lang", "id").out


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_command_has_help(cli: Run, language: str) -> None:
    for command in program(Texts("en")).commands:
        result = cli("--lang", language, command, "--help")
        assert result.status == 0
        assert command in result.out
    assert len(COMMANDS) == len(program(Texts("en")).commands)


def test_every_text_is_there_in_both_languages_with_the_same_braces() -> None:
    path = Path(asn_neutrality.cli.__file__).with_name("texts.toml")
    for key, words in tomllib.loads(path.read_text("utf-8")).items():
        assert {"id", "en"} <= words.keys() <= {"id", "en", "en-one"}, key  # Indonesian counts without a plural
        assert len({tuple(re.findall(r"{\w*}", form)) for form in words.values()}) == 1, key


@pytest.mark.parametrize(
    ("key", "count", "rest", "indonesian", "english"),
    [
        ("summary", 1, (1, 0), "1 catatan dibaca: 1 dinilai, 0 ditolak", "1 record read: 1 judged, 0 refused"),
        ("summary", 0, (0, 0), "0 catatan dibaca: 0 dinilai, 0 ditolak", "0 records read: 0 judged, 0 refused"),
        ("summary", 21, (20, 1), "21 catatan dibaca: 20 dinilai, 1 ditolak", "21 records read: 20 judged, 1 refused"),
        ("test-good", 1, (), "1 contoh, semuanya sesuai", "1 example, as stated"),
        ("test-bad", 1, (1,), "1 contoh, 1 tidak sesuai", "1 example, 1 not as stated"),
        ("docs-done", 1, ("x",), "1 halaman ditulis ke x", "1 page written to x"),
        ("lint-fixed", 1, (), "1 perbaikan ditulis", "1 mend written"),
        ("lint-fixed", 2, (), "2 perbaikan ditulis", "2 mends written"),
    ],
)
def test_one_thing_is_told_as_one(
    key: str, count: int, rest: tuple[object, ...], indonesian: str, english: str
) -> None:
    assert Texts("id").counted(key, count, *rest) == indonesian
    assert Texts("en").counted(key, count, *rest) == english


def test_without_arguments_help_is_shown_and_the_status_is_2(cli: Run) -> None:
    result = cli()
    assert result.status == 2
    assert result.out == cli("--help").out


def test_version_is_told(cli: Run) -> None:
    result = cli("--version")
    assert result.status == 0
    assert re.fullmatch(r"asn-neutrality \d+\.\d+\.\d+\n", result.out)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["evaluat"], "Error: there is no command `evaluat`; did you mean `evaluate`?\nSee `asn-neutrality --help`.\n"),
        (["evaluate", "--formt", "csv"], "Error: there is no option `--formt`; did you mean `--format`?\n"),
        (["evaluate", "--format", "xml"], "Error: `--format` is one of jsonl / csv / xlsx / table\n"),
        (["explain", "--record", "x"], "Error: the value of `--record` cannot be used\n"),
        (["evaluate", "--rules"], "Error: Option '--rules' requires an argument.\n"),
        (["--lang", "fr", "check"], "Error: `--lang` is one of id / en\n"),
        (["check"], "Error: `NAME|FILE...` is missing\n"),
        (["--lang", "id", "check"], "Kesalahan: `NAME|FILE...` harus diisi\n"),
        (["--lang", "id", "zzz"], "Kesalahan: tidak ada perintah `zzz`\n"),
        (["evaluate", "tidak-ada.csv"], "Error: there is no file `tidak-ada.csv`\n"),
        (["evaluate", "tests"], "Error: `tests` is a folder, not a file\n"),
    ],
)
def test_wrong_arguments_are_told_and_the_status_is_2(cli: Run, arguments: list[str], said: str) -> None:
    result = cli(*arguments)
    assert result.status == 2
    assert result.err.startswith(said)
    assert not result.out


def test_wrong_rules_are_drawn_and_the_status_is_2(cli: Run, tmp_path: Path) -> None:
    broken = tmp_path / "rusak.larangan"
    broken.write_text('paket rusak versi "1.0.0" bahasa id judul "R"\nlarangn x\n', "utf-8")
    for command in ("evaluate", "schema", "vocabulary", "explain"):
        result = cli(command, "--rules", str(broken))
        assert result.status == 2
        assert f"{broken}:2:1: error[" in result.err
    assert "kesalahan[" in cli("schema", "--rules", str(broken), "--lang", "id").err
    assert cli("evaluate", "--rules", "tak_ada").status == 2


def test_without_its_libraries_the_command_says_how_to_get_them() -> None:
    code = "import sys; sys.modules['click'] = None; from asn_neutrality.cli import main; main()"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert result.returncode == 2
    assert "pip install 'asn-neutrality[cli]'" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_module_missing_for_another_reason_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "asn_neutrality.cli.program", None)
    with pytest.raises(ModuleNotFoundError):
        asn_neutrality.cli.main()


def test_main_leaves_with_the_exit_status(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["asn-neutrality", "zzz"])
    with pytest.raises(SystemExit) as left:
        asn_neutrality.cli.main()
    assert left.value.code == 2
    assert "zzz" in capsys.readouterr().err


def test_a_reader_that_goes_away_ends_the_command_without_a_word(tmp_path: Path) -> None:
    records = tmp_path / "banyak.jsonl"
    records.write_text(RECORD * 2_000, "utf-8")
    with subprocess.Popen(
        [*COMMAND, "evaluate", "--rules", RULES, str(records)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout
        assert process.stderr
        assert process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == ""
        assert process.wait(60) == 141


def test_ctrl_c_leaves_no_half_written_file(tmp_path: Path) -> None:
    result = tmp_path / "hasil.csv"
    with subprocess.Popen(
        [*COMMAND, "evaluate", "--lang", "id", "--rules", RULES, "--format", "csv", "-o", str(result)],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin
        assert process.stderr
        process.stdin.write(RECORD)
        process.stdin.flush()
        for _ in range(600):
            if list(tmp_path.iterdir()):
                break
            time.sleep(0.05)
        assert list(tmp_path.iterdir()) != []
        assert not result.exists()
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 130
        assert "Dihentikan." in process.stderr.read()
    assert list(tmp_path.iterdir()) == []
