"""Workbooks as records: what a cell says, and what is refused rather than guessed."""

from __future__ import annotations

import io
import random
from datetime import date, datetime

import pytest

from asn_neutrality.cli.inputs.items import Item
from asn_neutrality.cli.inputs.sheet_records import Layout, read_sheet
from tests.checker.small_vocabulary import SMALL
from tests.cli.books import book_of

HEADER = ("id", "tanggal", "perbuatan")


def items(content: bytes, layout: Layout | None = None) -> list[Item]:
    return list(read_sheet("r.xlsx", io.BytesIO(content), SMALL.facts, layout or Layout()))


def told(content: bytes, layout: Layout | None = None) -> list[tuple[int, str]]:
    return [(item.line, reason.code) for item in items(content, layout) for reason in item.refused]


def test_a_row_is_a_record_numbered_as_in_the_sheet() -> None:
    found = items(book_of(HEADER, ("a", "2024", "suka"), (), ("b", None, "unggah")))
    assert [(item.line, item.raw) for item in found] == [
        (2, {"id": "a", "tanggal": "2024", "perbuatan": "suka"}),
        (4, {"id": "b", "tanggal": None, "perbuatan": "unggah"}),
    ]


def test_dates_numbers_and_truth_values_are_what_records_have() -> None:
    row = (date(2024, 9, 26), datetime.fromisoformat("2024-09-26T13:05"), True, 3.0, 2.5)
    (item,) = items(book_of(("id", "tanggal", "berpihak", "uraian", "kontes"), row))
    assert isinstance(item.raw, dict)
    assert list(item.raw.values()) == ["2024-09-26", "2024-09-26T13:05:00", True, 3, 2.5]


def test_the_only_filled_sheet_is_read_without_asking() -> None:
    assert len(items(book_of((), Kosong=[], Data=[HEADER, ("a", "2024", "suka")]))) == 1


def test_of_several_filled_sheets_one_must_be_named() -> None:
    content = book_of(HEADER, ("a", "2024", "suka"), Dua=[HEADER, ("b", "2023", "unggah")])
    assert told(content) == [(1, "R111")]
    (item,) = items(content, Layout("Dua"))
    assert item.raw == {"id": "b", "tanggal": "2023", "perbuatan": "unggah"}


def test_a_sheet_that_is_not_there_is_told_with_the_nearest() -> None:
    (item,) = items(book_of(HEADER), Layout("registr"))
    assert item.refused[0].code == "R111"
    assert item.refused[0].suggestion == "Register"


def test_a_title_above_the_header_is_passed_over_where_its_row_is_named() -> None:
    content = book_of(("DAFTAR",), (), HEADER, ("a", "2024", "suka"), merged=["A1:C1"])
    assert told(content) == [(1, "R112")]
    assert [item.line for item in items(content, Layout(header=3))] == [4]


def test_merged_cells_cost_every_row_they_reach() -> None:
    content = book_of(HEADER, ("a", "2024", "suka"), ("b",), ("c", "2024", "suka"), merged=["B2:B3"])
    assert told(content) == [(2, "R112"), (3, "R112")]


@pytest.mark.parametrize("header", [("nama", "jabatan"), ("id", None, "perbuatan"), ("id", "id")])
def test_a_header_that_is_wrong_costs_the_sheet(header: tuple[str | None, ...]) -> None:
    assert len(told(book_of(header, ("a", "b", "c")))) == 1


def test_a_formula_that_was_never_computed_costs_its_row_only() -> None:
    content = book_of(HEADER, ("a", "=TODAY()", "suka"), ("b", "2024", "suka"))
    assert told(content) == [(2, "R113")]
    assert len(items(content)) == 2


def test_a_number_that_lost_digits_costs_its_row() -> None:
    assert told(book_of(HEADER, (198501012010011001, "2024", "suka"))) == [(2, "R114")]


def test_cells_beyond_the_header_cost_their_row() -> None:
    assert told(book_of(HEADER, ("a", "2024", "suka", "lagi"))) == [(2, "R102")]


def test_an_empty_workbook_holds_no_records() -> None:
    assert told(book_of()) == [(1, "R106")]


def test_damage_is_told_and_never_raised() -> None:
    whole = book_of(HEADER, *[(f"r{number}", "2024", "suka") for number in range(20)])
    chance = random.Random(6)
    for _ in range(150):
        damaged = bytearray(whole[: chance.randrange(len(whole))] if chance.random() < 0.3 else whole)
        for _ in range(chance.randrange(12)):
            if damaged:
                damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        for item in items(bytes(damaged)):
            assert item.refused or isinstance(item.raw, dict)
