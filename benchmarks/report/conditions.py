"""Under which conditions something was measured."""

from __future__ import annotations

import os
import platform
from datetime import UTC, datetime
from pathlib import Path

from attrs import define

from asn_neutrality.version import VERSION
from benchmarks.peers import PEERS
from benchmarks.peers.prepared import installed


@define(frozen=True)
class Conditions:
    """The day, the machine, how busy it was when measuring began, and the versions."""

    day: str
    processor: str
    processors: int
    memory: str
    system: str
    python: str
    load: float  # processes that wanted to run, on average over the last minute
    versions: dict[str, str]


def conditions() -> Conditions:
    """Those of now."""
    packages = sorted({package for peer in PEERS for package in peer.packages}, key=str.lower)
    versions = {package: found for package in packages if (found := installed(package)) is not None}
    return Conditions(
        day=datetime.now(UTC).date().isoformat(),
        processor=_processor(),
        processors=os.cpu_count() or 1,
        memory=f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.0f} GiB",
        system=f"{platform.system()} {platform.machine()}",
        python=f"{platform.python_implementation()} {platform.python_version()}",
        load=round(os.getloadavg()[0], 1),
        versions={"asn-neutrality": VERSION, **versions},
    )


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        lines = []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.processor() or "unknown processor")
