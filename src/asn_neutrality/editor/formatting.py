"""The canonical form of a document, as an edit."""

from __future__ import annotations

from asn_neutrality.editor.document import Document
from asn_neutrality.editor.places import Edit
from asn_neutrality.syntax.format import format_file
from asn_neutrality.syntax.parse import parse


def formatting(document: Document) -> list[Edit]:
    """The lines that change, as one edit; nothing where the document does not parse or is canonical."""
    if any(piece.diagnostics for piece in document.pieces.pieces):
        return []
    file, _ = parse(document.pieces.source)
    before, after = document.text, format_file(file)
    if before == after:
        return []
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    first = next(
        (i for i, pair in enumerate(zip(old, new, strict=False)) if pair[0] != pair[1]), min(len(old), len(new))
    )
    rest = zip(reversed(old[first:]), reversed(new[first:]), strict=False)
    last = next((i for i, pair in enumerate(rest) if pair[0] != pair[1]), min(len(old), len(new)) - first)
    start = len("".join(old[:first]))
    end = len(before) - len("".join(old[len(old) - last :]))
    return [Edit(document.lines.range(start, end), "".join(new[first : len(new) - last]))]
