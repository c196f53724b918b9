"""Prohibitions as rows: what is written reads back, and no cell says more than its column."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from asn_neutrality.cli.decision_tables.cells import read_cell
from asn_neutrality.cli.decision_tables.columns import Column
from asn_neutrality.cli.decision_tables.rows import CellError, row_of, rule_of, settled, table_of
from asn_neutrality.source.text import SourceText
from asn_neutrality.syntax import ast
from asn_neutrality.syntax.format import format_condition, format_file
from asn_neutrality.syntax.inline import Language
from asn_neutrality.syntax.parse import parse
from tests.invariants.checkout import PACKS
from tests.pace import examples
from tests.strategies.rule_files import files

ROW = {"larangan": "suka", "dasar": "surat butir 1", "rezim": "etik"}


def prohibitions(text: str) -> list[ast.Prohibition]:
    file, _ = parse(SourceText("", text))
    return [declaration for declaration in file.declarations if isinstance(declaration, ast.Prohibition)]


def read_back(rules: list[ast.Prohibition], language: Language) -> list[ast.Prohibition]:
    header, *rows = table_of(rules, language).cells(language)
    return [rule_of(dict(zip(header, row, strict=True))) for row in rows]


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("pack", sorted(path.stem for path in PACKS.glob("*.larangan")))
def test_every_shipped_prohibition_reads_back_from_its_row(pack: str, language: Language) -> None:
    rules = prohibitions((PACKS / f"{pack}.larangan").read_text("utf-8"))
    assert [settled(rule) for rule in read_back(rules, language)] == [settled(rule) for rule in rules]


@settings(max_examples=examples(40))
@given(files(), st.sampled_from(["id", "en"]))
def test_what_a_row_holds_reads_back_and_the_rest_is_named(file: ast.File, language: Language) -> None:
    rules = [declaration for declaration in file.declarations if isinstance(declaration, ast.Prohibition)]
    table = table_of(rules, language)
    kept = [rule for rule in rules if row_of(rule, language) is not None]
    assert len(kept) + len(table.left_out) == len(rules)
    assert [settled(rule) for rule in read_back(kept, language)] == [settled(rule) for rule in kept]


@pytest.mark.parametrize(
    ("cell", "condition"),
    [
        ("a / b", "status adalah a / b"),
        ("bukan a", "status bukan a"),
        ("is_not a / b", "status bukan a / b"),
        ("Ya", "status"),
        ("no", "tidak status"),
        ("selama kampanye", "status selama kampanye"),
        ("dalam 6 bulan sebelum kampanye", "status dalam 6 bulan sebelum kampanye"),
        ('"16.05"', 'status adalah "16.05"'),
        ("selama", "status adalah selama"),
    ],
)
def test_a_cell_asks_for_its_fact(cell: str, condition: str) -> None:
    found = read_cell("status", cell)
    assert found is not None
    assert format_condition(found, "id") == condition


@pytest.mark.parametrize(
    "cell",
    [
        "a dan b",
        "a atau perbuatan",
        'a "b" c',
        "a # b",
        "a\nrezim x",
        "(a",
        "a\n\nlarangan lain",
        "",
        "=1+1",
        "a, b",
    ],
)
def test_a_cell_that_asks_for_more_or_nothing_is_refused(cell: str) -> None:
    assert read_cell("status", cell) is None


@pytest.mark.parametrize(
    ("heading", "cell"),
    [
        ("larangan", "Suka Akun"),
        ("dasar", "surat butir 1 rezim lain"),
        ("rezim", "etik bila a"),
        ("judul", 'a" rezim lain'),
        ("kutipan", 'a"'),
        ("dilihat", "naskah"),
        ("berlaku", "2024"),
        ("bila", "a # b"),
        ("kecuali", 'contoh melanggar "x"\n  a: b'),
        ("contoh", "a"),
        ("judul_en", "x"),
        ("Nama Kolom", "x"),
    ],
)
def test_a_cell_that_does_not_fit_its_column_is_told(heading: str, cell: str) -> None:
    with pytest.raises(CellError):
        rule_of({**ROW, heading: cell})


@pytest.mark.parametrize("heading", sorted(ROW))
def test_name_basis_and_track_are_wanted(heading: str) -> None:
    with pytest.raises(CellError) as caught:
        rule_of({**ROW, heading: " "})
    assert (caught.value.column, caught.value.cell) == (heading, "")


@given(st.dictionaries(st.sampled_from([column.value[0] for column in Column] + ["status"]), st.text(max_size=30)))
@example({"kecuali": "kecuali a bila b\nlarangan c"})
@example({"larangan": "a.a"})
def test_any_cells_are_one_prohibition_or_told(cells: dict[str, str]) -> None:
    try:
        rule = rule_of({**ROW, **cells})
    except CellError:
        return
    again = prohibitions(format_file(ast.File((rule,), span=rule.span), "id"))
    assert [settled(each) for each in again] == [settled(rule)]
