"""Where the files of the package lie: in a folder, or in a zip file from which it is run."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


def package() -> Traversable:
    """The folder of the package."""
    folder = Path(__file__).parents[1]
    if folder.is_dir():
        return folder
    from importlib.resources import files  # noqa: PLC0415 - slow to import, and needed in zip files only

    return files("asn_neutrality")
