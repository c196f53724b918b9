"""Positions in a text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from asn_neutrality.source.text import SourceText


@given(st.text("ab\n", max_size=40), st.data())
def test_position_is_where_its_line_says(text: str, data: st.DataObject) -> None:
    source = SourceText("x", text)
    offset = data.draw(st.integers(0, len(text)))
    line, column = source.position(offset)
    assert text[:offset].count("\n") == line - 1
    assert source.line(line).startswith(text[offset - column + 1 : offset])
    assert source.line(line) == text.split("\n")[line - 1]
