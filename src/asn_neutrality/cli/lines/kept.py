"""Results written piece by piece: what is there already is gone on with, and a file has its name when it is whole."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from attrs import asdict, define

from asn_neutrality.cli.batch import Counts

JOURNAL = "journal.jsonl"


@define(frozen=True)
class Progress:
    """How far a run has come: pieces that are done, the lengths of what was written, and what became of records."""

    pieces: int = 0
    weight: int = 0
    lengths: tuple[int, ...] = (0, 0)
    judged: int = 0
    refused: int = 0
    outcomes: tuple[str, ...] = ()

    def after(self, weight: int, lengths: Sequence[int], counts: Counts) -> Progress:
        """One piece later."""
        outcomes = tuple(sorted({*self.outcomes, *counts.outcomes}))
        return Progress(
            self.pieces + 1,
            self.weight + weight,
            tuple(lengths),
            self.judged + counts.judged,
            self.refused + counts.refused,
            outcomes,
        )

    @property
    def counts(self) -> Counts:
        """What became of all records so far."""
        return Counts(self.judged, self.refused, set(self.outcomes))


class Draft:
    """A file that is being written, cut to the length that is known to be good."""

    def __init__(self, target: Path, draft: Path, length: int) -> None:
        self._target = target
        self._draft = draft
        self._stream = draft.open("r+b" if length else "wb")
        self._stream.truncate(length)
        self._stream.seek(length)
        self.length = length

    def write(self, text: str) -> None:
        """Add a text, which is in the file when this returns."""
        self.length += self._stream.write(text.encode("utf-8", "backslashreplace"))
        self._stream.flush()

    def finish(self) -> None:
        """Give the file its name."""
        self._stream.close()
        self._draft.replace(self._target)

    def close(self) -> None:
        """Leave it for a run that goes on."""
        self._stream.close()


def read_progress(folder: Path) -> Progress:
    """How far the run has come whose journal is in a folder; nothing where none can be read."""
    found = Progress()
    try:
        lines = (folder / JOURNAL).read_text("utf-8").splitlines(keepends=True)
    except OSError:
        return found
    for line in lines:
        if not line.endswith("\n"):
            break
        given = json.loads(line)
        found = Progress(**{**given, "lengths": tuple(given["lengths"]), "outcomes": tuple(given["outcomes"])})
    return found


def note(folder: Path, progress: Progress) -> None:
    """Write down how far the run has come, after what it tells of has been written."""
    with (folder / JOURNAL).open("a", encoding="utf-8") as journal:
        journal.write(json.dumps(asdict(progress)) + "\n")
