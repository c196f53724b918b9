"""``--map`` and ``map``: words of a register are understood where a map says so, and never guessed."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from asn_neutrality.checker.records import read_record
from asn_neutrality.cli.inputs.items import Item
from asn_neutrality.cli.maps.table_map import TableMap
from asn_neutrality.cli.maps.words import Words, normal, words_of
from tests.checker.small_vocabulary import SMALL
from tests.cli.books import book_of
from tests.cli.terminal import RULES, Run
from tests.pace import IDLE_CHECKS, examples

MAP = """
[columns]
"No" = "id"
"Tgl" = "tanggal"
"Catatan" = ""

[values."pelaku.status"]
"Aparatur" = "asn"

[constants]
calon = "ya"
"""
REGISTER = "No;Tgl;STATUS PELAKU;Act;Catatan\n1;2024;Pns;Liking;x\n2;2024;aparatur;suka / Mengunggah;\n"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "r.csv").write_text(REGISTER, "utf-8")
    (tmp_path / "m.toml").write_text(MAP, "utf-8")
    return tmp_path


def evaluated(cli: Run, place: Path, text: str, file: str = "r.csv") -> tuple[int, str]:
    (place / "m.toml").write_text(text, "utf-8")
    result = cli("evaluate", "--rules", RULES, "--map", str(place / "m.toml"), str(place / file))
    return result.status, result.err


def test_columns_labels_and_any_letter_case_are_understood_with_a_map(cli: Run, place: Path) -> None:
    result = cli("evaluate", "--rules", RULES, "--map", str(place / "m.toml"), str(place / "r.csv"))
    assert result.err == "2 records read: 2 judged, 0 refused\n"
    assert [(row["id"], row["outcome"]) for row in result.rows] == [("1", "violation"), ("2", "violation")]
    assert result.rows[1]["grounds"] == [["peraga.suka_akun", "peraga.unggah_akun"]]


def test_without_a_map_they_are_not(cli: Run, place: Path) -> None:
    assert cli("evaluate", "--rules", RULES, str(place / "r.csv")).status == 1
    (place / "labels.csv").write_text("id,Act\na,Liking\n", "utf-8")
    assert "R002" in cli("evaluate", "--rules", RULES, str(place / "labels.csv")).err


def test_a_column_that_the_map_does_not_know_is_refused_and_not_ignored(cli: Run, place: Path) -> None:
    status, err = evaluated(cli, place, MAP.replace('"Catatan" = ""\n', ""))
    assert status == 1
    assert "`Catatan` is not a known fact" in err


def test_a_word_that_the_map_does_not_know_is_refused(cli: Run, place: Path) -> None:
    status, err = evaluated(cli, place, MAP.replace("Aparatur", "Pegawai"))
    assert status == 1
    assert "`aparatur` is not a value of `pelaku.status`" in err


def test_two_columns_that_differ_on_a_fact_are_a_contradiction(cli: Run, place: Path) -> None:
    (place / "r.csv").write_text("No;Act;Perbuatan\n1;suka;unggah\n2;suka;\n3;suka;Liking\n", "utf-8")
    result = cli("evaluate", "--rules", RULES, "--map", str(place / "m.toml"), str(place / "r.csv"))
    assert "R012" in result.err
    assert [row["id"] for row in result.rows] == ["2", "3"]


def test_dates_are_read_in_the_form_that_is_named(cli: Run, place: Path) -> None:
    (place / "r.csv").write_text("No;Tgl\n1;26/09/2024\n2;2024-09-26\n3;31/02/2024\n", "utf-8")
    assert "2 refused" in evaluated(cli, place, MAP)[1]
    status, err = evaluated(cli, place, 'dates = "DD/MM/YYYY"\n' + MAP)
    assert status == 1
    assert ":4: error[R007]" in err
    assert "2 judged, 1 refused" in err


def test_header_and_sheet_of_a_workbook_are_named_by_the_map(cli: Run, place: Path) -> None:
    rows = [("DAFTAR",), (), ("No", "Tgl", "Act"), (7, date(2024, 9, 26), "Liking")]
    (place / "r.xlsx").write_bytes(book_of(("lain",), merged=["A1:C1"], Data=rows))
    status, err = evaluated(cli, place, 'sheet = "Data"\nheader = 3\n' + MAP, "r.xlsx")
    assert (status, err) == (0, "1 record read: 1 judged, 0 refused\n")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[columns", "cannot be read"),
        ("[kolum]", "did you mean `kolom`?"),
        ('[columns]\nx = "tangal"', "did you mean `tanggal`?"),
        ("[columns]\nx = 1", "is written as text"),
        ('[columns]\n"A B" = "id"\n"a_b" = "tanggal"', "two meanings"),
        ('[values.perbuatan]\nx = "sukaa"', "did you mean `suka`?"),
        ('[constants]\nperbuatan = "sukaa"', "did you mean `suka`?"),
        ('dates = "DD/MM/YY"', "no form of a date"),
        ("header = 0", "must name one place"),
        ("columns = 3", "should be pairs"),
    ],
)
def test_a_map_that_cannot_be_meant_is_refused_at_once(cli: Run, place: Path, text: str, said: str) -> None:
    (place / "m.toml").write_text(text, "utf-8")
    result = cli("map", "--rules", RULES, str(place / "m.toml"))
    assert result.status == 2
    assert said in result.err


def test_both_languages_of_keys_mean_the_same(cli: Run, place: Path) -> None:
    turned = MAP.replace("columns", "kolom").replace("values", "nilai").replace("constants", "tetap")
    assert evaluated(cli, place, turned) == (0, "2 records read: 2 judged, 0 refused\n")


def test_a_draft_holds_what_is_certain_and_leaves_the_rest_open(cli: Run, place: Path) -> None:
    (place / "r.csv").write_text(
        "Pengenal;Tanggal perbuatan;Status;Act;Lain\n1;26/09/2024;PNS;Liking;x\n2;05/10/2024;Honorer;Posting;y\n",
        "utf-8",
    )
    result = cli("map", "--suggest", "--rules", RULES, str(place / "r.csv"))
    assert result.status == 0
    lines = result.out.splitlines()
    assert '"Pengenal" = "id"  # certain, by its name or label' in lines
    assert '"Act" = "perbuatan"  # certain, by its name or label' in lines
    assert 'dates = "DD/MM/YYYY"' in lines
    assert any(line.startswith('# "Lain" = ""  # open') for line in lines)
    (place / "d.toml").write_text(result.out, "utf-8")
    assert cli("map", "--rules", RULES, str(place / "d.toml")).status == 0


def test_a_form_of_dates_is_left_open_where_two_are_possible(cli: Run, place: Path) -> None:
    (place / "r.csv").write_text("id;tanggal\n1;03/08/2024\n", "utf-8")
    out = cli("map", "--suggest", "--rules", RULES, str(place / "r.csv"), "--lang", "id").out
    assert '# bentuk_tanggal = "DD/MM/YYYY"' in out
    assert '# bentuk_tanggal = "MM/DD/YYYY"' in out
    assert "\nbentuk_tanggal" not in out


def test_two_columns_that_may_be_one_fact_are_both_left_open(cli: Run, place: Path) -> None:
    (place / "r.csv").write_text("id;Status pelakunya;Status si pelaku\n1;PNS;PNS\n", "utf-8")
    out = cli("map", "--suggest", "--rules", RULES, str(place / "r.csv")).out
    assert out.count("several columns seem to hold this fact") == 2


@settings(max_examples=examples(25), suppress_health_check=[*IDLE_CHECKS, HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(max_size=12), min_size=1, max_size=4, unique=True), st.lists(st.text(max_size=12), max_size=6))
def test_any_draft_is_a_map(cli: Run, tmp_path: Path, headings: list[str], cells: list[str]) -> None:
    with (tmp_path / "r.csv").open("w", encoding="utf-8", newline="", errors="replace") as stream:
        csv.writer(stream).writerows(
            [["id", *headings], ["1", *headings], *[[cell] * (len(headings) + 1) for cell in cells]]
        )
    drafted = cli("map", "--suggest", "--rules", RULES, str(tmp_path / "r.csv"))
    if drafted.status == 0:
        (tmp_path / "d.toml").write_text(drafted.out, "utf-8", "replace")
        assert cli("map", "--rules", RULES, str(tmp_path / "d.toml")).status == 0


@given(st.sampled_from(sorted(SMALL.facts)), st.data())
def test_a_name_in_any_form_is_what_it_names(fact: str, data: st.DataObject) -> None:
    mapped = TableMap(Words(SMALL))
    kind = SMALL.facts[fact]
    value = data.draw(st.sampled_from([name for _, name in words_of(kind)] or ["?"]))
    forms: list[Callable[[str], str]] = [str.upper, str.title, str.strip, normal]
    odd = data.draw(st.sampled_from(forms))
    item = mapped.translate(Item("r", 1, {odd(fact): odd(value)}))
    assert read_record(SMALL, item.raw) == read_record(SMALL, {fact: value})


@given(st.text(max_size=20))
def test_what_has_no_translation_is_never_changed_into_something_good(text: str) -> None:
    mapped = TableMap(Words(SMALL))
    known = {normal(word) for fact in SMALL.facts.values() for word, _ in words_of(fact)}
    parts = text.replace("+", "/").split("/")
    if not any(normal(part) in known for part in parts):
        assert mapped.value("perbuatan", text) == text.strip() or mapped.value("perbuatan", text) == text


def test_an_interview_starts_from_a_row_of_a_register_with_its_map(cli: Run, place: Path) -> None:
    asked = ("ask", "--rules", RULES, "--record", str(place / "r.csv"), "--map", str(place / "m.toml"))
    assert "VIOLATION\n" in cli(*asked, given="").out
    assert "VIOLATION\n" in cli(*asked, "--number", "1", given="").out
    assert "has no record number 3" in cli(*asked, "--number", "3", given="").err


def test_a_map_without_a_register_is_refused(cli: Run, place: Path) -> None:
    result = cli("ask", "--rules", RULES, "--map", str(place / "m.toml"), given="")
    assert (result.status, "--record" in result.err) == (2, True)
    result = cli("diff", RULES, RULES, "--map", str(place / "m.toml"))
    assert (result.status, "--records" in result.err) == (2, True)


def test_a_map_that_two_rule_sets_share_tells_who_changes(cli: Run, place: Path) -> None:
    (place / "r.xlsx").write_bytes(book_of(("No", "Tgl", "STATUS PELAKU", "Act"), ("1", "2024", "Pns", "Liking")))
    for file in ("r.csv", "r.xlsx"):
        told = cli("diff", RULES, RULES, "--records", str(place / file), "--map", str(place / "m.toml"))
        assert (told.status, told.err) == (0, "")
        assert "none has another outcome" in told.out
