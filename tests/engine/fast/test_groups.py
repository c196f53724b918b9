"""Facts looked up one after the other."""

from __future__ import annotations

from math import prod

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_neutrality.engine.fast import groups
from asn_neutrality.engine.fast.groups import COMBINATIONS, Tree, grouped

SIZES = st.lists(st.lists(st.integers(2, 60), min_size=1, max_size=3), max_size=10)


@given(SIZES)
def test_blocks_stay_whole_and_every_fact_is_in_one_group(by_block: list[list[int]]) -> None:
    blocks = [[f"fact{place}.{n}" for n in range(len(sizes))] for place, sizes in enumerate(by_block)]
    sizes = {
        name: size
        for block, found in zip(blocks, by_block, strict=True)
        for name, size in zip(block, found, strict=True)
    }
    found = grouped(blocks, sizes)
    assert sorted(name for group in found for name in group) == sorted(sizes)
    for block in blocks:
        assert sum(not set(block).isdisjoint(group) for group in found) == 1
    for group in found:
        together = sum(not set(block).isdisjoint(group) for block in blocks)
        assert together == 1 or prod(sizes[name] for name in group) <= COMBINATIONS


def test_what_was_put_is_got_and_nothing_else() -> None:
    tree = Tree()
    tree.put(["x", "y"], 5)
    tree.put(["x", "z"], 0)
    assert [tree.get(keys) for keys in (["x", "y"], ["x", "z"], ["y", "x"], ["x", "w"])] == [5, 0, None, None]
    assert tree.tables == {"x": {"y": 5, "z": 0}}


def test_tables_are_emptied_before_they_hold_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(groups, "REMEMBERED", 2)
    tree = Tree()
    tables = tree.tables
    for number in range(3):
        tree.put([number], number)
    assert tree.tables is tables  # which functions look up in
    assert tables == {2: 2}
