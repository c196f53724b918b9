"""What does not fit columns whose rows, or codes, are taken is refused and never read; codes are those in Python."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asn_neutrality.backends.meanings import Meaning
from asn_neutrality.backends.plan import Form, Table
from asn_neutrality.backends.steps import WORD, Column
from asn_neutrality.backends.taking import all_codes
from asn_neutrality.native import loops
from tests.pace import examples

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


CODED = (BYTES, False, BITS, None, 7)
ROOM = np.zeros(WORD, np.int64)
BREAKS = np.array([3, 5], np.int64)
FIXED_ROOM = np.zeros(WORD, np.int64)
FIXED_ROOM.setflags(write=False)
CROOKED = np.frombuffer(bytes(8 * WORD + 1), np.int64, WORD, 1)
ODD_CODES: dict[str, tuple[Any, ...]] = {
    "a row before the first": ((CODED,), ROWS - 1, ROOM),
    "a row after the last": ((CODED,), ROWS + 1, ROOM),
    "a row far away": ((CODED,), ROWS + np.int64(2**62), ROOM),
    "a bit after the last": (((BITS, True, None, None, 2),), ROWS + 65, ROOM),
    "no bit for the last row": (((BYTES.repeat(3), False, BITS[:1], None, 7),), ROWS + 1, ROOM),
    "rows that are narrow": ((CODED,), ROWS.astype(np.int32), ROOM),
    "rows that are none": ((CODED,), "rows", ROOM),
    "a column that is none": ((BYTES,), ROWS, ROOM),
    "half a column": ((CODED[:4],), ROWS, ROOM),
    "columns that are a list": ([CODED], ROWS, ROOM),
    "too little room": ((CODED,), ROWS, ROOM[1:]),
    "too much room": ((), ROWS, ROOM),
    "room for one column of two": ((CODED, CODED), ROWS, ROOM),
    "room of another width": ((CODED,), ROWS, ROOM.astype(np.int32)),
    "room that cannot be written": ((CODED,), ROWS, FIXED_ROOM),
    "room with gaps": ((CODED,), ROWS, np.zeros(2 * WORD, np.int64)[::2]),
    "breaks that are narrow": (((BYTES, False, None, BREAKS.astype(np.int32), 7),), ROWS, ROOM),
    "breaks that lie between words": (((BYTES, False, None, CROOKED, 7),), ROWS, ROOM),
    "breaks that are none": (((BYTES, False, None, "breaks", 7),), ROWS, ROOM),
    "bits that are bytes": (((BYTES, True, None, None, 2),), ROWS, ROOM),
    "rows with a value that are bytes": (((BYTES, False, BYTES, None, 7),), ROWS, ROOM),
    "a code that is none": (((BYTES, False, BITS, None, "7"),), ROWS, ROOM),
    "values that are objects": (((BYTES.astype(object), False, None, None, 7),), ROWS, ROOM),
    "values that are fractions": (((BYTES.astype(float), False, None, None, 7),), ROWS, ROOM),
    "nothing": (),
    "one too many": ((CODED,), ROWS, ROOM, None),
}


@pytest.mark.parametrize("what", ODD_CODES)
def test_codes_that_do_not_fit_are_refused(what: str) -> None:
    assert loops is not None
    loops.take_codes((CODED,), ROWS, ROOM)
    with pytest.raises((ValueError, TypeError, BufferError)):
        loops.take_codes(*ODD_CODES[what])


KINDS = (np.uint8, np.int16, np.uint16, np.int32, np.uint32, np.int64)
MEANINGS = tuple(Meaning(None, 1 << code) for code in range(4))


@st.composite
def coded(draw: st.DrawFn) -> tuple[Table, Column]:
    """A column of three words of rows, with what its codes mean."""
    form = draw(st.sampled_from(Form))
    nothing = draw(st.sampled_from((None, MEANINGS[0])))
    draws = np.random.default_rng(draw(st.integers(0, 1000)))
    present = None if nothing is None else draws.integers(0, 2**63, 3, np.uint64)
    breaks = tuple(sorted(draw(st.sets(st.integers(-40000, 40000), max_size=3)))) if form is Form.DAYS else ()
    if form is Form.BITS:
        values = draws.integers(0, 2**63, 3, np.uint64)
    elif form is Form.CODES:
        values = draws.integers(0, 4, 3 * WORD).astype(draw(st.sampled_from(KINDS)))
    else:
        kind = draw(st.sampled_from((np.int32, np.int64)))
        values = draws.choice([-50000, *breaks, *(each - 1 for each in breaks), 50000], 3 * WORD).astype(kind)
    return Table(MEANINGS[: len(breaks) + 1] if breaks else MEANINGS, nothing, form, breaks), Column(values, present)


@settings(max_examples=examples(200), deadline=None)
@given(st.lists(coded(), min_size=1, max_size=3), st.lists(st.integers(0, 3 * WORD - 1), min_size=1, max_size=99))
def test_codes_are_those_in_python(given_columns: list[tuple[Table, Column]], given_rows: list[int]) -> None:
    tables = {str(place): table for place, (table, _) in enumerate(given_columns)}
    columns, rows = [column for _, column in given_columns], np.array(given_rows, np.intp)
    found = all_codes(tables, columns, rows)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("asn_neutrality.native.loops", None)
        expected = all_codes(tables, columns, rows)
    assert {name: codes.tolist() for name, codes in found.items()} == {
        name: codes.tolist() for name, codes in expected.items()
    }
