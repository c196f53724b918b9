"""What was told of stated facts before, put in order."""

from __future__ import annotations

from asn_neutrality import native
from asn_neutrality.domain.records import State

Said = tuple[int, str, State | None]
"""The place of a fact, what is told of it, which may be nothing, and its state where it is stated."""


def in_order(stated: dict[str, State], known: dict[str, dict[int, Said]], more: list[Said]) -> list[str] | None:
    """All words on facts and ``more``, by place, of which each fact has its own; None where some were not told before.

    ``known`` has what was told of states by identity, for all facts of which something is told.
    """
    try:
        found = [known[name][id(state)] for name, state in stated.items() if name in known]
    except KeyError:
        return None
    return [words for _, words, _ in sorted((*found, *more), key=lambda said: said[0]) if words]


words_in_order = in_order if native.loops is None else native.loops.words_in_order
"""The same, in C where that is at hand."""
