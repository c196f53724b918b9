"""Bits of some rows, few or many, are the bits at these places."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from asn_neutrality.backends.steps import Picker, packed


@given(st.integers(1, 2000), st.integers(0, 2**32 - 1), st.sampled_from([0.0, 0.01, 0.05, 0.5, 1.0]))
def test_bits_of_rows_are_picked(number: int, seed: int, share: float) -> None:
    draw = np.random.default_rng(seed)
    flags = draw.random(number) < 0.5
    rows = np.flatnonzero(draw.random(number) < share)
    assert Picker(rows)(packed(flags)).tolist() == flags[rows].tolist()
