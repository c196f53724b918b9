"""The canonical text of a tree."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from asn_neutrality.syntax import ast
from asn_neutrality.syntax.comments import place
from asn_neutrality.syntax.declarations import Declarations
from asn_neutrality.syntax.inline import Inline, Language
from asn_neutrality.syntax.layout import leaves, render


def format_file(file: ast.File, language: Language | None = None) -> str:
    """The file in canonical form, with the comments of the text it was read from.

    Keywords are written in ``language``, by default that of the header. Of a text with syntax errors the tree lacks
    the broken declarations, so format only what was parsed without diagnostics.
    """
    written = language or language_of(file)
    lay = Declarations(written)
    layouts = [lay.declaration(declaration) for declaration in file.declarations]
    text = file.span.source.text
    placed = place(text, (leaf for layout in layouts for leaf in leaves(layout)))
    blocks = [render(layout, placed.by_leaf) for layout in layouts]
    lines: list[str] = []
    for i, block in enumerate(blocks):
        if i and _apart(file.declarations[i - 1 : i + 1], blocks[i - 1 : i + 1], text):
            lines.append("")
        lines += block
    if placed.last:
        lines += ["", *placed.last] if lines else placed.last
    return "".join(f"{line}\n" for line in _trimmed(lines))


def format_condition(condition: ast.Condition, language: Language) -> str:
    """A condition on one line."""
    return Inline(language).condition(condition)


def _apart(declarations: Sequence[ast.Declaration], blocks: Sequence[Sequence[str]], text: str) -> bool:
    """Whether a blank line goes between two declarations: none between one-line neighbours of one kind.

    One that the author put between those stays.
    """
    (first, second), (above, below) = declarations, blocks
    if type(first) is not type(second) or len(above) > 1 or len(below) > 1:
        return True
    gap = text[first.span.end : second.span.start].split("\n")[1:-1]
    return any(not line.strip() for line in gap)


def language_of(file: ast.File) -> Language:
    """The language that the header names; Indonesian where it names none."""
    headers = [declaration for declaration in file.declarations if isinstance(declaration, ast.Package)]
    clauses = [clause for header in headers for clause in header.clauses if isinstance(clause, ast.Language)]
    return "en" if clauses and clauses[0].code == "en" else "id"


def _trimmed(lines: Sequence[str]) -> list[str]:
    """The lines without trailing blanks, and never two empty ones in a row or one at either end."""
    stripped = [line.rstrip() for line in lines]
    kept = [line for above, line in pairwise(["", *stripped]) if line or above]
    return kept[:-1] if kept and not kept[-1] else kept
