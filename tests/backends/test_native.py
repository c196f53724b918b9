"""Steps run in C find the same bits as with numpy, and what does not fit is refused and never read."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asn_neutrality import native
from asn_neutrality.backends.instructions import KEEP, Form
from asn_neutrality.backends.machine import Machine
from asn_neutrality.backends.steps import BYTE, NO, WORD, YES, Bits, Column, Kind, Steps
from asn_neutrality.native import loops
from tests.pace import examples

KINDS = (np.uint8, np.int8, np.uint16, np.int16, np.uint32, np.int32, np.int64)
DAYS = (-719162, -1, 0, 18262, 2932896)  # the ends of the calendar, and some between


TARGETS: tuple[str, ...] = () if loops is None else loops.targets()  # the best last, which stays in use


def using(target: object) -> None:
    """Steps in C run as on a processor of this kind."""
    assert loops is not None
    loops.use_target(target)


@st.composite
def columns(draw: st.DrawFn, words: int) -> Column:
    """A column of any form, whatever its last rows and those without a value hold."""
    random = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    present = random.integers(0, 2**64, words, np.uint64) if draw(st.booleans()) else None
    rows = max(0, words * WORD - draw(st.integers(0, WORD - 1)))
    form = draw(st.sampled_from(Form))
    if form is Form.BITS:
        return Column(random.integers(0, 2**64, words + draw(st.integers(0, 2)), np.uint64), present)
    if form is Form.NUMBERS:
        near = random.choice(DAYS, rows) + random.integers(-1, 2, rows)
        ends = np.iinfo(np.int32)
        return Column(random.choice([*near, ends.min, ends.max] if rows else [0], rows).astype(np.int32), present)
    kind = draw(st.sampled_from(KINDS))
    codes = draw(st.integers(1, 300 if kind is np.int32 else BYTE))
    values = random.integers(-2, codes + 2, rows).astype(kind)  # some beyond the codes
    if kind is np.int8:
        values = values.view(np.uint8)
    return Column(values[draw(st.integers(0, 3)) :], present, codes)


def a_test(steps: Steps, place: int, column: Column, draw: Callable[[st.SearchStrategy[int]], int]) -> int:
    """A test that fits a column."""
    if draw(st.integers(0, 4)) == 0:
        return steps.absent(place)
    if column.values.dtype == np.uint64:
        return steps.truth(place)
    if column.codes is not None:
        return steps.equal(place, draw(st.integers(0, column.codes - 1)))
    number = draw(st.sampled_from(DAYS)) + draw(st.integers(-1, 1))
    return steps.since(place, number) if draw(st.booleans()) else steps.equal(place, number)


@st.composite
def programs(draw: st.DrawFn) -> tuple[Steps, list[int], list[Column], int]:
    """Steps, those wanted, columns and how many words they have."""
    words = draw(st.sampled_from((0, 1, 2, 3, 63, 64, 65, 130)))
    given_ = draw(st.lists(columns(words), min_size=1, max_size=5))
    steps = Steps()
    found = [NO, YES]
    for _ in range(draw(st.integers(1, 12))):
        place = draw(st.integers(0, len(given_) - 1))
        found.append(a_test(steps, place, given_[place], draw))
    for _ in range(draw(st.integers(0, 30))):
        parts = draw(st.lists(st.sampled_from(found), min_size=1, max_size=4))
        how = draw(st.sampled_from((steps.every, steps.some, steps.every, steps.some, None)))
        if how is None:
            found += [steps.invert(parts[0]), steps.without(steps.some(parts), parts[0])]
        else:
            found.append(how(parts))
    return steps, draw(st.lists(st.sampled_from(found), max_size=6)), given_, words


@settings(max_examples=examples(150))
@given(programs())
def test_c_and_numpy_find_the_same_bits(program: tuple[Steps, list[int], list[Column], int]) -> None:
    steps, wanted, given_, words = program
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(native, "loops", None)
        expected = Machine(steps, wanted).run(given_, words)
        patch.setattr(native, "loops", loops)
        for target in TARGETS:
            using(target)
            assert np.array_equal(expected, Machine(steps, wanted).run(given_, words)), target


def test_a_processor_is_of_some_kind_and_of_no_other() -> None:
    assert loops is None or "anywhere" in TARGETS
    for wrong in ("z80", b"avx2", None) if loops is not None else ():
        with pytest.raises(ValueError, match="not of that kind"):
            using(wrong)


def test_codes_that_no_byte_holds_are_found_by_their_own_width() -> None:
    values = np.arange(-10, 502, dtype=np.int32)
    steps = Steps()
    wanted = [steps.equal(0, code) for code in (0, 255, 256, 300)]
    found = Machine(steps, wanted).run([Column(values, None, 301)], 8)
    for code, bits in zip((0, 255, 256, 300), found, strict=True):
        assert np.unpackbits(bits.view(np.uint8), bitorder="little").nonzero()[0].tolist() == [code + 10]


Call = dict[str, Any]


def sound() -> Call:
    """A call that is in order: rows of a code, or of a bit."""
    steps = [(Kind.EQUAL, 2, 0, 7), (Kind.TRUTH, 3, 1, 0), (Kind.BOTH, 4, 0, 2), (KEEP, 0, 4, 0)]
    return {
        "steps": np.array(steps, np.int32),
        "joined": np.array([~2, ~3], np.int32),
        "columns": ((1, np.arange(100, dtype=np.uint8), None), (0, np.zeros(2, np.uint64), np.zeros(2, np.uint64))),
        "results": np.zeros(2, np.uint64),
        "rooms": 5,
        "number": 1,
        "first": 0,
        "last": 2,
    }


def run(call: Call) -> Bits:
    """The results of a call, in C."""
    assert loops is not None
    loops.run_steps(*call.values())
    found: Bits = call["results"]
    return found


def changed(place: int, value: int) -> np.ndarray[Any, Any]:
    """The steps of the sound call with another number."""
    steps: np.ndarray[Any, Any] = sound()["steps"].copy()
    steps.flat[place] = value
    return steps


def other_column(place: int, *column: object) -> tuple[object, ...]:
    """The columns of the sound call with another one."""
    found = list(sound()["columns"])
    found[place] = column
    return tuple(found)


BYTES, WORDS = np.zeros(100, np.uint8), np.zeros(2, np.uint64)
FOUL: tuple[tuple[str, object], ...] = (
    *(("steps", changed(place, value)) for place, value in product((1, 2, 5, 6, 10, 13, 14), (-9, 99))),
    *(("steps", changed(place, value)) for place, value in product((0, 4, 8, 12), (-1, 0, 6, 8, 10))),
    *(("steps", changed(0, int(kind))) for kind in (Kind.SINCE, Kind.TRUTH)),
    *(("steps", changed(place, value)) for place, value in ((1, 1), (3, 256), (3, -1), (10, 3), (11, 3), (11, -1))),
    *(("steps", wrong) for wrong in (np.zeros(3, np.int32), np.zeros(8, np.int16), np.zeros(4, np.float32), 5)),
    *(
        ("joined", joined)
        for joined in (np.array([2, 5], np.int32), np.array([2, ~5], np.int32), np.zeros(1, np.int32))
    ),
    ("columns", []),
    *(("columns", few) for few in ((), (5, 5), (BYTES, WORDS))),
    *(("columns", other_column(0, form, BYTES, None)) for form in (0, 2, 3, -1)),
    *(("columns", other_column(0, 1, values, None)) for values in (BYTES[::2], np.zeros(100, np.float64), 5)),
    *(("columns", other_column(1, 0, bits, None)) for bits in (WORDS[:1], BYTES, np.zeros(2, np.int32))),
    *(("columns", other_column(1, 0, WORDS, bits)) for bits in (WORDS[:1], BYTES, np.zeros(4, np.uint64)[::2], 5)),
    *(("results", results) for results in (WORDS[:1], BYTES, bytes(16), np.zeros(4, np.uint64)[::2], 5)),
    *(("rooms", rooms) for rooms in (4, 1, 0, -1, 1 << 40, 1 << 80, "5")),
    *(("number", number) for number in (0, 2, -1, 1 << 62, 1 << 80)),
    *(("first", number) for number in (3, -1, 1 << 62)),
    *(("last", number) for number in (3, -1, 1 << 62, 1 << 80)),
)


def test_what_does_not_fit_is_refused() -> None:
    for name, wrong in FOUL if loops is not None else ():
        with pytest.raises((ValueError, TypeError, BufferError)):
            run({**sound(), name: wrong})


def test_some_words_are_run_alone() -> None:
    call = sound()
    if loops is not None:
        assert run({**call, "first": 1}).tolist() == [0, 2**64 - 1]
        assert run(sound()).tolist() == [2**64 - 1 - (1 << 7), 2**64 - 1]
