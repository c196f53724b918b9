"""What a run is to do: its pieces."""

from __future__ import annotations

import io
from collections.abc import Container, Iterator, Sequence
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from asn_neutrality import backends
from asn_neutrality.cli.frame import Refusal
from asn_neutrality.cli.inputs.reading import InputFormat, form_of, read_items
from asn_neutrality.cli.maps.table_map import TableMap
from asn_neutrality.cli.stream.worker import Task
from asn_neutrality.cli.stream.workshop import Workshop
from asn_neutrality.cli.texts import Texts
from asn_neutrality.source.diagnostic import Diagnostic
from asn_neutrality.source.draw import draw

if TYPE_CHECKING:
    from asn_neutrality.backends.tables import TableJudge


class Headings:
    """What the columns of a file may be."""

    def __init__(self, judge: TableJudge, table_map: TableMap | None) -> None:
        self._judge = judge
        self._map = table_map

    @property
    def known(self) -> Container[str]:
        """The headings that a file may have."""
        return self._map or self._judge.program.source.vocabulary.facts

    def flaws(self, names: list[str]) -> list[Diagnostic]:
        """What is wrong with columns of these headings."""
        meant = names if self._map is None else backends.translated.facts_of(names, self._map)
        return self._judge.flaws(meant)


def tasks_of(
    files: Sequence[str], form: InputFormat | None, workshop: Workshop, headings: Headings, texts: Texts
) -> Iterator[Task]:
    """The pieces of all files, each with the place of its part."""
    numbers = count()
    for file in files:
        try:
            for task in _tasks(file, form, headings, texts):
                yield Task(task.piece, workshop.part(next(numbers)), task.form, task.header)
        except (OSError, ValueError):
            raise Refusal(texts("unreadable", file)) from None


def _tasks(file: str, form: InputFormat | None, headings: Headings, texts: Texts) -> Iterator[Task]:
    nowhere = Path()
    layout = backends.pieces.layout_of(file)
    if layout is not backends.pieces.Layout.LINES:
        _require_facts(file, headings.flaws(backends.pieces.columns_of(file, layout)), texts)
        yield from (Task(piece, nowhere) for piece in backends.pieces.pieces_of(file, layout))
        return
    start, first = _first_line(file)
    found = form or form_of(file, first.decode("utf-8-sig", "replace"))
    size = Path(file).stat().st_size
    if found == "json" or not first.strip():
        yield Task(backends.pieces.Piece(file, layout, 0, size, 1, size), nowhere, found)
        return
    header = b""
    if found == "csv":
        header = first if first.endswith(b"\n") else first + b"\n"
        items = list(read_items(file, io.BytesIO(header), headings.known, "csv"))
        _require_facts(file, [flaw for item in items for flaw in item.refused], texts)
        _require_facts(file, headings.flaws(_names(header, headings.known)), texts)
        start += len(first)
    yield from (Task(piece, nowhere, found, header) for piece in backends.pieces.pieces_of(file, layout, start))


def _first_line(file: str) -> tuple[int, bytes]:
    """Where the first line that is not blank begins, and that line."""
    with Path(file).open("rb") as stream:
        start = 0
        for line in stream:
            if line.strip():
                return start, line
            start += len(line)
        return 0, b""


def _names(header: bytes, known: Container[str]) -> list[str]:
    """The columns of a CSV header, from a row in which every cell is the name of its column."""
    (item,) = read_items("", io.BytesIO(header + header), known, "csv")
    return [str(name) for name in item.raw] if isinstance(item.raw, dict) else []


def _require_facts(file: str, flaws: Sequence[Diagnostic], texts: Texts) -> None:
    if flaws:
        raise Refusal("\n".join([file, *(draw(flaw, texts.language) for flaw in flaws)]))
