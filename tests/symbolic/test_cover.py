"""A cover is what the union would say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_neutrality.symbolic import cover as module
from asn_neutrality.symbolic.cover import Cover
from asn_neutrality.symbolic.diagrams import FALSE, TRUE, Diagrams, TooLargeError

SIZES = (2, 3, 2, 4)


@st.composite
def nodes(draw: st.DrawFn, store: Diagrams) -> int:
    """A random diagram: a conjunction or disjunction of tests, perhaps negated."""
    levels = draw(st.lists(st.integers(0, len(SIZES) - 1), min_size=1, max_size=4))
    tests = [store.test(level, draw(st.integers(1, (1 << SIZES[level]) - 1))) for level in levels]
    made = store.every(tests) if draw(st.booleans()) else store.some(tests)
    return store.negate(made) if draw(st.booleans()) else made


@given(st.data())
def test_cover_equals_the_union(data: st.DataObject) -> None:
    store = Diagrams(SIZES)
    within = data.draw(nodes(store))
    parts = data.draw(st.lists(nodes(store), max_size=5))
    union = store.some(parts)
    assert Cover(store).holds(within, parts) is (store.both(within, store.negate(union)) == FALSE)


def test_nothing_covers_what_can_be_true_and_anything_what_cannot() -> None:
    cover = Cover(Diagrams(SIZES))
    assert not cover.holds(TRUE, ())
    assert cover.holds(FALSE, ())
    assert cover.holds(TRUE, (FALSE, TRUE))


def test_cover_that_takes_too_many_steps_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LIMIT", 0)
    store = Diagrams(SIZES)
    parts = [store.test(0, 0b01), store.both(store.test(0, 0b10), store.test(1, 0b111))]
    halves = [store.both(store.test(0, 0b10), store.test(2, 1 << code)) for code in range(2)]
    with pytest.raises(TooLargeError):
        Cover(store).holds(TRUE, [parts[0], *halves])
