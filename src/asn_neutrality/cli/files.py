"""Opening files: every problem becomes a message, and no half-written file is left."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Iterator, Sequence
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

    A link stays a link, and a device or a pipe is written to: a file never takes its place. Lone surrogates, which
    stand for bytes that were not UTF-8, are written as JSON escapes.
    """
    if name is None or name == STANDARD:
        yield sys.stdout
        return
    target = target_of(name)
    draft = None if is_device(name) else target.with_name(f".{target.name}.{os.getpid()}.part")
    stream = _open_text(name, draft or Path(name), texts)
    try:
        with stream:
            yield stream
        if draft is not None:
            draft.replace(target)
    finally:
        if draft is not None:
            draft.unlink(missing_ok=True)


def _open_text(name: str, path: Path, texts: Texts) -> TextIO:
    try:
        if Path(name).is_dir():
            raise Refusal(texts("a-folder", name))
        return path.open("w", encoding="utf-8", errors="backslashreplace", newline="\n")
    except OSError:
        raise Refusal(texts("unwritable", name)) from None


def is_device(name: str) -> bool:
    """Whether what stands there is neither a file nor a folder."""
    try:
        mode = Path(name).stat().st_mode
    except OSError:
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)


def require_two_files(first: str | None, second: str | None, texts: Texts) -> None:
    """Refuse to write two outputs to one file, where the second would take the place of the first."""
    if first and second and _is_same(first, second):
        raise Refusal(texts("one-file", second))


def target_of(name: str) -> Path:
    """The file that a name leads to: a link stays a link."""
    return Path(os.path.realpath(name))


def require_kept_inputs(inputs: Iterable[str], output: str | None, texts: Texts) -> None:
    """Refuse to write over a file that is read."""
    if output and any(_is_same(file, output) for file in inputs):
        raise Refusal(texts("file-is-read", output))


def _is_same(first: str, second: str) -> bool:
    if STANDARD in {first, second} or is_device(first):
        return False
    return target_of(first) == target_of(second)
