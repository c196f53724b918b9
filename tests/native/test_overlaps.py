"""Sets of bits in C have as much in common as in Python."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asn_neutrality.engine.fast.overlaps import Overlaps, overlaps
from tests.native.stores import loops
from tests.pace import examples

BEYOND = (1, 63, 64, 65, 2047, 2048, 2049, 5000)
bits = st.builds(
    lambda places: sum({1 << place for place in places}),
    st.lists(st.one_of(st.integers(0, 4), st.sampled_from(BEYOND)), max_size=4),
)


@settings(max_examples=examples(300), deadline=None)
@given(st.lists(bits, max_size=6), bits)
def test_few_are_those_found_in_python(sets: list[int], some: int) -> None:
    some &= sum({1 << place for each in sets for place in range(each.bit_length()) if each >> place & 1})
    found = overlaps(tuple(sets))
    assert isinstance(found, loops.Overlaps)
    assert found.few(some) == Overlaps(tuple(sets)).few(some)


@pytest.mark.parametrize("sets", [[1], (1, "2"), (1, None), (1, 2.0), None])
def test_what_is_no_tuple_of_sets_is_refused(sets: Any) -> None:
    with pytest.raises(TypeError):
        loops.Overlaps(sets)


def test_numbers_that_are_no_sets_are_refused() -> None:
    with pytest.raises(ValueError, match="below 0"):
        loops.Overlaps((1, -1))
    with pytest.raises(OverflowError):
        loops.Overlaps((1, 2)).few(1 << 64)
    with pytest.raises(TypeError):
        loops.Overlaps((1, 2)).few("1")
