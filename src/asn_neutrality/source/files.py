"""Rule files from disk, as text with its line ends normalised. Never raises."""

from __future__ import annotations

from codecs import BOM_UTF8
from os import PathLike
from pathlib import Path

from asn_neutrality.source.diagnostic import Diagnostic
from asn_neutrality.source.text import SourceText, Span

LARGEST = 5_000_000  # bytes; the whole law is some hundred thousand
REASONS = {
    "missing": ("tidak ada", "there is none"),
    "folder": ("itu folder", "it is a folder"),
    "refused": ("sistem menolaknya", "the system refuses"),
    "large": (f"lebih besar dari {LARGEST // 1_000_000} MB", f"it is larger than {LARGEST // 1_000_000} MB"),
}


def read(path: str | PathLike[str]) -> tuple[SourceText | None, list[Diagnostic]]:
    """The text of a file, or why it has none."""
    name = str(path)
    try:
        with Path(path).open("rb") as stream:
            content = stream.read(LARGEST + 1)
    except FileNotFoundError:
        return None, [_unreadable(name, "missing")]
    except IsADirectoryError:
        return None, [_unreadable(name, "folder")]
    except (OSError, ValueError):
        # Elsewhere than on Unix a folder is one that may not be read.
        return None, [_unreadable(name, "folder" if Path(path).is_dir() else "refused")]
    return read_bytes(name, content)


def read_bytes(name: str, content: bytes) -> tuple[SourceText | None, list[Diagnostic]]:
    """The text of these bytes: UTF-8 without NUL; a byte order mark is dropped, line ends become ``\\n``."""
    if len(content) > LARGEST:
        return None, [_unreadable(name, "large")]
    content = content.removeprefix(BOM_UTF8)
    try:
        text = _unix_lines(content.decode("utf-8"))
    except UnicodeDecodeError as error:
        return None, [_not_utf8(name, content, error.start)]
    source = SourceText(name, text)
    nul = text.find("\0")
    if nul >= 0:
        return None, [Diagnostic("S006", Span(source, nul, nul + 1))]
    return source, []


def _not_utf8(name: str, content: bytes, offset: int) -> Diagnostic:
    """Points at the first bad byte. The text shown takes each bad byte for the Latin-1 letter it most likely is."""
    before = _unix_lines(content[:offset].decode("utf-8"))
    rest = _unix_lines(content[offset:].decode("latin-1"))
    source = SourceText(name, before + rest.partition("\n")[0])
    return Diagnostic("S005", Span(source, len(before), len(before) + 1), {"byte": f"0x{content[offset]:02X}"})


def _unix_lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _unreadable(name: str, reason: str) -> Diagnostic:
    indonesian, english = REASONS[reason]
    return Diagnostic("S001", None, {"file": name, "reason_id": indonesian, "reason_en": english}, where=name)
