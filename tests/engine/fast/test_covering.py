"""Terms leave no way out exactly where some term holds under every choice of classes."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_neutrality.engine.fast import covering
from asn_neutrality.engine.fast.covering import TooManyStepsError, Ways, covers, escapes

TERMS = 6
PASSED = st.integers(0, (1 << TERMS) - 1)
WAYS = st.lists(st.lists(PASSED, min_size=1, max_size=4).map(tuple), max_size=4).map(tuple)


def always_some(terms: int, ways: Ways) -> bool:
    """By trying every choice."""
    for chosen in product(*ways):
        held = terms
        for passed in chosen:
            held &= passed
        if not held:
            return False
    return True


@given(PASSED, WAYS)
def test_terms_cover_what_every_choice_of_classes_leaves_a_term_of(terms: int, ways: Ways) -> None:
    assert covers(terms, ways) is always_some(terms, ways)


def test_terms_that_only_together_leave_no_way_out_cover() -> None:
    # Two variables of two classes, and a term for each pair of classes.
    ways = ((0b0011, 0b1100), (0b0101, 0b1010))
    assert covers(0b1111, ways)
    assert not covers(0b0111, ways)


def test_too_many_branches_are_not_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(covering, "STEPS", 2)
    with pytest.raises(TooManyStepsError):
        covers(0b1111, ((0b0011, 0b1100), (0b0101, 0b1010)))


@given(PASSED, WAYS)
def test_a_way_out_that_is_soon_found_is_one(terms: int, ways: Ways) -> None:
    assert not (escapes(terms, ways) and always_some(terms, ways))


@given(PASSED, WAYS)
def test_a_fact_that_lets_nothing_pass_is_soon_found(terms: int, ways: Ways) -> None:
    if any(not terms & passed for way in ways for passed in way):
        assert escapes(terms, ways)
