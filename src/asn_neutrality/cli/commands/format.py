"""``format``: rule files in canonical form."""

from __future__ import annotations

import sys
from difflib import unified_diff

import click

from asn_neutrality.cli.files import open_output
from asn_neutrality.cli.frame import WRONG, Command
from asn_neutrality.cli.rule_files import read_rules
from asn_neutrality.cli.texts import Texts
from asn_neutrality.syntax.format import format_file

NOT_CANONICAL = 1


def format_(texts: Texts) -> Command:
    """The command in the language of ``texts``."""

    def run(files: tuple[str, ...], write: bool, check: bool, diff: bool) -> int:
        if write + check + diff > 1:
            raise click.UsageError(texts("format-one-mode"), click.get_current_context())
        status = 0
        for name in files:
            found = read_rules(name, texts)
            if found is None:
                status = WRONG
                continue
            text, file = found
            formatted = format_file(file)
            if not (check or diff or write):
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
        ],
    )


def _tell(name: str, before: str, after: str, *, diff: bool) -> None:
    """Name the file, or show what changes in it."""
    if not diff:
        sys.stdout.write(f"{name}\n")
        return
    lines = before.splitlines(keepends=True), after.splitlines(keepends=True)
    sys.stdout.writelines(unified_diff(*lines, name, name))
