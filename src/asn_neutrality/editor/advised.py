"""Advice that was given before and still holds while one goes on typing."""

from __future__ import annotations

from attrs import define, evolve

from asn_neutrality.editor.document import Document
from asn_neutrality.editor.places import Edit, Place, Range
from asn_neutrality.editor.problems import Problem


@define(frozen=True, eq=False)
class Advised:
    """A version of a document and what was advised about it."""

    document: Document
    problems: tuple[Problem, ...]

    def still(self, document: Document) -> list[Problem]:
        """What was advised about declarations that have not changed, at their places now."""
        starts = {id(piece): start for piece, start in zip(document.pieces.pieces, document.pieces.starts, strict=True)}
        found = []
        for problem in self.problems:
            piece, before = self.document.piece_at(self.document.offset(problem.range.start))
            now = starts.get(id(piece))
            if now is not None:
                # Pieces begin with a line, so that only lines move.
                lines = document.lines.place(now).line - self.document.lines.place(before).line
                found.append(_moved(problem, lines))
        return found


def _moved(problem: Problem, lines: int) -> Problem:
    mend = problem.mend
    if mend is not None:
        mend = evolve(mend, edit=Edit(_range(mend.edit.range, lines), mend.edit.text))
    return evolve(problem, range=_range(problem.range, lines), mend=mend)


def _range(range_: Range, lines: int) -> Range:
    start, end = range_.start, range_.end
    return Range(Place(start.line + lines, start.character), Place(end.line + lines, end.character))
