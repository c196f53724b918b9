"""Records looked up in C: by the same rules as tables of Python's own, and never by anything else."""

from __future__ import annotations

import gc
import random
import sys
import weakref
from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import reduce
from itertools import product
from operator import and_
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.native.ways import WAYS

GROUPS = (("act", "day"), ("role",))
TEXTS = ("note",)
VALUES: dict[str, tuple[object, ...]] = {
    "act": ("give", "take", None),
    "day": (date(2024, 1, 1), "2024-01-01", None),
    "role": (True, False, "?", None),
}
WIDTH = 3
BYTES = 8 * WIDTH
EVERYTHING = (1 << 64 * WIDTH) - 1

pytestmark = pytest.mark.parametrize("loops", WAYS[1:], ids=["c"] * len(WAYS[1:]))


class Str(str):
    __slots__ = ()


class Dict(dict[str, object]):
    pass


def written(terms: int) -> bytes:
    return terms.to_bytes(BYTES, "little")


class Settled:
    """Says which terms it was asked of, and to remember that."""

    def __init__(self) -> None:
        self.asked: list[tuple[object, bytes, bytes | None]] = []
        self.keeps: Callable[[str], object] = lambda said: said

    def __call__(self, record: object, possible: bytes, certain: bytes | None) -> tuple[object, object]:
        self.asked.append((record, possible, certain))
        said = f"{possible.hex()} {certain.hex() if certain else ''}"
        return said, self.keeps(said)


def terms_of(draw: random.Random) -> tuple[int, int]:
    """What may pass, and of that what passes for certain: mostly all of it."""
    possible = draw.getrandbits(64 * WIDTH) | draw.getrandbits(64 * WIDTH)
    return possible, possible if draw.random() < 0.7 else possible & draw.getrandbits(64 * WIDTH)


def filled(loops: ModuleType, settle: object, seed: int, most: int = 100) -> tuple[Any, dict[object, tuple[int, int]]]:
    """A lookup that knows all values, and the terms by group and values; row 0 lets everything pass."""
    draw = random.Random(seed)
    lookup = loops.Lookup(GROUPS, TEXTS, WIDTH, settle, most)
    lookup.row(written(EVERYTHING), written(EVERYTHING), written(0), b"")
    known: dict[object, tuple[int, int]] = {}
    for place, group in enumerate(GROUPS):
        for values in product(*(VALUES[name] for name in group)):
            possible, certain = known[place, values] = terms_of(draw)
            codes = tuple(VALUES[name].index(value) for name, value in zip(group, values, strict=True))
            lookup.put(place, values, codes, lookup.row(written(possible), written(certain), written(0), b""))
    return lookup, known


def expected(known: dict[object, tuple[int, int]], record: dict[str, object]) -> str:
    """What is said of the terms that all values let pass."""
    words = [known[place, tuple(record.get(name) for name in group)] for place, group in enumerate(GROUPS)]
    possible = reduce(and_, (word[0] for word in words))
    certain = reduce(and_, (word[1] for word in words))
    open_ = any(word[0] != word[1] for word in words)
    return f"{written(possible).hex()} {written(certain).hex() if open_ else ''}"


def records(seed: int, count: int) -> list[dict[str, object]]:
    """Records in all orders, which lack some facts."""
    draw = random.Random(seed)
    found = []
    for _ in range(count):
        record = {name: draw.choice(values) for name, values in VALUES.items()} | {"note": "x"}
        items = draw.sample(list(record.items()), draw.randint(0, len(record)))
        found.append(dict(items))
    return found


@pytest.mark.parametrize("seed", range(20))
def test_what_all_values_let_pass_is_settled(loops: ModuleType, seed: int) -> None:
    lookup, known = filled(loops, Settled(), seed)
    for record in records(seed, 100):
        assert lookup.decide(record) == expected(known, record)
        assert lookup.decide({"".join(list(name)): value for name, value in record.items()}) == expected(known, record)


def test_what_is_remembered_is_not_asked_again(loops: ModuleType) -> None:
    settled = Settled()
    lookup, known = filled(loops, settled, 1)
    record = {"act": "give", "day": "2024-01-01", "role": True, "note": ""}
    for _ in range(3):
        assert lookup.decide(record) == expected(known, record)
    assert len(settled.asked) == 1
    assert settled.asked[0][0] is record
    settled.keeps = lambda _: None
    other = record | {"role": False}
    assert lookup.decide(other) == lookup.decide(other)
    assert len(settled.asked) == 3


def test_when_too_much_is_remembered_all_is_forgotten_before(loops: ModuleType) -> None:
    lookup, known = filled(loops, Settled(), 2, most=2)
    for record in records(2, 500):
        assert lookup.decide(record) == expected(known, record)


