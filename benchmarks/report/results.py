"""Results of all parts, in a file from which the page can be written again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from attrs import asdict, define, evolve, field

from benchmarks.measure.figure import Figure, read_figure
from benchmarks.part import Part
from benchmarks.report.conditions import Conditions


@define(frozen=True)
class Measured:
    """One part: figures of engines, named seconds, and what is told in words."""

    conditions: Conditions
    figures: tuple[Figure, ...] = ()
    seconds: Mapping[str, float] = field(factory=dict)
    told: Mapping[str, str] = field(factory=dict)


@define(frozen=True)
class Results:
    """What each part measured last."""

    parts: Mapping[str, Measured] = field(factory=dict)

    def with_part(self, name: str, measured: Measured) -> Results:
        """With this part measured anew."""
        return evolve(self, parts={**self.parts, name: measured})

    @property
    def processors(self) -> int:
        """Of the machine."""
        return max((part.conditions.processors for part in self.parts.values()), default=1)

    def figure(self, engine: str, part: Part, rules: int, threads: int, *, missing: bool = True) -> Figure | None:
        """The figure of an engine, where it has times."""
        wanted = (engine, part, rules, threads, missing)
        for each in self.figures(part):
            if (each.engine, each.part, each.rules, each.threads, each.missing) == wanted and each.seconds:
                return each
        return None

    def figures(self, part: Part) -> tuple[Figure, ...]:
        """All figures of a part, those without times included."""
        measured = self.parts.get(part.value)
        return measured.figures if measured else ()

    def seconds(self, part: str, name: str) -> float | None:
        """Named seconds of a part."""
        measured = self.parts.get(part)
        return measured.seconds.get(name) if measured else None


def write(results: Results, file: Path) -> None:
    """Keep the results; one line for each figure."""
    parts = {
        name: {
            "conditions": asdict(part.conditions),
            "seconds": dict(part.seconds),
            "told": dict(part.told),
            "figures": [figure.to_dict() for figure in part.figures],
        }
        for name, part in results.parts.items()
    }
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(parts, ensure_ascii=False, indent=1) + "\n", "utf-8")


def read(file: Path) -> Results:
    """The results kept in a file; none where there is no file."""
    if not file.exists():
        return Results()
    return Results({name: _measured(raw) for name, raw in json.loads(file.read_text("utf-8")).items()})


def _measured(raw: Mapping[str, Any]) -> Measured:
    figures = tuple(map(read_figure, raw["figures"]))
    return Measured(Conditions(**raw["conditions"]), figures, raw["seconds"], raw["told"])
