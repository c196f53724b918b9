"""Covers of random sets by brute force."""

from __future__ import annotations

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from asn_neutrality.comparison.cubes import Cube, Search, count, together
from asn_neutrality.symbolic.diagrams import FALSE, Diagrams
from tests.pace import examples

SIZES = (2, 3, 4, 2)
POINTS = tuple(product(*(range(size) for size in SIZES)))
Points = frozenset[tuple[int, ...]]

point_sets = st.frozensets(st.sampled_from(POINTS), max_size=len(POINTS))


def diagram(store: Diagrams, points: Points) -> int:
    """The points as a diagram."""
    each = (store.every(store.test(level, 1 << code) for level, code in enumerate(point)) for point in sorted(points))
    return store.some(each)


def inside(cube: Cube) -> Points:
    """The points of a cube."""
    return frozenset(point for point in POINTS if all(mask >> point[level] & 1 for level, mask in cube.items()))


def searched(region: Points, care: Points) -> tuple[Search, Diagrams]:
    store = Diagrams(SIZES)
    return Search(store, diagram(store, region), diagram(store, care), (3, 1, 0, 2)), store


@given(point_sets, point_sets)
@settings(max_examples=examples(150))
def test_cover_is_the_region_wherever_it_matters(region: Points, care: Points) -> None:
    search, _ = searched(region, care)
    cover = search.cover(100)
    covered = frozenset[tuple[int, ...]]().union(*map(inside, cover.cubes))
    assert cover.left == FALSE
    assert covered & care == region & care


@given(point_sets, point_sets)
@settings(max_examples=examples(150))
def test_no_cube_can_be_widened_by_a_single_class(region: Points, care: Points) -> None:
    search, store = searched(region, care)
    for cube in search.cover(100).cubes:
        for level, mask in cube.items():
            for code in range(SIZES[level]):
                if not mask >> code & 1:
                    assert inside({**cube, level: mask | 1 << code}) & care - region
            assert mask != store.full[level]


@given(point_sets, point_sets)
@settings(max_examples=examples(150))
def test_no_cube_is_superfluous(region: Points, care: Points) -> None:
    search, _ = searched(region, care)
    cubes = search.cover(100).cubes
    for place in range(len(cubes)):
        rest = frozenset[tuple[int, ...]]().union(*map(inside, cubes[:place] + cubes[place + 1 :]))
        assert rest & care != region & care


@given(point_sets)
@settings(max_examples=examples(100))
def test_broken_off_cover_knows_what_it_leaves_out(region: Points) -> None:
    search, store = searched(region, frozenset(POINTS))
    cover = search.cover(2)
    covered = frozenset[tuple[int, ...]]().union(*map(inside, cover.cubes))
    assert covered <= region
    assert count(store, cover.left, range(len(SIZES))) == len(region - covered)


@given(st.lists(point_sets, min_size=1, max_size=3))
@settings(max_examples=examples(100))
def test_diagrams_are_together_where_some_point_is_in_all(sets: list[Points]) -> None:
    store = Diagrams(SIZES)
    assert together(store, [diagram(store, points) for points in sets]) is bool(frozenset(POINTS).intersection(*sets))
