from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from asn_neutrality.editor.places import Lines, Place, unix_lines

TEXTS = st.text(st.sampled_from("ab \n\u00e9\u4e2d\U0001f389\u2028"), max_size=40)


@given(TEXTS, st.data())
def test_a_place_counts_lines_and_the_utf_16_units_before_it(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    before = text[:offset]
    line = before.count("\n")
    units = len(before.rpartition("\n")[2].encode("utf-16-le")) // 2
    assert Lines.of(text).place(offset) == Place(line, units)


@given(TEXTS, st.data())
def test_an_offset_is_found_again_from_its_place(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    lines = Lines.of(text)
    assert lines.offset(lines.place(offset)) == offset


@given(TEXTS, st.integers(0, 9), st.integers(0, 99))
def test_a_place_that_is_not_there_is_the_nearest_end(text: str, line: int, character: int) -> None:
    assert 0 <= Lines.of(text).offset(Place(line, character)) <= len(text)


def test_line_ends_of_other_systems_do_not_move_places() -> None:
    assert unix_lines("a\r\nb\rc\nd") == "a\nb\nc\nd"
