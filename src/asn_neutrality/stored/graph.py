"""Frozen data as columns of numbers and back: one column per field of a class, filled by loops that run in C.

Data is values (``None``, truth, whole numbers, texts, days, members of enumerations), containers, and instances of
attrs classes of this library. What is one object stays one object, and what are two stay two. Classes are known by
name, so only the code that wrote something may read it: see ``fingerprint``.
"""

from __future__ import annotations

import gc
from array import array
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from enum import Enum
from importlib import import_module
from itertools import islice, repeat
from typing import Any, cast

import attrs

from asn_neutrality.stored.columns import Columns

PACKAGE = "asn_neutrality."
FIXED: tuple[Any, ...] = (None, True, False)
Fill = Callable[[Iterator[Any]], Any]


class UnknownShapeError(TypeError):
    """Data of a shape that is not stored."""


# -- Writing -----------------------------------------------------------------------------------------------------------


def write(root: object, given: Mapping[int, str], columns: Columns) -> dict[str, Any]:
    """Add what hangs on ``root`` to the columns; the header that ``read`` needs.

    ``given`` are objects by ``id`` that the reader has already, under these names.
    """
    return _Writer(given, columns).write(root)


class _Writer:
    def __init__(self, given: Mapping[int, str], columns: Columns) -> None:
        self.given = given
        self.columns = columns
        self.kept: list[object] = []  # so that no id is used twice
        self.depth: dict[int, int] = {}
        self.groups: dict[tuple[int, str], list[object]] = defaultdict(list)
        self.values: dict[tuple[str, object], None] = {}

    def write(self, root: object) -> dict[str, Any]:
        self._visit(root)
        header, place = self._values()
        batches = []
        for (_, kind), group in sorted(self.groups.items(), key=lambda item: item[0]):
            batches.append([kind, len(group), *self._batch(kind, group, place)])
            for each in group:
                place[id(each)] = len(place)
        return {**header, "batches": batches, "root": self._place(root, place)}

    def _visit(self, root: object) -> None:
        """Find every object, children first, and how deep each is."""
        stack = [root]
        while stack:
            each = stack[-1]
            if id(each) in self.depth:
                stack.pop()
                continue
            kind = _kind_of(type(each))
            if id(each) in self.given or kind in VALUES:
                stack.pop()
                self._see(each, kind)
                continue
            parts = _parts(each, kind)
            unseen = [part for part in parts if id(part) not in self.depth]
            if unseen:
                stack.extend(unseen)
                continue
            stack.pop()
            self.kept.append(each)
            self.depth[id(each)] = depth = 1 + max((self.depth[id(part)] for part in parts), default=0)
            self.groups[depth, kind].append(each)

    def _see(self, each: object, kind: str) -> None:
        self.kept.append(each)
        self.depth[id(each)] = 0
        if id(each) not in self.given and kind != "fixed":
            self.values.setdefault((kind, each))

    def _values(self) -> tuple[dict[str, Any], dict[Any, int]]:
        """The header of the values, and the place of each."""
        names = sorted(self.given.values())
        place: dict[Any, int] = {("given", name): number for number, name in enumerate(names)}
        place.update({("fixed", each): len(place) + number for number, each in enumerate(FIXED)})
        header: dict[str, Any] = {"given": names}
        for kind, (tell, _) in VALUES.items():
            if kind == "fixed":
                continue
            found = [value for of, value in self.values if of == kind]
            header[kind] = [tell(value) for value in found]
            start = len(place)
            place.update({(kind, value): start + number for number, value in enumerate(found)})
        return header, place

    def _place(self, each: object, place: Mapping[Any, int]) -> int:
        if id(each) in self.given:
            return place["given", self.given[id(each)]]
        kind = _kind_of(type(each))
        return place[kind, each] if kind in VALUES else place[id(each)]

    def _batch(self, kind: str, group: Sequence[Any], place: Mapping[Any, int]) -> list[Any]:
        """Write a batch; what its header says beside kind and number."""
        if kind == ARRAY:
            for each in group:
                self.columns.put(each)
            return [list(map(len, group))]
        parts = [[self._place(part, place) for part in _parts(each, kind)] for each in group]
        if kind in CONTAINERS:
            self.columns.put(map(len, parts))
            for each in parts:
                self.columns.put(each)
            return [sum(map(len, parts))]
        for column in zip(*parts, strict=True):
            self.columns.put(column)
        return [list(_fields(type(group[0])))]


