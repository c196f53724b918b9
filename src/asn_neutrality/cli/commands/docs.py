"""``docs``: rule packs as pages that a lawyer reads."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Literal

import click

from asn_neutrality.cli.files import open_output
from asn_neutrality.cli.frame import Command, Refusal
from asn_neutrality.cli.options import rules_option
from asn_neutrality.cli.texts import OPTION, Texts
from asn_neutrality.domain.words import Language
from asn_neutrality.pages import write_pages
from asn_neutrality.pipeline import load


def docs(texts: Texts) -> Command:
    """The command in the language of ``texts``."""

    def run(out: str, rules: tuple[str, ...], both: Literal["both"] | None) -> int:
        languages: tuple[Language, ...] = ("id", "en") if both else (texts.language,)
        pages = write_pages(load(*rules), languages)
        for name, text in pages.items():
            _write(Path(out, name), text, texts)
        sys.stderr.write(texts.counted("docs-done", len(pages), out) + "\n")
        return 0

    # `--lang id` and `--lang en` were taken from the arguments before: they choose the language of everything.
    both = click.Option([OPTION, "both"], type=click.Choice(("id", "en", "both")), help=texts("docs-lang"))
    return Command(
        "docs",
        callback=run,
        help=texts("docs"),
        params=[click.Argument(["out"], metavar="OUT"), rules_option(texts), both],
    )


def _write(path: Path, text: str, texts: Texts) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise Refusal(texts("unwritable", str(path.parent))) from None
    with open_output(str(path), texts) as stream:
        stream.write(text)
