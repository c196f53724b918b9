"""Short forms for tests of text and tree."""

from __future__ import annotations

from pathlib import Path

from asn_neutrality.source.diagnostic import Diagnostic
from asn_neutrality.source.text import SourceText
from asn_neutrality.syntax import ast
from asn_neutrality.syntax.parse import parse

FIXTURES = Path(__file__).parents[1] / "fixtures"
ROOT = Path(__file__).parents[2]


def read(text: str) -> tuple[ast.File, list[Diagnostic]]:
    """The tree of a text and what is wrong with it."""
    return parse(SourceText("uji.larangan", text))


def tree(text: str) -> ast.File:
    """The tree of a text that must be right."""
    file, diagnostics = read(text)
    assert not diagnostics, diagnostics
    return file


def only(text: str) -> ast.Declaration:
    """The one declaration of a text that must be right."""
    (declaration,) = tree(text).declarations
    return declaration


def wrong(text: str) -> Diagnostic:
    """The one diagnostic of a text."""
    _, (diagnostic,) = read(text)
    return diagnostic


def marked(diagnostic: Diagnostic) -> str:
    """The text a diagnostic points at."""
    assert diagnostic.span is not None
    return diagnostic.span.source.text[diagnostic.span.start : diagnostic.span.end]


def fixture() -> str:
    """A file in which everything the language has occurs, comments in all places."""
    return (FIXTURES / "perahu.larangan").read_text("utf-8")
