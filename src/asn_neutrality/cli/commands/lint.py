"""``lint``: advice on how rule files are written, and certain mends."""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

import click

from asn_neutrality.cli.files import open_output
from asn_neutrality.cli.frame import Command
from asn_neutrality.cli.texts import Texts
from asn_neutrality.lint.fixing import mended
from asn_neutrality.lint.linting import NAMES
from asn_neutrality.pipeline import lint as lint_rules
from asn_neutrality.source.catalogue import entry
from asn_neutrality.source.diagnostic import Diagnostic
from asn_neutrality.source.draw import draw

ADVICE = 1


def lint(texts: Texts) -> Command:
    """The command in the language of ``texts``."""

    def run(rules: tuple[str, ...], fix: bool, only: tuple[str, ...], ignore: tuple[str, ...]) -> int:
        asked = [name for name in only or NAMES if name not in ignore]
        remarks = lint_rules(*rules, asked=asked)
        if fix:
            fixed = sum(_fix(name, remarks, texts) for name in rules if Path(name).is_file())
            if fixed:
                remarks = lint_rules(*rules, asked=asked)
            sys.stderr.write(texts.counted("lint-fixed", fixed) + "\n")
        for remark in remarks:
            sys.stdout.write(draw(remark, texts.language) + "\n\n")
        sys.stderr.write((texts("lint-bad", len(remarks), _counted(remarks)) if remarks else texts("lint-good")) + "\n")
        return ADVICE if remarks else 0

    names, all_of = click.Choice(NAMES), ", ".join(NAMES)
    return Command(
        "lint",
        callback=run,
        help=texts("lint"),
        params=[
            click.Argument(["rules"], nargs=-1, metavar="[NAME|FILE]..."),
            click.Option(["--fix"], is_flag=True, help=texts("lint-fix")),
            click.Option(["--only"], type=names, multiple=True, help=texts("lint-only"), metavar="RULE"),
            click.Option(["--ignore"], type=names, multiple=True, help=texts("lint-ignore", all_of), metavar="RULE"),
        ],
    )


def _fix(name: str, remarks: list[Diagnostic], texts: Texts) -> int:
    """Mend one file; how much was."""
    own = [told for told in remarks if told.span is not None and told.span.source.name == name]
    if not own or own[0].span is None:
        return 0
    text, count = mended(own[0].span.source.text, own)
    if count:
        with open_output(name, texts) as stream:
            stream.write(text)
    return count


def _counted(remarks: list[Diagnostic]) -> str:
    """How often each rule remarks, most often first."""
    counts: dict[str, int] = defaultdict(int)
    for told in remarks:
        counts[entry(told.code).name] += 1
    return ", ".join(f"{name} {count}" for name, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
