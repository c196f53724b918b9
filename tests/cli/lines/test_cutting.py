"""Files of lines cut into pieces: the records of the pieces are those of the file."""

from __future__ import annotations

import csv
import io
import tempfile
from collections.abc import Iterator
from pathlib import Path

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from asn_neutrality.cli.inputs.items import Item
from asn_neutrality.cli.inputs.reading import read_items
from asn_neutrality.cli.lines import cutting
from asn_neutrality.cli.lines.cutting import LineFormat, line_form, pieces_of
from tests.pace import IDLE_CHECKS, examples

FACTS = ("id", "perbuatan")
FORMS: tuple[LineFormat, ...] = ("csv", "jsonl")
TEXT = st.text('ab,;"\n\r\\{}\N{LATIN SMALL LETTER E WITH ACUTE}\ufeff ', max_size=6)


def of_pieces(file: str, form: LineFormat) -> Iterator[Item]:
    for piece in pieces_of(file, form, FACTS):
        if not piece.data.strip():
            continue
        for item in read_items(file, io.BytesIO(piece.data), FACTS, form):
            moved = attrs.evolve(item, line=item.line + piece.moved)
            yield attrs.evolve(moved, refused=tuple(attrs.evolve(flaw, where=moved.place) for flaw in item.refused))


def of_file(file: str, form: LineFormat) -> list[Item]:
    with Path(file).open("rb") as stream:
        return list(read_items(file, stream, FACTS, form))


def check(path: Path, content: bytes, form: LineFormat) -> None:
    path.write_bytes(content)
    if line_form(str(path), form) is not None:
        assert list(of_pieces(str(path), form)) == of_file(str(path), form)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("long", [1, 7, 40])
@settings(max_examples=examples(60), suppress_health_check=[*IDLE_CHECKS, HealthCheck.function_scoped_fixture])
@given(
    lines=st.lists(TEXT, max_size=12),
    ends=st.tuples(st.sampled_from(["", "\n", ";;\n", "\ufeff"]), st.sampled_from(["\n", "\r\n", "\r"])),
)
def test_whatever_a_file_holds_its_pieces_hold(
    form: LineFormat, long: int, lines: list[str], ends: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cutting, "LONG", long)
    begin, end = ends
    text = begin + "id,perbuatan" + end + end.join(lines)
    with tempfile.TemporaryDirectory() as folder:
        check(Path(folder) / "x", text.encode("utf-8", "surrogateescape"), form)


@pytest.mark.parametrize("long", [1, 30])
@settings(max_examples=examples(40), suppress_health_check=[*IDLE_CHECKS, HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.tuples(TEXT, TEXT), max_size=12))
def test_rows_over_several_lines_are_not_cut(
    long: int, rows: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cutting, "LONG", long)
    out = io.StringIO(newline="")
    csv.writer(out).writerows([FACTS, *rows])
    with tempfile.TemporaryDirectory() as folder:
        check(Path(folder) / "x", out.getvalue().encode(), "csv")


def test_a_wrong_header_is_told_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cutting, "LONG", 1)
    check(tmp_path / "x", b"nama,alamat\na,b\nc,d\n", "csv")
    assert len(list(pieces_of(str(tmp_path / "x"), "csv", FACTS))) == 1


def test_bytes_that_are_no_text_cost_their_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cutting, "LONG", 1)
    check(tmp_path / "x", b"id,perbuatan\na,suka\n\xff,suka\nb,suka", "csv")
    check(tmp_path / "x", b'{"id": "a"}\n\n\n{"id": "\xff"}\n{"id": "b"}', "jsonl")


@pytest.mark.parametrize("content", [b"", b"\n \n", b"[1]", b'{\n"id": "a"}'])
def test_what_is_not_lines_is_not_cut(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x").write_bytes(content)
    assert line_form(str(tmp_path / "x"), None) is None
