"""Files by address, as the protocol names them, and by path."""

from __future__ import annotations

import re

from pygls.uris import from_fs_path, to_fs_path

FILE = "file:"
ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")  # longer than the letter of a drive


def name_of(uri: str) -> str:
    """The path of a file; of a text that is none the address itself."""
    return (to_fs_path(uri) or uri) if uri.startswith(FILE) else uri


def uri_of(name: str) -> str:
    """The address of a path; a text that is no file is named by its address already."""
    return name if ADDRESS.match(name) else (from_fs_path(name) or name)