@pytest.mark.parametrize(
    "record",
    [
        None,
        "act",
        [("act", "give")],
        Dict(act="give"),
        {"act": "sell"},
        {"act": ["give"]},
        {"act": Str("give")},
        {Str("act"): "give"},
        {1: "give"},
        {"deed": "give"},
        {"role": 1},
        {"role": 0.0},
        {"day": datetime.fromisoformat("2024-01-01")},
        {"note": None},
        {"note": Str("x")},
        {"act": "give", "day": None, "role": None, "note": "", "more": "x"},
    ],
    ids=repr,
)
def test_what_the_tables_do_not_have_is_left_to_the_caller(loops: ModuleType, record: object) -> None:
    settled = Settled()
    lookup, _ = filled(loops, settled, 3)
    lookup.decide({"act": "give", "role": True, "note": "x"})  # what stands where is learnt
    settled.asked.clear()
    assert lookup.decide(record) is None
    assert not settled.asked


def test_a_day_and_the_text_that_is_read_alike_keep_their_rows(loops: ModuleType) -> None:
    settled = Settled()
    lookup, known = filled(loops, settled, 4)
    for day in (date(2024, 1, 1), date.fromisoformat("2024-01-01"), "2024-01-01", "-".join(("2024", "01", "01"))):
        record: dict[str, object] = {"act": "take", "day": day}
        assert lookup.decide(record) == expected(known, record)


@pytest.mark.parametrize("count", [10, 70, 600, 3000])
def test_each_of_many_values_keeps_its_row(loops: ModuleType, count: int) -> None:
    draw = random.Random(count)
    lookup = loops.Lookup((("role",),), (), WIDTH, Settled(), 10)
    lookup.row(written(EVERYTHING), written(EVERYTHING), written(0), b"")
    values = [f"value {number}" for number in range(count)]
    again = [f"value {number}" for number in range(count)]
    for number, value in enumerate(values):
        lookup.put(0, (value,), (number,), lookup.row(written(number), written(number), written(0), b""))
        for known in draw.choices(range(number + 1), k=5):
            kept = draw.choice((values[known], again[known], f"value {known}"))
            assert lookup.decide({"role": kept}) == f"{written(known).hex()} "
    for known in draw.choices(range(count), k=3000):
        assert lookup.decide({"role": draw.choice((values, again))[known]}) == f"{written(known).hex()} "


LETTERS = st.text(st.sampled_from("ab\0\u00e9\u4e2d"), max_size=40)
ASCII = st.text(st.sampled_from("ab"), max_size=26)


