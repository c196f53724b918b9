"""Files watched by the time they were last written: no library is needed for a handful of them."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from asn_neutrality.pipeline import SUFFIX

PAUSE = 0.2  # seconds between two looks

State = dict[Path, tuple[int, int]]


def changes(names: Sequence[str], pause: Callable[[float], None] = time.sleep) -> Iterator[None]:
    """Once at the beginning, and again after each change of the rule files named or beside them."""
    before: State | None = None
    while True:
        now = _state(names)
        if now != before:
            before = now
            yield
        else:
            pause(PAUSE)


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
