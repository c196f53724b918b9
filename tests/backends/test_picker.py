"""Bits of some rows, few or many, are the bits at these places."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from asn_neutrality.backends.steps import WORD, Bits, Picker


@given(st.integers(1, 2000), st.integers(0, 2**32 - 1), st.sampled_from([0.0, 0.01, 0.05, 0.5, 1.0]))
def test_bits_of_rows_are_picked(number: int, seed: int, share: float) -> None:
    draw = np.random.default_rng(seed)
    flags = draw.random(number) < 0.5
    rows = np.flatnonzero(draw.random(number) < share)
    bits = packed(flags)
    assert Picker(rows)(bits).tolist() == flags[rows].tolist()
    whole = rows[: len(rows) // WORD * WORD]
    assert Picker(whole).words(bits).tolist() == packed(flags[whole]).tolist()


def packed(flags: NDArray[np.bool_]) -> Bits:
    """Truth values as bits of whole words."""
    return np.packbits(np.pad(flags, (0, -len(flags) % WORD)), bitorder="little").view(np.uint64)
