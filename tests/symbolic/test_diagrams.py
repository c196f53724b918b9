"""Decision diagrams against truth tables: the laws of their algebra, quantifiers, restriction, witnesses."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from itertools import product
from weakref import ref

import pytest
from attrs import define
from hypothesis import given
from hypothesis import strategies as st

from asn_neutrality.symbolic.diagrams import FALSE, TRUE, Cofactor, Diagrams, Memo, TooLargeError

SIZES = (2, 3, 2, 4)
World = tuple[int, ...]
WORLDS = tuple(product(*(range(size) for size in SIZES)))
some_levels = st.sets(st.integers(0, len(SIZES) - 1)).map(frozenset)


@define(frozen=True)
class Function:
    """A function of the variables, as it is built and as it is."""

    build: Callable[[Diagrams], int]
    table: frozenset[World]


def _test(level: int, mask: int) -> Function:
    return Function(
        lambda store: store.test(level, mask), frozenset(world for world in WORLDS if mask >> world[level] & 1)
    )


def _negated(part: Function) -> Function:
    return Function(lambda store: store.negate(part.build(store)), frozenset(WORLDS) - part.table)


def _every(parts: list[Function]) -> Function:
    table = frozenset(WORLDS).intersection(*(part.table for part in parts))
    return Function(lambda store: store.every(part.build(store) for part in parts), table)


def _some(parts: list[Function]) -> Function:
    table = frozenset[World]().union(*(part.table for part in parts))
    return Function(lambda store: store.some(part.build(store) for part in parts), table)


def functions() -> st.SearchStrategy[Function]:
    leaves = st.builds(_test, st.integers(0, len(SIZES) - 1), st.integers(0, 15))
    return st.recursive(
        leaves,
        lambda part: st.one_of(
            part.map(_negated), st.lists(part, max_size=3).map(_every), st.lists(part, max_size=3).map(_some)
        ),
        max_leaves=8,
    )


def holds(store: Diagrams, f: int, world: World) -> bool:
    """Follows one path of a diagram down."""
    while f > TRUE:
        f = store.child(f, world[store.levels[f]])
    return f == TRUE


def table(store: Diagrams, f: int, worlds: tuple[World, ...] = WORLDS) -> frozenset[World]:
    return frozenset(world for world in worlds if holds(store, f, world))


def same_but(world: World, levels: frozenset[int]) -> Iterator[World]:
    """The worlds that differ from this one at these levels only."""
    return (other for other in WORLDS if all(other[n] == world[n] for n in range(len(SIZES)) if n not in levels))


@given(functions())
def test_diagram_is_its_truth_table(function: Function) -> None:
    store = Diagrams(SIZES)
    assert table(store, function.build(store)) == function.table


@given(functions(), functions())
def test_equal_functions_are_equal_integers(one: Function, other: Function) -> None:
    store = Diagrams(SIZES)
    assert (one.build(store) == other.build(store)) == (one.table == other.table)


@given(functions(), functions(), functions())
def test_laws_of_boolean_algebra_are_equalities(x: Function, y: Function, z: Function) -> None:
    store = Diagrams(SIZES)
    f, g, h = x.build(store), y.build(store), z.build(store)
    both, either, negate = store.both, store.either, store.negate
    assert negate(negate(f)) == f
    assert both(f, negate(f)) == FALSE
    assert either(f, negate(f)) == TRUE
    assert (both(f, g), either(f, g)) == (both(g, f), either(g, f))
    assert both(f, both(g, h)) == both(both(f, g), h)
    assert both(f, either(g, h)) == either(both(f, g), both(f, h))
    assert negate(both(f, g)) == either(negate(f), negate(g))
    assert both(f, either(f, g)) == f


@given(functions(), some_levels)
def test_quantifiers_look_at_every_value_of_their_variables(function: Function, levels: frozenset[int]) -> None:
    store = Diagrams(SIZES)
    f = function.build(store)
    some, every = (table(store, quantified(f, levels)) for quantified in (store.exists, store.always))
    for world in WORLDS:
        among = [other in function.table for other in same_but(world, levels)]
        assert ((world in some), (world in every)) == (any(among), all(among))


@given(functions())
def test_support_is_the_variables_whose_change_alone_can_change_the_function(function: Function) -> None:
    store = Diagrams(SIZES)
    matters = {
        level
        for level in range(len(SIZES))
        for world in WORLDS
        if len({other in function.table for other in same_but(world, frozenset((level,)))}) > 1
    }
    assert store.support(function.build(store)) == matters


@given(functions())
def test_witness_makes_the_function_true_whatever_it_leaves_out(function: Function) -> None:
    store = Diagrams(SIZES)
    found = store.witness(function.build(store))
    assert (found is None) == (not function.table)
    if found is not None:
        assert {world for world in WORLDS if all(world[n] == code for n, code in found.items())} <= function.table


def test_witness_takes_the_least_classes() -> None:
    store = Diagrams(SIZES)
    assert store.witness(store.test(3, 0b1100)) == {3: 2}
    assert store.witness(TRUE) == {}


@given(functions(), st.dictionaries(st.integers(0, len(SIZES) - 1), st.integers(0, 1)))
def test_fixing_variables_leaves_a_function_of_the_others(function: Function, codes: dict[int, int]) -> None:
    store = Diagrams(SIZES)
    memo = Memo()
    fixed = store.fix(function.build(store), codes, memo)
    assert store.fix(function.build(store), codes, memo) == fixed
    for world in WORLDS:
        there = tuple(codes.get(level, code) for level, code in enumerate(world))
        assert holds(store, fixed, world) == (there in function.table)
    assert not store.support(fixed) & codes.keys()


@given(functions(), st.tuples(*(st.integers(1, (1 << size) - 1) for size in SIZES)))
def test_cofactor_is_the_function_where_every_variable_is_in_its_mask(function: Function, masks: World) -> None:
    store = Diagrams(SIZES)
    f = function.build(store)
    restrict = Cofactor(store, dict(enumerate(masks)))
    inside = tuple(world for world in WORLDS if all(mask >> code & 1 for mask, code in zip(masks, world, strict=True)))
    assert table(restrict.diagrams, restrict(f), inside) == function.table & set(inside)
    settled = {level for level, mask in enumerate(masks) if mask.bit_count() == 1}
    assert not restrict.diagrams.support(restrict(f)) & settled


@given(functions(), functions(), st.tuples(*(st.integers(1, (1 << size) - 1) for size in SIZES)))
def test_cofactors_are_equal_exactly_where_the_functions_agree_inside(
    one: Function, other: Function, masks: World
) -> None:
    store = Diagrams(SIZES)
    restrict = Cofactor(store, dict(enumerate(masks)))
    inside = {world for world in WORLDS if all(mask >> code & 1 for mask, code in zip(masks, world, strict=True))}
    same = restrict(one.build(store)) == restrict(other.build(store))
    assert same == (one.table & inside == other.table & inside)


def test_variable_that_is_not_masked_keeps_all_its_classes() -> None:
    store = Diagrams(SIZES)
    restrict = Cofactor(store, {0: 0b01})
    assert restrict.diagrams.full == [0b01, 0b111, 0b11, 0b1111]


def test_test_of_no_class_is_false_and_of_every_class_true() -> None:
    store = Diagrams(SIZES)
    assert (store.test(1, 0), store.test(1, 0b1000), store.test(1, 0b111)) == (FALSE, FALSE, TRUE)


def test_nodes_are_counted_once_and_true_and_false_not_at_all() -> None:
    store = Diagrams(SIZES)
    f, g = store.test(0, 1), store.test(1, 1)
    assert (store.count(TRUE), store.count(f), store.count(store.both(f, g))) == (0, 1, 2)
    assert store.count(store.either(store.both(f, g), store.both(store.negate(f), store.negate(g)))) == 3


def test_diagram_larger_than_its_limit_is_refused() -> None:
    store = Diagrams([2] * 8, limit=10)
    with pytest.raises(TooLargeError):
        store.every(store.either(store.test(n, 1), store.test(n + 4, 1)) for n in range(4))
    assert len(store) <= 11


@given(functions(), functions(), st.sampled_from((None, *range(len(SIZES)))))
def test_functions_meet_where_one_event_makes_both_true_or_two_that_differ_in_one_variable(
    one: Function, other: Function, but: int | None
) -> None:
    store = Diagrams(SIZES)
    f, g = one.build(store), other.build(store)
    free = frozenset(() if but is None else (but,))
    known = len(store)
    assert store.meet(f, g, but) == any(there in other.table for world in one.table for there in same_but(world, free))
    assert len(store) == known


def test_a_search_for_an_event_is_bounded_as_the_nodes_are() -> None:
    store = Diagrams((2,) * 16)
    odd = FALSE
    for level in range(16):
        one = store.test(level, 0b10)
        odd = store.either(store.both(odd, store.negate(one)), store.both(one, store.negate(odd)))
    store.limit = 3
    with pytest.raises(TooLargeError):
        store.meet(odd, store.negate(odd))


@given(functions(), some_levels)
def test_a_memo_of_quantified_variables_changes_nothing(function: Function, levels: frozenset[int]) -> None:
    store = Diagrams(SIZES)
    memo = Memo()
    f = function.build(store)
    for each in (f, store.negate(f), f):
        assert store.exists(each, levels, memo) == store.exists(each, levels)
        assert store.always(each, levels, memo) == store.always(each, levels)


@pytest.mark.parametrize(
    "use",
    [
        lambda store, f: store.exists(f, {1}),
        lambda store, f: store.always(f, {1}),
        lambda store, f: store.fix(f, {1: 0}),
        lambda store, f: store.meet(f, store.negate(f)),
        lambda store, f: Cofactor(store, {1: 0b11})(f),
        lambda store, f: store.witness(f),
    ],
)
def test_store_goes_with_all_its_nodes_as_soon_as_nobody_has_it(use: Callable[[Diagrams, int], object]) -> None:
    store = Diagrams(SIZES)
    use(store, store.either(store.test(0, 0b01), store.both(store.test(1, 0b101), store.test(3, 0b1001))))
    there = ref(store)
    gc.disable()  # which would find it anyway, some time later
    try:
        del store
        assert there() is None
    finally:
        gc.enable()
