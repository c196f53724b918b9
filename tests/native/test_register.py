"""Records of words read at once: as one word after the other would be, and nothing else is taken for one."""

from __future__ import annotations

import gc
import weakref
from datetime import date, datetime
from enum import Enum
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.native.ways import WAYS
from tests.pace import examples

pytestmark = pytest.mark.parametrize("loops", WAYS[1:], ids=["c"] * len(WAYS[1:]))

NAMES = ("act", "role", "day", "note")
ASSUMED = {0: 0b01, 7: 0b11}
WORDS = ("a", "b", "c")
OTHERS = (True, False, None, date(2024, 2, 29))

Word = str | bool | date | None
Entry = tuple[str | None, str | None, dict[int, int] | None]


class Str(str):
    __slots__ = ()


class Dict(dict[object, object]):
    pass


def read(entries: dict[tuple[str, Word], Entry], record: dict[str, Word]) -> object:
    """What a register does, in Python."""
    if not all(pair in entries for pair in record.items()):
        return None
    stated = [(name, *entries[name, record[name]]) for name in NAMES if name in record]
    found = [each for each in stated if each[1] is not None]
    known: dict[int, int] | None = dict(ASSUMED)
    for _, _, _, more in found:
        known = None if known is None or more is None else {**known, **more}
    said = tuple(saying for _, _, saying, _ in found if saying is not None)
    return {name: state for name, state, _, _ in found}, said, known


masks = st.dictionaries(st.integers(0, 9), st.integers(0, 1 << 70), max_size=3)
words = st.sampled_from((*WORDS, *OTHERS))
entry = st.tuples(st.none() | st.text(max_size=2), st.none() | st.text(max_size=2), st.none() | masks)
learnt = st.dictionaries(st.tuples(st.sampled_from(NAMES), words), entry)
stated = st.dictionaries(st.sampled_from((*NAMES, "other")), words | st.just("d"))


@settings(max_examples=examples(300), deadline=None)
@given(learnt, st.lists(stated, max_size=6))
def test_reads_what_each_word_says(
    loops: ModuleType, entries: dict[tuple[str, Word], Entry], records: list[dict[str, Word]]
) -> None:
    register = loops.Register(NAMES, ASSUMED, 100)
    for (name, word), (state, said, known) in entries.items():
        register.put(name, word, state, said, known)
    for record in [*records, *({name: word} for name, word in entries)]:
        found, expected = register.read(record, {}), read(entries, record)
        assert found == expected
        assert found is None or list(found[0]) == [name for name in NAMES if name in found[0]]
        assert register.lacks(record, {}) == [name for name, word in record.items() if (name, word) not in entries]


def test_what_is_known_is_each_record_s_own(loops: ModuleType) -> None:
    assumed = dict(ASSUMED)
    register = loops.Register(NAMES, assumed, 9)
    register.put("act", "a", "state", "said", {0: 0b10})
    facts, _, known = register.read({"act": "a"}, {})
    known[5], facts["role"], assumed[6] = 1, "x", 1
    assert register.read({"act": "a"}, {}) == ({"act": "state"}, ("said",), {0: 0b10, 7: 0b11})


def test_a_word_stays_what_it_was_and_no_more_are_put_than_there_is_room_for(loops: ModuleType) -> None:
    register = loops.Register(NAMES, {}, 2)
    for state in ("first", "second"):
        register.put("act", "a", state, None, {})
    register.put("act", "b", "third", None, {})
    register.put("act", "c", "fourth", None, {})
    found = [register.read({"act": word}, {}) for word in WORDS]
    assert found == [({"act": "first"}, (), {}), ({"act": "third"}, (), {}), None]


class Like(Enum):
    A = "a"


ODD = [Str("a"), ["a"], 1, 0, 1.0, datetime(2024, 2, 29), Like.A, b"a"]  # noqa: DTZ001 - what a record may hold


@pytest.mark.parametrize("record", [{Str("act"): "a"}, {1: "a"}, *({"act": odd} for odd in ODD)], ids=repr)
def test_what_is_no_word_is_not_read(loops: ModuleType, record: dict[object, object]) -> None:
    register = loops.Register(NAMES, {}, 9)
    for word in ("a", *OTHERS):
        register.put("act", word, "state", None, {})
    assert register.read(record, {}) is None
    with pytest.raises(ValueError, match="a word"):
        register.put("act", ODD[0], "state", None, {})


def test_what_is_told_otherwise_is_not_looked_up(loops: ModuleType) -> None:
    register = loops.Register(NAMES, ASSUMED, 9)
    register.put("act", "a", "state", "said", {})
    record = {"note": object(), "act": "a", "role": "b"}
    assert register.read(record, {"note": "n"}) is None
    assert register.lacks(record, {"note": "n"}) == ["role"]
    found = register.read(record, {"note": "n", "role": "r", "day": "d"})
    assert found == ({"act": "state", "role": "r", "note": "n"}, ("said",), ASSUMED)
    assert list(found[0]) == ["act", "role", "note"]


def test_very_many_facts_are_not_read_here(loops: ModuleType) -> None:
    names = tuple(f"f{number}" for number in range(200))
    register = loops.Register(names, {}, 1000)
    for name in names:
        register.put(name, "a", name, None, {})
    assert register.read(dict.fromkeys(names, "a"), {}) is None
    assert register.read(dict.fromkeys(names[::-7], "a"), {})[0] == {
        name: name for name in names if name in names[::-7]
    }


@pytest.mark.parametrize(
    "nonsense", [(["act"], {}, 9), (("act", 1), {}, 9), (("act",), [], 9), (("act",), {}, "9"), ()]
)
def test_a_register_of_nonsense_is_refused(loops: ModuleType, nonsense: tuple[Any, ...]) -> None:
    with pytest.raises(TypeError):
        loops.Register(*nonsense)


def test_nonsense_is_refused(loops: ModuleType) -> None:
    register = loops.Register(NAMES, {}, 9)
    with pytest.raises(ValueError, match="a fact is expected"):
        register.put("other", "a", 1, 2, {})
    with pytest.raises(ValueError, match="a fact is expected"):
        register.put("act", "a", 1, 2, [])
    for record in (Dict(act="a"), None, [("act", "a")]):
        with pytest.raises(TypeError, match="a record is expected"):
            register.read(record, {})
    with pytest.raises(TypeError, match="a record is expected"):
        register.read({}, None)
    with pytest.raises(TypeError, match="a record is expected"):
        register.read({})
    with pytest.raises(TypeError, match="a record is expected"):
        register.lacks([], {})


def test_is_forgotten_with_what_holds_it(loops: ModuleType) -> None:
    class Holder:
        pass

    holder = Holder()
    holder.register = loops.Register(NAMES, {}, 9)  # type: ignore[attr-defined]
    holder.register.put("act", "a", holder, None, {})  # type: ignore[attr-defined]
    known = weakref.ref(holder)
    del holder
    gc.collect()
    assert known() is None
