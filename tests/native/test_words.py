"""What was told of facts comes in order from C as from Python."""

from __future__ import annotations

import sys
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asn_neutrality.domain.records import State, just
from asn_neutrality.explain.in_order import Said, in_order
from tests.native.stores import loops
from tests.pace import examples

NAMES = ("satu", "dua", "tiga", "empat")
STATES = tuple(map(just, ("a", "b", "c")))
words = st.sampled_from(("", "kata", "kata lain", "é"))


@st.composite
def told(draw: st.DrawFn) -> tuple[dict[str, State], dict[str, dict[int, Said]], list[Said]]:
    """Facts each in its place, some of which nothing is told."""
    places = dict(zip(NAMES, draw(st.permutations(range(4))), strict=True))
    known: dict[str, dict[int, Said]] = {}
    for name in draw(st.lists(st.sampled_from(NAMES), unique=True)):
        some = draw(st.lists(st.sampled_from(STATES), unique_by=id))
        known[name] = {id(state): (places[name], draw(words), state) for state in some}
    stated = draw(st.lists(st.sampled_from(NAMES), unique=True))
    more: list[Said] = [
        (places[name], draw(words), None) for name in NAMES if name not in stated and draw(st.booleans())
    ]
    return {name: draw(st.sampled_from(STATES)) for name in stated}, known, more


@settings(max_examples=examples(300), deadline=None)
@given(told())
def test_words_are_those_in_python(given: tuple[dict[str, State], dict[str, dict[int, Said]], list[Said]]) -> None:
    assert loops.words_in_order(*given) == in_order(*given)


def test_words_are_held_once() -> None:
    said = "".join(("se", "buah", " kata"))
    before, state = sys.getrefcount(said), STATES[0]
    for _ in range(10):
        known: dict[str, dict[int, Said]] = {"satu": {id(state): (0, said, state)}, "dua": {}}
        assert loops.words_in_order({"satu": state}, known, [(1, said, None)]) == [said, said]
        assert loops.words_in_order({"satu": state, "dua": state}, known, []) is None
        del known
    assert sys.getrefcount(said) == before


SAID = (0, "kata", None)
NONSENSE: dict[str, tuple[Any, ...]] = {
    "what is told is a list": ({"satu": STATES[0]}, {"satu": {id(STATES[0]): [0, "kata", None]}}, []),
    "what is told is too short": ({}, {}, [(0, "kata")]),
    "a place that is none": ({}, {}, [("0", "kata", None)]),
    "a place far away": ({}, {}, [(1 << 70, "kata", None)]),
    "words that are none": ({}, {}, [(0, b"kata", None)]),
    "states that are known by nothing": ({"satu": STATES[0]}, {"satu": [SAID]}, []),
    "a tuple of more": ({}, {}, (SAID,)),
    "no facts": (None, {}, []),
    "nothing known": ({}, None, []),
    "too little": ({}, {}),
    "too much": ({}, {}, [], None),
}


@pytest.mark.parametrize("what", NONSENSE)
def test_nonsense_is_refused(what: str) -> None:
    with pytest.raises((TypeError, OverflowError)):
        loops.words_in_order(*NONSENSE[what])
