"""A search for what makes several diagrams true finds it where there is any."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_neutrality.symbolic.diagrams import FALSE, TRUE, Diagrams, TooLargeError
from asn_neutrality.symbolic.meeting import Meeting

SIZES = (3, 2, 4, 2)


@st.composite
def diagrams(draw: st.DrawFn, store: Diagrams) -> int:
    """A disjunction of conjunctions of tests."""
    found = FALSE
    for _ in range(draw(st.integers(1, 3))):
        masks = draw(st.tuples(*(st.integers(1, (1 << size) - 1) for size in SIZES)))
        found = store.either(found, store.every(store.test(level, mask) for level, mask in enumerate(masks)))
    return draw(st.sampled_from((found, store.negate(found))))


def holds(store: Diagrams, node: int, codes: tuple[int, ...]) -> bool:
    while node > TRUE:
        node = store.child(node, codes[store.levels[node]])
    return node == TRUE


@given(st.data())
def test_finds_a_way_exactly_where_there_is_one(data: st.DataObject) -> None:
    store = Diagrams(SIZES)
    parts = [data.draw(diagrams(store)) for _ in range(data.draw(st.integers(1, 4)))]
    found = Meeting(store, {}).witness(parts)
    every = [codes for codes in product(*map(range, SIZES)) if all(holds(store, part, codes) for part in parts)]
    assert (found is not None) == bool(every)
    if found is not None:
        agreeing = [
            codes for codes in product(*map(range, SIZES)) if all(codes[at] == is_ for at, is_ in found.items())
        ]
        assert set(agreeing) <= set(every)


def test_what_is_preferred_is_tried_first() -> None:
    store = Diagrams(SIZES)
    part = store.test(0, 0b110)
    assert Meeting(store, {}).witness([part]) == {0: 1}
    assert Meeting(store, {0: (2, 1, 0)}).witness([part]) == {0: 2}


def test_too_many_steps_are_refused_until_counting_begins_anew() -> None:
    store = Diagrams(SIZES)
    parts = [store.either(store.test(0, 1), store.test(1, 1)), store.either(store.test(1, 2), store.test(2, 3))]
    meeting = Meeting(store, {}, limit=1)
    with pytest.raises(TooLargeError):
        meeting.witness(parts)
    patient = Meeting(store, {}, limit=4)
    assert patient.witness(parts) is not None
    patient.begin()
    assert patient.witness(parts) is not None
