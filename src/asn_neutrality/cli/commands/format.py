"""``format``: rule files in canonical form."""

from __future__ import annotations

import sys
from difflib import unified_diff
from pathlib import Path

import click

from asn_neutrality.cli.files import STANDARD, open_input, open_output
from asn_neutrality.cli.frame import WRONG, Command
from asn_neutrality.cli.texts import Texts
from asn_neutrality.domain.words import Language
from asn_neutrality.source.diagnostic import Diagnostic, Severity
from asn_neutrality.source.draw import draw
from asn_neutrality.source.files import read, read_bytes
from asn_neutrality.source.text import SourceText
from asn_neutrality.syntax.format import format_file
from asn_neutrality.syntax.parse import parse

NOT_CANONICAL = 1


def format_(texts: Texts) -> Command:
    """The command in the language of ``texts``."""

    def run(files: tuple[str, ...], write: bool, check: bool, diff: bool, translate: Language | None) -> int:
        if write + check + diff > 1:
            raise click.UsageError(texts("format-one-mode"), click.get_current_context())
        status = 0
        for name in files:
            text, diagnostics = _read(name, texts)
            formatted, problems = _format(text, translate)
            for diagnostic in (*diagnostics, *problems):
                sys.stderr.write(draw(diagnostic, texts.language) + "\n\n")
            if text is None or formatted is None:
                status = WRONG
            elif not (check or diff or write):
                sys.stdout.write(formatted)
            elif formatted != text.text:
                _tell(name, text.text, formatted, diff=diff)
                if write:
                    with open_output(name, texts) as stream:
                        stream.write(formatted)
                else:
                    status = max(status, NOT_CANONICAL)
        return status

    return Command(
        "format",
        callback=run,
        help=texts("format"),
        params=[
            click.Argument(["files"], nargs=-1, required=True, metavar="FILE..."),
            click.Option(["-i", "--write"], is_flag=True, help=texts("format-write")),
            click.Option(["--check"], is_flag=True, help=texts("format-check")),
            click.Option(["--diff"], is_flag=True, help=texts("format-diff")),
            click.Option(["--translate"], type=click.Choice(("id", "en")), help=texts("format-translate")),
        ],
    )


def _read(name: str, texts: Texts) -> tuple[SourceText | None, list[Diagnostic]]:
    if name != STANDARD:
        return read(Path(name))
    with open_input(name, texts) as stream:
        return read_bytes(name, stream.read())


def _format(text: SourceText | None, translate: Language | None) -> tuple[str | None, list[Diagnostic]]:
    """The canonical form, or None where the file does not parse."""
    if text is None:
        return None, []
    file, problems = parse(text)
    if any(problem.severity is Severity.ERROR for problem in problems):
        return None, problems
    return format_file(file, translate), problems


def _tell(name: str, before: str, after: str, *, diff: bool) -> None:
    """Name the file, or show what changes in it."""
    if not diff:
        sys.stdout.write(f"{name}\n")
        return
    lines = before.splitlines(keepends=True), after.splitlines(keepends=True)
    sys.stdout.writelines(unified_diff(*lines, name, name))
