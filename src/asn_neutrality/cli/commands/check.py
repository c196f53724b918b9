"""``check``: what is wrong with rule packs or files."""

from __future__ import annotations

import sys

import click

from asn_neutrality.cli.frame import WRONG, Command
from asn_neutrality.cli.texts import Texts
from asn_neutrality.pipeline import check as check_rules
from asn_neutrality.source.diagnostic import Severity
from asn_neutrality.source.draw import draw


def check(texts: Texts) -> Command:
    """The command in the language of ``texts``."""

    def run(rules: tuple[str, ...]) -> int:
        diagnostics = check_rules(*rules)
        for diagnostic in diagnostics:
            sys.stdout.write(draw(diagnostic, texts.language) + "\n\n")
        errors = sum(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)
        said = texts("check-bad", errors) if errors else texts("check-good", ", ".join(rules))
        sys.stderr.write(said + "\n")
        return WRONG if errors else 0

    argument = click.Argument(["rules"], nargs=-1, required=True, metavar="NAME|FILE...")
    return Command("check", callback=run, help=texts("check"), params=[argument])
