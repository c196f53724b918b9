"""Ordering what depends on what, and finding the circles that prevent it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

Circle = tuple[str, ...]


def order(graph: Mapping[str, Sequence[str]]) -> tuple[list[str], list[Circle]]:
    """The nodes with those they depend on first, else as given; and the circles, each from its first node met.

    Names outside the graph are passed over.
    """
    done: dict[str, None] = {}
    circles: list[Circle] = []
    for root in graph:
        _visit(root, graph, done, circles)
    return list(done), circles


def walk(circle: Circle) -> str:
    """A circle from its first name back to it."""
    return " -> ".join((*circle, circle[0]))


def _visit(root: str, graph: Mapping[str, Sequence[str]], done: dict[str, None], circles: list[Circle]) -> None:
    if root in done:
        return
    path = {root: iter(graph[root])}
    while path:
        node = next(reversed(path))
        following = next(path[node], None)
        if following is None:
            del path[node]
            done[node] = None
        elif following in path:
            walked = list(path)
            circles.append(tuple(walked[walked.index(following) :]))
        elif following in graph and following not in done:
            path[following] = iter(graph[following])
