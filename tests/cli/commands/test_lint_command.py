"""``lint``: advice in words, certain mends written, nothing else touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.terminal import Run
from tests.syntax.reading import ROOT

EXAMPLES = ROOT / "tests" / "diagnostics"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "edaran.larangan"
    text = (EXAMPLES / "L016.larangan").read_text("utf-8").replace('judul "Daftar"', 'judul "Daftar "  # lama')
    path.write_text(text.replace('  kutipan "dilarang menyukai unggahan calon"\n', ""), "utf-8")
    return path


def test_advice_names_its_rule_and_its_place(cli: Run, path: Path) -> None:
    told = cli("lint", str(path))
    assert told.status == 1
    assert f"{path}:15:3: warning[L016 mixed-keywords]: `when` is not a keyword of the file's language" in told.out
    assert told.err == "advice: 3 (missing-quotation 1, mixed-keywords 1, needless-blanks 1)\n"
    indonesian = cli("lint", "--lang", "id", str(path))
    assert "peringatan[L016 mixed-keywords]: `when` bukan kata kunci bahasa berkas ini" in indonesian.out


def test_fix_writes_certain_mends_only_and_keeps_comments(cli: Run, path: Path) -> None:
    before = path.read_text("utf-8")
    fixed = cli("lint", "--fix", str(path))
    assert fixed.status == 1
    assert fixed.err == "2 mends written\nadvice: 1 (missing-quotation 1)\n"
    assert path.read_text("utf-8") == before.replace("  when ", "  bila ").replace('"Daftar "', '"Daftar"')
    again = cli("lint", "--fix", str(path))
    assert again.err == "0 mends written\nadvice: 1 (missing-quotation 1)\n"


def test_rules_are_chosen_by_name(cli: Run, path: Path) -> None:
    assert cli("lint", "--only", "needless-blanks", str(path)).err == "advice: 1 (needless-blanks 1)\n"
    ignored = [
        part for name in ("needless-blanks", "mixed-keywords", "missing-quotation") for part in ("--ignore", name)
    ]
    assert (cli("lint", *ignored, str(path)).err, cli("lint", *ignored, str(path)).status) == ("no advice\n", 0)
    refused = cli("lint", "--only", "needles-blanks", str(path))
    assert refused.status == 2


def test_broken_file_is_refused_and_stays(cli: Run, path: Path) -> None:
    path.write_text("larangn x", "utf-8")
    refused = cli("lint", "--fix", str(path))
    assert (refused.status, "error[S008]" in refused.err) == (2, True)
    assert path.read_text("utf-8") == "larangn x"
