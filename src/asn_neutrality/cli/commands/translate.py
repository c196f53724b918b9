"""``translate``: a rule file with the keywords of the other language."""

from __future__ import annotations

import sys

import click

from asn_neutrality.cli.files import open_output
from asn_neutrality.cli.frame import WRONG, Command
from asn_neutrality.cli.rule_files import read_rules
from asn_neutrality.cli.texts import Texts
from asn_neutrality.domain.words import Language
from asn_neutrality.syntax.format import format_file, language_of


def translate(texts: Texts) -> Command:
    """The command in the language of ``texts``."""

    def run(file: str, to: Language | None, write: bool) -> int:
        found = read_rules(file, texts)
        if found is None:
            return WRONG
        _, tree = found
        translated = format_file(tree, to or ("id" if language_of(tree) == "en" else "en"))
        if write:
            with open_output(file, texts) as stream:
                stream.write(translated)
        else:
            sys.stdout.write(translated)
        return 0

    return Command(
        "translate",
        callback=run,
        help=texts("translate"),
        params=[
            click.Argument(["file"], metavar="FILE"),
            click.Option(["--to"], type=click.Choice(("id", "en")), help=texts("translate-to")),
            click.Option(["-i", "--write"], is_flag=True, help=texts("format-write")),
        ],
    )
