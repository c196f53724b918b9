"""What a build adds to the files as they are: the loops in C, and what is kept of the shipped packs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

LOOPS = "asn_neutrality/native"
PLACE = "asn_neutrality/stored/shipped"
# In a process of its own, so that what is built does not depend on what the builder has imported, or on its hashes.
SEAL = """
import sys
from pathlib import Path
from asn_neutrality.pipeline import seal

for name, content in seal():
    Path(sys.argv[1], name).write_bytes(content)
"""


class Additions(BuildHookInterface):  # type: ignore[type-arg]  # generic to type checkers only
    """Runs for wheels and for checkouts installed editable, whose loops stand among the sources they are made of.

    A checkout keeps rules in the user's cache.
    """

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make what is added, and name it."""
        self._folder = TemporaryDirectory()
        made = Path(self._folder.name)
        loops = compiled_loops(Path(self.root), made) if "ASN_NEUTRALITY_PURE" not in os.environ else None
        if version != "standard":
            if loops is not None:
                put(loops, Path(self.root, "src", LOOPS))
            return
        if loops is not None:
            build_data["force_include"][str(loops)] = f"{LOOPS}/{loops.name}"
            build_data["pure_python"] = False
            build_data["infer_tag"] = True
        sealed = made / "sealed"
        sealed.mkdir()
        environment = os.environ | {
            "PYTHONPATH": str(Path(self.root, "src")),
            "PYTHONHASHSEED": "0",
            "PYTHONDONTWRITEBYTECODE": "1",
            "ASN_NEUTRALITY_NO_CACHE": "1",
        }
        subprocess.run([sys.executable, "-c", SEAL, str(sealed)], env=environment, check=True)  # noqa: S603 - the program is above
        build_data["force_include"] |= {str(path): f"{PLACE}/{path.name}" for path in sorted(sealed.iterdir())}

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002 - hatchling's
        """Nothing of it is left behind."""
        self._folder.cleanup()


def put(path: Path, folder: Path) -> None:
    """A copy in a folder, in place of what is there: whoever runs that keeps it."""
    beside = folder / f"{path.name}.new"
    shutil.copy2(path, beside)
    beside.replace(folder / path.name)


def compiled_loops(root: Path, made: Path) -> Path | None:
    """The loops in C, compiled; None where that cannot be done, and the library does without."""
    try:
        from setuptools import Distribution, Extension  # noqa: PLC0415 - a builder without it builds without loops
        from setuptools.command.build_ext import build_ext  # noqa: PLC0415 - the same
    except ImportError:
        return None
    sources = [str(path) for path in sorted((root / "src" / LOOPS).glob("*.c"))]
    options = ["/O2"] if os.name == "nt" else ["-O3", "-std=c11", "-Wall", "-Wextra"]
    loops = Extension(f"{LOOPS.replace('/', '.')}._native", sources, extra_compile_args=options)
    command = build_ext(Distribution({"name": "loops", "ext_modules": [loops]}))
    command.build_lib, command.build_temp = str(made), str(made / "objects")
    try:
        command.ensure_finalized()
        command.run()
    except Exception as error:  # noqa: BLE001 - compilers fail in ways of their own
        sys.stderr.write(f"asn-neutrality is built without its loops in C: {error}\n")
        return None
    return made / command.get_ext_filename(loops.name)
