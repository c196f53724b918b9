"""Labels as meant, and those made from a name where none is given."""

from __future__ import annotations

from asn_neutrality.domain.words import Label
from asn_neutrality.syntax import ast
from asn_neutrality.syntax.keywords import KEYWORDS, VALUES

SPELLINGS = {word.id: Label(word.id, word.en) for word in (*KEYWORDS, *VALUES)}


def label(written: ast.Label) -> Label:
    """The label as written."""
    return Label(written.id, written.en)


def label_or_none(written: ast.Label | None) -> Label | None:
    """The label, where there is one."""
    return None if written is None else label(written)


def label_or_name(written: ast.Label | None, name: str) -> Label:
    """The label, or else the name with blanks for its underscores."""
    return Label(name.replace("_", " ")) if written is None else label(written)


def title(written: ast.Title | None, name: str) -> Label:
    """The words after ``judul``, or else the name."""
    return label_or_name(None if written is None else written.label, name)


def keyword_label(word: str) -> Label:
    """A keyword of the language as a label in both languages."""
    return SPELLINGS[word]
