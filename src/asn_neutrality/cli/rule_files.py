"""Rule files as the commands that rewrite them read them."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from asn_neutrality.cli.files import STANDARD, open_input
from asn_neutrality.cli.texts import Texts
from asn_neutrality.source.diagnostic import Diagnostic, Severity
from asn_neutrality.source.draw import draw
from asn_neutrality.source.files import read, read_bytes
from asn_neutrality.source.text import SourceText
from asn_neutrality.syntax import ast
from asn_neutrality.syntax.parse import parse


def read_rules(name: str, texts: Texts) -> tuple[SourceText, ast.File] | None:
    """A rule file, or standard input for ``-``, and its tree; None where it does not parse, which is then told."""
    text, diagnostics = _read(name, texts)
    if text is None:
        _tell(diagnostics, texts)
        return None
    file, problems = parse(text)
    _tell([*diagnostics, *problems], texts)
    return None if any(problem.severity is Severity.ERROR for problem in problems) else (text, file)


def _read(name: str, texts: Texts) -> tuple[SourceText | None, list[Diagnostic]]:
    if name != STANDARD:
        return read(Path(name))
    with open_input(name, texts) as stream:
        return read_bytes(name, stream.read())


def _tell(diagnostics: Iterable[Diagnostic], texts: Texts) -> None:
    for diagnostic in diagnostics:
        sys.stderr.write(draw(diagnostic, texts.language) + "\n\n")
