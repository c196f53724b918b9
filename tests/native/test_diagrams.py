"""Decision diagrams in C: node for node as in Python, whatever is asked of them."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_neutrality.symbolic import covering, diagrams, restriction, store
from asn_neutrality.symbolic.cover import Cover
from asn_neutrality.symbolic.nodes import FALSE, NO_LEVEL, TRUE, TooLargeError
from tests.native.stores import FULL, SIZES, loops, stores

LEVELS = st.integers(0, len(SIZES) - 1)


def masks(size: int) -> st.SearchStrategy[int]:
    """Masks of some, of one and of many classes."""
    some = st.sets(st.integers(0, size - 1), min_size=1, max_size=4)
    return some.map(lambda codes: sum(1 << code for code in codes)).flatmap(
        lambda mask: st.sampled_from((mask, ((1 << size) - 1) & ~mask or mask))
    )


some_masks = st.fixed_dictionaries({}, optional={n: masks(size) for n, size in enumerate(SIZES)})
some_codes = st.fixed_dictionaries({}, optional={n: st.integers(0, size - 1) for n, size in enumerate(SIZES)})
numbers = st.integers(0, 1_000_000)


@st.composite
def steps(draw: st.DrawFn) -> list[tuple[Any, ...]]:
    """What is done one after the other; nodes are the results of earlier steps, by number."""
    tests = st.tuples(st.just("test"), LEVELS).flatmap(
        lambda each: st.tuples(st.just("test"), st.just(each[1]), masks(SIZES[each[1]]))
    )
    other = st.one_of(
        st.tuples(st.just("both"), numbers, numbers),
        st.tuples(st.just("negate"), numbers),
        st.tuples(st.just("project"), numbers, st.sets(LEVELS), st.booleans()),
        st.tuples(st.just("fix"), numbers, some_codes),
        st.tuples(st.just("meet"), numbers, numbers, st.one_of(st.none(), LEVELS)),
        st.tuples(st.just("narrow"), some_masks, st.lists(numbers, min_size=1, max_size=4)),
        st.tuples(st.just("alone"), st.lists(numbers, max_size=4), numbers, numbers, st.integers(0, 20)),
        st.tuples(st.just("touching"), numbers, st.lists(numbers, max_size=4)),
        st.tuples(st.just("covers"), numbers, st.lists(numbers, max_size=4)),
    )
    return draw(st.lists(tests, min_size=3, max_size=8)) + draw(st.lists(st.one_of(tests, other, other), max_size=20))


class Run:
    """The steps on one store, and what came of them."""

    def __init__(self, where: Any, way: Any) -> None:
        self.store = where
        self.way = way
        self.memos: dict[int, Any] = {}
        self.cover = way.Covering(where)
        self.found: list[int] = [FALSE, TRUE]

    def node(self, number: int) -> int:
        return self.found[number % len(self.found)]

    def take(self, step: tuple[Any, ...]) -> object:
        """What comes of a step."""
        name, *given = step
        answer = getattr(self, f"_{name}")(*given)
        if type(answer) is int:
            self.found.append(answer)
        return answer

    def _test(self, level: int, mask: int) -> int:
        rest = FULL[level] & ~mask
        answer: int = self.store.node(level, [(mask, TRUE), (rest, FALSE)] if rest else [(mask, TRUE)])
        return answer

    def _both(self, f: int, g: int) -> object:
        return self.store.both(self.node(f), self.node(g))

    def _negate(self, f: int) -> object:
        return self.store.negate(self.node(f))

    def _project(self, f: int, levels: set[int], kept: bool) -> object:
        away = sum(1 << level for level in levels)
        memo = self.memos.setdefault(away, self.way.Memo()) if kept else None
        return self.store.project(self.node(f), away, memo)

    def _fix(self, f: int, codes: dict[int, int]) -> object:
        return self.store.fix(self.node(f), codes)

    def _meet(self, f: int, g: int, but: int | None) -> object:
        return self.store.meet(self.node(f), self.node(g), but)

    def _narrow(self, known: dict[int, int], functions: list[int]) -> object:
        nodes = [self.node(f) for f in functions]
        here = self.way.Restriction(self.store, self.store, known)
        there = type(self.store)([known.get(level, full) for level, full in enumerate(FULL)], 100_000)
        away = self.way.Restriction(self.store, there, known)
        self.found.extend(map(here, nodes))
        some = sum(1 << place for place, f in enumerate(functions) if f % 3)
        found = here.impossible(nodes)
        assert self.way.Restriction(self.store, self.store, known).impossible(nodes, some) == found & some
        assert here.impossible(nodes, some) == found & some
        more = dict(list(known.items())[::2])
        first = self.way.Restriction(self.store, self.store, {n: FULL[n] & ~mask for n, mask in more.items()})
        assert self.way.Restriction(self.store, self.store, known).after(first, nodes) == (
            *map(here, map(first, nodes)),
        )
        return [*map(here, nodes)], [*map(away, nodes)], found, told(there)

    def _touching(self, f: int, others: list[int]) -> object:
        return self.store.touching(self.node(f), tuple(map(self.node, others)))

    def _alone(self, functions: list[int], f: int, g: int, limit: int) -> object:
        there, nodes = self.store.alone([self.node(number) for number in functions])
        where = [FALSE, TRUE, *nodes]
        joined = there.both(where[f % len(where)], there.negate(where[g % len(where)]))
        before, self.store.limit = self.store.limit, limit
        small = attempt(lambda: self.store.alone(self.found[-3:])[1])
        self.store.limit = before
        assert (type(there), there.full, there.limit) == (type(self.store), self.store.full, before)
        return nodes, joined, told(there), small

    def _covers(self, within: int, parts: list[int]) -> object:
        return self.cover.holds(self.node(within), list(map(self.node, parts)), 100_000)


class Python:
    """The like of the loops."""

    Memo, Restriction, Covering = store.Memo, restriction.Restriction, covering.Covering


def told(where: Any) -> object:
    """All that a store tells."""
    size = range(len(where))
    views = (where.levels, where.edges, where.below)
    return where.steps, [[view[node] for node in size] for view in views]


def attempt(work: Callable[[], object]) -> object:
    """What comes of it, or which error."""
    try:
        return work()
    except TooLargeError as error:
        return repr(error)


@given(steps())
def test_what_is_done_gives_the_same_nodes_with_the_same_numbers(given: list[tuple[Any, ...]]) -> None:
    python, c = (Run(where, way) for where, way in zip(stores(), (Python, loops), strict=True))
    for step in given:
        assert c.take(step) == python.take(step)
    assert told(c.store) == told(python.store)


@given(steps(), st.integers(1, 60))
def test_what_is_too_large_is_so_at_the_same_step(given: list[tuple[Any, ...]], limit: int) -> None:
    python, c = (Run(where, way) for where, way in zip(stores(limit), (Python, loops), strict=True))
    for step in given:
        assert attempt(partial(c.take, step)) == attempt(partial(python.take, step))
    assert told(c.store) == told(python.store)


@given(steps(), numbers, st.lists(numbers, max_size=6), st.integers(0, 5))
def test_searches_take_the_same_steps(given: list[tuple[Any, ...]], within: int, parts: list[int], limit: int) -> None:
    python, c = (Run(where, way) for where, way in zip(stores(), (Python, loops), strict=True))
    for step in given:
        assert c.take(step) == python.take(step)
    ask = [
        lambda run=run: run.cover.holds(run.node(within), [run.node(part) for part in parts], limit)
        for run in (c, python)
    ]
    assert attempt(ask[0]) == attempt(ask[1])


# -- Nodes that are there already --------------------------------------------------------------------------------------


def columns(where: store.Store) -> tuple[Any, ...]:
    """All nodes of a store as columns."""
    edges = [where.edges[node] for node in range(len(where))]
    of = list(dict.fromkeys(mask for each in edges for mask, _ in each))
    return (
        array("I", where.levels),
        array("I", map(len, edges)),
        array("I", [of.index(mask) for each in edges for mask, _ in each]),
        array("I", [child for each in edges for _, child in each]),
        tuple(of),
    )


@given(steps(), steps())
def test_a_filled_store_goes_on_as_the_one_that_it_was_filled_from(
    before: list[tuple[Any, ...]], after: list[tuple[Any, ...]]
) -> None:
    python = Run(stores()[0], Python)
    for step in before:
        python.take(step)
    filled: list[Any] = [*stores()]
    for each in filled:
        each.fill(*columns(python.store))
    runs = [Run(each, way) for each, way in zip(filled, (Python, loops), strict=True)]
    for run in runs:
        run.found = list(python.found)
    for step in after:
        assert runs[0].take(step) == runs[1].take(step)
    assert told(runs[0].store) == told(runs[1].store)


def test_nodes_that_were_left_out_cannot_be_asked_for() -> None:
    for each in stores():
        each.fill(
            array("I", (NO_LEVEL, NO_LEVEL, NO_LEVEL, 2)),
            array("I", (0, 0, 0, 2)),
            array("I", (0, 1)),
            array("I", (0, 1)),
            (1, 2),
        )
        assert each.levels[2] == NO_LEVEL
        assert each.edges[3] == ((1, FALSE), (2, TRUE))
        assert each.negate(3) == 4
        with pytest.raises(LookupError):
            each.edges[2]
    with pytest.raises(LookupError):
        stores()[1].both(2, 1)


@pytest.mark.parametrize(
    "wrong",
    [
        ((NO_LEVEL, NO_LEVEL, 6), (0, 0, 1), (0,), (1,), (1,)),  # no such level
        ((NO_LEVEL, NO_LEVEL, 2), (0, 0, 2), (0,), (1,), (1,)),  # edges that are not there
        ((NO_LEVEL, NO_LEVEL, 2), (0, 0, 1), (0,), (2,), (1,)),  # its own child
        ((NO_LEVEL, NO_LEVEL, 2, 2), (0, 0, 1, 1), (0, 0), (1, 2), (1,)),  # a child of the same level
        ((NO_LEVEL, NO_LEVEL, NO_LEVEL, 2), (0, 0, 0, 1), (0,), (2,), (1,)),  # a child that was left out
        ((NO_LEVEL, NO_LEVEL, NO_LEVEL), (0, 0, 1), (0,), (1,), (1,)),  # no level, but edges
        ((NO_LEVEL, NO_LEVEL, 2), (0, 0, 1), (1,), (1,), (1,)),  # no such mask
        ((NO_LEVEL, NO_LEVEL, 2), (0, 0, 1), (0,), (1,), (1 << 64,)),  # classes that there are not
        ((NO_LEVEL, NO_LEVEL, 2), (0, 0), (0,), (1,), (1,)),
        ((NO_LEVEL, NO_LEVEL, 2), (0, 0, 1), (0, 0), (1,), (1,)),
    ],
)
def test_columns_that_are_no_nodes_are_refused(wrong: tuple[tuple[int, ...], ...]) -> None:
    where = stores()[1]
    with pytest.raises(ValueError, match=r"."):
        where.fill(*(array("I", column) for column in wrong[:4]), wrong[4])
    assert where.both(TRUE, FALSE) == FALSE


def test_columns_of_another_kind_are_refused() -> None:
    where = stores()[1]
    good = columns(stores()[0])
    for place in range(4):
        for bad in (array("Q", (1, 2)), [1, 2], None):
            with pytest.raises((ValueError, TypeError)):
                where.fill(*good[:place], bad, *good[place + 1 :])
    with pytest.raises(TypeError):
        where.fill(*good[:4], [1])
    where.fill(*good)
    where.node(0, [(1, TRUE), (2, FALSE)])
    with pytest.raises(ValueError, match="already"):
        where.fill(*good)


def test_loops_are_those_that_the_library_uses() -> None:
    kinds = (diagrams.Diagrams, diagrams.Cofactor, type(Cover(diagrams.Diagrams())._covering))
    assert [each.__mro__[-2].__module__ for each in kinds] == ["asn_neutrality.native._native"] * 3
