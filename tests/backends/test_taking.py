"""Rows taken out of columns hold what the rows held."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from asn_neutrality.backends.steps import WORD, Bits, Column
from asn_neutrality.backends.taking import taken
from tests.pace import examples

KINDS = (np.uint8, np.int8, np.uint16, np.int32, np.int64)


def flags(bits: Bits) -> list[bool]:
    """Bits as truth values."""
    return np.unpackbits(bits.view(np.uint8), bitorder="little").astype(bool).tolist()


@st.composite
def columns(draw: st.DrawFn, rows: int) -> Column:
    """A column of bits or of numbers, which may have rows without a value and end with the last row."""
    random = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    words = -(-rows // WORD) + draw(st.integers(0, 1))
    present = random.integers(0, 2**64, words, np.uint64) if draw(st.booleans()) else None
    if draw(st.booleans()):
        return Column(random.integers(0, 2**64, words, np.uint64), present)
    kind = draw(st.sampled_from(KINDS))
    values = random.integers(-100, 100, rows + draw(st.integers(0, 3))).astype(kind)
    step = draw(st.sampled_from((1, 1, 1, 2)))
    return Column(np.repeat(values, step)[::step], present, draw(st.sampled_from((None, 3))))


@settings(max_examples=examples(60))
@given(st.data(), st.integers(1, 300), st.integers(0, 2**32 - 1), st.sampled_from((0.01, 0.3, 1.0)))
def test_rows_are_taken_as_they_are(data: st.DataObject, number: int, seed: int, share: float) -> None:
    some = data.draw(st.lists(columns(number), max_size=4))
    rows = np.flatnonzero(np.random.default_rng(seed).random(number) < share)
    rows = rows if len(rows) else np.array([number - 1])
    whole = [*rows.tolist(), *[int(rows[-1])] * (-len(rows) % WORD)]
    for column, found in zip(some, taken(some, rows), strict=True):
        assert found.codes == column.codes
        assert found.values.dtype == column.values.dtype
        if column.values.dtype == np.uint64:
            assert flags(found.values) == [flags(column.values)[row] for row in whole]
        else:
            assert found.values.tolist() == [column.values.tolist()[row] for row in whole]
        assert (found.present is None) == (column.present is None)
        if found.present is not None and column.present is not None:
            assert flags(found.present) == [flags(column.present)[row] for row in whole]
