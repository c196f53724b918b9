"""Everything of one kind that a node holds, in a tree as written or as meant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

D = TypeVar("D")
PLACES = {"span", "source"}  # a text, not a part of what it says


def walk(node: object, kind: type[D]) -> Iterator[D]:
    """The node and its parts that are of the kind, in written order."""
    if isinstance(node, kind):
        yield node
    if isinstance(node, tuple):
        for part in node:
            yield from walk(part, kind)
    elif isinstance(node, Mapping):
        for part in node.values():
            yield from walk(part, kind)
    elif hasattr(node, "__attrs_attrs__"):
        for attribute in node.__attrs_attrs__:
            part = getattr(node, attribute.name)
            if attribute.name not in PLACES or not hasattr(part, "text" if attribute.name == "source" else "start"):
                yield from walk(part, kind)
