"""``table``: rules to a decision table and back, as CSV and as a workbook."""

from __future__ import annotations

from pathlib import Path

import pytest

from asn_neutrality import load
from tests.cli.books import book_of, rows_in
from tests.cli.terminal import RULES, Run

HEADER = ("prohibition", "basis", "track", "pelaku.status", "calon")


@pytest.mark.parametrize("name", ["t.csv", "t.xlsx"])
@pytest.mark.parametrize("language", ["id", "en"])
def test_a_table_that_is_read_again_gives_the_same_rules(cli: Run, tmp_path: Path, name: str, language: str) -> None:
    table = tmp_path / name
    exported = cli("table", "export", RULES, "-o", str(table), "--lang", language)
    assert exported.status == 0
    assert exported.err.startswith("2 ")
    imported = cli("table", "import", str(table), "--lang", "id")
    assert imported.status == 0
    text = Path(RULES).read_text("utf-8")
    again = tmp_path / "peraga.larangan"
    again.write_text(text[: text.index("larangan suka_akun")] + imported.out, "utf-8")
    one, other = load(RULES), load(again)
    assert one.packs["peraga"].prohibitions == other.packs["peraga"].prohibitions


def test_a_row_of_a_workbook_becomes_a_prohibition_of_a_whole_pack(cli: Run, tmp_path: Path) -> None:
    table = tmp_path / "t.xlsx"
    table.write_bytes(book_of(HEADER, ("suka", "surat item 1", "etik", "pns / pppk", True)))
    result = cli("table", "import", str(table), "--name", "usulan", "--use", "peraga", "--lang", "en")
    assert result.status == 0
    assert result.out.splitlines() == [
        'package usulan version "0.1.0" language en',
        '  title "usulan"',
        "  track etik",
        "",
        "use peraga",
        "",
        "prohibition suka",
        "  basis surat item 1",
        "  track etik",
        "  when pelaku.status is pns / pppk and calon",
    ]


def test_every_cell_that_cannot_be_read_is_told_and_nothing_is_written(cli: Run, tmp_path: Path) -> None:
    table, target = tmp_path / "t.csv", tmp_path / "u.larangan"
    table.write_text(
        'larangan,dasar,rezim,status\na,surat butir 1,etik,pns\nb,,etik,"a, b"\nc,surat butir 2,etik,a#\n', "utf-8"
    )
    result = cli("table", "import", str(table), "-o", str(target), "--lang", "id")
    assert result.status == 2
    assert f"{table}:3: kolom `status`: `a, b` tidak dapat dibaca" in result.err
    assert f"{table}:4: kolom `status`: `a#` tidak dapat dibaca" in result.err
    assert not target.exists()


def test_a_title_that_looks_like_a_formula_is_text_in_the_table_and_itself_again(cli: Run, tmp_path: Path) -> None:
    rules = tmp_path / "r.larangan"
    rules.write_text('larangan a\n  judul "=1+1"\n  dasar surat butir 1\n  rezim etik\n  bila calon\n', "utf-8")
    for name in ("t.csv", "t.xlsx"):
        assert cli("table", "export", str(rules), "-o", str(tmp_path / name)).status == 0
        assert 'judul "=1+1"' in cli("table", "import", str(tmp_path / name), "--lang", "id").out
    assert "'=1+1" in (tmp_path / "t.csv").read_text("utf-8")
    assert rows_in(tmp_path / "t.xlsx")[1][1] == "=1+1"


def test_a_shipped_pack_is_exported_by_name(cli: Run) -> None:
    result = cli("table", "export", "pp_94_2021", "--lang", "id")
    assert result.status == 0
    assert result.out.startswith("larangan,judul,judul_en,dasar,kutipan,dilihat,berlaku,rezim,")


def test_rules_that_do_not_parse_are_not_exported(cli: Run, tmp_path: Path) -> None:
    rules = tmp_path / "r.larangan"
    rules.write_text("larangan a\n  dasar\n", "utf-8")
    assert cli("table", "export", str(rules)).status == 1
