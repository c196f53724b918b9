"""What the suite asks of an engine. Each is a file here that imports its package when it is given rules."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from importlib.metadata import PackageNotFoundError, version
from typing import Any, TypeVar

from attrs import define

from benchmarks.neutral.conditions import Record
from benchmarks.neutral.events import Columns
from benchmarks.neutral.rules import Rule
from benchmarks.part import Part

T = TypeVar("T")
THREADS = "BENCHMARK_THREADS"


def as_it_is(record: Record) -> Record:
    """For engines that take the record itself."""
    return record


@define(frozen=True)
class Prepared:
    """An engine with rules in it; what it cannot do is None.

    - ``one``: its answer to one event, which ``given`` has put into the form that the engine wants, and ``ids`` reads.
    - ``many``: its answer to a list of records.
    - ``ingest`` makes a table of columns, ``run`` judges it.
    - ``found``: what the answer of ``many`` or ``run`` says of the first so many events.
    """

    one: Callable[[Any], Any] | None = None
    given: Callable[[Record], Any] = as_it_is
    ids: Callable[[Any], Sequence[str]] = list
    many: Callable[[Sequence[Any]], Any] | None = None
    ingest: Callable[[Columns], Any] | None = None
    run: Callable[[Any], Any] | None = None
    found: Callable[[Any, int], Sequence[Sequence[str]]] | None = None


def able(way: T | None) -> T:
    """A way of judging that the engine has, since it says that it does this part."""
    if way is None:
        raise TypeError("the engine does not do what it says")
    return way


RECORDS = frozenset({Part.ONE, Part.LIST})
COLUMNS = frozenset({Part.LIST, Part.CODES})


@define(frozen=True)
class Peer:
    """An engine to compare with.

    ``packages`` are the distributions it needs, ``parts`` the ways it takes events; more rules than ``most`` are not
    worth waiting for; one that is ``threaded`` uses as many threads as it is told to.
    """

    name: str
    packages: tuple[str, ...]
    parts: frozenset[Part]
    prepare: Callable[[Sequence[Rule]], Prepared]
    note: str
    most: int = 1024
    threaded: bool = False

    @property
    def missing(self) -> tuple[str, ...]:
        """The distributions that are not installed."""
        return tuple(name for name in self.packages if installed(name) is None)


def threads() -> int:
    """How many threads an engine may use: as the suite said, else all processors."""
    return int(os.environ.get(THREADS, os.cpu_count() or 1))


def installed(package: str) -> str | None:
    """The version of an installed distribution."""
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def each(
    one: Callable[[Any], Any], given: Callable[[Record], Any] = as_it_is, ids: Callable[[Any], Sequence[str]] = list
) -> Prepared:
    """An engine that judges one record at a time, and a list of them one after the other."""
    return Prepared(
        one,
        given,
        ids,
        many=lambda records: [one(record) for record in records],
        found=lambda answers, number: [ids(answer) for answer in answers[:number]],
    )
