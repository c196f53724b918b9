"""Puts what is kept of the shipped packs into the wheel: compiled rule sets, trees, and the parse table."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PLACE = "asn_neutrality/stored/shipped"
# In a process of its own, so that what is built does not depend on what the builder has imported, or on its hashes.
SEAL = """
import sys
from pathlib import Path
from asn_neutrality.pipeline import seal

for name, content in seal():
    Path(sys.argv[1], name).write_bytes(content)
"""


class KeptRules(BuildHookInterface):  # type: ignore[type-arg]
    """Runs for wheels; a checkout that is installed editable keeps things in the user's cache."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Seal what is kept and add it to the wheel."""
        if version != "standard":
            return
        self._folder = TemporaryDirectory()
        environment = os.environ | {
            "PYTHONPATH": str(Path(self.root, "src")),
            "PYTHONHASHSEED": "0",
            "PYTHONDONTWRITEBYTECODE": "1",
            "ASN_NEUTRALITY_NO_CACHE": "1",
        }
        subprocess.run([sys.executable, "-c", SEAL, self._folder.name], env=environment, check=True)  # noqa: S603
        sealed = sorted(Path(self._folder.name).iterdir())
        build_data["force_include"] |= {str(path): f"{PLACE}/{path.name}" for path in sealed}

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Nothing of it is left behind."""
        if version == "standard":
            self._folder.cleanup()
