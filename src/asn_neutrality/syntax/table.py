"""lark's parse table in one order: lark numbers its states as its sets happen to lie, anew in every process."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from operator import itemgetter
from typing import Any

SHIFT = 0


def ordered(table: Mapping[str, Any]) -> dict[str, Any]:
    """The same table with terminals and rules by name, and states as they are met from the beginning."""
    names: Mapping[int, str] = table["tokens"]
    number = {name: place for place, name in enumerate(sorted(names.values()))}
    states = {
        state: sorted(((number[names[token]], action) for token, action in actions.items()), key=itemgetter(0))
        for state, actions in table["states"].items()
    }
    place = _places(states, table["start_states"].values())
    return {
        "tokens": {place: name for name, place in number.items()},
        "states": {place[state]: {token: _moved(action, place) for token, action in states[state]} for state in place},
        **{
            ends: {rule: place[state] for rule, state in table[ends].items()} for ends in ("start_states", "end_states")
        },
    }


def _places(states: Mapping[int, list[tuple[int, Any]]], starts: Any) -> dict[int, int]:
    """The states in the order in which they are met, breadth first."""
    place: dict[int, int] = {}
    pending = deque(starts)
    while pending:
        state = pending.popleft()
        if state not in place:
            place[state] = len(place)
            pending.extend(there for _, (kind, there) in states[state] if kind == SHIFT)
    return place


def _moved(action: tuple[int, Any], place: Mapping[int, int]) -> tuple[int, Any]:
    kind, there = action
    return (kind, place[there]) if kind == SHIFT else action
