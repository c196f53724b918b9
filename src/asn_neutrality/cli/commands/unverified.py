"""``unverified``: what nobody has checked against the official text, and what to check first."""

from __future__ import annotations

import json
import sys

import click

from asn_neutrality.analysis.unverified import unverified as find_unverified
from asn_neutrality.cli.frame import Command
from asn_neutrality.cli.texts import Texts
from asn_neutrality.explain.checklist import checklist_text, checklist_to_list
from asn_neutrality.pipeline import load


def unverified(texts: Texts) -> Command:
    """The command in the language of ``texts``."""

    def run(rules: tuple[str, ...], as_json: bool) -> int:
        loaded = load(*rules)
        found = find_unverified(loaded)
        if as_json:
            sys.stdout.write(json.dumps(checklist_to_list(found), ensure_ascii=False, indent=2) + "\n")
        else:
            sys.stdout.write(checklist_text(found, loaded, texts.language) + "\n")
        return 0

    argument = click.Argument(["rules"], nargs=-1, metavar="[NAME|FILE]...")
    as_json = click.Option(["--json", "as_json"], is_flag=True, help=texts("as-json"))
    return Command("unverified", callback=run, help=texts("unverified"), params=[argument, as_json])
