"""``evaluate`` on workbooks: in, out, and nothing that a spreadsheet program would compute."""

from __future__ import annotations

import csv
from pathlib import Path

import openpyxl
import pytest

from tests.cli.books import book_of, rows_in
from tests.cli.terminal import RULES, Run

HEADER = ("id", "pelaku.status", "perbuatan", "calon")
LIKE = ("a", "pns", "suka", True)
ACTIVE = ("=1+1", "pns", "suka", "ya")


@pytest.fixture
def register(tmp_path: Path) -> Path:
    path = tmp_path / "register.xlsx"
    path.write_bytes(book_of(HEADER, LIKE, ACTIVE, ("c", "pns", "sukaa", None)))
    return path


def test_a_workbook_is_judged_row_by_row(cli: Run, register: Path) -> None:
    result = cli("evaluate", "--rules", RULES, str(register))
    # A text such as `=1+1` is a formula to the program that wrote this workbook, and was never computed.
    assert [row["id"] for row in result.rows] == ["a"]
    assert f"{register}:3: error[R113]" in result.err
    assert f"{register}:4: error[R003]" in result.err
    assert result.status == 1


def test_the_result_is_a_workbook_where_its_name_says_so(cli: Run, tmp_path: Path) -> None:
    source, target = tmp_path / "r.csv", tmp_path / "hasil.xlsx"
    source.write_text("id,pelaku.status,perbuatan,calon\n=1+1,pns,suka,ya\n-5,warga,suka,tidak\n", "utf-8")
    assert cli("evaluate", "--rules", RULES, "-o", str(target), str(source)).status == 0
    header, first, second = rows_in(target)
    assert header[:4] == ["id", "source", "line", "outcome"]
    assert first[:4] == ["=1+1", str(source), 2, "violation"]
    assert second[0] == "-5"
    cell = openpyxl.load_workbook(target).worksheets[0]["A2"]
    assert cell.quotePrefix


def test_what_is_written_is_read_again_as_it_was(cli: Run, tmp_path: Path) -> None:
    source, target = tmp_path / "r.csv", tmp_path / "hasil.xlsx"
    source.write_text("id,calon\n=1+1,ya\n", "utf-8")
    cli("evaluate", "--rules", RULES, "-o", str(target), str(source))
    result = cli("evaluate", "--rules", RULES, str(target), "--lang", "en")
    assert "R113" not in result.err
    assert "R002" in result.err  # its columns are those of results


def test_csv_has_no_formulas_either(cli: Run) -> None:
    result = cli("evaluate", "--rules", RULES, "--format", "csv", given='{"id": "@x", "calon": true}')
    assert list(csv.reader(result.out.splitlines()))[1][0] == "'@x"


def test_a_workbook_is_not_written_to_the_screen(cli: Run) -> None:
    result = cli("evaluate", "--rules", RULES, "--format", "xlsx", given="{}")
    assert (result.status, result.err) == (
        2,
        "Error: an XLSX workbook is written to a file: name it with `--output`\n",
    )


def test_a_sheet_is_named_of_workbooks_only(cli: Run) -> None:
    assert cli("evaluate", "--rules", RULES, "--sheet", "x", given="{}").status == 2


def test_workbooks_and_tables_are_not_mixed(cli: Run, register: Path, tmp_path: Path) -> None:
    result = cli("evaluate", "--rules", RULES, str(register), "-o", str(tmp_path / "hasil.parquet"))
    assert result.status == 2
    assert "XLSX" in result.err


def test_one_row_of_a_workbook_is_explained(cli: Run, register: Path) -> None:
    result = cli("explain", "--rules", RULES, str(register), "--record", "1", "--sheet", "Register", "--lang", "id")
    assert result.status == 0
    assert "MELANGGAR" in result.out.upper()


def test_without_the_library_it_is_said_how_to_get_it(
    cli: Run, register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "openpyxl", None)
    result = cli("evaluate", "--rules", RULES, str(register), "--lang", "id")
    assert result.status == 2
    assert "asn-neutrality[xlsx]" in result.err
