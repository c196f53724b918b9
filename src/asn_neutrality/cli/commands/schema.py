"""``schema``: the JSON Schema of a record."""

from __future__ import annotations

import json
import sys

from asn_neutrality.checker.schema import record_schema
from asn_neutrality.cli.frame import Command
from asn_neutrality.cli.options import rules_option
from asn_neutrality.cli.texts import Texts
from asn_neutrality.pipeline import load


def schema(texts: Texts) -> Command:
    """The command in the language of ``texts``."""

    def run(rules: tuple[str, ...]) -> int:
        made = record_schema(load(*rules).vocabulary, texts.language)
        sys.stdout.write(json.dumps(made, ensure_ascii=False, indent=2) + "\n")
        return 0

    return Command("schema", callback=run, help=texts("schema"), params=[rules_option(texts)])
