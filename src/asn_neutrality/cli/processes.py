"""Processes that do the pieces of one run."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from threading import Thread


@contextmanager
def pool_of(jobs: int, begin: Callable[..., object], *given: object) -> Iterator[ProcessPoolExecutor]:
    """So many processes, each of which begins with this; when broken off, what is not begun is not done."""
    # Each process begins anew: a copy of this one would share locks with threads that it does not have.
    with ProcessPoolExecutor(jobs, get_context("spawn"), begin, given) as pool:
        try:
            yield pool
        except BaseException:
            pool.shutdown(wait=True, cancel_futures=True)
            raise


def stand_by() -> None:
    """Be one of these processes. Ctrl-C is for the process that waits, which lets pieces be finished."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_leave_with_parent, daemon=True).start()


def _leave_with_parent() -> None:
    """A process that nobody waits for any more ends."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
