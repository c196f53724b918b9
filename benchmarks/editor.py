"""How fast an editor is answered: somebody types in the largest shipped pack. ``python -m benchmarks.editor``."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

from attrs import define, field

import asn_neutrality
from asn_neutrality.editor.completion import complete
from asn_neutrality.editor.problems import problems
from asn_neutrality.editor.workspace import Workspace, settle

PACKS = Path(asn_neutrality.__file__).parent / "packs"
TYPED = 120
RULES = ("larangan ", "izin ")
OTHERS = ("istilah ", "sumber ", "hukuman ")


@define
class Times:
    """Seconds that something took each time: as somebody waits, and of the processor alone."""

    waited: list[float] = field(factory=list)
    worked: list[float] = field(factory=list)

    def take(self, act: Callable[[], object]) -> None:
        """Do it once."""
        waited, worked = perf_counter(), process_time()
        act()
        self.waited.append(perf_counter() - waited)
        self.worked.append(process_time() - worked)

    def __str__(self) -> str:
        return f"{_words(self.waited)}; of the processor alone {_words(self.worked)}"


def largest() -> Path:
    """The largest shipped pack."""
    return max(PACKS.glob("*.larangan"), key=lambda path: path.stat().st_size)


def rows() -> list[tuple[str, str]]:
    """Median and worst of diagnostics and completion after one line changed, by where it is."""
    found = []
    for name, openings in (("a rule", RULES), ("a term, source or penalty", OTHERS)):
        told, offered = _typed(openings)
        found.append((f"diagnostics, a line of {name} changed", str(told)))
        found.append((f"completion, a line of {name} changed", str(offered)))
    return found


def _typed(openings: tuple[str, ...]) -> tuple[Times, Times]:
    """Diagnostics and completion, a letter put at the end of a word and taken away again in turn."""
    path = largest()
    text, name = path.read_text("utf-8"), str(path)
    workspace = Workspace()
    told, offered = Times(), Times()

    def change(changed: str) -> None:
        workspace.open(name, changed)
        problems(workspace, name)

    change(text)
    settle()
    for place in _places(text, openings):
        for changed in (text[:place] + "x" + text[place:], text):
            told.take(partial(change, changed))
        at = workspace.documents[name].lines.place(place)
        offered.take(partial(complete, workspace, name, at))
    return told, offered


def _places(text: str, openings: tuple[str, ...]) -> Iterator[int]:
    """Ends of words in declarations that begin so, the same in every run."""
    pieces = [(at, piece) for at, piece in _pieces(text) if piece.startswith(openings)]
    chosen = random.Random(1)
    for _ in range(TYPED):
        at, piece = chosen.choice(pieces)
        ends = [at + i for i in range(1, len(piece)) if piece[i - 1].isalpha() and not piece[i].isalnum()]
        yield chosen.choice(ends)


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    for piece in text.split("\n\n"):
        yield at, piece
        at += len(piece) + 2


def _words(seconds: list[float]) -> str:
    return f"median {1e3 * median(seconds):.1f} ms, worst {1e3 * max(seconds):.1f} ms"


if __name__ == "__main__":
    print(f"{largest().name}, {largest().stat().st_size / 1e3:.0f} kB")
    for row in rows():
        print(*row, sep=": ")
