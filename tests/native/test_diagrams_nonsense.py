"""Decision diagrams in C are safe from nonsense, and go with all their nodes."""

from __future__ import annotations

import gc
from collections.abc import Callable
from typing import Any
from weakref import ref

import pytest
from attrs import define

from asn_neutrality.symbolic.nodes import FALSE, TRUE
from tests.native.stores import FULL, Small, loops, stores


@define
class Here:
    """A store in C and a node of it."""

    where: Any
    f: int


class Wrong:
    """What has items that are no pairs."""

    def items(self) -> list[object]:
        """None of them is a pair."""
        return [1, (1,), None]


def narrowed(here: Here) -> Any:
    """A restriction of the store."""
    return loops.Restriction(here.where, here.where, {2: 1})


NO_NODES = (-1, 99, 1 << 70, None, "1", 1.0)


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ((), TypeError),
        (([TRUE], 1, 1), TypeError),
        (([TRUE], "1"), TypeError),
        (([TRUE], 1.0), TypeError),
        ((7, 1), TypeError),
        (([TRUE], 1 << 200), OverflowError),
    ],
)
def test_what_is_no_mask_of_places_is_refused(given: tuple[Any, ...], error: type[Exception]) -> None:
    where = stores()[1]
    with pytest.raises(error):
        loops.Restriction(where, where, {2: 1}).impossible(*given)


def test_places_beyond_the_last_are_none() -> None:
    where = stores()[1]
    narrow = loops.Restriction(where, where, {2: 1})
    assert narrow.impossible([TRUE, FALSE], -1) == narrow.impossible([TRUE, FALSE], 0b1110) == 0b10
    assert narrow.impossible([], -1) == narrow.impossible([TRUE, FALSE], 0b1101) == 0
    assert narrow.impossible([FALSE] * 64, -1) == (1 << 64) - 1


@pytest.mark.parametrize("wrong", NO_NODES)
def test_what_is_no_node_is_refused(wrong: Any) -> None:
    where = stores()[1]
    there = where.node(2, [(1, TRUE), (2, FALSE)])
    narrow = loops.Restriction(where, where, {2: 1})
    uses: tuple[Callable[[], object], ...] = (
        lambda: where.both(wrong, there),
        lambda: where.both(there, wrong),
        lambda: where.negate(wrong),
        lambda: where.project(wrong, 1),
        lambda: where.fix(wrong, {}),
        lambda: where.meet(there, wrong),
        lambda: where.child(wrong, 0),
        lambda: where.alone([there, wrong]),
        lambda: where.touching(there, (wrong,)),
        lambda: where.touching(wrong, ()),
        lambda: narrow.after(narrow, [wrong]),
        lambda: where.node(0, [(1, wrong)]),
        lambda: narrow(wrong),
        lambda: narrow.impossible([there, wrong]),
        lambda: loops.Covering(where).holds(wrong, [], 1),
        lambda: loops.Covering(where).holds(there, [wrong], 1),
    )
    for use in uses:
        with pytest.raises(LookupError):
            use()
    for view in (where.levels, where.edges, where.below):
        with pytest.raises((LookupError, TypeError)):
            view[wrong]


