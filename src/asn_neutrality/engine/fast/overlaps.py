"""Sets of bits by how much they have in common with another."""

from __future__ import annotations

from asn_neutrality import native


class Overlaps:
    """Sets, known by place, each as bits of one number."""

    def __init__(self, sets: tuple[int, ...], /) -> None:
        self._sets = sets

    def few(self, some: int, /) -> tuple[list[int], list[int]]:
        """Those that have nothing in common with some bits of theirs, and those that have one."""
        common = [(each & some).bit_count() for each in self._sets]
        none, one = ([place for place, count in enumerate(common) if count == most] for most in (0, 1))
        return none, one


def overlaps(sets: tuple[int, ...]) -> Overlaps:
    """In C where that is at hand."""
    return Overlaps(sets) if native.loops is None else native.loops.Overlaps(sets)