def _kind_of(kind: type) -> str:
    """What the instances of a class are written as."""
    found = _KINDS.get(kind)
    if found is None:
        found = _KINDS[kind] = _name_of(kind)
    return found


def _name_of(kind: type) -> str:
    if kind in (type(None), bool):
        return "fixed"
    if kind in PLAIN:
        return kind.__name__
    if issubclass(kind, Enum):
        return "enum"
    if attrs.has(kind) and kind.__module__.startswith(PACKAGE):
        return f"{kind.__module__.removeprefix(PACKAGE)}:{kind.__qualname__}"
    raise UnknownShapeError(f"{kind.__module__}.{kind.__qualname__}")


def _parts(each: Any, kind: str) -> Sequence[object]:
    """What an object is made of, in the order in which it is written."""
    if kind == ARRAY:
        return ()
    if kind == "dict":
        return [part for pair in each.items() for part in pair]
    if kind == "frozenset":
        return sorted(each, key=lambda part: (str(type(part)), part.name if isinstance(part, Enum) else part))
    if kind in CONTAINERS:
        return list(each)
    return [getattr(each, name) for name in _fields(type(each))]


def _fields(kind: type) -> tuple[str, ...]:
    found = _FIELDS.get(kind)
    if found is None:
        found = _FIELDS[kind] = tuple(field.name for field in attrs.fields(cast("type[attrs.AttrsInstance]", kind)))
    return found


# -- Reading -----------------------------------------------------------------------------------------------------------


@contextmanager
def _without_collection() -> Iterator[None]:
    """Objects that are made by the ten thousand, and stay: looking for those that nobody holds takes longer."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


@_without_collection()
def read(header: Mapping[str, Any], given: Callable[[str], object], columns: Columns) -> Any:
    """The root that was written; ``given`` finds, by name, what was given to the writer."""
    values: list[Any] = [*map(given, header["given"]), *FIXED]
    for kind, (_, make) in VALUES.items():
        if kind != "fixed":
            values += map(make, header[kind])
    for kind, number, told in header["batches"]:
        if kind == ARRAY:
            values += map(columns.take, told)
        elif kind in CONTAINERS:
            lengths = columns.take(number)
            parts = map(values.__getitem__, columns.take(told))
            values += _containers(CONTAINERS[kind], lengths, parts)
        else:
            values += _instances(_class(kind), number, told, values, columns)
    return values[header["root"]]


def _containers(fill: Fill, lengths: Iterable[int], parts: Iterator[Any]) -> list[Any]:
    return [fill(islice(parts, length)) for length in lengths]


def _pairs(parts: Iterator[Any]) -> dict[Any, Any]:
    return dict(zip(parts, parts, strict=True))


def _instances(kind: type, number: int, fields: Iterable[str], values: list[Any], columns: Columns) -> list[Any]:
    """Instances without calling their ``__init__``: what was written was already made by it once."""
    made: list[object] = list(map(object.__new__, repeat(kind, number)))
    for name in fields:
        column = map(values.__getitem__, columns.take(number))
        deque(map(object.__setattr__, made, repeat(name), column), maxlen=0)
    return made


def _class(kind: str) -> type:
    """The attrs class of a name; only of this library."""
    module, _, name = kind.partition(":")
    found: type = getattr(import_module(PACKAGE + module), name)
    if not attrs.has(found):
        raise UnknownShapeError(kind)
    return found


def _tell_member(member: Any) -> list[str]:
    kind = type(member)
    return [kind.__module__.removeprefix(PACKAGE), kind.__qualname__, member.name]


def _member(told: Sequence[str]) -> Any:
    module, kind, name = told
    return getattr(import_module(PACKAGE + module), kind)[name]


def _same(value: Any) -> Any:
    return value


# How a value is told in JSON, and made again. Numbers are in hexadecimal, which has no longest.
VALUES: Mapping[str, tuple[Callable[[Any], Any], Callable[[Any], Any]]] = {
    "fixed": (_same, _same),
    "int": (lambda number: f"{number:x}", lambda told: int(told, 16)),
    "str": (_same, _same),
    "date": (date.toordinal, date.fromordinal),
    "enum": (_tell_member, _member),
}
CONTAINERS: Mapping[str, Fill] = {"tuple": tuple, "list": list, "frozenset": frozenset, "dict": _pairs}
ARRAY = "array"  # of numbers from 0 to 2**32 - 1
PLAIN = frozenset({int, str, date, tuple, list, frozenset, dict, array})

_KINDS: dict[type, str] = {}
_FIELDS: dict[type, tuple[str, ...]] = {}
