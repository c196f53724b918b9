"""What was told of stated facts before, put in order."""

from __future__ import annotations

from collections.abc import Mapping

from asn_neutrality import native
from asn_neutrality.domain.records import State

Said = tuple[int, str, State | None]
"""The place of a fact, what is told of it, which may be nothing, and its state where it is stated."""


def words_in_order(
    stated: dict[str, State], known: Mapping[str, dict[int, Said]], more: list[Said]
) -> list[str] | None:
    """All words on facts and ``more``, by place, each fact in one; None where a state was not told of before.

    ``known`` has what was told of states by identity, for all facts of which something is told.
    """
    try:
        found = [known[name][id(state)] for name, state in stated.items() if name in known]
    except KeyError:
        return None
    return [words for _, words, _ in sorted((*found, *more), key=lambda said: said[0]) if words]


if native.loops is not None:
    words_in_order = native.loops.words_in_order