@pytest.mark.parametrize(
    "use",
    [
        lambda here: here.where.node(6, [(1, TRUE)]),
        lambda here: here.where.node(-1, [(1, TRUE)]),
        lambda here: here.where.node(3, [(1, here.f)]),
        lambda here: here.where.node(2, [(1, here.f)]),
        lambda here: here.where.node(0, [(1 << 64, TRUE), (1, FALSE)]),
        lambda here: here.where.node(0, [1]),
        lambda here: here.where.node(0, 1),
        lambda here: here.where.node(0, [("1", TRUE)]),
        lambda here: here.where.both(here.f),
        lambda here: here.where.meet(here.f, here.f, 6),
        lambda here: here.where.meet(here.f, here.f, None, None),
        lambda here: here.where.project(here.f, "1"),
        lambda here: here.where.project(here.f, 1 << 64),
        lambda here: here.where.project(here.f, 1, {}),
        lambda here: here.where.fix(here.f, {6: 0}),
        lambda here: here.where.fix(here.f, {2: -1}),
        lambda here: here.where.fix(here.f, {2: "1"}),
        lambda here: here.where.fix(here.f, 1),
        lambda here: here.where.fix(here.f, Wrong()),
        lambda here: loops.Restriction(here.where, here.where, Wrong()),
        lambda here: here.where.child(here.f, -1),
        lambda here: here.where.touching(here.f, [here.f]),
        lambda here: here.where.alone(here.f),
        lambda here: narrowed(here).after(here.where, [here.f]),
        lambda here: narrowed(here).after(loops.Restriction(here.where, stores()[1], {}), [here.f]),
        lambda here: narrowed(here).after(narrowed(here), here.f),
        lambda here: narrowed(here).after(narrowed(here)),
        lambda here: loops.Restriction(here.where, here.where, {6: 1}),
        lambda here: loops.Restriction(here.where, here.where, {0: 1 << 64}),
        lambda here: loops.Restriction(here.where, here.where, [1]),
        lambda here: loops.Restriction(here.where, Small(FULL[:3], 10), {}),
        lambda here: loops.Restriction(here.where, Small([1] * 6, 10), {0: 1}),
        lambda here: loops.Restriction(here.where, None, {}),
        lambda _: loops.Covering(None),
        lambda _: loops.Store(1, 1),
        lambda _: loops.Store(["1"], 1),
        lambda _: loops.Store([-1 << 64], 1),
    ],
)
def test_nonsense_is_an_error_and_the_store_goes_on(use: Callable[[Here], object]) -> None:
    where = stores()[1]
    f = where.node(2, [(1, TRUE), (2, FALSE)])
    with pytest.raises((LookupError, ValueError, TypeError, OverflowError, AttributeError)):
        use(Here(where, f))
    assert where.both(f, where.negate(f)) == FALSE
    assert len(where) == 4


def test_a_class_that_there_is_not_leads_nowhere() -> None:
    for where in stores():
        f = where.node(2, [(1, TRUE), (2, FALSE)])
        assert (where.child(f, 1 << 40), where.fix(f, {2: 1 << 40}), where.child(f, 0)) == (FALSE, FALSE, TRUE)


def test_what_was_not_begun_is_of_no_use() -> None:
    bare = [kind.__new__(kind) for kind in (loops.Store, loops.Restriction, loops.Covering)]
    where, narrow, cover = bare
    uses: tuple[Callable[[], object], ...] = (
        lambda: where.both(0, 1),
        lambda: where.negate(0),
        lambda: where.node(0, []),
        lambda: where.fill(None, None, None, None, ()),
        lambda: where.levels,
        lambda: where.alone([]),
        lambda: narrow(0),
        lambda: narrow.impossible([0]),
        lambda: narrow.after(narrow, [0]),
        lambda: where.touching(0, ()),
        lambda: cover.holds(0, [], 1),
        lambda: loops.Restriction(where, where, {}),
        lambda: loops.Covering(where),
    )
    for use in uses:
        with pytest.raises(RuntimeError):
            use()
    assert len(where) == 0
    with pytest.raises(RuntimeError):
        Small.__init__(stores()[1], FULL, 1)


def test_edges_that_are_made_meanwhile_may_use_the_store() -> None:
    for where in stores():

        def edges(where: Any = where) -> Any:
            for code in range(3):
                yield 1 << code, where.node(2, [(1, TRUE), (2, FALSE)]) if code else TRUE

        f = where.node(0, edges())
        assert where.edges[f] == ((1, TRUE), (6, where.child(f, 2)))


def test_a_store_without_its_error_says_so() -> None:
    where = loops.Store(FULL, 1)
    with pytest.raises(AttributeError, match="too_large"):
        where.node(2, [(1, TRUE), (2, FALSE)])


def test_more_variables_than_calls_may_nest_is_a_recursion_error() -> None:
    many = 20_000
    where = Small([3] * many, many + 9)
    f = TRUE
    for level in reversed(range(many)):
        f = where.node(level, [(1, f), (2, FALSE)])
    with pytest.raises(RecursionError):
        where.negate(f)
    with pytest.raises(RecursionError):
        where.alone([f])
    with pytest.raises(RecursionError):
        loops.Restriction(where, where, {}).impossible([f])
    assert where.negate(where.node(0, [(1, TRUE), (2, FALSE)])) > TRUE


def test_nothing_is_left_of_a_store() -> None:
    where = stores()[1]
    f = where.node(2, [(1, TRUE), (2, FALSE)])
    uses = [loops.Restriction(where, where, {2: 1}), loops.Covering(where), where.levels, where.edges, where.below]
    assert uses[0](f) == TRUE
    there = ref(where)
    gc.disable()
    try:
        del where
        assert there() is not None
        uses.clear()
        assert there() is None
    finally:
        gc.enable()
