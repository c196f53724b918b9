"""Rows found by the bits of their numbers are those found by comparing."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from asn_neutrality.backends.planes import having, planes


@given(st.integers(1, 8), st.integers(1, 3), st.integers(0, 2**32 - 1), st.data())
def test_numbers_are_found_by_their_bits(width: int, at_once: int, seed: int, data: st.DataObject) -> None:
    values = np.random.default_rng(seed).integers(0, 1 << width, 128).astype(np.uint8)
    numbers = data.draw(st.lists(st.integers(0, (1 << width) - 1), max_size=1 << width, unique=True))
    found = list(having(numbers, list(planes(values, width, at_once))))
    assert len(found) == len(numbers)
    for number, rows in zip(numbers, found, strict=True):
        assert np.unpackbits(rows.view(np.uint8), bitorder="little").tolist() == (values == number).astype(int).tolist()
