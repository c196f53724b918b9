"""``analyze``: what a rule set says that nobody meant, and what it leaves out."""

from __future__ import annotations

import json
import sys
from typing import Literal, assert_never

import click

from asn_neutrality.analysis.remarks.remark import RemarkKind
from asn_neutrality.cli.frame import Command
from asn_neutrality.cli.texts import Texts
from asn_neutrality.explain.remarks import FEW
from asn_neutrality.judge import Analysis
from asn_neutrality.pipeline import analyze as analyze_rules
from asn_neutrality.pipeline import load

TOO_LARGE = 1  # exit status: some question was not answered in full
Form = Literal["text", "md", "html", "json"]
FORMS: tuple[Form, ...] = ("text", "md", "html", "json")


def analyze(texts: Texts) -> Command:
    """The command in the language of ``texts``."""

    def run(rules: tuple[str, ...], kinds: tuple[str, ...], every: bool, form: Form) -> int:
        found = analyze_rules(load(*rules), kinds)
        few = None if every or kinds else FEW
        sys.stdout.write(_told(found, form, texts, few).rstrip("\n") + "\n")
        return TOO_LARGE if found.too_large else 0

    names = [kind.value for kind in RemarkKind]
    return Command(
        "analyze",
        callback=run,
        help=texts("analyze"),
        params=[
            click.Argument(["rules"], nargs=-1, metavar="[NAME|FILE]..."),
            click.Option(["--kind", "kinds"], multiple=True, type=click.Choice(names), help=texts("analyze-kind")),
            click.Option(["--all", "every"], is_flag=True, help=texts("analyze-all")),
            click.Option(["--format", "form"], type=click.Choice(FORMS), default="text", help=texts("analyze-format")),
        ],
    )


def _told(found: Analysis, form: Form, texts: Texts, few: int | None) -> str:
    match form:
        case "text":
            return found.explain(texts.language, few=few)
        case "md" | "html":
            return found.explain(texts.language, form, few=few)
        case "json":
            return json.dumps(found.to_dict(), ensure_ascii=False, indent=2)
    assert_never(form)
