"""What everything stored depends on, as one hash: the code of the stages, the grammar and the packs."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from asn_neutrality.source.place import package
from asn_neutrality.version import VERSION

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

# From text to program; what comes after only asks.
STAGES = ("source", "logic", "stored", "syntax", "domain", "checker", "ir", "symbolic")
PACKS = "packs"
GRAMMAR = "larangan.lark"


def grammar() -> Traversable:
    """The grammar: beside the parser in a wheel, at the top level of a checkout."""
    shipped = package().joinpath("syntax", GRAMMAR)
    return shipped if shipped.is_file() else Path(__file__).parents[3].joinpath("grammar", GRAMMAR)


@cache
def fingerprint() -> str:
    """The hash, in hexadecimal: the same for a wheel and for the checkout from which it was built."""
    found = sha256(VERSION.encode())
    for name, file in _files():
        content = file.read_bytes()
        found.update(f"\n{name} {len(content)}\n".encode())
        found.update(content)
    return found.hexdigest()


def _files() -> Iterator[tuple[str, Traversable]]:
    yield GRAMMAR, grammar()
    for folder in (*STAGES, PACKS):
        yield from sorted(_text_files(package().joinpath(folder), folder), key=lambda pair: pair[0])


def _text_files(folder: Traversable, name: str) -> Iterator[tuple[str, Traversable]]:
    for item in folder.iterdir():
        if item.name.endswith((".py", ".larangan", ".toml")):
            yield f"{name}/{item.name}", item
        elif "." not in item.name and item.name != "__pycache__" and item.is_dir():
            yield from _text_files(item, f"{name}/{item.name}")
