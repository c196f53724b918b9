"""On what stored data depends, as hashes in hexadecimal: the code of the stages with the grammar, and the packs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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
def of_code() -> str:
    """The hash of the code that runs: the same for a wheel and for the checkout from which it was built.

    ``OSError`` where there is no code to be seen.
    """
    return _of_code_now()


def code_changed() -> bool:
    """Whether the files are no longer those of the code that runs."""
    return of_code() != _of_code_now()


def of_packs() -> str:
    """The hash of the shipped packs as they are now."""
    return _hash(_files(package().joinpath(PACKS), PACKS, (".larangan", ".toml")))


def _of_code_now() -> str:
    stages = [list(_files(package().joinpath(stage), stage, (".py", ".toml"))) for stage in STAGES]
    if not all(stages):
        raise FileNotFoundError("code without source")
    return _hash([(VERSION, grammar()), *(file for stage in stages for file in stage)])


def _hash(files: Iterable[tuple[str, Traversable]]) -> str:
    found = sha256()
    for name, file in files:
        content = file.read_bytes()
        found.update(f"{name} {len(content)}\n".encode())
        found.update(content)
    return found.hexdigest()


def _files(folder: Traversable, name: str, endings: tuple[str, ...]) -> Iterator[tuple[str, Traversable]]:
    """The files in a folder and those in it, by name."""
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        if item.name.endswith(endings):
            yield f"{name}/{item.name}", item
        elif "." not in item.name and item.name != "__pycache__" and item.is_dir():
            yield from _files(item, f"{name}/{item.name}", endings)
