"""Where sealed files lie: first beside this module, where a wheel brings them, then in the user's cache.

Reading and keeping never fail: a cache that cannot be read or written is no cache.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from asn_neutrality.source.place import package
from asn_neutrality.stored import graph
from asn_neutrality.stored.columns import Columns, seal, unseal
from asn_neutrality.stored.fingerprint import code_changed, of_code
from asn_neutrality.version import VERSION

FOLDER = "shipped"
SUFFIX = ".sealed"
SWITCH = "ASN_NEUTRALITY_NO_CACHE"
UNREADABLE = (
    ArithmeticError,
    AttributeError,
    ImportError,
    LookupError,
    MemoryError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
)


def read(name: str, given: Callable[[str], object], *, also: str = "") -> Any | None:
    """What is kept under a name, None where that is nothing or not of the code that runs.

    ``also`` is on what else it depends: nothing kept under another is read.
    """
    for place in (_shipped, _cached):
        with suppress(*UNREADABLE):
            content = place(name)
            found = None if content is None else unseal(_key(name, also), content)
            if found is not None:
                header, columns = found
                return graph.read(header, given, columns)
    return None


def keep(name: str, root: object, given: Mapping[int, str], *, also: str = "") -> None:
    """Put data on the user's shelf, in place of what was there under the name; where that may not be, do nothing."""
    folder = _cache()
    with suppress(*UNREADABLE):
        if folder is not None and not code_changed():
            _write(folder, name, sealed(name, root, given, also=also))


def keeps() -> bool:
    """Whether there is a user's shelf: without one nobody need make ready what is to be put on it."""
    return _cache() is not None


def sealed(name: str, root: object, given: Mapping[int, str], *, also: str = "") -> bytes:
    """The bytes under which data is kept."""
    columns = Columns()
    header = graph.write(root, given, columns)
    return seal(_key(name, also), header, columns)


def _key(name: str, also: str) -> str:
    return f"{name} {of_code()} {also}"


# -- Places ------------------------------------------------------------------------------------------------------------


def _shipped(name: str) -> bytes | None:
    file = package().joinpath("stored", FOLDER, name + SUFFIX)
    return file.read_bytes() if file.is_file() else None


def _cached(name: str) -> bytes | None:
    folder = _cache()
    return None if folder is None else _own(folder / (name + SUFFIX))


def _cache() -> Path | None:
    """The folder of this version in the user's cache; None where there is to be none."""
    if os.environ.get(SWITCH):
        return None
    with suppress(RuntimeError):
        return _caches() / "asn-neutrality" / VERSION
    return None


def _caches() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    chosen = Path(os.environ.get("XDG_CACHE_HOME") or "")
    return chosen if chosen.is_absolute() else Path.home() / ".cache"


def _own(path: Path) -> bytes:
    """A file of the cache; ``OSError`` where somebody else could have written it."""
    with path.open("rb") as stream:
        for state in (os.fstat(stream.fileno()), path.parent.stat()):
            if hasattr(os, "getuid") and (state.st_uid != os.getuid() or state.st_mode & 0o022):
                raise PermissionError(path)
        return stream.read()


def _write(folder: Path, name: str, content: bytes) -> None:
    """Whoever reads meanwhile sees the old file or the new one, whole."""
    from tempfile import mkstemp  # noqa: PLC0415 - slow to import, and rarely needed

    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, temporary = mkstemp(dir=folder)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        Path(temporary).replace(folder / (name + SUFFIX))
    except OSError:
        Path(temporary).unlink(missing_ok=True)
        raise
