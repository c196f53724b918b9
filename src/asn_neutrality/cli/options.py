"""Options that several commands have."""

from __future__ import annotations

import click

from asn_neutrality.cli.inputs.reading import FORMATS
from asn_neutrality.cli.texts import Texts


def rules_option(texts: Texts) -> click.Option:
    """Which rules to judge by."""
    return click.Option(["--rules"], multiple=True, metavar="NAME|FILE", help=texts("rules"))


def presume_option(texts: Texts) -> click.Option:
    """Whether presumptions hold."""
    return click.Option(["--presume"], is_flag=True, help=texts("presume"))


def sheet_option(texts: Texts) -> click.Option:
    """The sheet of a workbook."""
    return click.Option(["--sheet"], metavar="NAME", help=texts("sheet"))


def map_option(texts: Texts) -> click.Option:
    """What columns and words of a register mean."""
    return click.Option(["--map", "map_file"], metavar="FILE", help=texts("map-option"))


def input_format_option(texts: Texts) -> click.Option:
    """The form of the input."""
    return click.Option(["--input-format"], type=click.Choice(FORMATS), help=texts("input-format"))
