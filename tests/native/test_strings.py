"""Whatever buffers say of strings, none are read that are not in them."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asn_neutrality import native
from tests.pace import examples

Known = tuple[bytes, tuple[bytes | None, ...], int]
NONE: Known = (b"", (None,), 0)
small = st.integers(-3, 40)
numbers = st.one_of(small, st.sampled_from([-(2**31), 2**31 - 1, 2**31 - 5, -1]))
longer = st.one_of(numbers, st.sampled_from([-(2**63), 2**63 - 1, 2**32, 2**32 + 3, 2**40]))


def encoded(
    places: bytes,
    data: tuple[bytes | None, ...],
    layout: str = "i",
    *,
    validity: bytes | None = None,
    offset: int = 0,
    rows: int = 2,
    width: int = 1,
    most: int = 8,
    known: Known = NONE,
) -> tuple[list[int], list[int]] | None:
    """Codes, and the rows where they first were; None where the loop gives up."""
    loops: Any = native.loops
    codes, firsts = bytearray(max(0, rows) * width), bytearray(8 * most)
    found = loops.encode_strings(validity, places, data, layout, offset, rows, codes, firsts, known)
    if found is None:
        return None
    kind = "B" if width == 1 else "H"
    return list(struct.unpack(f"{rows}{kind}", codes)), list(struct.unpack(f"{most}q", firsts))[:found]


def views(*each: tuple[int, int, int, int]) -> bytes:
    return b"".join(struct.pack("4i", *view) for view in each)


def test_codes_are_in_order_of_first_appearance() -> None:
    places = struct.pack("6i", 0, 1, 2, 2, 3, 5)
    assert encoded(places, (b"aabaa",), rows=5) == ([0, 0, 1, 2, 3], [0, 2, 3, 4])
    assert encoded(places, (b"aabaa",), rows=3, offset=2, width=2) == ([0, 1, 2], [0, 1, 2])
    assert encoded(places, (b"aabaa",), rows=5, validity=b"\x1c") is not None


def test_buffers_that_are_not_there_are_empty() -> None:
    assert encoded(struct.pack("3i", 0, 0, 0), (None,)) == ([0, 0], [0])
    assert encoded(b"", (), "v", rows=0) == ([], [])
    assert encoded(b"", (None,), rows=0, known=(b"", (), 0)) == ([], [])


def test_what_is_known_has_the_first_codes() -> None:
    known = struct.pack("3i", 0, 1, 2), (b"ba",), 2
    found = encoded(struct.pack("3i", 0, 1, 2), (b"ca",), known=known)
    assert found is not None
    assert (found[0], found[1][2:]) == ([2, 1], [0])


def test_more_strings_than_are_wanted_are_left_to_others() -> None:
    places = struct.pack("10i", *range(10))
    assert encoded(places, (b"abcdefghi",), rows=8) is not None
    assert encoded(places, (b"abcdefghi",), rows=9) is None
    many = struct.pack("301i", *(2 * number for number in range(301)))
    data = b"".join(struct.pack("H", number) for number in range(300))
    assert encoded(many, (data,), rows=300, most=300) is None
    assert encoded(many, (data,), rows=300, most=300, width=2) == (list(range(300)), list(range(300)))


@pytest.mark.parametrize(
    "offsets", [(0, 2, 1), (-1, 0, 1), (0, -1, 1), (0, 1, 4), (4, 4, 4), (1, -(2**31), 2), (1, 2**31 - 1, 2), (2, 1, 3)]
)
@pytest.mark.parametrize("layout", ["i", "l"])
def test_offsets_that_are_not_in_order_or_not_in_the_data_are_refused(offsets: Sequence[int], layout: str) -> None:
    places = struct.pack("3i" if layout == "i" else "3q", *offsets)
    with pytest.raises(ValueError, match="strings"):
        encoded(places, (b"abc",), layout)
    with pytest.raises(ValueError, match="strings"):
        encoded(struct.pack("3i", 0, 0, 0), (b"",), known=(places, (b"abc",), 2) if layout == "i" else (b"", (), 2))


@pytest.mark.parametrize("offsets", [(0, 2**32, 2**32 + 1), (0, 2**32, 1), (0, 2**63 - 1, 1), (-(2**63), 0, 2**63 - 1)])
def test_offsets_of_64_bits_are_not_cut(offsets: Sequence[int]) -> None:
    with pytest.raises(ValueError, match="strings"):
        encoded(struct.pack("3q", *offsets), (b"abc",), "l")


@pytest.mark.parametrize(
    "view", [(-1, 0, 0, 0), (13, 0, 1, 0), (13, 0, -1, 0), (13, 0, 0, -1), (13, 0, 0, 8), (2**31 - 1, 0, 0, 0)]
)
def test_views_of_what_is_not_there_are_refused(view: tuple[int, int, int, int]) -> None:
    with pytest.raises(ValueError, match="strings"):
        encoded(views((0, 0, 0, 0), view), (b"x" * 20,), "v")
    assert encoded(views((0, 0, 0, 0), view), (b"x" * 20,), "v", validity=b"\x01") is not None


@pytest.mark.parametrize(
    "how",
    [
        {"rows": 3},
        {"offset": 1},
        {"offset": -1},
        {"rows": -1},
        {"offset": 2**63 - 1},
        {"validity": b""},
        {"layout": "x"},
        {"layout": "\u2028"},
        {"data": ()},
        {"data": (b"ab", b"")},
        {"known": (b"", (b"",), 1)},
        {"width": 3},
    ],
)
def test_buffers_that_are_too_short_are_refused(how: dict[str, Any]) -> None:
    given: dict[str, Any] = {"places": struct.pack("3i", 0, 1, 2), "data": (b"ab",)}
    with pytest.raises(ValueError, match="strings"):
        encoded(**given | how)


def test_what_is_no_buffer_is_refused() -> None:
    others: list[dict[str, Any]] = [
        {"data": ("a",)},
        {"places": None},
        {"data": [b"a"]},
        {"known": None},
        {"validity": 1},
    ]
    for how in others:
        with pytest.raises(TypeError):
            encoded(**{"places": struct.pack("3i", 0, 1, 2), "data": (b"ab",), **how})


@given(st.data())
@settings(max_examples=examples(300))
def test_nonsense_breaks_nothing(data: st.DataObject) -> None:
    layout = data.draw(st.sampled_from("ilv"))
    each = longer if layout == "l" else numbers
    values = sorted(data.draw(st.lists(each, max_size=30))) if data.draw(st.booleans()) else data.draw(st.lists(each))
    known = sorted(data.draw(st.lists(small, max_size=4)))
    how: dict[str, Any] = {
        "layout": layout,
        "validity": data.draw(st.none() | st.binary(max_size=4)),
        "offset": data.draw(small),
        "rows": data.draw(small),
        "width": data.draw(st.sampled_from([1, 2])),
        "most": data.draw(st.integers(0, 9)),
        "known": (struct.pack(f"{len(known)}i", *known), (data.draw(st.binary(max_size=40)),), data.draw(small)),
    }
    places = struct.pack(f"{len(values)}{'q' if layout == 'l' else 'i'}", *values)
    texts = tuple(data.draw(st.lists(st.none() | st.binary(max_size=40), min_size=1, max_size=2)))
    try:
        found = encoded(places, texts, **how)
    except ValueError:
        return
    if found is not None:
        codes, firsts = found
        assert all(0 <= code < max(1, len(firsts)) for code in codes)
        assert all(0 <= row < max(how["rows"], how["known"][2], 1) for row in firsts)
