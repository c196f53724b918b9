"""``schema``: the JSON Schemas of records, verdicts, incidents, receipts and analyses."""

from __future__ import annotations

import json
import sys
from typing import Literal

import click

from asn_neutrality.checker.schema import record_schema
from asn_neutrality.cli.frame import Command
from asn_neutrality.cli.options import rules_option
from asn_neutrality.cli.texts import Texts
from asn_neutrality.explain.schema import result_schema
from asn_neutrality.pipeline import load

Of = Literal["record", "verdict", "incident", "receipt", "incident-receipt", "analysis", "difference", "register"]
KINDS: tuple[Of, ...] = (
    "record",
    "verdict",
    "incident",
    "receipt",
    "incident-receipt",
    "analysis",
    "difference",
    "register",
)


def schema(texts: Texts) -> Command:
    """The command in the language of ``texts``."""

    def run(rules: tuple[str, ...], of: Of) -> int:
        # Only the schema of a record depends on the rules.
        made = record_schema(load(*rules).vocabulary, texts.language) if of == "record" else result_schema(of)
        sys.stdout.write(json.dumps(made, ensure_ascii=False, indent=2) + "\n")
        return 0

    kind = click.Option(["--of"], type=click.Choice(KINDS), default="record", help=texts("schema-of"))
    return Command("schema", callback=run, help=texts("schema"), params=[rules_option(texts), kind])
