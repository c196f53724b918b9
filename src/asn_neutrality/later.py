"""Names of a package that are imported when first asked for (PEP 562): a program pays for what it uses."""

from __future__ import annotations

import sys
from importlib import import_module

TYPE_CHECKING = False  # as in the front page of the package: every import here is paid by everybody

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping


def names(package: str, places: Mapping[str, Iterable[str]]) -> Callable[[str], object]:
    """The ``__getattr__`` of a package for names by the module they are in; ``other as name`` is ``other`` there."""
    known: dict[str, tuple[str, str]] = {}
    for module, held in places.items():
        for each in held:
            there, _, here = each.partition(" as ")
            known[here or there] = (module, there)

    def find(name: str) -> object:
        if name not in known:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        module, there = known[name]
        found = getattr(import_module(module), there)
        setattr(sys.modules[package], name, found)
        return found

    return find


def modules(package: str, held: Iterable[str]) -> Callable[[str], object]:
    """The ``__getattr__`` of a package for its own modules."""
    known = frozenset(held)

    def find(name: str) -> object:
        if name not in known:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        return import_module(f"{package}.{name}")

    return find
