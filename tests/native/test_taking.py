"""What does not fit columns whose rows are taken is refused and never read."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from asn_neutrality.backends.steps import WORD
from asn_neutrality.native import loops

ROWS = np.arange(WORD, dtype=np.int64)
BITS = np.arange(2, dtype=np.uint64)
BYTES = np.arange(WORD, dtype=np.uint8)
FROM, INTO = (BYTES, False, BITS), (np.zeros(WORD, np.uint8), np.zeros(1, np.uint64))
FIXED = np.zeros(1, np.uint64)
FIXED.setflags(write=False)
NONSENSE: dict[str, tuple[Any, ...]] = {
    "a row before the first": ((FROM,), ROWS - 1, (INTO,)),
    "a row after the last": ((FROM,), ROWS + 1, (INTO,)),
    "a row far away": ((FROM,), ROWS + np.int64(2**62), (INTO,)),
    "a bit after the last": (((BITS, True, None),), ROWS + 65, ((np.zeros(1, np.uint64), None),)),
    "no value for the last row without one": (((BYTES.repeat(3), False, BITS[:1]),), ROWS + 1, (INTO,)),
    "rows that are narrow": ((FROM,), ROWS.astype(np.int32), (INTO,)),
    "rows that are none": ((FROM,), "rows", (INTO,)),
    "too few columns to fill": ((FROM, FROM), ROWS, (INTO,)),
    "a column that is none": ((BYTES,), ROWS, (INTO,)),
    "half a column": (((BYTES, False),), ROWS, (INTO,)),
    "half a column to fill": ((FROM,), ROWS, ((INTO[0],),)),
    "columns that are a list": ([FROM], ROWS, (INTO,)),
    "columns to fill that are a list": ((FROM,), ROWS, [INTO]),
    "no room for rows without a value": ((FROM,), ROWS, ((INTO[0], None),)),
    "room for rows without a value that are not there": (((BYTES, False, None),), ROWS, (INTO,)),
    "too little room": ((FROM,), ROWS, ((INTO[0][1:], INTO[1]),)),
    "too much room": ((FROM,), ROWS, ((INTO[0], BITS),)),
    "room of another width": ((FROM,), ROWS, ((np.zeros(WORD, np.uint16), INTO[1]),)),
    "room that cannot be written": ((FROM,), ROWS, ((INTO[0], FIXED),)),
    "room with gaps": ((FROM,), ROWS, ((np.zeros(2 * WORD, np.uint8)[::2], INTO[1]),)),
    "bits that are bytes": (((BYTES, True, None),), ROWS, ((INTO[0], None),)),
    "half a word of bits": (((BITS, True, None),), ROWS[:32], ((INTO[1], None),)),
    "values of another width": (((np.zeros(WORD, "V3"), False, None),), ROWS, ((np.zeros(WORD, "V3"), None),)),
    "values without a width": (((np.zeros(WORD, "V0"), False, None),), ROWS, ((np.zeros(WORD, "V0"), None),)),
    "values that are none": ((("values", False, None),), ROWS, ((INTO[0], None),)),
    "values that are objects": (((BYTES.astype(object), False, None),), ROWS, ((BYTES.astype(object), None),)),
    "values that are fractions": (((BYTES.astype(float), False, None),), ROWS, ((BYTES.astype(float), None),)),
    "rows that are objects": ((FROM,), ROWS.astype(object), (INTO,)),
    "nothing": (),
    "one too many": ((FROM,), ROWS, (INTO,), None),
}


@pytest.mark.parametrize("what", NONSENSE)
def test_what_does_not_fit_is_refused(what: str) -> None:
    assert loops is not None
    loops.take_rows((FROM,), ROWS, (INTO,))
    with pytest.raises((ValueError, TypeError, BufferError)):
        loops.take_rows(*NONSENSE[what])
