"""The folder beside a result in which its parts wait for each other, and from which a broken-off run goes on."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from attrs import define

PLAN = "plan.json"
SUFFIX = ".arrows"


@define(frozen=True)
class Workshop:
    """The parts of one result. ``plan`` is all that the parts depend on: with another plan they are of no use."""

    folder: Path
    plan: Mapping[str, Any]

    @property
    def begun(self) -> bool:
        """Whether a run has left parts here."""
        return self.folder.exists()

    @property
    def fits(self) -> bool:
        """Whether the parts that are here are of this very plan."""
        try:
            found = json.loads((self.folder / PLAN).read_text("utf-8"))
        except (OSError, ValueError):
            return False
        return bool(found == json.loads(json.dumps(self.plan)))

    def begin(self) -> None:
        """Make the folder."""
        self.folder.mkdir()
        (self.folder / PLAN).write_text(json.dumps(self.plan, ensure_ascii=False), "utf-8")

    @property
    def parts(self) -> int:
        """How many parts are done."""
        return sum(1 for _ in self.folder.glob(f"*{SUFFIX}"))

    def part(self, number: int) -> Path:
        """Where the part of a piece goes."""
        return self.folder / f"{number:08}{SUFFIX}"

    def end(self) -> None:
        """Take the folder away."""
        shutil.rmtree(self.folder, ignore_errors=True)
