"""Guards are told from bit sets as from the terms themselves, as far as these are known."""

from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from asn_neutrality.engine.fast.guards import packed, teller
from asn_neutrality.logic.fold import Algebra, fold
from asn_neutrality.logic.shapes import All, Any, Constant, Leaf, Not
from asn_neutrality.symbolic.terms import Formula

TERMS = 4
LEAVES: st.SearchStrategy[Formula] = st.one_of(st.integers(0, TERMS - 1).map(Leaf), st.booleans().map(Constant))
FORMULAS: st.SearchStrategy[Formula] = st.recursive(
    LEAVES,
    lambda part: st.one_of(
        part.map(Not),
        st.lists(part, max_size=3).map(lambda parts: All(tuple(parts))),
        st.lists(part, max_size=3).map(lambda parts: Any(tuple(parts))),
    ),
    max_leaves=6,
)
STATES = st.lists(st.sampled_from((True, False, None)), min_size=TERMS, max_size=TERMS)


def holds(formula: Formula, terms: tuple[bool, ...]) -> bool:
    def refuse(*_: object) -> bool:
        raise AssertionError

    algebra: Algebra[int, bool] = Algebra(
        bool, lambda leaf: terms[leaf.test], lambda part: not part, all, any, refuse, refuse
    )
    return fold(formula, algebra)


def bit_sets(states: list[bool | None]) -> tuple[int, int]:
    """The terms that hold for certain, and those that may."""
    certain = sum(1 << number for number, state in enumerate(states) if state is True)
    return certain, sum(1 << number for number, state in enumerate(states) if state is not False)


@given(FORMULAS, STATES)
def test_a_value_holds_whatever_open_terms_are(formula: Formula, states: list[bool | None]) -> None:
    told = teller(packed(formula))(*bit_sets(states))
    ways = product(*((True, False) if state is None else (state,) for state in states))
    found = {holds(formula, terms) for terms in ways}
    assert told is None or found == {told}


@given(FORMULAS, st.lists(st.booleans(), min_size=TERMS, max_size=TERMS))
def test_where_no_term_is_open_no_guard_is(formula: Formula, states: list[bool | None]) -> None:
    terms = tuple(state is True for state in states)
    assert teller(packed(formula))(*bit_sets(states)) is holds(formula, terms)


def test_alternatives_of_terms_are_one_mask() -> None:
    assert packed(Any((Leaf(0), Leaf(2)))) == Leaf(0b101)
