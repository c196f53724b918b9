"""``test``: the examples of rule packs, and those whose finding is another than they state."""

from __future__ import annotations

import sys

import click

from asn_neutrality.cli.frame import WRONG, Command
from asn_neutrality.cli.texts import Texts
from asn_neutrality.judge import ExampleResult
from asn_neutrality.pipeline import compile_rules, load


def examples(texts: Texts) -> Command:
    """The command in the language of ``texts``."""

    def run(rules: tuple[str, ...]) -> int:
        results = compile_rules(load(*rules)).run_examples()
        failed = [result for result in results if not result.passed]
        for result in failed:
            sys.stdout.write(_difference(result) + "\n\n")
        said = texts("test-bad", len(results), len(failed)) if failed else texts("test-good", len(results))
        sys.stderr.write(said + "\n")
        return WRONG if failed else 0

    argument = click.Argument(["rules"], nargs=-1, metavar="[NAME|FILE]...")
    return Command("test", callback=run, help=texts("test"), params=[argument])


def _difference(result: ExampleResult) -> str:
    """The example's place, rule and title, then what it states and what is found, as in a diff."""
    example, finding = result.example, result.finding
    stated = " ".join(part for part in (example.finding.value, example.by) if part)
    found = " ".join((finding.status.value, *finding.excused_by))
    return f"{example.span}: {result.rule}: {example.title}\n- {stated}\n+ {found}"
