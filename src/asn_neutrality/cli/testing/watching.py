"""Files watched by the time they were last written: no library is needed for a handful of them."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from asn_neutrality.pipeline import SUFFIX

PAUSE = 0.2  # seconds between two looks

State = dict[Path, tuple[int, int]]


def changes(names: Sequence[str], pause: Callable[[float], None] = time.sleep) -> Iterator[None]:
    """Once at the beginning, and again after each change of the rule files named or beside them.

    A change is told when two looks one after the other see the same: a file that is just being written is
    first emptied, and what it says in between is nobody's rule.
    """
    before = _state(names)
    yield
    while True:
        pause(PAUSE)
        now = _state(names)
        if now == before:
            continue
        before = _settled(names, now, pause)
        yield


def _settled(names: Sequence[str], seen: State, pause: Callable[[float], None]) -> State:
    """The state that is still the same after a pause."""
    while True:
        pause(PAUSE)
        now = _state(names)
        if now == seen:
            return now
        seen = now


def _state(names: Sequence[str]) -> State:
    """The files that matter with time and size; one that is not there, or not now, is left out."""
    found: State = {}
    for name in names:
        path = Path(name)
        if path.suffix == SUFFIX or path.is_file():
            for each in (path, *path.parent.glob(f"*{SUFFIX}")):
                try:
                    stat = each.stat()
                except OSError:
                    continue
                found[each] = (stat.st_mtime_ns, stat.st_size)
    return found
