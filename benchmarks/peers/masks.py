"""Answers of engines of columns: for each rule which events violate it."""

from __future__ import annotations

from collections.abc import Sequence


def ids_by_row(ids: Sequence[str], masks: Sequence[Sequence[bool | None]]) -> list[list[str]]:
    """The ids of each event, from one column of truths for each rule."""
    return [[id_ for id_, met in zip(ids, row, strict=True) if met] for row in zip(*masks, strict=True)]
