"""Files to text: one encoding, one kind of line end, and a diagnostic for everything else."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_neutrality.source.catalogue import message
from asn_neutrality.source.files import LARGEST, read, read_bytes


def refusal(content: bytes) -> tuple[str, str]:
    """Code and place of the refusal of these bytes."""
    source, (diagnostic,) = read_bytes("x", content)
    assert source is None
    return diagnostic.code, str(diagnostic.span)


def text(content: bytes) -> str:
    """The text of these bytes."""
    source, diagnostics = read_bytes("x", content)
    assert not diagnostics
    assert source is not None
    return source.text


def test_byte_order_mark_is_dropped() -> None:
    assert text(b"\xef\xbb\xbfpakai a") == "pakai a"


def test_line_ends_of_all_systems_become_one() -> None:
    assert text(b"a\r\nb\rc\nd") == "a\nb\nc\nd"


def test_latin_1_is_refused_at_its_first_byte() -> None:
    assert refusal("pakai a\r\n# caf\u00e9 na\u00efve\n".encode("latin-1")) == ("S005", "x:2:6")


def test_utf_16_is_refused() -> None:
    assert refusal("pakai a".encode("utf-16"))[0] == "S005"
    assert refusal("pakai a".encode("utf-16-le"))[0] == "S006"


def test_nul_is_refused_where_it_stands() -> None:
    assert refusal(b"a\nb\0c") == ("S006", "x:2:2")


def test_largest_text_is_read_and_one_byte_more_refused() -> None:
    assert len(text(b"#" * LARGEST)) == LARGEST
    source, (diagnostic,) = read_bytes("x", b"#" * (LARGEST + 1))
    assert source is None
    assert message(diagnostic, "en") == "the file `x` cannot be read: it is larger than 5 MB"


def test_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.larangan"
    path.write_bytes(b"pakai a")
    source, diagnostics = read(path)
    assert source is not None
    assert (source.name, source.text, diagnostics) == (str(path), "pakai a", [])


@pytest.mark.parametrize(
    ("name", "reason"), [("missing", "tidak ada"), (".", "itu folder"), ("a\0b", "sistem menolaknya")]
)
def test_what_is_no_readable_file_is_refused(tmp_path: Path, name: str, reason: str) -> None:
    source, (diagnostic,) = read(f"{tmp_path}/{name}")
    assert source is None
    assert diagnostic.where == f"{tmp_path}/{name}"
    assert message(diagnostic, "id").endswith(f"tidak dapat dibaca: {reason}")


@given(st.binary(max_size=100))
def test_no_bytes_make_reading_raise(content: bytes) -> None:
    source, diagnostics = read_bytes("x", content)
    assert (source is None) == bool(diagnostics)
