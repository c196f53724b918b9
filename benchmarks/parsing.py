"""How fast rule files are read."""

from __future__ import annotations

from importlib import resources

from asn_neutrality.source.text import SourceText
from asn_neutrality.syntax.parse import parse
from benchmarks.clock import best_of


def rows() -> list[tuple[str, str]]:
    """Parsing all shipped packs, the grammar already built."""
    packs = resources.files("asn_neutrality") / "packs"
    files = [pack for pack in packs.iterdir() if pack.name.endswith(".larangan")]
    sources = [SourceText(pack.name, pack.read_text("utf-8")) for pack in files]
    size = sum(len(source.text.encode()) for source in sources)

    def parse_all() -> None:
        for source in sources:
            parse(source)

    parse_all()
    seconds = best_of(5, parse_all)
    return [(f"parsing {size / 1e3:.0f} kB of rule files", f"{size / 1e6 / seconds:.2f} MB/s")]
