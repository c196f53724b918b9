"""What is wrong with a document, found again at every keystroke: only what changed is read again."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define

from asn_neutrality.checker.again import OF_NAMES, check_again, shows, stands_alone
from asn_neutrality.checker.rule_sets import Linked, link
from asn_neutrality.editor.document import Document
from asn_neutrality.pipeline import shipped
from asn_neutrality.source.diagnostic import Diagnostic
from asn_neutrality.syntax import ast
from asn_neutrality.syntax.pieces import Piece


@define(frozen=True, eq=False)
class Checked:
    """A document, the packs it was checked with, and what was found in it.

    ``standing`` are its pieces, each broken one replaced by what stood there when it was last whole. ``linked`` is of
    the time when all was last read together; ``fresh`` says whether that is now.
    """

    document: Document
    around: tuple[Document, ...]
    linked: Linked
    found: tuple[Diagnostic, ...]
    standing: tuple[Piece, ...]
    fresh: bool


def check_document(document: Document, around: Sequence[Document], before: Checked | None = None) -> Checked:
    """The document checked; from what was found before, where that still holds."""
    if before is not None and _same(around, before.around):
        again = _check_changed(document, before)
        if again is not None:
            return again
    files = (document.file, *(each.file for each in around))
    linked = link(files, (document.pack,) if document.pack else (), shipped())
    found = tuple(told for told in linked.found if told.span is not None and document.has(told.span))
    return Checked(document, tuple(around), linked, found, document.pieces.pieces, fresh=True)


def _same(around: Sequence[Document], before: Sequence[Document]) -> bool:
    return len(around) == len(before) and all(one is other for one, other in zip(around, before, strict=True))


def _check_changed(document: Document, before: Checked) -> Checked | None:
    """From the pieces that changed alone; None where others may mean something else now."""
    pieces = document.pieces.pieces
    if len(pieces) != len(before.standing) or before.document.name != document.name:
        return None
    changed = {place for place, piece in enumerate(pieces) if piece is not before.document.pieces.pieces[place]}
    found = list(before.found)
    standing = list(before.standing)
    for place in changed:
        old, new = before.standing[place], pieces[place]
        if not _may_change(old, new, found):
            return None
        found = [told for told in found if told.span is None or told.span.source is not old.source]
        if new.declarations:
            told_now = check_again(new.declarations[0], document.pack, before.linked)
            if told_now is None:
                return None
            found += told_now
            standing[place] = new
    # Of a broken piece nothing but its syntax is told, though what it was still stands for the others.
    kept = (told for told in found if told.span is not None and document.has(told.span))
    return Checked(document, before.around, before.linked, tuple(kept), tuple(standing), fresh=False)


def _may_change(old: Piece, new: Piece, found: Sequence[Diagnostic]) -> bool:
    """Whether the others mean the same with the new piece as with the old, and nothing is found about its name."""
    if any(_about_name(told, old) for told in found):
        return False
    match old.declarations, new.declarations:
        case ((one,), (other,)):
            return stands_alone(one, other)
        case ((one,), ()):
            return stands_alone(one, one) and _opening(old) == _opening(new) and not _blamed(one, old, found)
        case ((), ()):
            return _opening(old) == _opening(new)
        case _:
            return False


def _blamed(declaration: ast.Declaration, piece: Piece, found: Sequence[Diagnostic]) -> bool:
    """Whether what is found elsewhere may rest on a declaration: then its last whole form does not stand for it."""
    return shows(declaration) and any(told.span is None or told.span.source is not piece.source for told in found)


def _about_name(told: Diagnostic, piece: Piece) -> bool:
    own = told.span is not None and told.span.source is piece.source
    related = any(span.source is piece.source for span in told.related)
    return (own and told.code in OF_NAMES) or (related and not own)


def _opening(piece: Piece) -> list[str]:
    """The keyword and the name that a piece begins with."""
    return piece.source.text.split(maxsplit=2)[:2]
