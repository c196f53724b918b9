"""Opening files: every problem becomes a message, and no half-written file is left."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TextIO

from asn_neutrality.cli.frame import Refusal
from asn_neutrality.cli.texts import Texts

STANDARD = "-"


def require_files(names: Sequence[str], texts: Texts) -> None:
    """Refuse to begin where a file to read is not there."""
    for name in names:
        if name != STANDARD:
            with open_input(name, texts):
                pass


@contextmanager
def open_input(name: str, texts: Texts) -> Iterator[BinaryIO]:
    """The bytes of a file, or of standard input for ``-``."""
    if name == STANDARD:
        yield sys.stdin.buffer
        return
    try:
        stream = Path(name).open("rb")  # noqa: SIM115 - closed below; here only opening may fail
    except FileNotFoundError:
        raise Refusal(texts("no-file", name)) from None
    except IsADirectoryError:
        raise Refusal(texts("a-folder", name)) from None
    except OSError:
        raise Refusal(texts("unreadable", name)) from None
    with stream:
        yield stream


@contextmanager
def open_output(name: str | None, texts: Texts) -> Iterator[TextIO]:
    """A file that appears under its name only when all is written; without a name standard output.

    Lone surrogates, which stand for bytes that were not UTF-8, are written as JSON escapes.
    """
    if name is None or name == STANDARD:
        yield sys.stdout
        return
    target = Path(name)
    draft = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        if target.is_dir():
            raise Refusal(texts("a-folder", name))
        stream = draft.open("w", encoding="utf-8", errors="backslashreplace", newline="\n")
    except OSError:
        raise Refusal(texts("unwritable", name)) from None
    try:
        with stream:
            yield stream
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
