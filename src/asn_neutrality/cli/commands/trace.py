"""``trace``: from the items of sources to rules, and back."""

from __future__ import annotations

import json
import sys

import click

from asn_neutrality.analysis.trace import trace as trace_rules
from asn_neutrality.cli.frame import Command
from asn_neutrality.cli.texts import Texts
from asn_neutrality.explain.tracing import trace_text, trace_to_dict
from asn_neutrality.pipeline import load


def trace(texts: Texts) -> Command:
    """The command in the language of ``texts``."""

    def run(rules: tuple[str, ...], as_json: bool) -> int:
        loaded = load(*rules)
        found = trace_rules(loaded)
        if as_json:
            sys.stdout.write(json.dumps(trace_to_dict(found), ensure_ascii=False, indent=2) + "\n")
        else:
            sys.stdout.write(trace_text(found, loaded, texts.language) + "\n")
        return 0

    argument = click.Argument(["rules"], nargs=-1, metavar="[NAME|FILE]...")
    as_json = click.Option(["--json", "as_json"], is_flag=True, help=texts("as-json"))
    return Command("trace", callback=run, help=texts("trace"), params=[argument, as_json])