@given(st.lists(st.one_of(ASCII, LETTERS, st.dates()), min_size=1, max_size=60), st.randoms())
def test_values_are_found_by_what_they_say(loops: ModuleType, values: list[str | date], draw: random.Random) -> None:
    known = values[: -len(values) // 3]
    lookup = loops.Lookup((("role",),), (), WIDTH, Settled(), 10)
    lookup.row(written(EVERYTHING), written(EVERYTHING), written(0), b"")
    codes = {value: code for code, value in enumerate(dict.fromkeys(known), 1)}
    for value, code in codes.items():
        lookup.put(0, (value,), (code,), lookup.row(written(code), written(code), written(0), b""))
    for value in draw.sample(values, len(values)):
        for alone in (True, False):
            told = f"{written(codes[value]).hex()} " if value in codes else None
            kept = [] if alone else [value]
            fresh = date(*value.timetuple()[:3]) if isinstance(value, date) else "".join(list(value))
            assert lookup.decide({"role": kept[0] if kept else fresh}) == told


def test_nothing_is_known_before_there_are_rows_and_after_all_is_forgotten(loops: ModuleType) -> None:
    lookup, known = filled(loops, Settled(), 5)
    assert lookup.decide({"role": True}) == expected(known, {"role": True})
    lookup.clear()
    assert lookup.decide({"role": True}) is None
    assert loops.Lookup(GROUPS, TEXTS, WIDTH, Settled(), 10).decide({}) is None


# Terms 0 and 1 are open. Of the first fact each class lets one pass, of the second only one class lets term 1 pass.
BOTH_WAYS = (0b01, 0b10)
ONE_WAY = (0b00, 0b10)


@pytest.mark.parametrize(
    ("ways", "loose"), [((), False), ((BOTH_WAYS,), False), ((ONE_WAY,), True), ((BOTH_WAYS, ONE_WAY), True)]
)
def test_where_open_facts_leave_a_way_out_that_is_remembered(
    loops: ModuleType, ways: Sequence[Sequence[int]], loose: bool
) -> None:
    settled = Settled()
    settled.keeps = lambda _: ("loose", written(0b11))
    lookup = loops.Lookup((("role",),), (), WIDTH, settled, 10)
    lookup.row(written(EVERYTHING), written(EVERYTHING), written(0), b"")
    told = b"".join(len(way).to_bytes(8, "little") + b"".join(map(written, way)) for way in ways)
    lookup.put(0, (None,), (0,), lookup.row(written(0b11), written(0), written(0), told))
    lookup.decide({})
    assert (lookup.decide({}) == "loose") is loose
    assert len(settled.asked) == (1 if loose else 2)


def test_ways_that_are_not_whole_are_none(loops: ModuleType) -> None:
    settled = Settled()
    settled.keeps = lambda _: ("loose", written(0b11))
    for told in (b"\x01", b"\xff" * 8, (5).to_bytes(8, "little") + written(0), b"\xff" * 7 + b"\x00" + written(0)):
        lookup = loops.Lookup((("role",),), (), WIDTH, settled, 10)
        lookup.row(written(EVERYTHING), written(EVERYTHING), written(0), b"")
        lookup.put(0, (None,), (0,), lookup.row(written(0b11), written(0), written(0), told))
        assert lookup.decide({}) == lookup.decide({}) != "loose"


def test_settling_may_fail_or_ask_again(loops: ModuleType) -> None:
    def failing(*_: object) -> object:
        raise ValueError("no")

    lookup, _ = filled(loops, failing, 6)
    with pytest.raises(ValueError, match="no"):
        lookup.decide({})
    nested: list[Any] = []

    def nesting(record: dict[str, object], *_: object) -> tuple[object, object]:
        if len(record) < 2:
            record["note"] = "x" * len(record)
            record["role"] = True
            nested[0].clear()
            nested[0].decide(record)
        return "found", "found"

    nested.append(filled(loops, nesting, 6)[0])
    assert nested[0].decide({}) == "found"


@pytest.mark.parametrize("answer", [None, (1,), ("a", ("b",)), ("a", ("b", "c")), ("a", ("b", b"c"))], ids=repr)
def test_what_settles_must_answer_as_expected(loops: ModuleType, answer: object) -> None:
    lookup, _ = filled(loops, lambda *_: answer, 7)
    with pytest.raises(TypeError):
        lookup.decide({})


@pytest.mark.parametrize(
    "wrong",
    [
        lambda lookup: lookup.row(b"", b"", b"", b""),
        lambda lookup: lookup.row(written(0), written(0), b"x", b""),
        lambda lookup: lookup.put(2, (None,), (0,), 0),
        lambda lookup: lookup.put(-1, (None,), (0,), 0),
        lambda lookup: lookup.put(1, (None,), (0,), 10_000),
        lambda lookup: lookup.put(1, (), (), 0),
        lambda lookup: lookup.put(1, (1,), (0,), 0),
        lambda lookup: lookup.put(1, (["x"],), (0,), 0),
        lambda lookup: lookup.put(0, ("give", None), (0, -1), 0),
        lambda lookup: lookup.put(0, ("give", None), (0, 1 << 40), 0),
    ],
)
def test_wrong_rows_are_refused(loops: ModuleType, wrong: Callable[[Any], object]) -> None:
    lookup, known = filled(loops, Settled(), 8)
    with pytest.raises((ValueError, IndexError)):
        wrong(lookup)
    assert lookup.decide({"role": True}) == expected(known, {"role": True})


@pytest.mark.parametrize(
    "arguments",
    [
        ((), (), 1, None, 1),
        (((),), (), 1, None, 1),
        ((1,), (), 1, None, 1),
        (GROUPS, (), 0, None, 1),
        (GROUPS, (), 1, None, 0),
    ],
)
def test_wrong_tables_are_refused(loops: ModuleType, arguments: tuple[object, ...]) -> None:
    with pytest.raises(ValueError, match="expected"):
        loops.Lookup(*arguments)


def test_nothing_is_held_for_longer_than_needed(loops: ModuleType) -> None:
    class Holder:
        """Like an engine: what settles knows the lookup, and the lookup what settles."""

        def __init__(self) -> None:
            self.lookup, _ = filled(loops, self.settle, 9)

        def settle(self, *_: object) -> tuple[object, object]:
            return "found", "found"

    holder = Holder()
    holder.lookup.decide({})
    gone = weakref.ref(holder)
    del holder
    gc.collect()
    assert gone() is None
    value, name = "".join(["gi", "ve"]), "".join(["ac", "t"])
    before = sys.getrefcount(value), sys.getrefcount(name)
    lookup, _ = filled(loops, Settled(), 9)
    for _ in range(100):
        lookup.decide({name: value})
    del lookup
    assert (sys.getrefcount(value), sys.getrefcount(name)) == before
