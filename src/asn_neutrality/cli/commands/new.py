"""``new``: a first rule file of one's own."""

from __future__ import annotations

import re
import sys
from importlib.resources import files
from pathlib import Path

import click

from asn_neutrality.cli.files import open_output
from asn_neutrality.cli.frame import Command, Refusal
from asn_neutrality.cli.texts import Texts
from asn_neutrality.pipeline import SUFFIX, shipped
from asn_neutrality.syntax.keywords import RESERVED

TEMPLATE = "edaran_contoh"
NAME = re.compile("[a-z][a-z0-9_]*")


def new(texts: Texts) -> Command:
    """The command in the language of ``texts``."""

    def run(name: str) -> int:
        path = Path(f"{name.removesuffix(SUFFIX)}{SUFFIX}")
        _require_free(name, path, texts)
        template = files("asn_neutrality.cli").joinpath("new", f"{TEMPLATE}.{texts.language}{SUFFIX}")
        with open_output(str(path), texts) as stream:
            stream.write(template.read_text(encoding="utf-8").replace(TEMPLATE, path.stem))
        sys.stdout.write(texts("new-next", path) + "\n")
        return 0

    return Command("new", callback=run, help=texts("new"), params=[click.Argument(["name"], metavar="NAME")])


def _require_free(name: str, path: Path, texts: Texts) -> None:
    """Refuse a name that no pack can have, that of a shipped pack, and a file that is there."""
    if path.parent != Path() or not NAME.fullmatch(path.stem) or path.stem in RESERVED:
        raise Refusal(texts("new-bad-name", name))
    if path.stem in shipped():
        raise Refusal(texts("new-shipped", path.stem))
    if path.exists():
        raise Refusal(texts("new-exists", path))
