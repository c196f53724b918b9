"""All that the results of a run depend on: parts that another plan left behind are of no use."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from asn_neutrality.cli.files import target_of
from asn_neutrality.domain.packs import RuleSet
from asn_neutrality.version import VERSION


def plan_of(rules: RuleSet, files: Iterable[str], map_file: str | None, **options: object) -> Mapping[str, Any]:
    """The library, the text of the packs, the options, and the files as they are now."""
    stats = [(str(target_of(file)), Path(file).stat()) for file in files]
    return {
        "version": VERSION,
        "packs": {pack.name: pack.source.sha256 for pack in rules.packs.values()},
        "map": sha256(Path(map_file).read_bytes()).hexdigest() if map_file else None,
        "files": [[name, stat.st_size, stat.st_mtime_ns] for name, stat in stats],
        **options,
    }
